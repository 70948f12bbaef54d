import { describe, expect, it } from 'vitest'
import { creditCheck } from '../../engine/identifiers.ts'
import { workbook } from '../testing/index.ts'
import { HEAD, ledger, row, sheet } from './ledger.stage.ts'

describe('表头在哪里', () => {
  it('表头在大标题、单位行和空行之下', async () => {
    const got = await sheet([['示例街道2024年处罚案件台账'], ['填报单位：示例街道　　单位：宗、元'], [], HEAD, row(1), row(2)], { merges: ['A1:H1', 'A2:H2'] })
    expect(got.type).toBe('fine')
    expect(got.rows.map((r) => r.row)).toEqual([5, 6])
    expect(got.rows[0]?.values).toEqual({
      caseNo: '罚〔2024〕1号',
      cause: '占道经营',
      party: '张三',
      filedOn: '2024-03-05',
      decidedOn: '2024-03-20',
      fineFen: 50_000,
      closedOn: '2024-04-01',
    })
    expect(got.rows[0]).toMatchObject({ status: 'closed', verdict: 'good', faults: [] })
    expect(got.year).toBe(2024)
  })

  it('没有标题，第一行就是表头', async () => {
    expect((await sheet([HEAD, row(1)])).rows).toHaveLength(1)
  })

  it('两层表头：合并的“当事人”下分姓名和证件号', async () => {
    const code = `92999999M7YJ67YN8${creditCheck('92999999M7YJ67YN8')}`
    const got = await sheet(
      [
        ['台账'],
        ['序号', '案号', '案由', '当事人', null, '承办人', null, null, null, '立案日期'],
        [null, null, null, '姓名', '证件号', '姓名', '执法证号', '姓名', '执法证号', null],
        [1, '罚1号', '占道', '示例公司', code, '赵一', '粤11111111', '钱二', '粤22222222', '2024-03-05'],
      ],
      { merges: ['A1:J1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:I2', 'J2:J3'] },
    )
    expect(got.rows[0]?.values).toEqual({
      caseNo: '罚1号',
      cause: '占道',
      party: '示例公司',
      partyCode: code,
      officer1: '赵一',
      cert1: '粤11111111',
      officer2: '钱二',
      cert2: '粤22222222',
      filedOn: '2024-03-05',
    })
  })

  it('csv 没有合并单元格，两层表头也认得出来', async () => {
    const got = await ledger(Buffer.from('序号,案号,案由,当事人,,立案日期\n,,,姓名,证件号,\n1,罚1号,占道,张三,,2024-03-05\n'), { file: '台账.csv' })
    expect(got.mapping).toMatchObject({ '当事人/姓名': 'party', '当事人/证件号': 'partyCode' })
    expect(got.rows[0]).toMatchObject({ row: 3, values: { party: '张三' } })
  })

  it('大标题合并了而表头没有合并的，两层也认得出来', async () => {
    const got = await sheet(
      [['台账'], ['案号', '案由', '当事人', null, '立案日期'], [null, null, '姓名', '证件号', null], ['罚1号', '占道', '张三', null, '2024-03-05']],
      { merges: ['A1:E1'] },
    )
    expect(got.mapping).toEqual({ 案号: 'caseNo', 案由: 'cause', '当事人/姓名': 'party', '当事人/证件号': 'partyCode', 立案日期: 'filedOn' })
  })

  it('列的次序、空列、星号、换行、全角、繁体都不影响', async () => {
    const got = await sheet([
      ['＊立案\n時間', null, '當事人：', '违 法 行 为', '罰沒款（元）', '案　号'],
      ['2024.3.5', null, '张三', '占道', '1,000', '罚1号'],
    ])
    expect(got.rows[0]?.values).toEqual({ filedOn: '2024-03-05', party: '张三', cause: '占道', fineFen: 100_000, caseNo: '罚1号' })
  })

  it('名称相近的列，看内容是否合适', async () => {
    const got = await sheet([
      ['案号', '案由', '立案日期', '批准立案日期', '被处罚当事人姓名'],
      ['罚1号', '占道', '2024-03-05', '李四', '张三'],
    ])
    expect(got.mapping).toMatchObject({ 被处罚当事人姓名: 'party', 批准立案日期: null })
  })

  it('两列同一项目，取更确切的一列，另一列说明没有导入', async () => {
    const got = await sheet([
      ['案号', '案由', '被处罚人', '当事人', '立案日期'],
      ['罚1号', '占道', '甲', '乙', '2024-03-05'],
    ])
    const [taken, left] = got.mapping.当事人 === 'party' ? ['当事人', '被处罚人'] : ['被处罚人', '当事人']
    expect(got.mapping[left]).toBeNull()
    expect(got.columnNotes[left]).toContain(`与“${taken}”`)
  })

  it('更正过的对应照更正的来，一项不会给两列', async () => {
    const bytes = workbook({
      rows: [
        ['案号', '案由', '被处罚人', '当事人', '立案日期', '备用'],
        ['罚1号', '占道', '甲', '乙', '2024-03-05', '说明'],
      ],
    })
    const got = await ledger(bytes, { wishes: { columns: { 当事人: 'party', 备用: 'remarks', 案号: null } } })
    expect(got.mapping).toEqual({ 案号: null, 案由: 'cause', 被处罚人: null, 当事人: 'party', 立案日期: 'filedOn', 备用: 'remarks' })
    expect(got.rows[0]?.values).toMatchObject({ party: '乙', remarks: '说明' })
  })
})

