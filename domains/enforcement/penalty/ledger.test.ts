import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import xlsx from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { orderFaults } from '../../../engine/allow.ts'
import type { CaseState, Value, Values } from '../../../engine/define.ts'
import { creditCheck, personCheck } from '../../../engine/identifiers.ts'
import { contributions, lineage, measuresOf, percent } from '../../../engine/measure.ts'
import { parseValue, plain } from '../../../engine/parse.ts'
import { person, story } from '../../../platform/testing/index.ts'
import penalty from './index.ts'

const clerk = person('孙丙', ['clerk'])
const leader = person('李丁', ['leader'])

const column = (id: string, raw: unknown): Value => {
  const field = penalty.record.fields[id]
  if (!field) throw new Error(`no field '${id}'`)
  const one = parseValue(field, raw)
  if ('fault' in one) throw new Error(`${id} ${String(raw)}: ${one.fault}`)
  return one.value
}

const rowOf = (cells: Readonly<Record<string, unknown>>): Values => {
  const values = Object.fromEntries(Object.entries(cells).map(([id, raw]) => [id, column(id, raw)]))
  return { ...values, ...penalty.backfill.derive?.(values) } as Values
}

const fieldOf = (heading: string): string | undefined =>
  Object.entries(penalty.record.fields).find(([, f]) => [f.label, ...(f.synonyms ?? [])].some((h) => plain(h) === plain(heading)))?.[0]

const withCheck = (first17: string, check: (text: string) => string): string => first17 + check(first17)
const someone = withCheck('99999919900307123', personCheck)
const shop = withCheck('92999999MA1234567', creditCheck)
const firm = withCheck('91999999MA1234567', creditCheck)

describe('旧台账的状态', () => {
  it.each([
    ['只有立案日期', { filedOn: '2024-03-05' }, 'investigating'],
    ['办理中', { filedOn: '2024-03-05', ledgerStatus: '办理中' }, 'investigating'],
    ['是否结案填否', { filedOn: '2024-03-05', ledgerStatus: '否' }, 'investigating'],
    ['没有立案的线索', { foundOn: '2024-03-05' }, 'clue'],
    ['不予立案', { foundOn: '2024-03-05', ledgerStatus: '不予立案' }, 'notFiled'],
    ['中止调查', { filedOn: '2024-03-05', ledgerStatus: '中止调查' }, 'suspended'],
    ['已决定未送达', { filedOn: '2024-03-05', decidedOn: '2024-04-05' }, 'decided'],
    ['已送达', { filedOn: '2024-03-05', decidedOn: '2024-04-05', servedOn: '2024-04-06' }, 'served'],
    ['未缴纳', { filedOn: '2024-03-05', decidedOn: '2024-04-05', performance: '未缴纳' }, 'served'],
    ['申请法院强制执行', { filedOn: '2024-03-05', decidedOn: '2024-04-05', performance: '申请法院强制执行' }, 'enforcing'],
    ['有结案日期', { filedOn: '2024-03-05', decidedOn: '2024-04-05', closedOn: '2024-04-20' }, 'closed'],
    ['结案日期与“办理中”矛盾的以日期为准', { filedOn: '2024-03-05', ledgerStatus: '办理中', closedOn: '2024-04-20' }, 'closed'],
    ['只写已结案', { filedOn: '2024-03-05', ledgerStatus: '已结案' }, 'closed'],
    ['撤案', { filedOn: '2024-03-05', ledgerStatus: '撤案' }, 'closed'],
    ['已归档', { filedOn: '2024-03-05', ledgerStatus: '结案归档' }, 'archived'],
    ['有归档号', { filedOn: '2024-03-05', closedOn: '2024-04-20', archiveNo: '2024-17' }, 'archived'],
    ['移送公安', { filedOn: '2024-03-05', transferredOn: '2024-03-20' }, 'transferred'],
  ])('%s', (_name, cells, status) => {
    expect(penalty.backfill.statusOf(rowOf({ cause: '占道经营', ...cells }))).toBe(status)
  })
})

