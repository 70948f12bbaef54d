import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import xlsx from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { orderFaults } from '../../../engine/allow.ts'
import type { Value, Values } from '../../../engine/define.ts'
import { contributions, measuresOf, percent } from '../../../engine/measure.ts'
import { parseValue, plain } from '../../../engine/parse.ts'
import { standing } from '../../../engine/terms.ts'
import { officeCalendar } from '../../../platform/clock/index.ts'
import { type Input, person, story } from '../../../platform/testing/index.ts'
import mediation from './index.ts'

const clerk = person('李书记', ['clerk'])
const zhao = person('赵调解', ['mediator'])

const column = (id: string, raw: unknown): Value => {
  const field = mediation.record.fields[id]
  if (!field) throw new Error(`no field '${id}'`)
  const one = parseValue(field, raw)
  if ('fault' in one) throw new Error(`${id} ${String(raw)}: ${one.fault}`)
  return one.value
}

const rights: Input = { toldWay: '口头', rightsTold: '是', freeTold: '是' }
const meeting: Input = { sessionWay: 'together', sessionNote: '双方陈述' }

const rowOf = (cells: Readonly<Record<string, unknown>>): Values => {
  const values = Object.fromEntries(Object.entries(cells).map(([id, raw]) => [id, column(id, raw)]))
  return { ...values, ...mediation.backfill.derive?.(values) } as Values
}

describe('旧台账', () => {
  it.each([
    ['调解成功', { result: '调解成功' }, 'settled'],
    ['是否化解填是', { result: '是' }, 'settled'],
    ['成功但还在履行', { result: '达成协议', performance: '履行中' }, 'agreed'],
    ['只有化解日期', { settledOn: '2024.3.5' }, 'settled'],
    ['只有书面协议', { agreementForm: '书面协议' }, 'settled'],
    ['进度写已化解', { progress: '已化解' }, 'settled'],
    ['调解不成', { result: '未达成协议' }, 'failed'],
    ['未成功但仍在跟进', { result: '否', progress: '调解中' }, 'mediating'],
    ['当事人撤回', { result: '撤回申请' }, 'ended'],
    ['移送其他部门', { result: '转办' }, 'ended'],
    ['正在调解', { result: '正在调解' }, 'mediating'],
    ['什么也没填', {}, 'mediating'],
  ])('%s', (_name, cells, status) => {
    expect(mediation.backfill.statusOf(rowOf({ registeredOn: '2024-01-05', ...cells }))).toBe(status)
  })

  it('台账只有受理日期或者调解日期的，登记日期取它', () => {
    expect(rowOf({ acceptedOn: '2024年2月3日' }).registeredOn).toBe('2024-02-03')
    expect(rowOf({ sessionOn: '24.2.3' }).registeredOn).toBe('2024-02-03')
    expect(rowOf({ registeredOn: '2024/1/30', acceptedOn: '2024-02-03' }).registeredOn).toBe('2024-01-30')
  })

  it.each([
    ['disputeKind', '土地承包', 'land'],
    ['disputeKind', '医患', 'medical'],
    ['disputeKind', '欠薪', 'labour'],
    ['disputeKind', '继承', 'family'],
    ['disputeKind', '渔业纠纷', '渔业纠纷'],
    ['source', '依当事人申请', 'application'],
    ['source', '接受委托移送', 'transfer'],
    ['source', '入户调查发现', 'proactive'],
    ['agreementForm', '—', 'none'],
    ['risk', '橙', 'orange'],
  ])('%s 的旧写法 %s', (id, raw, value) => {
    expect(column(id, raw)).toBe(value)
  })

  it('看不懂的调处结果要改，不猜', () => {
    expect(() => column('result', '再议')).toThrow('不在可选范围内')
  })

  it('正在调解的旧案导入后按程序继续，由确定的调解员重新告知', () => {
    const open = story(mediation, '2025-01-06').backfills(clerk, 'mediating', rowOf({ registeredOn: '2024-12-20', result: '正在调解', mediator1: '郑静塱' }))
    expect(open.refuses(zhao, 'session', meeting)).toMatchObject({ rule: 'appoint' })
    const done = open
      .does(clerk, 'appoint', { mediator1: zhao, chosenBy: 'committee' })
      .does(zhao, 'tellRights', rights)
      .does(zhao, 'session', meeting)
      .does(zhao, 'agreeOrally', { noPaperNeeded: '是', agreementText: '各自退让' })
    expect(done.values).toMatchObject({ registeredOn: '2024-12-20', result: 'success', settledOn: '2025-01-06' })
  })

  it('一年前达成的协议，司法确认期限已届满，不算机关超期', () => {
    const old = story(mediation, '2025-06-03').backfills(clerk, 'settled', rowOf({ registeredOn: '2024-01-04', settledOn: '2024-01-20', result: '成功' }))
    const term = old.state?.terms.confirm
    expect(term).toMatchObject({ due: '2024-02-19' })
    expect(term && standing(mediation.procedures[0] as (typeof mediation.procedures)[number], 'confirm', term, officeCalendar(), '2025-06-03').words).toBe(
      '已届满',
    )
    expect(old.entries.map((e) => e.action)).toEqual(['backfill'])
  })

  it('一个表头只对应一个字段', () => {
    const owners = new Map<string, string>()
    for (const [id, field] of Object.entries(mediation.record.fields)) {
      for (const heading of new Set([field.label, ...(field.synonyms ?? [])].map(plain))) {
        expect(`${heading}→${owners.get(heading) ?? id}`).toBe(`${heading}→${id}`)
        owners.set(heading, id)
      }
    }
  })

  it.each([
    ['当事人甲/证件号码', 'partyACode'],
    ['被申请人/联系电话', 'partyBPhone'],
    ['当事人乙地址', 'partyBAddress'],
    ['是否调解成功', 'result'],
    ['排查(登记)日期', 'registeredOn'],
    ['协议形式(口头/书面)', 'agreementForm'],
    ['纠纷级别/风险等级(红橙黄)', 'risk'],
    ['责任人/调解员', 'mediator1'],
    ['协议金额（元）', 'agreementFen'],
  ])('表头 %s', (heading, id) => {
    const found = Object.entries(mediation.record.fields).find(([, f]) => [f.label, ...(f.synonyms ?? [])].some((h) => plain(h) === plain(heading)))
    expect(found?.[0]).toBe(id)
  })
})

