/** One document in four formats: what a reader finds in each is the same, and the docx and PDF look as the standard asks. */
import { afterAll, describe, expect, it } from 'vitest'
import { inspect, readReport } from '../../engine/text/index.ts'
import { readBytes } from '../reading/index.ts'
import { docxParagraphs, docxPart, pdfPages, pdfText } from '../testing/index.ts'
import { createPrinter, type Format, figuresIn, type Inline, metaOf, type PrintDocument } from './index.ts'
import { titleLines } from './model.ts'

const sha256 = '0123456789ab'.padEnd(64, 'f')
const files = [{ name: '2024年培训签到册汇总表（共126人次）.xlsx', size: 20480, sha256, by: '王某', at: '2025-01-05T20:30:00.000Z' }]

const document: PrintDocument = {
  issuer: '示例市清河区清和街道办事处',
  docNo: '清和街法报〔2025〕1号',
  title: '示例市清河区清和街道办事处2024年法治政府建设年度报告',
  addressee: '清河区人民政府',
  signedOn: '2025-03-05',
  remark: '此件公开发布',
  keywords: ['法治政府建设', '年度报告'],
  description: '“摘要”<一>',
  blocks: [
    { kind: 'heading', level: 1, id: 'measures', number: '一、', text: '主要举措和成效' },
    { kind: 'heading', level: 2, id: 'enforcement', number: '（一）', text: '严格规范公正文明执法' },
    {
      kind: 'paragraph',
      id: 'a',
      inlines: [
        { text: '全年立案' },
        { figure: 'penalty.filed', shown: '1800' },
        { text: '宗，比上年增加' },
        { figure: 'penalty.filed:diff', shown: '12' },
        { text: '宗、增长' },
        { figure: 'penalty.filed:growth', shown: '0.67%' },
        { text: '，罚款' },
        { figure: 'penalty.fineYuan:wan', shown: '252.04' },
        { text: '万元；举办培训' },
        { stated: '8', source: '街道培训签到册（王某提供）', files },
        { text: '场。' },
      ],
    },
    { kind: 'paragraph', id: 'b', inlines: [{ text: '塱头、蛋埗、氹仔，当事人喆某、堃某、㙟某，共12亩㎡。' }] },
    { kind: 'paragraph', id: 'c', inlines: [{ text: '1. 不是列表 *不是强调* #不是标题 $不是公式$ <b>不是标签</b> & “引号”\n第二行 \\ `码` [链](x) @引用' }] },
    ...Array.from({ length: 30 }, (_, i) => ({
      kind: 'paragraph' as const,
      id: `p${i}`,
      inlines: [{ text: '同比上升' }, { figure: `x${i}`, shown: `${i}.5%` }, { text: '，其他工作按计划推进，有关情况纳入下一年度安排。' }],
    })),
  ],
}

const printer = createPrinter()
afterAll(() => printer.close())
const print = (format: Format, doc = document): Promise<Uint8Array> => printer.render({ document: doc, format, published: '2025-03-10 09:30:00' })
const text = async (format: Format, doc = document): Promise<string> => new TextDecoder().decode(await print(format, doc))

/** A stated number as the words that it is, so that no table follows. */
const asWords = (inline: Inline): Inline => ('stated' in inline ? { text: inline.stated } : inline)

