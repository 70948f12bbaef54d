import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import xlsx from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { orderFaults } from '../../../engine/allow.ts'
import type { CaseState, Value } from '../../../engine/define.ts'
import { contributions, measuresOf, percent } from '../../../engine/measure.ts'
import { parseValue, plain, showValue } from '../../../engine/parse.ts'
import { type Input, person, type Story, story } from '../../../platform/testing/index.ts'
import proposal from './index.ts'
import { kindIn, levelIn } from './ledger.ts'

const secretary = person('柳书记员', ['secretary'])
const clerk = person('文小雨', ['clerk'])
const leader = person('严主任', ['leader'])
const { record, backfill } = proposal
const headingsOf = (id: string): string[] => [record.fields[id]?.label ?? '', ...(record.fields[id]?.synonyms ?? [])]
const fieldFor = (heading: string): string | undefined => Object.keys(record.fields).find((id) => headingsOf(id).some((h) => plain(h) === plain(heading)))

/** Parses cells by field and fills what the ledger leaves out. Throws on a fault. */
function rowOf(cells: Readonly<Record<string, unknown>>): Record<string, Value> {
  const values: Record<string, Value> = {}
  const written: Record<string, string> = {}
  for (const [id, raw] of Object.entries(cells)) {
    const field = record.fields[id]
    if (!field) throw new Error(`no field '${id}'`)
    const one = parseValue(field, raw)
    if ('fault' in one) throw new Error(`${field.label} ${String(raw)}: ${one.fault}`)
    values[id] = one.value
    if (raw !== null && raw !== undefined) written[id] = String(raw)
  }
  return { ...values, ...backfill.derive?.(values, written) } as Record<string, Value>
}

const recorded = (cells: Readonly<Record<string, unknown>>): Story => {
  const values = rowOf(cells)
  return story(proposal, '2025-02-06').backfills(clerk, backfill.statusOf(values), values)
}
const base = { number: '2024SR007', kind: '人大建议', level: '市', title: '关于治理学校周边交通拥堵的建议', assignedOn: '2024.4.6', role: '主办' }
const counts = (state: CaseState | undefined): Record<string, number> =>
  Object.fromEntries(contributions(proposal, measuresOf(proposal), state as CaseState).map((c) => [c.measure, c.count]))

