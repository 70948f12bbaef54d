import { describe, expect, it } from 'vitest'
import { checkTypes } from './check.ts'
import { type AnyCaseType, defineCaseType, defineForm, defineMetrics, defineProcedure, defineRecord } from './define.ts'
import { fold } from './fold.ts'
import { law } from './law.ts'
import { letterRefusal } from './letter-rules.ts'
import {
  type AnyLetterKind,
  letterContent,
  letterFieldsOf,
  letterNumber,
  letterReferences,
  letterValue,
  missingIn,
  moneyWords,
  readLetterNumber,
} from './letters.ts'

const act = law('示范法', 1)
const record = defineRecord({
  id: 'note',
  title: '示范',
  line: 'testing',
  unit: '件',
  fields: {
    number: { type: 'text', label: '编号' },
    who: { type: 'text', label: '当事人', secrecy: 'personal' },
    on: { type: 'day', label: '登记日期' },
    feeFen: { type: 'money', label: '费用' },
    kind: { type: 'choice', label: '类别', options: { a: { label: '甲类' } } },
    urgent: { type: 'boolean', label: '紧急' },
  },
  number: 'number',
  headline: ['number'],
  list: ['number'],
  openedOn: 'on',
  breakdown: [],
  order: [],
  identity: ['number'],
})
const procedure = defineProcedure(record, {
  from: '2020-01-01',
  title: '示范程序',
  law: [act],
  statuses: { open: { label: '办理中' }, done: { label: '已办结', final: true } },
  actions: {
    open: {
      label: '登记',
      law: [act],
      by: ['clerk'],
      when: ['new'],
      to: 'open',
      stamps: ['on'],
      form: defineForm(record, [{ title: '', fields: ['who'] }], []),
    },
    finish: { label: '办结', law: [act], by: ['clerk'], when: ['open'], to: 'done' },
  },
  terms: {},
  mandatory: [],
})
const letter: AnyLetterKind = {
  title: '告知书',
  law: [act],
  layout: 'gongwen',
  after: ['open'],
  when: ['open'],
  drafters: ['clerk'],
  signers: ['leader'],
  number: { word: '告' },
  served: true,
  to: 'who',
  asks: { reason: { label: '理由', required: true } },
  words: { cost: { label: '费用大写', of: (v) => (typeof v.feeFen === 'number' ? moneyWords(v.feeFen) : '') } },
  must: ['who', 'letterNo'],
  body: ['{who}：因{reason}。', { text: '收费{cost}。', onlyIf: 'cost' }],
}
const typeWith = (more: Partial<AnyLetterKind> = {}): AnyCaseType =>
  defineCaseType({
    record,
    procedures: [procedure],
    metrics: defineMetrics(record, procedure, {}),
    backfill: { ledgers: ['示范台账'], needs: ['number'], statusOf: () => 'open' },
    letters: { told: { ...letter, ...more } as never },
    readers: ['clerk', 'leader'],
    keepers: ['clerk'],
  })
const faults = (more: Partial<AnyLetterKind>): string[] => checkTypes([typeWith(more)]).map((f) => f.message)

describe('文书的定义', () => {
  it('没有错的不报', () => {
    expect(checkTypes([typeWith()])).toEqual([])
  })

  it('正文引用了没有的字段、没有的步骤和状态、不成样的文号，启动时就报', () => {
    expect(faults({ body: ['{whom}'] })).toEqual(['没有字段“whom”'])
    expect(faults({ after: ['begin'] })).toEqual(['没有步骤“begin”'])
    expect(faults({ when: ['closed'] })).toEqual(['没有状态“closed”'])
    expect(faults({ number: { word: 'GZ' } })).toEqual(['文号中的“GZ”应为汉字'])
    expect(faults({ number: { word: '告', field: 'on' } })).toEqual(['保存文号的“on”不是文字字段'])
    expect(faults({ dated: 'who' })).toEqual(['成文日期取自的“who”不是日期字段'])
    expect(faults({ must: ['feeFen'] })).toEqual(['必备的“feeFen”没有写进正文'])
    expect(faults({ after: [], drafters: [], law: [] })).toEqual(['没有写明在哪一步之后制作', '没有写明由谁拟制', '没有写明依据'])
  })

  it('两个字段同名、名称模板用不了、签名一行写不下，也报', () => {
    expect(faults({ asks: { reason: { label: '文号' } } })).toEqual(['“reason”与“letterNo”都叫“文号”，模板里分不清：换一个名称'])
    expect(faults({ asks: { who: { label: '理由' }, reason: { label: '事由' } } })).toEqual(['“who”与已有的字段同名：换一个标识'])
    expect(faults({ asks: { reason: { label: '#理由' } } })).toEqual(['“reason”的名称“#理由”含有模板不能用的字符'])
    expect(faults({ body: ['{who}', { line: `签名：${'　'.repeat(30)}` }] })).toEqual([expect.stringContaining('一行超过 28 字')])
  })
})

