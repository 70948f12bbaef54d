import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import xlsx from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { orderFaults } from '../../../engine/allow.ts'
import type { Value, Values } from '../../../engine/define.ts'
import { contributions, measuresOf, percent } from '../../../engine/measure.ts'
import { parseValue, plain } from '../../../engine/parse.ts'
import { person, story } from '../../../platform/testing/index.ts'
import disclosure from './index.ts'

const clerk = person('冯公开', ['openness'])

const column = (id: string, raw: unknown): Value => {
  const field = disclosure.record.fields[id]
  if (!field) throw new Error(`no field '${id}'`)
  const one = parseValue(field, raw)
  if ('fault' in one) throw new Error(`${id} ${String(raw)}: ${one.fault}`)
  return one.value
}

const rowOf = (cells: Readonly<Record<string, unknown>>): Values => {
  const values = Object.fromEntries(Object.entries(cells).map(([id, raw]) => [id, column(id, raw)]))
  return { ...values, ...disclosure.backfill.derive?.(values) } as Values
}

const recorded = (cells: Readonly<Record<string, unknown>>) => {
  const values = rowOf({ content: '征地补偿方案', ...cells })
  return story(disclosure, '2025-01-20').backfills(clerk, disclosure.backfill.statusOf(values), values)
}

const headingOf = (heading: string): string | undefined =>
  Object.entries(disclosure.record.fields).find(([, f]) => [f.label, ...(f.synonyms ?? [])].map(plain).includes(plain(heading)))?.[0]

describe('旧台账', () => {
  it.each([
    ['已答复', { answeredOn: '2024-03-15', outcome: '予以公开' }, 'closed'],
    ['只有办理结果', { outcome: '信息不存在' }, 'closed'],
    ['办理中', { outcome: '正在办理' }, 'received'],
    ['什么也没填', {}, 'received'],
    ['等待补正', { clarifyAskedOn: '2024-03-05' }, 'clarifying'],
    ['已补正尚未答复', { clarifyAskedOn: '2024-03-05', clarifiedOn: '2024-03-11' }, 'received'],
  ])('%s', (_name, cells, status) => {
    expect(recorded({ receivedOn: '2024-03-04', ...cells }).status).toBe(status)
  })

  it.each([
    ['全部公开', 'open'],
    ['主动公开', 'open'],
    ['已主动公开，告知获取方式', 'open'],
    ['区分处理', 'partial'],
    ['（三）不予公开：3.危及“三安全一稳定”', 'stability'],
    ['不予公开—属于四类过程性信息', 'process'],
    ['商业秘密、个人隐私', 'thirdParty'],
    ['信息不存在', 'notHeld'],
    ['不属于本机关公开', 'notHeld'],
    ['无法提供：2.没有现成信息需要另行制作', 'notMade'],
    ['信访、举报、投诉', 'complaint'],
    ['信访举报投诉类申请', 'complaint'],
    ['重复申请', 'repeat'],
    ['逾期不补正', 'lapsedClarify'],
    ['申请人撤回', 'other'],
    ['不予公开', 'withheldUnstated'],
  ])('办理结果“%s”', (raw, id) => {
    expect(column('outcome', raw)).toBe(id)
  })

  it('只写不予公开的要补填情形，签发答复时不能这样选', () => {
    expect(() => column('proposedOutcome', '不予公开')).toThrow('不在可选范围内')
    expect(() => column('outcome', '酌情处理')).toThrow('不在可选范围内')
  })

  it.each([
    ['法人或其他组织', 'other'],
    ['公民', 'person'],
    ['律所', 'legal'],
  ])('申请人类型“%s”', (raw, id) => {
    expect(column('applicantKind', raw)).toBe(id)
  })

  it.each([
    ['收件日期', 'receivedOn'],
    ['申请日期', 'receivedOn'],
    ['补正通知日期', 'clarifyAskedOn'],
    ['征求第三方日期', 'thirdAskedOn'],
    ['反馈日期', 'thirdAnsweredOn'],
    ['办理结果', 'outcome'],
    ['答复类型（21项）', 'outcome'],
    ['所需政府信息', 'content'],
    ['申请人/证件号码', 'applicantCode'],
    ['收费金额（元）', 'feeFen'],
    ['复议（是/结果）', 'reconsideration'],
    ['诉讼(是/结果)', 'litigation'],
    ['是否超期', 'ledgerOverdue'],
    ['答复期限', 'ledgerDue'],
    ['登记人', 'registrar'],
  ])('表头 %s', (heading, id) => {
    expect(headingOf(heading)).toBe(id)
  })

  it('一个表头只对应一个字段', () => {
    const owners = new Map<string, string>()
    for (const [id, field] of Object.entries(disclosure.record.fields)) {
      for (const heading of new Set([field.label, ...(field.synonyms ?? [])].map(plain))) {
        expect(`${heading}→${owners.get(heading) ?? id}`).toBe(`${heading}→${id}`)
        owners.set(heading, id)
      }
    }
  })

  it.each([
    ['按期', { receivedOn: '2024-03-04', answeredOn: '2024-04-01' }, '2024-04-01', false],
    ['晚一天', { receivedOn: '2024-03-04', answeredOn: '2024-04-02' }, '2024-04-01', true],
    ['收到补正重新计算', { receivedOn: '2024-03-04', clarifyAskedOn: '2024-03-12', clarifiedOn: '2024-03-25', answeredOn: '2024-04-23' }, '2024-04-23', false],
    ['征求第三方不计', { receivedOn: '2024-03-04', thirdAskedOn: '2024-03-08', thirdAnsweredOn: '2024-03-20', answeredOn: '2024-04-12' }, '2024-04-12', false],
    ['有延期日期', { receivedOn: '2024-03-04', extendedOn: '2024-03-29', answeredOn: '2024-04-29' }, '2024-04-29', false],
    ['只写已延期', { receivedOn: '2024-03-04', extended: '是', answeredOn: '2024-04-29' }, '2024-04-29', false],
    ['只写未延期', { receivedOn: '2024-03-04', extended: '否', answeredOn: '2024-04-29' }, '2024-04-01', true],
    [
      '补正以后只写已延期',
      { receivedOn: '2024-03-04', clarifyAskedOn: '2024-03-12', clarifiedOn: '2024-03-25', extended: '是', answeredOn: '2024-05-20' },
      '2024-05-22',
      false,
    ],
    ['征求第三方没有记反馈日期', { receivedOn: '2024-03-04', thirdAskedOn: '2024-03-08', answeredOn: '2024-04-12' }, '2024-05-08', false],
  ])('台账里的期限：%s', (_name, cells, due, late) => {
    const { state, entries } = recorded({ outcome: '予以公开', ...cells })
    expect(state?.terms.answer).toMatchObject({ due, metOn: cells.answeredOn })
    expect(entries.some((e) => e.action === 'breach')).toBe(late)
    const counted = contributions(disclosure, measuresOf(disclosure), state as NonNullable<typeof state>).map((c) => c.measure)
    expect(counted.includes('overdue')).toBe(late)
    expect(counted.includes('onTime')).toBe(!late)
  })

  it('台账自己写的是否超期只作对照', () => {
    const { values, state } = recorded({ receivedOn: '2024-03-04', answeredOn: '2024-04-02', outcome: '予以公开', ledgerOverdue: '否' })
    expect(values.ledgerOverdue).toBe('no')
    expect(state?.terms.answer?.breachedOn).toBe('2025-01-20')
  })

  it('正在办理的旧案导入后按程序继续', () => {
    const open = recorded({ receivedOn: '2025-01-06', outcome: '办理中' })
    expect(open.state?.terms.answer?.due).toBe('2025-02-08')
    const leader = person('卫主任', ['leader'])
    expect(open.refuses(clerk, 'draft', { thirdInvolved: '否', proposedOutcome: 'open', draftNote: '公开' })).toMatchObject({ rule: 'search' })
    const done = open
      .does(clerk, 'search', { handlingUnit: '规建办', searchNote: '有' })
      .does(clerk, 'draft', { thirdInvolved: '否', proposedOutcome: 'open', draftNote: '公开' })
      .does(person('陈公开', ['openness']), 'examine', { examineResult: '同意', examineNote: '不涉密' })
      .does(leader, 'answer', { outcome: 'open', answerNo: '1号', remedyTold: '是' })
    expect(done.values).toMatchObject({ outcome: 'open', answeredOn: '2025-01-20' })
  })

  it('修订以前收到的，按当时的十五个工作日', () => {
    const { state } = recorded({ receivedOn: '2018-03-05', answeredOn: '2018-03-28', outcome: '予以公开' })
    expect(state).toMatchObject({ version: '2008-05-01', terms: { answer: { due: '2018-03-26' } } })
  })
})