describe('不是记录的行', () => {
  it('合计、小计、表尾说明、签字、重复的表头、空行都跳过，并说明原因', async () => {
    const got = await sheet([
      HEAD,
      ['1', '2', '3', '4', '5', '6', '7', '8'],
      row(1),
      ['小  计', null, null, null, null, null, 500, null],
      ['二季度'],
      HEAD,
      row(2),
      row(3, { 1: null, 2: null, 3: null, 4: null, 5: null, 6: null, 7: null }),
      ['合计', null, null, null, null, null, 1000],
      ['填表说明：1.本表每月报送；2.金额以元为单位。'],
      ['备注：以上情况属实'],
      ['制表人：', '张三', null, '审核人：', '李四', null, '填表日期：', '2024-12-31'],
      ['单位（盖章）：', null, null, '填报人：李四'],
      [null, null, null, null, null, null, 1000, 2],
      [null, null, null, null, null, null, null, '（盖章）'],
    ])
    expect(got.rows.map((r) => r.row)).toEqual([3, 7])
    expect(got.skipped).toEqual([
      [2, '栏次'],
      [4, '“小计”行'],
      [5, '只有一格文字，不是台账记录'],
      [6, '重复的表头'],
      [8, '只有序号的空行'],
      [9, '“合计”行'],
      [10, '表尾的说明或签字'],
      [11, '表尾的说明或签字'],
      [12, '表尾的说明或签字'],
      [13, '表尾的说明或签字'],
      [14, '只有数字，不是台账记录'],
      [15, '只有一格文字，不是台账记录'],
    ])
  })

  it.each(['总计', '本页小计', '3月份合计', '2024年合计', '全年总计', '合计：', '累 计'])('%s 行', async (word) => {
    const got = await sheet([HEAD, row(1), [word, null, null, null, null, null, 99]])
    expect(got.skipped).toHaveLength(1)
    expect(got.rows).toHaveLength(1)
  })

  it('填写示例不是记录', async () => {
    expect((await sheet([HEAD, ['例', ...row(0).slice(1)], row(1)])).skipped).toEqual([[2, '填写示例']])
  })

  it('有编号、缺内容的行不跳过，说明缺什么', async () => {
    const got = await sheet([HEAD, [1, '罚1号'], row(2)])
    expect(got.rows[0]).toMatchObject({ row: 2, verdict: 'bad' })
    expect(got.rows[0]?.faults).toEqual([
      { column: '案由', value: '', message: '必须填写' },
      { column: '立案日期', value: '', message: '必须填写' },
    ])
  })

  it('隐藏的行也是记录', async () => {
    const got = await sheet([HEAD, row(1), row(2)], { hiddenRows: [3] })
    expect(got.rows.map((r) => r.row)).toEqual([2, 3])
  })

  it('向下合并的格子代表其中每一行，“同上”取上一行的', async () => {
    const got = await sheet(
      [
        ['案号', '案由', '立案日期'],
        ['罚1号', '占道', '2024-03-05'],
        ['罚2号', null, '2024-03-06'],
        ['罚3号', '同上', '〃'],
      ],
      { merges: ['B2:B3'] },
    )
    expect(got.rows.map((r) => [r.values.cause, r.values.filedOn])).toEqual([
      ['占道', '2024-03-05'],
      ['占道', '2024-03-06'],
      ['占道', '2024-03-06'],
    ])
  })
})