describe('文书的内容', () => {
  const type = typeWith()
  it('日期写全，整元不写小数，选择和是否写成话，没有的为空', () => {
    const values = { who: '韩某', on: '2026-03-05', feeFen: 12_050, kind: 'a', urgent: true, number: null }
    const shown = Object.entries(values).map(([id, v]) => letterValue(record.fields[id as 'who'], v))
    expect(shown).toEqual(['韩某', '2026年3月5日', '120.50', '甲类', '是', ''])
    expect(letterValue(record.fields.feeFen, 10_000)).toBe('100')
  })

  it('取自案件、机关和另填的；必备的缺了就知道', () => {
    const office = { name: '清和街道', address: '清和路1号', phone: '0000' }
    const ids = [...letterReferences(letter), 'reason']
    const content = letterContent(type, letter, { values: { who: '韩某', feeFen: 50_000 }, office, asked: { reason: ' 路面施工 ' }, ids })
    expect(content).toMatchObject({ officeName: '清和街道', who: '韩某', reason: '路面施工', cost: '伍佰元整', letterNo: '' })
    expect(missingIn(letter, content)).toEqual([])
    expect(missingIn(letter, { ...content, who: '', reason: '' })).toEqual(['who', 'reason'])
    expect(
      letterFieldsOf(type, letter)
        .filter((f) => f.personal)
        .map((f) => f.id),
    ).toEqual(['who'])
  })

  it('大写金额', () => {
    const said: [number, string][] = [
      ...([
        [0, '零元整'],
        [50_000, '伍佰元整'],
        [100_500, '壹仟零伍元整'],
        [1_000_000, '壹万元整'],
        [1_000_100, '壹万零壹元整'],
      ] as [number, string][]),
      ...([
        [100_100_000, '壹佰万壹仟元整'],
        [20_030_405, '贰拾万零叁佰零肆元零伍分'],
        [12_050, '壹佰贰拾元伍角'],
        [7, '柒分'],
      ] as [number, string][]),
      [10_000_000_100, '壹亿零壹元整'],
    ]
    for (const [fen, words] of said) expect([fen, moneyWords(fen)]).toEqual([fen, words])
  })

  it('文号写得出，也读得回；别的机关、别的文书的不认', () => {
    expect(letterNumber('清和街', '罚决', 2026, 12)).toBe('清和街罚决〔2026〕12号')
    expect(readLetterNumber('清和街罚决〔2026〕12号', '清和街', '罚决')).toEqual({ year: 2026, no: 12 })
    for (const other of ['云溪街罚决〔2026〕12号', '清和街不罚〔2026〕12号', '清和街罚决〔2026〕012号', '清和街罚决[2026]12号']) {
      expect(readLetterNumber(other, '清和街', '罚决')).toBeUndefined()
    }
  })
})

describe('谁可以做什么', () => {
  const calendar = { version: '示范', coversUntil: '2099-12-31', isWorkday: () => true } as never
  const common = { caseId: 'c', office: 1, type: 'note', version: '2020-01-01', on: '2026-03-02', actors: ['a'], data: {} }
  const log = [{ ...common, id: '1', seq: 1, action: 'open' }]
  const open = fold(typeWith(), log, calendar)
  const closed = fold(typeWith(), [...log, { ...common, id: '2', seq: 2, action: 'finish' }], calendar)
  const clerk = { id: 'a', name: '李四', roles: ['clerk' as const] }
  const both = { id: 'b', name: '孙三', roles: ['clerk' as const, 'leader' as const] }
  const may = (
    state: typeof open,
    step: Parameters<typeof letterRefusal>[3]['step'],
    actor: typeof clerk | typeof both,
    status?: 'draft' | 'signed' | 'sealed',
    drafters = ['a'],
  ) => state && letterRefusal(procedure as never, letter, state, { step, actor, ...(status ? { letter: { status, drafters } } : {}) })?.code

  it('到了那一步、还在那个状态，才能拟制', () => {
    expect(may(open, 'draft', clerk)).toBeUndefined()
    expect(may(closed, 'draft', clerk)).toBe('status')
    expect(open && letterRefusal(procedure as never, letter, { ...open, done: [] }, { step: 'draft', actor: clerk })?.code).toBe('need')
  })

  it('谁拟制谁不得签发；一步一步来；编了号的由签发人作废', () => {
    expect(may(open, 'sign', clerk, 'draft')).toBe('role')
    expect(may(open, 'sign', both, 'draft', ['b'])).toBe('apart')
    expect(may(open, 'sign', both, 'draft')).toBeUndefined()
    expect(may(open, 'seal', clerk, 'draft')).toBe('status')
    expect(may(open, 'seal', clerk, 'signed')).toBeUndefined()
    expect(may(open, 'void', clerk, 'draft')).toBeUndefined()
    expect(may(open, 'void', clerk, 'sealed')).toBe('role')
    expect(may(open, 'void', both, 'sealed')).toBeUndefined()
  })

  it('文书的动作记在案件上，不改案件的状态', () => {
    const entry = { ...common, id: '2', seq: 2, action: 'letterSeal', data: { number: '清和街告〔2026〕1号' } }
    const after = fold(typeWith(), [...log, entry], calendar)
    expect(after).toMatchObject({ status: 'open', seq: 2, values: { number: '清和街告〔2026〕1号' }, terms: open?.terms })
  })
})