describe('旧台账中可以推出的内容', () => {
  it.each([
    ['证件号码推出自然人', { partyCode: someone }, { partyKind: 'person' }],
    ['92开头的信用代码是个体工商户', { partyCode: shop }, { partyKind: 'household' }],
    ['其他信用代码是单位', { partyCode: firm }, { partyKind: 'org' }],
    ['写明的类型不改', { partyCode: shop, partyKind: '法人' }, { partyKind: 'org' }],
    ['程序未写的是普通程序', {}, { procedureKind: 'ordinary' }],
    ['一般程序即普通程序', { procedureKind: '一般程序' }, { procedureKind: 'ordinary' }],
    ['没有案号的用文号', { decisionNo: '清和街罚决〔2024〕9号' }, { caseNo: '清和街罚决〔2024〕9号' }],
    ['有罚款的是处罚', { decidedOn: '2024-03-05', fineFen: '500元' }, { outcome: 'penalty', fineFen: 50_000 }],
    ['不予处罚', { decidedOn: '2024-03-05', penaltyKind: '不予行政处罚' }, { outcome: 'exempt' }],
    ['首违不罚', { decidedOn: '2024-03-05', discretion: '首违不罚' }, { outcome: 'exempt' }],
    ['没有列入的从轻写法', { discretion: '符合从轻情形，从轻处理' }, { discretion: 'lenient' }],
    ['没有列入的减轻写法', { discretion: '给予减轻处理' }, { discretion: 'mitigated' }],
    ['不予从轻不是从轻', { discretion: '不符合从轻情形' }, { discretion: '不符合从轻情形' }],
    ['有公示日期即已公示', { publishedOn: '2024.3.8' }, { publicityState: 'yes', publishedOn: '2024-03-08' }],
    ['写明已公示而没有日期', { publicityState: '是' }, { publicityState: 'yes' }],
    ['复议、诉讼日期', { reconsideredOn: '2024-03-08', litigatedOn: '2024-06-08' }, { remedy: 'both' }],
    ['缴款日期即已履行', { paidOn: '2024-03-08' }, { performance: 'done' }],
  ])('%s', (_name, cells, expected) => {
    expect(rowOf({ cause: '占道经营', ...cells })).toMatchObject(expected)
  })

  it('没有写的日期不编造', () => {
    const row = rowOf({ cause: '占道经营', ledgerStatus: '已结案', decisionNo: '1号' })
    expect([row.filedOn, row.decidedOn, row.closedOn, row.publishedOn, row.servedOn]).toEqual([undefined, undefined, undefined, undefined, undefined])
  })
})

describe('表头与写法', () => {
  it('一个表头只对应一个字段', () => {
    const owners = new Map<string, string>()
    for (const [id, field] of Object.entries(penalty.record.fields)) {
      for (const heading of new Set([field.label, ...(field.synonyms ?? [])].map(plain))) {
        expect(`${heading}→${owners.get(heading) ?? id}`).toBe(`${heading}→${id}`)
        owners.set(heading, id)
      }
    }
  })

  it('一种写法只对应一个选项', () => {
    for (const [id, field] of Object.entries(penalty.record.fields)) {
      const owners = new Map<string, string>()
      for (const [option, { label, synonyms = [] }] of Object.entries(field.options ?? {})) {
        for (const word of new Set([label, ...synonyms].map(plain))) {
          expect(`${id}:${word}→${owners.get(word) ?? option}`).toBe(`${id}:${word}→${option}`)
          owners.set(word, option)
        }
      }
    }
  })

  it.each([
    ['案件来源', 'source'],
    ['线索来源', 'source'],
    ['违法行为', 'cause'],
    ['违法行为类型', 'cause'],
    ['违法事实', 'facts'],
    ['被处罚单位', 'partyName'],
    ['被处罚人（单位/个人）', 'partyName'],
    ['行政相对人名称', 'partyName'],
    ['行政相对人类别', 'partyKind'],
    ['证件号码/统一社会信用代码', 'partyCode'],
    ['行政相对人代码_1（统一社会信用代码）', 'partyCode'],
    ['案发地点', 'community'],
    ['所属村（社区）', 'community'],
    ['立案时间', 'filedOn'],
    ['承办人', 'officer1'],
    ['办案人员', 'officer1'],
    ['执法人员', 'officer1'],
    ['承办人2', 'officer2'],
    ['执法证号1', 'officer1Cert'],
    ['程序类型', 'procedureKind'],
    ['适用程序', 'procedureKind'],
    ['违反条款', 'provision'],
    ['处罚依据', 'basis'],
    ['裁量阶次', 'discretion'],
    ['从轻/减轻', 'discretion'],
    ['法制审核(是/否、意见、日期)', 'reviewResult'],
    ['集体讨论日期', 'discussedOn'],
    ['告知日期', 'noticedOn'],
    ['听证', 'hearing'],
    ['行政处罚决定书文号', 'decisionNo'],
    ['文书编号', 'decisionNo'],
    ['作出处罚日期', 'decidedOn'],
    ['处罚类别', 'penaltyKind'],
    ['处罚内容', 'penaltyContent'],
    ['罚款金额（万元）', 'fineFen'],
    ['罚没款', 'fineFen'],
    ['没收违法所得、没收非法财物的金额（万元）', 'confiscatedFen'],
    ['没收违法所得、没收非法财务的金额（万元）', 'confiscatedFen'],
    ['送达日期', 'servedOn'],
    ['执行情况', 'performance'],
    ['缴款日期', 'paidOn'],
    ['结案时间', 'closedOn'],
    ['复议/诉讼', 'remedy'],
    ['公示日期', 'publishedOn'],
    ['是否公示', 'publicityState'],
    ['归档号', 'archiveNo'],
    ['办理状态', 'ledgerStatus'],
    ['是否结案', 'ledgerStatus'],
    ['备注', 'remarks'],
  ])('表头 %s', (heading, id) => {
    expect(fieldOf(heading)).toBe(id)
  })

  it.each([
    ['procedureKind', '一般程序', 'ordinary'],
    ['procedureKind', '简易程序（当场处罚）', 'summary'],
    ['procedureKind', '快速办理', 'fast'],
    ['discretion', '从轻处罚', 'lenient'],
    ['discretion', '减轻处罚', 'mitigated'],
    ['discretion', '依法从轻处罚', 'lenient'],
    ['discretion', '从轻、减轻处罚', 'lenient'],
    ['discretion', '一般', 'normal'],
    ['discretion', '第二档', '第二档'],
    ['partyKind', '公民', 'person'],
    ['partyKind', '个人', 'person'],
    ['partyKind', '法人', 'org'],
    ['partyKind', '法人及非法人组织', 'org'],
    ['partyKind', '个体户', 'household'],
    ['source', '12345热线', 'hotline'],
    ['source', '上级交办（转办）', 'superior'],
    ['source', '巡河发现', '巡河发现'],
    ['penaltyKind', '警告、罚款', 'warningAndFine'],
    ['penaltyKind', '警告；罚款', 'warningAndFine'],
    ['reviewResult', '通过', 'pass'],
    ['hearing', '未听证', 'none'],
    ['performance', '已缴清', 'done'],
    ['remedy', '无', 'none'],
    ['ledgerStatus', '已办结', 'closed'],
    ['ledgerStatus', '在办', 'open'],
  ])('%s 写作 %s', (id, raw, value) => {
    expect(column(id, raw)).toBe(value)
  })
})

