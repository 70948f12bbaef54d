import { strToU8, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { dated, type SheetPlan, workbook } from '../testing/index.ts'
import { openBook } from './book.ts'
import type { SheetRow } from './cells.ts'

async function read(bytes: Uint8Array, sheet = 0): Promise<SheetRow[]> {
  const book = await openBook(bytes)
  try {
    const rows: SheetRow[] = []
    for await (const row of book.sheets[sheet]?.rows() ?? []) rows.push(row)
    return rows
  } finally {
    await book.close()
  }
}
const texts = (rows: readonly SheetRow[]): (string | undefined)[][] => rows.map((r) => r.cells.map((c) => c?.text))
const one = async (rows: SheetPlan['rows'], options: Parameters<typeof workbook>[1] = {}) => (await read(workbook({ rows }, options)))[0]?.cells ?? []

/** A workbook of parts written by hand, for what the library never writes. */
const parts = (sheet: string, more: Record<string, string> = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        '_rels/.rels': '<Relationships xmlns="p"><Relationship Id="a" Type="http://x/officeDocument" Target="/xl/book.xml"/></Relationships>',
        'xl/book.xml': '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="台账" sheetId="1" r:id="s1"/></x:sheets></x:workbook>',
        'xl/_rels/book.xml.rels':
          '<Relationships><Relationship Id="s1" Type="http://x/worksheet" Target="../xl/sheets/one.xml"/><Relationship Id="t" Type="http://x/sharedStrings" Target="strings.xml"/><Relationship Id="y" Type="http://x/styles" Target="styles.xml"/></Relationships>',
        'xl/sheets/one.xml': sheet,
        ...more,
      }).map(([name, text]) => [name, strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`)]),
    ),
  )

describe('读 xlsx', () => {
  it('文本、数字、是否、空格各归各，行号是表中的行号', async () => {
    const rows = await read(workbook({ rows: [['标题'], [], ['甲', 12.5, true, null, '乙']] }))
    expect(rows.map((r) => r.row)).toEqual([1, 3])
    expect(rows[1]?.cells).toEqual([{ text: '甲' }, { text: '12.5', number: 12.5 }, { text: 'TRUE' }, undefined, { text: '乙' }])
  })

  it.each(['yyyy/m/d', 'yyyy-mm-dd', 'm/d/yy', 'yyyy"年"m"月"d"日"', '[$-804]yyyy"年"m"月"d"日";@', 'yyyy/m/d h:mm', 'dd-mmm-yy'])(
    '格式为 %s 的数字是日期',
    async (format) => {
      expect((await one([[dated('2024-03-05', format)]]))[0]).toMatchObject({ day: '2024-03-05', text: '2024-03-05' })
    },
  )

  it.each(['General', '0.00', '#,##0.00', '"第"0"号"', '[Red]0', '0.0"万元"', 'h:mm:ss', '¥#,##0.00'])('格式为 %s 的数字不是日期', async (format) => {
    expect((await one([[{ t: 'n', v: 45356, z: format }]]))[0]?.day).toBeUndefined()
  })

  it('中文 Excel 的内置日期格式也认', async () => {
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="57"/></cellXfs></styleSheet>'
    const sheet =
      '<worksheet><sheetData><row r="1"><c r="A1" s="1"><v>45356</v></c><c r="B1" s="2"><v>45352</v></c><c r="C1"><v>45356</v></c></row></sheetData></worksheet>'
    const [row] = await read(parts(sheet, { 'xl/styles.xml': styles }))
    expect(row?.cells.map((c) => c?.day)).toEqual(['2024-03-05', '2024-03-01', undefined])
  })

  it('按 1904 年起算的工作簿，日期不错四年', async () => {
    expect((await one([[dated('2024-03-05', 'yyyy/m/d', true)]], { date1904: true }))[0]).toMatchObject({ day: '2024-03-05' })
  })

  it('带时刻的日期是当天，差一点到零点的是次日', async () => {
    const at = (fraction: number) => ({ t: 'n' as const, v: 45356 + fraction, z: 'yyyy/m/d h:mm' })
    expect((await one([[at(0.99), at(0.9999999999), at(0)]])).map((c) => c?.day)).toEqual(['2024-03-05', '2024-03-06', '2024-03-05'])
  })

  it('表中看到的前导零和前缀保留，十五位以内的数字一位不差，再长的末几位已丢', async () => {
    const cells = await one([
      [{ t: 'n', v: 42, z: '000000' }, { t: 'n', v: 7, z: '"罚字"000' }, 13_800_000_000, 123_456_789_012_345, 123_456_789_012_345_680, 0.1 + 0.2],
    ])
    expect(cells.map((c) => c?.text)).toEqual(['000042', '罚字007', '13800000000', '123456789012345', '1.23457E+17', '0.3'])
  })

  it('公式取算出的结果；没有结果的、出错的另作标记', async () => {
    const cells = await one([
      [
        { t: 'n', v: 3, f: '1+2' },
        { t: 's', v: '结果', f: 'A1&""' },
        { t: 'e', v: 42, w: '#N/A' },
        { t: 's', v: '', f: '""' },
      ],
    ])
    expect(cells[0]).toEqual({ text: '3', number: 3 })
    expect(cells[1]).toEqual({ text: '结果' })
    expect(cells[2]).toEqual({ text: '#N/A', failed: true })
    expect(cells[3]).toBeUndefined()
    const [row] = await read(parts('<worksheet><sheetData><row><c r="A1"><f>SUM(B1:B3)</f></c></row></sheetData></worksheet>'))
    expect(row?.cells[0]).toEqual({ text: '=SUM(B1:B3)', failed: true })
  })

  it('其他软件写的工作簿：带前缀的元素、没有坐标的格子、内联文字、注音、转义', async () => {
    const sheet = `<x:worksheet xmlns:x="m"><x:sheetData>
      <x:row r="2" spans="1:3"><x:c t="inlineStr"><x:is><x:r><x:t>张</x:t></x:r><x:r><x:t xml:space="preserve">三 </x:t></x:r></x:is></x:c><x:c/><x:c t='s'><x:v>0</x:v></x:c></x:row>
      <x:row><x:c t="str"><x:v>A&amp;B&#x4e2d;_x000a_</x:v></x:c><x:c t="d"><x:v>2024-03-05T00:00:00</x:v></x:c><x:c r="E3"><x:v>5</x:v></x:c></x:row>
      <x:row r="9" hidden="1"><x:c r="A9"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`
    const strings = '<x:sst xmlns:x="m"><x:si><x:r><x:t>李</x:t></x:r><x:r><x:t>四</x:t></x:r><x:rPh sb="0" eb="1"><x:t>li</x:t></x:rPh></x:si></x:sst>'
    const rows = await read(parts(sheet, { 'xl/strings.xml': strings }))
    expect(texts(rows)).toEqual([['张三 ', undefined, '李四'], ['A&B中\n', '2024-03-05T00:00:00', undefined, undefined, '5'], ['1']])
    expect(rows.map((r) => [r.row, r.hidden ?? false])).toEqual([
      [2, false],
      [3, false],
      [9, true],
    ])
  })

  it('合并单元格、隐藏的工作表和行都知道', async () => {
    const book = await openBook(
      workbook([
        { name: '封面', rows: [['说明']], hidden: true },
        { name: '台账', rows: [['标题'], ['甲', '乙'], ['1', '2']], merges: ['A1:B1', 'A2:A3'], hiddenRows: [3] },
      ]),
    )
    expect(book.sheets.map((s) => [s.name, s.hidden])).toEqual([
      ['封面', true],
      ['台账', false],
    ])
    expect(await book.sheets[1]?.survey()).toEqual({
      rows: 3,
      merges: [
        { top: 0, bottom: 0, left: 0, right: 1 },
        { top: 1, bottom: 2, left: 0, right: 0 },
      ],
    })
  })

  it('五千行分多次读完，一行不少', async () => {
    const rows = await read(workbook({ rows: Array.from({ length: 5_000 }, (_, i) => [i, `清和街罚立〔2024〕${i}号`, '示例有限公司'.repeat(3)]) }))
    expect(rows).toHaveLength(5_000)
    expect(rows.at(-1)).toMatchObject({ row: 5_000, cells: [{ number: 4_999 }, { text: '清和街罚立〔2024〕4999号' }, {}] })
  })

  it.each([
    ['空文件', Buffer.alloc(0), '文件是空的'],
    ['PDF', Buffer.from('%PDF-1.7 …'), 'PDF'],
    ['图片', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1]), '读不出这种文件'],
    ['没有传完的', workbook({ rows: [['甲', '乙']] }).subarray(0, 900), '读不出这个文件'],
  ])('%s 说明读不了，怎么办', async (_name, bytes, words) => {
    await expect(openBook(bytes)).rejects.toThrow(words)
  })

  it('展开后大得没有道理的文件读不下去，不会撑满内存', async () => {
    const zeros = new Uint8Array(60_000_000)
    const bomb = zipSync({ '[Content_Types].xml': strToU8('x'), 'xl/workbook.xml': zeros }, { level: 9 })
    await expect(openBook(bomb)).rejects.toThrow('展开后过大')
  })
})

describe('读 csv', () => {
  const table = '序号,案号,当事人\n1,清和街罚立〔2024〕1号,"示例公司,分公司"\n\n2,清和街罚立〔2024〕2号,"第一行\n第二行"'
  const wanted = [
    ['序号', '案号', '当事人'],
    ['1', '清和街罚立〔2024〕1号', '示例公司,分公司'],
    ['2', '清和街罚立〔2024〕2号', '第一行\n第二行'],
  ]

  it.each([
    ['UTF-8', Buffer.from(table)],
    ['带 BOM 的 UTF-8', Buffer.from(`\ufeff${table}`)],
    ['GB18030', iconv.encode(table, 'gb18030')],
    ['UTF-16', iconv.encode(table, 'utf-16le', { addBOM: true })],
  ])('%s', async (_name, bytes) => {
    const rows = await read(bytes)
    expect(texts(rows)).toEqual(wanted)
    expect(rows.map((r) => r.row)).toEqual([1, 2, 4])
  })

  it.each([
    ['分号', ';'],
    ['制表符', '\t'],
    ['竖线', '|'],
  ])('以%s分隔', async (_name, sign) => {
    expect(texts(await read(Buffer.from(`序号${sign}案由\n1${sign}无证经营，占道\n2${sign}扬尘`)))).toEqual([
      ['序号', '案由'],
      ['1', '无证经营，占道'],
      ['2', '扬尘'],
    ])
  })

  it('为留住位数而加的等号、撇号、制表符不是内容；错误值另作标记', async () => {
    const [, row] = await read(Buffer.from(`证件号,案号,号码,结果\n"=""999999196808278909""",'00123,"\t13800000000",#N/A`))
    expect(row?.cells.map((c) => c?.text.trim())).toEqual(['999999196808278909', '00123', '13800000000', '#N/A'])
    expect(row?.cells[3]?.failed).toBe(true)
  })

  it('引号不成对时说明从哪一行起', async () => {
    await expect(read(Buffer.from('案号,案由\n1,"没有关上\n2,乙'))).rejects.toThrow('引号')
  })
})