describe('旧台账的表头和写法', () => {
  it('一个表头只对应一个字段', () => {
    const owners = new Map<string, string>()
    for (const id of Object.keys(record.fields)) {
      for (const heading of new Set(headingsOf(id).map(plain))) {
        expect(`${heading}→${owners.get(heading) ?? id}`).toBe(`${heading}→${id}`)
        owners.set(heading, id)
      }
    }
  })

  it('一种写法只对应一个选项', () => {
    for (const [id, field] of Object.entries(record.fields)) {
      const owners = new Map<string, string>()
      for (const [option, { label, synonyms }] of Object.entries(field.options ?? {})) {
        for (const word of new Set([label, ...(synonyms ?? [])].map(plain))) {
          expect(`${id}.${word}→${owners.get(word) ?? option}`).toBe(`${id}.${word}→${option}`)
          owners.set(word, option)
        }
      }
    }
  })

  it.each([
    ['建议提案编号', 'number'],
    ['件号', 'number'],
    ['案号', 'number'],
    ['提案号', 'number'],
    ['建议号', 'number'],
    ['性质', 'kind'],
    ['类别', 'kind'],
    ['层级', 'level'],
    ['届次', 'session'],
    ['建议（提案）标题', 'title'],
    ['领衔代表（委员）', 'proposer'],
    ['提案人', 'proposer'],
    ['承办方式', 'role'],
    ['主（会）办', 'role'],
    ['收文日期', 'assignedOn'],
    ['办复日期', 'answeredOn'],
    ['办理结果（A/B/C）', 'answerClass'],
    ['满意度', 'opinion'],
    ['代表（委员）意见', 'opinion'],
    ['承办科室', 'section'],
  ])('表头“%s”', (heading, id) => {
    expect(fieldFor(heading)).toBe(id)
  })

  it.each([
    ['kind', '市人大代表建议', '人大建议'],
    ['kind', '政协委员提案', '政协提案'],
    ['kind', '区政协提案', '政协提案'],
    ['kind', '人大议案', '人大议案'],
    ['level', '市级', '市'],
    ['level', '区县', '区'],
    ['level', '县（市）', '县'],
    ['role', '牵头办理', '主办'],
    ['role', '独办', '单办'],
    ['role', '协办件', '协办'],
    ['answerClass', 'A类', 'A'],
    ['answerClass', 'B：列入计划', 'B'],
    ['answerClass', '留作参考', 'C'],
    ['opinion', '非常满意', '满意'],
    ['opinion', '表示理解', '基本满意'],
  ])('%s 的写法“%s”', (id, raw, label) => {
    const field = record.fields[id]
    expect(field && showValue(field, rowOf({ ...base, [id]: raw })[id])).toBe(label)
  })

  it('类别写“市人大建议”而没有层级的，层级从写法里看出', () => {
    expect(rowOf({ ...base, kind: '区政协提案', level: null })).toMatchObject({ kind: 'cppcc', level: 'district' })
    expect(rowOf({ ...base, kind: null, level: null, session: '示例市第十六届人大四次会议' })).toMatchObject({ kind: 'npc', level: 'city' })
    expect(rowOf({ ...base, kind: '市政协提案', level: '区' })).toMatchObject({ level: 'district' })
    expect(rowOf({ ...base, level: null }).level).toBeNull()
  })

  it.each([
    ['清河区第十届政协三次会议', 'district', 'cppcc'],
    ['示例市清河区人大建议', 'district', 'npc'],
    ['自治区人大建议', 'province', 'npc'],
    ['省政协提案', 'province', 'cppcc'],
    ['县人大代表议案', 'county', 'bill'],
    ['莲塘镇人大代表建议', 'town', 'npc'],
    ['其他', undefined, undefined],
  ])('从“%s”看层级和类别', (wording, level, kind) => {
    expect([levelIn(wording), kindIn(wording)]).toEqual([level, kind])
  })
})

describe('旧台账的状态', () => {
  it.each([
    ['已答复且满意', { answeredOn: '2024-05-07', opinion: '满意' }, 'closed'],
    ['已答复未反馈', { answeredOn: '2024-05-07' }, 'answered'],
    ['会办已回复', { answeredOn: '2024-05-07', role: '会办' }, 'closed'],
    ['不满意', { answeredOn: '2024-05-07', opinion: '不满意' }, 'again'],
    ['不满意后已重新答复', { answeredOn: '2024-05-07', opinion: '不满意', answeredAgainOn: '2024-06-05' }, 'answered'],
    ['办理中', { ledgerStatus: '在办' }, 'handling'],
    ['刚交办', {}, 'assigned'],
    ['已退办', { ledgerStatus: '退办' }, 'returned'],
    ['已归档', { ledgerStatus: '归档' }, 'closed'],
  ])('%s', (_name, cells, status) => {
    expect(recorded({ ...base, ...cells }).status).toBe(status)
  })

  it('超期答复的照实记载，计入超期', () => {
    const late = recorded({ ...base, answeredOn: '2024-07-09' })
    expect(late.state?.terms.answer).toMatchObject({ due: '2024-07-08', metOn: '2024-07-09', breachedOn: '2025-02-06' })
    expect(counts(late.state)).toMatchObject({ handled: 1, replied: 1, late: 1 })
    expect(counts(late.state)['onTimeShare/num']).toBeUndefined()
    expect(counts(recorded({ ...base, answeredOn: '2024-07-08' }).state)).toMatchObject({ 'onTimeShare/num': 1 })
  })

  it('台账写明延期的按六个月算', () => {
    const extended = recorded({ ...base, hard: '是', extendedOn: '2024-06-20', answeredOn: '2024-10-08' })
    expect(extended.state?.terms.answer).toMatchObject({ due: '2024-10-08', metOn: '2024-10-08' })
    expect(counts(extended.state)).toMatchObject({ onTime: 1, extended: 1 })
  })

  it('议案和退办的不计入办理件数', () => {
    expect(counts(recorded({ ...base, kind: '议案' }).state)).toEqual({ bills: 1 })
    expect(counts(recorded({ ...base, ledgerStatus: '已退办' }).state).handled).toBeUndefined()
  })

  it('不满意的旧件导入后重新办理，原答复日期不变', () => {
    const draft: Input = { draft: '再答', answerClass: 'A', publishable: '否', notPublishedReason: '内部事务' }
    const open = recorded({ ...base, answeredOn: '2024-05-07', opinion: '不满意', opinionOn: '2024-05-20' })
    expect(open.state?.terms.answerAgain).toMatchObject({ startedOn: '2024-05-20' })
    expect(open.refuses(clerk, 'draft', draft)).toMatchObject({ rule: 'contact' })
    const signed = open
      .does(secretary, 'contact', { contactWay: '电话', contactNote: '再次听取' })
      .does(clerk, 'draft', draft)
      .does(leader, 'review', { reviewResult: 'approved', signer: '严主任' })
    expect(signed.refuses(secretary, 'reply', { answerNo: '1', replyWay: '书面', formEnclosed: '是', copySent: '是' })).toMatchObject({ rule: 'firstAnswer' })
    const done = signed.does(secretary, 'replyAgain', { answeredAgainNo: '2', replyWay: '书面', formEnclosed: '是', copySent: '是' })
    expect(done.values).toMatchObject({ answeredOn: '2024-05-07', answeredAgainOn: '2025-02-06' })
  })

  it('日期先后颠倒的说明是哪两个日期', () => {
    expect(orderFaults(proposal, rowOf({ ...base, answeredOn: '2024-03-01' }))).toMatchObject([
      { message: '答复日期 2024-03-01 早于交办日期 2024-04-06', law: '《代表法》第51条' },
    ])
  })
})