describe('几张工作表', () => {
  it('取是台账的那一张，其余的说明没有读', async () => {
    const got = await ledger(
      workbook([
        { name: '填报说明', rows: [['本表由各科室填报']] },
        { name: '台账', rows: [HEAD, row(1)] },
        {
          name: '统计',
          rows: [
            ['案由', '件数', '罚款金额'],
            ['占道经营', 5, 2500],
          ],
        },
        { name: '旧表', rows: [HEAD, row(9)], hidden: true },
      ]),
    )
    expect(got.rows).toHaveLength(1)
    expect(got.notes).toEqual(['没有读取的工作表：“填报说明”、“统计”（不是这一类台账）', '没有读取的隐藏工作表：“旧表”'])
  })

  it('按月分表的一并读，错误写明在哪一张', async () => {
    const got = await ledger(
      workbook([
        { name: '1月', rows: [['台账'], HEAD, row(1)] },
        { name: '2月', rows: [['台账'], HEAD, row(2), row(3, { 4: '昨天' })] },
      ]),
    )
    expect(got.rows.map((r) => r.row)).toEqual([3, 3, 4])
    expect(got.notes).toEqual(['读取了 2 张工作表：“1月”、“2月”'])
  })

  it('一个文件里有两种台账时，要求指明，指明后只读那一种', async () => {
    const bytes = workbook([
      { name: '处罚', rows: [HEAD, row(1)] },
      {
        name: '检查',
        rows: [
          ['检查编号', '检查事项', '检查对象', '检查日期', '检查结果'],
          ['检1号', '消防', '甲店', '2024-03-05', '未发现问题'],
        ],
      },
    ])
    await expect(ledger(bytes)).rejects.toThrow('既像“示范处罚”又像“示范检查”')
    expect((await ledger(bytes, { wishes: { type: 'visit' } })).rows[0]?.values).toMatchObject({ target: '甲店', result: 'clear' })
  })
})

describe('认出是哪一类', () => {
  it('认不出时列出读到的表头和需要的列', async () => {
    const got = ledger(
      workbook({
        rows: [
          ['姓名', '部门', '电话'],
          ['张三', '办公室', '123'],
        ],
      }),
    )
    await expect(got).rejects.toThrow(/认不出这是哪一类台账。.*“示范处罚”台账至少要有：案由、立案日期；“示范检查”台账至少要有：检查对象、检查日期/)
  })

  it('指明了类型而表头不对，也说明读到什么', async () => {
    const bytes = workbook({ rows: [HEAD, row(1)] })
    await expect(ledger(bytes, { wishes: { type: 'visit' } })).rejects.toThrow('没有认出这一类台账的表头')
    await expect(ledger(bytes, { wishes: { type: 'nothing' } })).rejects.toThrow('没有“nothing”这一类台账')
  })

  it('像是某一类而缺必需的列，说明缺哪几列', async () => {
    const bytes = workbook({
      rows: [
        ['案号', '案由', '当事人', '结案日期'],
        ['罚1号', '占道', '张三', '2024-03-05'],
      ],
    })
    await expect(ledger(bytes)).rejects.toThrow('像是“示范处罚”台账，但没有找到必需的列：立案日期')
  })

  it('只有几个表头相同的别类台账，不当作这一类', async () => {
    const contract = ['合同名称', '案号', '立案日期', '案由', '经办人', '相对方', '合同金额', '资金来源', '采购方式', '付款进度', '到期提醒']
    await expect(ledger(workbook({ rows: [['2024年合同台账'], contract, contract.map((_, i) => (i === 2 ? '2024-03-05' : '某'))] }))).rejects.toThrow(
      '认不出这是哪一类台账',
    )
  })

  it('空文件、只有标题的文件', async () => {
    await expect(ledger(workbook({ rows: [] }))).rejects.toThrow('没有内容')
    await expect(ledger(workbook({ rows: [['2024年台账']] }))).rejects.toThrow('没有找到表头')
  })
})