describe('读旧的 xls 和网页导出的表', () => {
  it('xls', async () => {
    const rows = await read(
      workbook(
        {
          rows: [
            ['案号', '日期', '金额'],
            ['罚〔2024〕1号', dated('2024-03-05'), 1000],
          ],
          merges: ['A1:A2'],
        },
        { type: 'biff8' },
      ),
    )
    expect(rows[1]?.cells).toMatchObject([{ text: '罚〔2024〕1号' }, { day: '2024-03-05' }, { number: 1000 }])
  })

  it.each([
    ['UTF-8', (s: string) => Buffer.from(s)],
    ['GB18030', (s: string) => iconv.encode(s, 'gb18030')],
  ])('网页表格（%s），长号码不变成数字', async (_name, encode) => {
    const html =
      '<html><head><meta charset="gbk"></head><body><table><tr><td>当事人</td><td>证件号码</td></tr><tr><td>张三</td><td>999999196808278909</td></tr></table></body></html>'
    expect(texts(await read(encode(html)))).toEqual([
      ['当事人', '证件号码'],
      ['张三', '999999196808278909'],
    ])
  })

  it('千行以上分批取，一行不少', async () => {
    const rows = await read(workbook({ rows: Array.from({ length: 1_300 }, (_, i) => [i + 1, `案${i}`]) }, { type: 'biff8' }))
    expect(rows).toHaveLength(1_300)
    expect(rows.at(-1)).toMatchObject({ row: 1_300 })
  })
})
