import { describe, expect, it } from 'vitest'
import { dated, type Written, workbook } from '../testing/index.ts'
import { HEAD, type Ledger, ledger, messages, only, row, sheet } from './ledger.stage.ts'

describe('一行的内容', () => {
  const HEADINGS = ['案号', '案由', '立案日期']

  it('金额单位：表头里的、表上方的、格子里的', async () => {
    const amount = async (heading: string, value: Written, above: Written[][] = []) =>
      (await only([...HEADINGS, heading], ['罚1号', '占道', '2024-03-05', value], above)).values.fineFen
    expect(await amount('罚款金额', 1000)).toBe(100_000)
    expect(await amount('罚款金额（万元）', 0.35)).toBe(350_000)
    expect(await amount('罚款金额', 1.2, [['处罚台账'], ['填报单位：某街道  单位：万元']])).toBe(1_200_000)
    expect(await amount('罚款金额（元）', 1200, [['单位：万元']])).toBe(120_000)
    expect(await amount('罚款金额', '500元', [['单位：万元']])).toBe(50_000)
  })

  it('日期是序列数、带格式的日期、文本都一样；只写月日的取标题的年份', async () => {
    const filed = async (value: Written, above: Written[][] = []) => (await only(HEADINGS, ['罚1号', '占道', value], above)).values.filedOn
    for (const value of [45_356, dated('2024-03-05'), '2024年3月5日', 20_240_305]) expect(await filed(value)).toBe('2024-03-05')
    expect(await filed('3月5日', [['示例街道2023年台账']])).toBe('2023-03-05')
    const unclear = await only(HEADINGS, ['罚1号', '占道', '3月5日'], [['2023—2024年台账']])
    expect(unclear.faults).toEqual([{ column: '立案日期', value: '3月5日', message: expect.stringContaining('没有写年份') }])
  })

  it('一格里两个承办人、两个证号分给两项；第二项另有内容时不动', async () => {
    const both = await only([...HEADINGS, '承办人', '执法证号'], ['罚1号', '占道', '2024-03-05', '赵一、钱二', '粤1111/粤2222'])
    expect(both.values).toMatchObject({ officer1: '赵一', officer2: '钱二', cert1: '粤1111', cert2: '粤2222' })
    const three = await only([...HEADINGS, '承办人', '协办人'], ['罚1号', '占道', '2024-03-05', '赵一、钱二', '孙三'])
    expect(three.values).toMatchObject({ officer1: '赵一、钱二', officer2: '孙三' })
    const behind = await only([...HEADINGS, '执法人员'], ['罚1号', '占道', '2024-03-05', '赵一（粤11111111）、钱二（粤22222222）'])
    expect(behind.values).toMatchObject({ officer1: '赵一', cert1: '粤11111111', officer2: '钱二', cert2: '粤22222222' })
    const one = await only([...HEADINGS, '执法人员'], ['罚1号', '占道', '2024-03-05', '赵 一'])
    expect(one.values.officer1).toBe('赵一')
  })

  it('证件号码存成数字的拒绝并说明原因，不猜', async () => {
    const lost = await only([...HEADINGS, '证件号码'], ['罚1号', '占道', '2024-03-05', { t: 'n', v: 999_999_196_808_278_900, z: '0' }])
    expect(lost.verdict).toBe('bad')
    expect(lost.faults).toEqual([{ column: '证件号码', value: '9.99999E+17', message: expect.stringContaining('末几位已丢失') }])
    expect(messages(await only([...HEADINGS, '身份证号'], ['罚1号', '占道', '2024-03-05', '1.23E+17']))[0]).toContain('末几位已丢失')
  })

  it('有前导零的编号照表中看到的保留', async () => {
    expect((await only(HEADINGS, [{ t: 'n', v: 42, z: '00000' }, '占道', '2024-03-05'])).values.caseNo).toBe('00042')
  })

  it('无、/、- 是没有填', async () => {
    const got = await only([...HEADINGS, '当事人', '罚款金额', '结案日期', '备注', '听证'], ['罚1号', '占道', '2024-03-05', '/', '无', '—', '无', '无'])
    expect(got.values).toEqual({ caseNo: '罚1号', cause: '占道', filedOn: '2024-03-05', heard: false })
  })

  it('封闭的选项写错列出可填的，开放的保留原文', async () => {
    const got = await only([...HEADINGS, '当事人类型', '案件来源'], ['罚1号', '占道', '2024-03-05', '外星人', '网格上报'])
    expect(got.faults).toEqual([{ column: '当事人类型', value: '外星人', message: '不在可选范围内，可填：自然人、单位' }])
    expect(got.values.source).toBe('网格上报')
  })

  it('每一处错都列出来：形式、先后、将来的日期', async () => {
    const got = await only(
      [...HEADINGS, '处罚决定日期', '结案日期', '罚款金额', '联系电话'],
      ['罚1号', '占道', '2024-03-05', '2024-02-01', '2026-01-01', '很多', '无号码'],
    )
    expect(got.faults).toEqual([
      { column: '罚款金额', value: '很多', message: '不是金额，请只填数字' },
      { column: '联系电话', value: '无号码', message: '不是电话号码' },
      { column: '结案日期', value: '2026-01-01', message: '日期晚于今天（2025-03-01）' },
      { column: '处罚决定日期', value: '2024-02-01', message: '处罚决定日期 2024-02-01 早于立案日期 2024-03-05，请核对（《示范规则》第1条（待核实））' },
    ])
  })

  it('期限可以在将来', async () => {
    expect((await only([...HEADINGS, '改正期限'], ['罚1号', '占道', '2024-03-05', '2026-01-01'])).faults).toEqual([])
  })

  it('必需的列没有而能由别的列推出的，不算缺', async () => {
    expect((await only(['案号', '案由', '处罚决定日期'], ['罚1号', '占道', '2024-03-05'])).values.filedOn).toBe('2024-03-05')
  })

  it('指明了类型而缺必需的列，每一行都说明缺什么', async () => {
    const bytes = workbook({
      rows: [
        ['案号', '案由', '当事人'],
        ['罚1号', '占道', '张三'],
      ],
    })
    const got = await ledger(bytes, { wishes: { type: 'fine' } })
    expect(messages(got.rows[0])).toEqual(['台账中没有“立案日期”这一列，每一行都必须有'])
  })

  it('错误值和没有结果的公式', async () => {
    const got = await only([...HEADINGS, '罚款金额'], ['罚1号', '占道', '2024-03-05', { t: 'e', v: 42, w: '#N/A' }])
    expect(got.faults).toEqual([{ column: '罚款金额', value: '#N/A', message: '单元格是错误值“#N/A”，请改为实际内容' }])
  })
})

