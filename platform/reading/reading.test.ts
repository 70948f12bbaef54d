/** Reports in every form in which people have them, and files that are none. */
import { DeletedTextRun, Document, HeadingLevel, InsertedTextRun, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { strToU8, unzipSync, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, it } from 'vitest'
import { readReport } from '../../engine/text/index.ts'
import { createPrinter, figuresIn, type PrintDocument } from '../print/index.ts'
import { type ReadText, readBytes, type UnreadableKind } from './index.ts'
import { lines, pages, plainReport, simplePage, title } from './pages.stage.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

async function read(bytes: Uint8Array): Promise<ReadText> {
  const result = await readBytes(bytes)
  if ('unreadable' in result) throw new Error(result.message)
  return result
}

async function refusal(bytes: Uint8Array): Promise<UnreadableKind> {
  const result = await readBytes(bytes)
  if (!('unreadable' in result)) throw new Error(`read as ${result.format}: ${result.text.slice(0, 80)}`)
  expect(result.message).toMatch(/[一-龥]{4}/)
  return result.unreadable
}

describe('文字的编码', () => {
  it.each([
    ['UTF-8', utf8(plainReport)],
    ['带标记的 UTF-8', utf8(`\ufeff${plainReport}`)],
    ['GB18030', new Uint8Array(iconv.encode(plainReport, 'gb18030'))],
    ['带标记的 UTF-16LE', new Uint8Array(iconv.encode(plainReport, 'utf16le', { addBOM: true }))],
    ['带标记的 UTF-16BE', new Uint8Array(iconv.encode(plainReport, 'utf16be', { addBOM: true }))],
    ['不带标记的 UTF-16LE', new Uint8Array(iconv.encode(plainReport, 'utf16le'))],
    ['不带标记的 UTF-16BE', new Uint8Array(iconv.encode(plainReport, 'utf16be'))],
  ])('%s 读出原文', async (_, bytes) => {
    expect(await read(bytes)).toEqual({ text: plainReport, metadata: {}, format: 'text' })
  })

  it('换行和空白原样保留，位置不变', async () => {
    expect((await read(utf8('　　一、主要举措\r\n\r\n  2024年\t报告'))).text).toBe('　　一、主要举措\r\n\r\n  2024年\t报告')
  })

  it('截断在一个字中间的 UTF-8 仍按 UTF-8 读', async () => {
    expect((await read(utf8(plainReport).subarray(0, 1000))).text.slice(0, 200)).toBe(plainReport.slice(0, 200))
  })
})

describe('政府网站的网页', () => {
  it.each(Object.keys(pages) as (keyof typeof pages)[])('%s：只读标题和正文', async (kind) => {
    const bytes = kind === 'table' ? new Uint8Array(iconv.encode(pages[kind], 'gbk')) : utf8(pages[kind])
    const { text, format } = await read(bytes)
    expect(format).toBe('html')
    expect(text.split('\n')).toEqual([title, ...lines])
  })

  it('元数据来自表格和 meta 标签', async () => {
    expect((await read(utf8(pages.gov))).metadata).toEqual({
      indexNo: '999999001/2025-00110',
      docNo: '清和办发〔2025〕3号',
      madeOn: '2025-01-20',
      publishedOn: '2025-02-10',
      source: '清和街道办事处',
    })
    expect((await read(utf8(pages.modern))).metadata).toEqual({
      indexNo: '999999001/2025-00110',
      madeOn: '2025-01-20',
      publishedOn: '2025-02-10',
      source: '清和街道办事处',
    })
    expect((await read(utf8(pages.office))).metadata).toMatchObject({ publishedOn: '2025-02-10', source: '清和街道办事处' })
  })

  it('模板里没有替换的占位文字不当作来源', async () => {
    const page = pages.gov.replace('name="ContentSource" content="清和街道办事处"', 'name="ContentSource" content="来源"')
    expect((await read(utf8(page))).metadata.source).toBe('清和街道办事处')
  })

  it('正文中的表格一行一行读，各格用制表符隔开', async () => {
    const page = simplePage.replace('<p>四、', '<table><tr><td>项目</td><td>数量</td></tr><tr><td>普法\n活动</td><td>23场次</td></tr></table><p>四、')
    expect((await read(utf8(page))).text).toContain('\n项目\t数量\n普法活动\t23场次\n四、')
  })

  it('嵌套 200000 层的网页也在有限时间内读完', async () => {
    const deep = `${'<div><b>'.repeat(200_000)}${lines.map((l) => `<p>${l}</p>`).join('')}${'</b></div>'.repeat(200_000)}`
    expect((await read(utf8(`<html><body><h1>${title}</h1>${deep}</body></html>`))).text).toContain('成功率95.82%')
    expect((await read(utf8(`<html><body>${'<table><tr><td>'.repeat(100_000)}全年办理案件120件。`))).text).toContain('120件')
    expect((await read(utf8(`<html><body>${'</p></div>'.repeat(300_000)}全年办理案件120件。`))).text).toContain('120件')
  })
})

const numbered = new Document({
  numbering: {
    config: [
      {
        reference: 'headings',
        levels: [
          { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、' },
          { level: 1, format: LevelFormat.CHINESE_COUNTING, text: '（%2）' },
          { level: 2, format: LevelFormat.DECIMAL, text: '%3.' },
        ],
      },
    ],
  },
  sections: [
    {
      children: [
        new Paragraph({ heading: HeadingLevel.TITLE, text: title }),
        new Paragraph({ text: '主要举措和成效', numbering: { reference: 'headings', level: 0 } }),
        new Paragraph({ text: '严格执法', numbering: { reference: 'headings', level: 1 } }),
        new Paragraph({
          children: [
            new TextRun('全年立案'),
            new DeletedTextRun({ text: '1700', id: 1, author: '某', date: '2025-01-01T00:00:00Z' }),
            new InsertedTextRun({ text: '1800', id: 2, author: '某', date: '2025-01-01T00:00:00Z' }),
            new TextRun({ text: '（内部数字）', vanish: true }),
            new TextRun('宗。'),
          ],
        }),
        new Paragraph({ text: '化解纠纷', numbering: { reference: 'headings', level: 1 } }),
        new Paragraph({ text: '2024年调解2176宗。', numbering: { reference: 'headings', level: 2 } }),
        new Paragraph({ text: '成功2085宗。', numbering: { reference: 'headings', level: 2 } }),
        new Paragraph({ text: '存在的不足', numbering: { reference: 'headings', level: 0 } }),
        new Paragraph({ text: '力量不足', numbering: { reference: 'headings', level: 1 } }),
        new Table({
          rows: [
            ['项目', '数量'],
            ['普法活动', '23场次'],
          ].map((row) => new TableRow({ children: row.map((text) => new TableCell({ children: [new Paragraph(text)] })) })),
        }),
        ...Array.from({ length: 10 }, (_, i) => new Paragraph({ text: `第${i}章`, numbering: { reference: 'headings', level: 0 } })),
      ],
    },
  ],
})

describe('docx', () => {
  it('自动编号写成文字，删去的和隐藏的不读，表格一行一行读', async () => {
    const { text, format } = await read(new Uint8Array(await Packer.toBuffer(numbered)))
    expect(format).toBe('docx')
    expect(text.split('\n')).toEqual([
      title,
      '一、主要举措和成效',
      '（一）严格执法',
      '全年立案1800宗。',
      '（二）化解纠纷',
      '1. 2024年调解2176宗。',
      '2.成功2085宗。',
      '二、存在的不足',
      '（一）力量不足',
      '项目\t数量',
      '普法活动\t23场次',
      ...['三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'].map((n, i) => `${n}、第${i}章`),
    ])
  })

  const bare = (body: string, more: Record<string, string> = {}): Uint8Array =>
    zipSync(
      Object.fromEntries(
        Object.entries({
          '[Content_Types].xml': '<Types/>',
          'word/document.xml': `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
          ...more,
        }).map(([n, t]) => [n, strToU8(t)]),
      ),
    )
  const p = (words: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`

  it('编号写在样式里的标题也有编号，目录不读', async () => {
    const styles =
      '<w:styles><w:style w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style><w:style w:styleId="T1"><w:name w:val="toc 1"/></w:style></w:styles>'
    const numbering =
      '<w:numbering><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
    const body = p('一、主要举措 1', '<w:pStyle w:val="T1"/>') + p('主要举措', '<w:pStyle w:val="H1"/>') + p('正文') + p('存在的不足', '<w:pStyle w:val="H1"/>')
    expect((await read(bare(body, { 'word/styles.xml': styles, 'word/numbering.xml': numbering }))).text).toBe('一、主要举措\n正文\n二、存在的不足')
  })

  it('段落标记被删去的，与下一段相连', async () => {
    expect((await read(bare(p('全年立案', '<w:rPr><w:del w:id="1"/></w:rPr>') + p('1800宗。')))).text).toBe('全年立案1800宗。')
  })

  it('嵌套 100000 层也读完', async () => {
    const deep = `${'<w:p><w:r>'.repeat(100_000)}<w:t>全年立案1800宗</w:t>${'</w:r></w:p>'.repeat(100_000)}`
    expect((await read(bare(deep))).text).toBe('全年立案1800宗')
  })

  it('压缩炸弹：太大', async () => {
    expect(await refusal(zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': new Uint8Array(80_000_000).fill(32) }, { level: 1 }))).toBe(
      'too-large',
    )
  })
})

const printer = createPrinter()
afterAll(() => printer.close())

const annual: PrintDocument = {
  issuer: '示例市清河区清和街道办事处',
  docNo: '清和街法报〔2025〕1号',
  title: '示例市清河区清和街道办事处2024年法治政府建设年度报告',
  addressee: '清河区人民政府',
  signedOn: '2025-03-05',
  keywords: [],
  description: '',
  blocks: [
    { kind: 'heading', level: 1, id: 'a', number: '一、', text: '主要举措和成效' },
    ...Array.from({ length: 24 }, (_, i) => ({
      kind: 'paragraph' as const,
      id: `p${i}`,
      inlines: [
        { text: '全年受理案件' },
        { figure: `f${i}`, shown: `${i * 37 + 1200}` },
        { text: '件，办结' },
        { figure: `g${i}`, shown: `${i * 31 + 900}` },
        { text: '件，同比增长' },
        { figure: `h${i}`, shown: `${i + 1}.5%` },
        { text: '，有关情况按规定及时公开，接受社会监督，推动各项工作依法有序开展。' },
      ],
    })),
    { kind: 'heading', level: 1, id: 'b', number: '二、', text: '存在的不足和原因' },
    { kind: 'paragraph', id: 'x', inlines: [{ text: '一是力量不足，主要原因是人员少。' }] },
    { kind: 'heading', level: 1, id: 'c', number: '三、', text: '下一年度安排' },
    { kind: 'paragraph', id: 'y', inlines: [{ text: '继续加强法治建设。' }] },
  ],
}
const paragraphs = annual.blocks.map((b) =>
  b.kind === 'heading' ? b.number + b.text : b.inlines.map((i) => ('text' in i ? i.text : 'shown' in i ? i.shown : i.stated)).join(''),
)

describe('自己打印的年度报告', () => {
  it.each(['docx', 'pdf', 'html'] as const)('%s 读回来，段落和数字都相同', async (format) => {
    const bytes = await printer.render({ document: annual, format, published: '2025-03-10 09:30:00' })
    const { text } = await read(bytes)
    expect(text.split('\n').filter((l) => paragraphs.includes(l))).toEqual(paragraphs)
    const reading = readReport(text)
    expect(reading).toMatchObject({ title: annual.title, issuer: annual.issuer, year: 2024 })
    expect(reading.figures.map((f) => f.text)).toEqual(figuresIn(annual).map((f) => f.shown.replace('%', '')))
    expect(reading.sections.flatMap((s) => s.role ?? [])).toEqual(['achievements', 'problems', 'plan'])
  })
})

/** A PDF of one page without a word on it. */
const emptyPdf = (): Uint8Array => {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>']
  let file = '%PDF-1.4\n'
  const places = objects.map((o, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${o}\nendobj\n`
    return at
  })
  const at = file.length
  file += `xref\n0 4\n0000000000 65535 f \n${places.map((n) => `${String(n).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`
  return utf8(file)
}

describe('不能读的文件，说明是什么、怎么办', () => {
  it.each<[string, UnreadableKind, () => Uint8Array]>([
    ['空文件', 'empty', () => new Uint8Array()],
    ['只有空白', 'empty', () => utf8('  \r\n　')],
    ['旧版 Word', 'old-word', () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)])],
    ['加密的 docx', 'encrypted', () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...iconv.encode('EncryptedPackage', 'utf16le')])],
    ['图片', 'image', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ['RTF', 'unsupported', () => utf8('{\\rtf1\\ansi }')],
    ['表格文件', 'unsupported', () => zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>') })],
    ['没有正文的 docx', 'broken', () => zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/styles.xml': strToU8('<styles/>') })],
    ['没有文字的 PDF', 'no-text', emptyPdf],
    ['只有开头的 PDF', 'broken', () => utf8('%PDF-1.7\n')],
    ['乱码', 'unsupported', () => Uint8Array.from({ length: 4000 }, (_, i) => (i * i * 31 + i * 7) & 0xff)],
    ['太长的文字', 'too-large', () => utf8(`${plainReport}\n`.repeat(2000))],
    ['太大的文件', 'too-large', () => new Uint8Array(65 * 1024 * 1024)],
  ])('%s', async (_, kind, make) => {
    expect(await refusal(make())).toBe(kind)
  })

  it('docx 截去一半：损坏', async () => {
    const whole = new Uint8Array(await Packer.toBuffer(numbered))
    expect(await refusal(whole.subarray(0, whole.length / 2))).toBe('broken')
  })

  it('50 MB 的文字、网页、压缩包：都有结果', async () => {
    const big = 50 * 1024 * 1024
    expect(await refusal(new Uint8Array(big).fill(0x41))).toBe('too-large')
    expect(await refusal(utf8(`<html><body>${'<p>全年立案1800宗。</p>'.repeat(big / 28)}`))).toBe('too-large')
    const page = utf8(
      `<html><head><script>${'x'.repeat(big - 5000)}</script></head><body><h1>${title}</h1>${lines.map((l) => `<p>${l}</p>`).join('')}</body></html>`,
    )
    expect((await read(page)).text.split('\n')).toEqual([title, ...lines])
  }, 120_000)
})

/** Numbers that look random and are the same every time. */
function* random(seed: number): Generator<number> {
  let state = seed
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state / 2 ** 32
  }
}

describe('损坏的文件', () => {
  const kinds: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
    网页: () => utf8(pages.gov),
    文字: () => new Uint8Array(iconv.encode(plainReport, 'gb18030')),
    docx: async () => new Uint8Array(await Packer.toBuffer(numbered)),
    pdf: () => printer.render({ document: annual, format: 'pdf', published: '2025-03-10 09:30:00' }),
  }
  it.each(Object.keys(kinds))(
    '%s 改坏、截断之后：读出文字或说明原因，从不出错',
    async (kind) => {
      const whole = await kinds[kind]?.()
      if (!whole) return
      const numbers = random(7)
      const next = (below: number): number => Math.floor((numbers.next().value as number) * below)
      for (let round = 0; round < 40; round += 1) {
        const bytes = whole.slice(0, round % 2 === 0 ? whole.length : next(whole.length))
        for (let i = 0; i < round; i += 1) bytes[next(Math.max(1, bytes.length))] = next(256)
        const result = await readBytes(bytes)
        if ('unreadable' in result) expect(result.message).not.toBe('')
        else expect(readReport(result.text).text).toBe(result.text)
      }
    },
    120_000,
  )

  it('docx 里的 XML 改坏', async () => {
    const parts = unzipSync(new Uint8Array(await Packer.toBuffer(numbered)))
    const numbers = random(11)
    const next = (below: number): number => Math.floor((numbers.next().value as number) * below)
    for (let round = 0; round < 60; round += 1) {
      const broken = Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, bytes.slice()]))
      for (const name of ['word/document.xml', 'word/numbering.xml', 'word/styles.xml']) {
        const bytes = broken[name]
        for (let i = 0; bytes && i < 5; i += 1) bytes[next(bytes.length)] = next(128)
      }
      const result = await readBytes(zipSync(broken))
      expect('unreadable' in result || result.text.length > 0).toBe(true)
    }
  })
})