describe('补录之后', () => {
  const base = { caseNo: '1号', cause: '占道经营', partyKind: 'org', filedOn: '2024-03-05' }

  it('办结的旧案不进任何人的待办，仍可登记复议诉讼', () => {
    const told = story(penalty, '2025-01-06').backfills(clerk, 'closed', rowOf({ ...base, decidedOn: '2024-04-05', closedOn: '2024-04-20' }))
    for (const who of [clerk, leader, person('赵甲', ['officer'], '示1001')]) expect(told.offers(who).filter((c) => !c.refusal && !c.aside)).toEqual([])
    const sued = told.does(clerk, 'recordRemedy', { remedy: 'litigation', litigatedOn: '2025-01-03' })
    const fallen = { remedyResult: 'revoked', remedyEndedOn: '2025-01-06', remedyNote: '行政判决书' }
    expect(sued.does(clerk, 'recordOverturn', fallen).does(leader, 'redo').values).toMatchObject({ decidedOn: null, filedOn: '2024-03-05' })
  })

  it('办结的旧案，台账没有写的送达、公示不记作超期', () => {
    const told = story(penalty, '2025-01-06').backfills(clerk, 'closed', rowOf({ ...base, decidedOn: '2024-04-05', closedOn: '2024-04-20' }))
    expect(told.entries.map((e) => e.action)).toEqual(['backfill'])
    expect(told.terms.decide).toMatchObject({ due: '2024-06-03', metOn: '2024-04-05' })
    expect([told.terms.serve, told.terms.publish, told.terms.pay]).toEqual([undefined, undefined, undefined])
  })

  it('台账写明的超期照记：超过九十日决定、超过七个工作日公示', () => {
    const row = rowOf({ ...base, decidedOn: '2024-06-10', publishedOn: '2024-07-01', closedOn: '2024-07-02' })
    const told = story(penalty, '2025-01-06').backfills(clerk, 'closed', row)
    expect(told.entries.map((e) => e.action)).toEqual(['backfill', 'breach'])
    expect(Object.keys(told.terms).filter((t) => told.terms[t]?.breachedOn)).toEqual(['decide', 'publish'])
  })

  it('当场处罚的旧案不计算九十日', () => {
    const row = rowOf({ ...base, procedureKind: '简易程序', decidedOn: '2024-03-05', closedOn: '2024-03-06' })
    expect(Object.keys(story(penalty, '2025-01-06').backfills(clerk, 'closed', row).terms)).not.toContain('decide')
  })

  it('在办的旧案按程序继续：没有告知的不能决定', () => {
    const open = story(penalty, '2024-05-06').backfills(clerk, 'investigating', rowOf(base))
    expect(open.terms.decide?.due).toBe('2024-06-03')
    expect(open.refuses(leader, 'decidePenalty')).toMatchObject({ code: 'status', law: '《行政处罚法》第40、57、59、60条' })
    const first = person('赵甲', ['officer'], '示1001')
    expect(open.refuses(first, 'conclude', { officer1: first, officer2: person('钱乙', ['officer'], '示1002') })).toMatchObject({ rule: 'investigate' })
  })

  it('已送达未缴款的旧案可以登记缴款、结案', () => {
    const row = rowOf({ ...base, decidedOn: '2024-04-01', servedOn: '2024-04-02', fineFen: 500, publicityState: '已公示', performance: '未缴纳' })
    const open = story(penalty, '2024-05-06').backfills(clerk, 'served', row)
    const paid = open.does(clerk, 'recordPayment', { paidFen: 500, payWay: 'bank', receiptNo: '示9' })
    expect(paid.does(leader, 'close', { closeReason: 'performed' }).status).toBe('closed')
    expect(open.on('2024-11-06').does(clerk, 'remind', { enforceableFrom: '2024-10-08' }).values.remindedOn).toBe('2024-11-06')
  })

  it('2021年7月15日前立案的，按当时的程序，不计算九十日', () => {
    const row = (filedOn: string) => rowOf({ ...base, filedOn, decidedOn: '2021-12-01', closedOn: '2021-12-20' })
    const before = story(penalty, '2024-05-06').backfills(clerk, 'closed', row('2021-07-14'))
    const after = story(penalty, '2024-05-06').backfills(clerk, 'closed', row('2021-07-15'))
    expect([before.state?.version, after.state?.version]).toEqual(['1996-10-01', '2021-07-15'])
    expect([before.terms.decide, after.terms.decide?.breachedOn]).toEqual([undefined, '2024-05-06'])
  })
})