describe('同一份台账里的同一件', () => {
  const verdicts = (got: Ledger) => got.rows.map((r) => r.verdict)

  it('案号相同、内容相同是重复；括号和空格的写法不论', async () => {
    const got = await sheet([HEAD, row(1), row(2, { 1: '罚[2024]1 号' }), row(1)])
    expect(verdicts(got)).toEqual(['good', 'duplicate', 'duplicate'])
  })

  it('案号相同、内容不同，后一行是错，说明与哪一行、哪几项不同', async () => {
    const got = await sheet([HEAD, row(1), row(2), row(1, { 6: 800, 7: null })])
    expect(verdicts(got)).toEqual(['good', 'good', 'bad'])
    expect(got.rows[2]?.faults).toEqual([
      { column: '案号', value: '罚〔2024〕1号', message: '与第 2 行是同一件，但内容不同：罚款金额、结案日期。请核对后只留一行' },
    ])
  })

  it('没有案号的，内容相同而序号不同是两件，序号相同或没有序号是重复', async () => {
    const nameless = (serial: Written) => [serial, null, '占道经营', '张三', '2024-03-05']
    expect(verdicts(await sheet([HEAD, nameless(1), nameless(2), nameless(3)]))).toEqual(['good', 'good', 'good'])
    expect(verdicts(await sheet([HEAD, nameless(1), nameless(1)]))).toEqual(['good', 'duplicate'])
    expect(verdicts(await sheet([HEAD.slice(1), nameless(1).slice(1), nameless(2).slice(1)]))).toEqual(['good', 'duplicate'])
  })
})