const bare = (words: string): string => words.replace(/\s/g, '')
const unescapedHtml = (html: string): string =>
  html.replace(/<[^>]+>/g, '').replace(/&(amp|lt|gt|quot|#39);/g, (_, e: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[e] ?? '')

/** What the document says, in each format, without blanks. */
async function said(doc: PrintDocument): Promise<Record<Format, string>> {
  const article = /<article[\s\S]*<\/article>/.exec(await text('html', doc))?.[0] ?? ''
  const md = (await text('md', doc))
    .replace(/^#+ /gm, '')
    .replace(/^\|(?: --- \|)+$/gm, '')
    .replace(/^\| | \|(?: |$)|<br>/gm, '')
    .replace(/\\([\\`*_[\]<>#|~.)+-])/g, '$1')
  return {
    docx: bare(
      docxParagraphs(await print('docx', doc))
        .map((p) => p.text)
        .join(''),
    ),
    pdf: bare(pdfText(await print('pdf', doc))),
    html: bare(unescapedHtml(article)),
    md: bare(md),
  }
}

describe('四种格式出自同一份文档', () => {
  it('读回来的文字完全相同', async () => {
    const { docx, pdf, html, md } = await said(document)
    expect(pdf).toBe(docx)
    expect(html).toBe(docx)
    expect(md).toBe(docx)
    expect(docx).toContain('全年立案1800宗，比上年增加12宗、增长0.67%，罚款252.04万元；举办培训8场。')
  })

  it('数字相同，先后也相同', async () => {
    const figures = figuresIn(document)
    expect(figures).toHaveLength(34)
    const runs = docxParagraphs(await print('docx')).flatMap((p) => p.runs.filter((r) => r.style === 'Figure').map((r) => r.text))
    expect(runs).toEqual(figures.map((f) => f.shown))
    const data = [...(await text('html')).matchAll(/<data class="figure" value="([^"]+)">([^<]+)<\/data>/g)].map((m) => ({ key: m[1], shown: m[2] }))
    expect(data).toEqual(figures)
    for (const whole of Object.values(await said(document))) {
      let from = 0
      for (const { shown } of figures) {
        const at = whole.indexOf(shown, from)
        expect(at, shown).toBeGreaterThanOrEqual(from)
        from = at + shown.length
      }
    }
  })

  it('没有文号、主送机关和日期的稿子也能印', async () => {
    const { docNo: _a, addressee: _b, signedOn: _c, remark: _d, ...rest } = document
    const { docx, pdf, html, md } = await said({ ...rest, stage: '起草稿' })
    expect([pdf, html, md]).toEqual([docx, docx, docx])
    expect(docx).toContain('（起草稿）')
  })
})

describe('附：数字依据', () => {
  it('列出每个填报数的文句、填报人、出处、文件和校验码，另起一面', async () => {
    const file = await print('docx')
    const paragraphs = docxParagraphs(file)
    const from = paragraphs.findIndex((p) => p.text === '附：数字依据')
    expect(paragraphs[from - 1]?.style).toBe('Remark')
    expect(paragraphs.slice(from + 7).map((p) => p.text)).toEqual([
      '1',
      '8',
      '…年增加12宗、增长0.67%，罚款252.04万元；举办培训8场',
      '街道培训签到册',
      '填报人：王某',
      '2024年培训签到册汇总表（共126人次）.xlsx',
      '校验码0123456789ab',
      '2025-01-06 王某附',
    ])
    expect(docxPart(file, 'word/document.xml')).toMatch(/GroundsTitle"\/><w:pageBreakBefore/)
  })

  it('没有填报数就没有附表', async () => {
    const blocks = document.blocks.filter((b) => b.id !== 'a')
    for (const whole of Object.values(await said({ ...document, blocks }))) expect(whole).not.toContain('数字依据')
  })

  it('读报告的人读回来的数字，有没有附表都一样', async () => {
    const without = { ...document, blocks: document.blocks.map((b) => (b.kind === 'paragraph' ? { ...b, inlines: b.inlines.map(asWords) } : b)) }
    for (const format of ['docx', 'pdf', 'html'] as const) {
      const [read, plain] = [await readBytes(await print(format)), await readBytes(await print(format, without))]
      if ('unreadable' in read || 'unreadable' in plain) throw new Error(format)
      expect(bare(read.text), format).toContain('2024年培训签到册汇总表（共126人次）.xlsx')
      const [a, b] = [readReport(read.text, read.metadata), readReport(plain.text, plain.metadata)]
      expect([format, a.figures.map((f) => f.text)]).toEqual([format, b.figures.map((f) => f.text)])
      expect(a.figures.map((f) => f.text)).toContain('252.04')
      expect([a.title, a.issuer, a.metadata]).toEqual([b.title, b.issuer, b.metadata])
      expect(inspect(a).map((f) => f.rule)).toEqual(inspect(b).map((f) => f.rule))
    }
  })
})

describe('docx', () => {
  it('版心、行网格、奇偶页码合乎国家标准', async () => {
    const file = await print('docx')
    const xml = docxPart(file, 'word/document.xml')
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"')
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    expect(xml).toContain('<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>')
    expect(xml).toMatch(/<w:footerReference w:type="default"[^>]*\/><w:footerReference w:type="even"/)
    expect(docxPart(file, 'word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    const [odd, even] = [docxPart(file, 'word/footer1.xml'), docxPart(file, 'word/footer2.xml')]
    expect(odd).toMatch(/<w:jc w:val="right"\/>/)
    expect(even).toMatch(/<w:jc w:val="left"\/>/)
    for (const footer of [odd, even]) expect(footer).toMatch(/— .*PAGE.* —/s)
  })

  it('是可以接着编辑的样式和标题层级，用法定字体名', async () => {
    const file = await print('docx')
    const styles = docxParagraphs(file).map((p) => p.style)
    expect(styles.slice(0, 7)).toEqual(['Issuer', 'DocumentNumber', 'Title', 'Addressee', 'Heading1', 'Heading2', 'BodyText'])
    const xml = docxPart(file, 'word/styles.xml')
    const style = (id: string): string => new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(xml)?.[0] ?? ''
    expect(style('Title')).toMatch(/w:eastAsia="方正小标宋简体".*<w:sz w:val="44"/s)
    expect(style('Heading1')).toMatch(/w:eastAsia="黑体".*<w:sz w:val="32"/s)
    expect(style('Heading2')).toMatch(/w:eastAsia="楷体_GB2312".*<w:sz w:val="32"/s)
    expect(xml).toMatch(/<w:docDefaults>.*w:eastAsia="仿宋_GB2312".*<w:sz w:val="32"/s)
    expect(style('BodyText')).toContain('w:firstLineChars="200"')
  })
})

describe('PDF', () => {
  it('生僻字不成方框，文字可以复制', async () => {
    const whole = pdfText(await print('pdf'))
    expect(whole).toContain('塱头、蛋埗、氹仔，当事人喆某、堃某、㙟某')
    expect(whole).not.toContain('\ufffd')
  })

  it('一面二十二行：每多二十二段一行的文字，多一面', async () => {
    const pages = async (count: number): Promise<number> => {
      const blocks = Array.from({ length: count }, (_, i) => ({ kind: 'paragraph' as const, id: `${i}`, inlines: [{ text: '一行文字。' }] }))
      return pdfPages(await print('pdf', { ...document, blocks }))
    }
    const first = await pages(20)
    expect(await pages(20 + 22)).toBe(first + 1)
    expect(await pages(20 + 44)).toBe(first + 2)
    expect(await pages(20 + 220)).toBe(first + 10)
  })

  it('字体里没有的字读回来是方框：上面的检查能够发现它', async () => {
    const rare = { ...document, blocks: [{ kind: 'paragraph' as const, id: 'r', inlines: [{ text: '𠮷田' }] }] }
    expect(pdfText(await print('pdf', rare))).toContain('\ufffd')
  })
})

describe('网页和纯文本', () => {
  it('网页带政府网站规定的标签，内容不被当作代码', async () => {
    const html = await text('html')
    for (const { name, content } of metaOf(document, '2025-03-10 09:30:00')) {
      expect(html).toContain(`<meta name="${name}" content="${content.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}">`)
    }
    expect(html).toContain('<meta name="PubDate" content="2025-03-10 09:30:00">')
    expect(html).toContain('&lt;b&gt;不是标签&lt;/b&gt;')
    expect(html).toContain('<h2 id="measures">一、主要举措和成效</h2>')
    expect(html).toContain('@page{size:A4')
  })

  it('Markdown 中的记号照原样显示', async () => {
    const md = await text('md')
    expect(md).toContain('# 示例市清河区清和街道办事处2024年法治政府建设年度报告')
    expect(md).toContain('1\\. 不是列表 \\*不是强调\\*')
  })
})

describe('标题回行', () => {
  it('词意完整：不在词中间断开', () => {
    expect(titleLines('清和街道2024年法治政府建设年度报告')).toEqual(['清和街道2024年法治政府建设年度报告'])
    expect(titleLines(document.title)).toEqual(['示例市清河区清和街道办事处', '2024年法治政府建设年度报告'])
  })
})

describe('打印线程', () => {
  it('印长文件时，别的请求照常办理', async () => {
    const long = { ...document, blocks: Array.from({ length: 40 }, () => document.blocks).flat() }
    let done = false
    const printing = print('pdf', long).then((bytes) => {
      done = true
      return bytes
    })
    let turns = 0
    while (!done) {
      await new Promise((next) => setImmediate(next))
      turns += 1
    }
    expect(turns).toBeGreaterThan(1)
    expect(pdfPages(await printing)).toBeGreaterThan(50)
  })

  it('坏了的文件只报它自己的错，后面的照印', async () => {
    const broken = { ...document, blocks: [{ kind: 'paragraph', id: 'x' }] } as unknown as PrintDocument
    await expect(print('pdf', broken)).rejects.toThrow('printing failed')
    expect(pdfPages(await print('pdf'))).toBeGreaterThan(0)
  })

  it('关闭时，没有印完的得到答复；之后还能重新开始', async () => {
    const other = createPrinter()
    const lost = other.render({ document, format: 'pdf' })
    const told = expect(lost).rejects.toThrow('closed')
    await other.close()
    await told
    expect((await other.render({ document, format: 'md' })).length).toBeGreaterThan(0)
    await other.close()
  })
})