const folder = join(import.meta.dirname, '../../../../shared/ledgers/qinghe-2024')
type Sum = { n: number; sum: number }

function countRows(year: string): Map<string, Sum> {
  const book = xlsx.read(readFileSync(join(folder, '行政处罚案件台账2024.xlsx')))
  const rows = xlsx.utils.sheet_to_json<unknown[]>(Object.values(book.Sheets)[0] as xlsx.WorkSheet, { header: 1, defval: null })
  const head = rows[2] as string[]
  const fields = head.map(fieldOf)
  expect(head.filter((_, i) => !fields[i])).toEqual(['序号'])
  const sums = new Map<string, Sum>()
  for (const cells of rows.slice(3).filter((r) => /^\d+$/.test(String(r[0])))) {
    const values = rowOf(Object.fromEntries(fields.flatMap((f, i) => (f ? [[f, cells[i]]] : []))))
    expect(orderFaults(penalty, values)).toEqual([])
    const { state } = story(penalty, '2025-01-20').backfills(clerk, penalty.backfill.statusOf(values), values)
    for (const c of contributions(penalty, measuresOf(penalty), state as CaseState)) {
      if (!c.day.startsWith(year)) continue
      const before = sums.get(c.measure) ?? { n: 0, sum: 0 }
      sums.set(c.measure, { n: before.n + 1, sum: before.sum + c.sum })
    }
  }
  return sums
}

describe('真实台账', () => {
  it.skipIf(!existsSync(folder))('2024年台账的数字与公布的一致，勾稽关系成立', () => {
    const sums = countRows('2024')
    const { figures } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as { figures: Record<string, number> }
    const n = (id: string): number => sums.get(id)?.n ?? 0
    expect(n('filed')).toBe(figures['penalty.filed'])
    expect(n('closed')).toBe(figures['penalty.closed'])
    expect(n('lenient')).toBe(figures['penalty.lenient'])
    expect(percent(n('publishedShare/num'), n('decided'))).toBe(figures['penalty.publishedShare'])
    expect((sums.get('fineYuan')?.sum ?? 0) / 100).toBe(figures['penalty.fineYuan'])
    expect(percent(n('onTimeShare/num'), n('decidedUnderTerm'))).toBe(100)
    expect(n('decidedUnderTerm') + n('summary')).toBe(n('decided'))
    for (const { left, relation, right, label } of penalty.reconciliations) {
      const [a, b] = [left, right].map((ids) => ids.reduce((sum, id) => sum + n(id), 0)) as [number, number]
      expect(relation === '=' ? a === b : a <= b, label).toBe(true)
    }
  })
})

describe('指标', () => {
  it.each(Object.keys(penalty.metrics))('%s 说得出字段、动作和条文', (id) => {
    const found = lineage(penalty, id)
    expect(found.rule.length).toBeGreaterThan(8)
    expect(found.actions.length).toBeGreaterThan(0)
    expect(found.articles.length).toBeGreaterThan(0)
  })
})