const folder = join(import.meta.dirname, '../../../../shared/ledgers/qinghe-2024')

describe('真实台账', () => {
  it.skipIf(!existsSync(folder))('2024年台账的数字与公布的一致', () => {
    const book = xlsx.read(readFileSync(join(folder, '矛盾纠纷排查调处台账2024.xlsx')))
    const rows = xlsx.utils.sheet_to_json<unknown[]>(Object.values(book.Sheets)[0] as xlsx.WorkSheet, { header: 1, defval: null })
    const head = rows[2] as string[]
    const fields = head.map((h) => Object.entries(mediation.record.fields).find(([, f]) => [f.label, ...(f.synonyms ?? [])].map(plain).includes(plain(h)))?.[0])
    expect(head.filter((_, i) => !fields[i])).toEqual(['序号'])
    const sums = new Map<string, { n: number; sum: number }>()
    for (const cells of rows.slice(3).filter((r) => typeof r[0] === 'number')) {
      const values = rowOf(Object.fromEntries(fields.flatMap((f, i) => (f ? [[f, cells[i]]] : []))))
      expect(orderFaults(mediation, values)).toEqual([])
      const status = mediation.backfill.statusOf(values)
      const { state } = story(mediation, '2025-01-20').backfills(clerk, status, values)
      for (const c of contributions(mediation, measuresOf(mediation), state as NonNullable<typeof state>)) {
        if (!c.day.startsWith('2024')) continue
        const before = sums.get(c.measure) ?? { n: 0, sum: 0 }
        sums.set(c.measure, { n: before.n + 1, sum: before.sum + c.sum })
      }
    }
    const { figures } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as { figures: Record<string, number> }
    const n = (id: string) => sums.get(id)?.n ?? 0
    expect(n('handled')).toBe(figures['mediation.handled'])
    expect(n('succeeded')).toBe(figures['mediation.succeeded'])
    expect(percent(n('successShare/num'), n('handled'))).toBe(figures['mediation.successShare'])
    expect([n('writtenAgreements'), n('oralAgreements'), n('ongoing'), n('failed')]).toEqual([1020, 1065, 39, 28])
    expect(sums.get('amountYuan')?.sum).toBeGreaterThan(0)
  })
})