const folder = join(import.meta.dirname, '../../../../shared/ledgers/qinghe-2024')

describe('真实台账', () => {
  it.skipIf(!existsSync(folder))('2024年台账的数字与公布的一致', () => {
    const book = xlsx.read(readFileSync(join(folder, '依申请公开台账2024.xlsx')))
    const rows = xlsx.utils.sheet_to_json<unknown[]>(Object.values(book.Sheets)[0] as xlsx.WorkSheet, { header: 1, defval: null })
    const head = rows[2] as string[]
    const fields = head.map(headingOf)
    expect(head.filter((_, i) => !fields[i])).toEqual(['序号'])
    const counts = new Map<string, number>()
    for (const cells of rows.slice(3).filter((r) => typeof r[0] === 'number')) {
      const one = recorded(Object.fromEntries(fields.flatMap((f, i) => (f ? [[f, cells[i]]] : []))))
      expect(orderFaults(disclosure, one.values)).toEqual([])
      for (const c of contributions(disclosure, measuresOf(disclosure), one.state as NonNullable<typeof one.state>)) {
        if (c.day.startsWith('2024')) counts.set(c.measure, (counts.get(c.measure) ?? 0) + 1)
      }
    }
    const { figures } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as { figures: Record<string, number> }
    const n = (id: string) => counts.get(id) ?? 0
    expect(n('received')).toBe(figures['disclosure.received'])
    expect([n('answered'), percent(n('onTimeShare/num'), n('answered'))]).toEqual([22, 100])
    expect([n('opened'), n('partlyOpened'), n('withheld'), n('unable')]).toEqual([8, 6, 0, 8])
  })
})