const folder = join(import.meta.dirname, '../../../../shared/ledgers/qinghe-2024')

describe('真实台账', () => {
  it.skipIf(!existsSync(folder))('2024年办理台账的数字与公布的一致', () => {
    const book = xlsx.read(readFileSync(join(folder, '人大建议政协提案办理台账2024.xlsx')))
    const rows = xlsx.utils.sheet_to_json<unknown[]>(Object.values(book.Sheets)[0] as xlsx.WorkSheet, { header: 1, defval: null })
    const head = rows[2] as string[]
    const fields = head.map(fieldFor)
    expect(head.filter((_, i) => !fields[i])).toEqual(['序号'])
    const sums = new Map<string, number>()
    const add = (key: string) => sums.set(key, (sums.get(key) ?? 0) + 1)
    const label = (id: string, value: string): string => showValue(record.fields[id] as never, value)
    for (const cells of rows.slice(3).filter((r) => typeof r[0] === 'number')) {
      const state = recorded(Object.fromEntries(fields.flatMap((f, i) => (f ? [[f, cells[i]]] : [])))).state as CaseState
      expect(orderFaults(proposal, state.values)).toEqual([])
      for (const c of contributions(proposal, measuresOf(proposal), state)) {
        if (!c.day.startsWith('2024')) continue
        add(c.measure)
        add(`${c.measure}[kind=${label('kind', c.by[0] ?? '')},level=${label('level', c.by[1] ?? '')}]`)
      }
    }
    const { figures } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as { figures: Record<string, number> }
    const expected = Object.entries(figures).filter(([id]) => id.startsWith('proposal.'))
    expect(expected).toHaveLength(5)
    for (const [id, value] of expected) expect([id, sums.get(id.replace('proposal.', ''))]).toEqual([id, value])
    const n = (id: string) => sums.get(id) ?? 0
    expect(n('suggestions') + n('memberProposals')).toBe(n('handled'))
    expect(n('led') + n('joined')).toBe(n('handled'))
    expect(n('onTime') + n('late')).toBe(n('replied'))
    expect(n('classA') + n('classB') + n('classC')).toBe(n('classified'))
    expect(percent(n('onTimeShare/num'), n('replied'))).toBe(100)
    expect(percent(n('satisfiedShare/num'), n('rated'))).toBe(100)
  })
})
