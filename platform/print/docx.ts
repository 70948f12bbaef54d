/** docx after GB/T 9704-2012: true paragraphs with styles and heading levels, so that the office goes on editing in WPS or Word. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  HeadingLevel,
  type IParagraphOptions,
  type IStylesOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { longDay } from '../../engine/days.ts'
import { face, fonts, mm, SIZE } from './docx-faces.ts'
import { type Appendix, GROUND_WIDTHS, groundsOf } from './grounds.ts'
import { type Block, headingText, type Inline, inlineText, type PrintDocument, titleLines } from './model.ts'

/** Two characters of the body. */
const TWO_CHARS = { firstLine: 640, firstLineChars: 200 } as const

/**
 * A4 with margins of 37, 35, 28 and 26 mm leaves 156 × 225 mm for 22 lines of 28 characters: 28.95 pt a line, 15.79 pt a character.
 * `charSpace` is the difference of that pitch to the 16 pt of the body, in 4096ths of a point.
 */
const page = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(15), footer: mm(23), gutter: 0 },
} as const
const grid = { type: DocumentGridType.LINES_AND_CHARS, linePitch: 579, charSpace: -849 } as const

/** 五号 in tables, with lines of 16 pt. */
const CELL = 21
const CELL_LINE = { line: 320, lineRule: LineRuleType.AT_LEAST } as const

const black = '000000'
const red = 'C00000'

const styles: IStylesOptions = {
  default: {
    document: { run: { font: face(fonts.body), size: SIZE.body, color: black, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
    title: {
      run: { font: face(fonts.title), size: SIZE.title, color: black, bold: false },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 579, after: 0, line: 640, lineRule: LineRuleType.EXACT } },
    },
    heading1: {
      run: { font: face(fonts.heading), size: SIZE.body, color: black, bold: false },
      paragraph: { indent: TWO_CHARS, keepNext: true, spacing: { before: 0, after: 0 } },
    },
    heading2: {
      run: { font: face(fonts.subheading), size: SIZE.body, color: black, bold: false },
      paragraph: { indent: TWO_CHARS, keepNext: true, spacing: { before: 0, after: 0 } },
    },
  },
  paragraphStyles: [
    { id: 'BodyText', name: 'Body Text', basedOn: 'Normal', quickFormat: true, paragraph: { indent: TWO_CHARS, alignment: AlignmentType.BOTH } },
    {
      id: 'Issuer',
      name: '发文机关标志',
      basedOn: 'Normal',
      run: { font: face(fonts.title), size: 62, color: red },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: mm(35), line: 900, lineRule: LineRuleType.EXACT } },
    },
    {
      id: 'DocumentNumber',
      name: '发文字号',
      basedOn: 'Normal',
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { before: 579 },
        border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 11 } },
      },
    },
    { id: 'Stage', name: '稿次', basedOn: 'Normal', run: { font: face(fonts.subheading) }, paragraph: { alignment: AlignmentType.CENTER } },
    { id: 'Addressee', name: '主送机关', basedOn: 'Normal', paragraph: { spacing: { before: 579 } } },
    {
      id: 'Signature',
      name: '发文机关署名',
      basedOn: 'Normal',
      paragraph: { alignment: AlignmentType.RIGHT, indent: { right: 640 }, spacing: { before: 579 }, keepNext: true },
    },
    { id: 'SignedOn', name: '成文日期', basedOn: 'Normal', paragraph: { alignment: AlignmentType.RIGHT, indent: { right: 1280 } } },
    { id: 'Remark', name: '附注', basedOn: 'Normal', paragraph: { indent: TWO_CHARS } },
    { id: 'GroundsTitle', name: '数字依据标题', basedOn: 'Normal', run: { font: face(fonts.heading) } },
    { id: 'GroundsNote', name: '数字依据说明', basedOn: 'Normal', run: { size: CELL }, paragraph: { spacing: CELL_LINE } },
    { id: 'GroundsCell', name: '数字依据表', basedOn: 'Normal', run: { size: CELL }, paragraph: { spacing: CELL_LINE } },
  ],
  characterStyles: [
    // They look like any other words; the office's next program can still find them.
    { id: 'Figure', name: '指标数字', basedOn: 'DefaultParagraphFont' },
    { id: 'StatedNumber', name: '填报数', basedOn: 'DefaultParagraphFont' },
  ],
}

function runOf(inline: Inline): TextRun {
  if ('shown' in inline) return new TextRun({ text: inline.shown, style: 'Figure' })
  if ('stated' in inline) return new TextRun({ text: inline.stated, style: 'StatedNumber' })
  return new TextRun(inlineText(inline))
}

/** Runs of an inline; a line break in it stays one. */
function runsOf(inline: Inline): TextRun[] {
  const [first = '', ...more] = inlineText(inline).split('\n')
  return 'text' in inline && more.length > 0 ? [new TextRun(first), ...more.map((text) => new TextRun({ text, break: 1 }))] : [runOf(inline)]
}

const inStyle = (style: string, text: string): Paragraph => new Paragraph({ style, children: [new TextRun(text)] })

/** `last` goes along with the signature, which never stands on a page alone. */
function paragraphOf(block: Block, last: boolean): Paragraph {
  if (block.kind === 'paragraph') return new Paragraph({ style: 'BodyText', ...(last ? { keepNext: true } : {}), children: block.inlines.flatMap(runsOf) })
  const heading = block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2
  return new Paragraph({ heading, children: [new TextRun(headingText(block))] })
}

/** '— 1 —' in 四号 宋体 at the outer edge, one character in. */
function pageNumber(alignment: IParagraphOptions['alignment']): Footer {
  const indent = alignment === AlignmentType.RIGHT ? { right: 280 } : { left: 280 }
  const run = new TextRun({ font: face(fonts.page), size: SIZE.page, children: ['— ', PageNumber.CURRENT, ' —'] })
  return new Footer({ children: [new Paragraph({ ...(alignment ? { alignment } : {}), indent, children: [run] })] })
}

function front({ issuer, docNo, title, stage, addressee }: PrintDocument): Paragraph[] {
  return [
    inStyle('Issuer', issuer),
    ...(docNo ? [inStyle('DocumentNumber', docNo)] : []),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      // A line is left free before the text; before an addressee its own style does so.
      ...(stage || addressee ? {} : { spacing: { after: 579 } }),
      children: titleLines(title).map((line, i) => new TextRun({ text: line, ...(i > 0 ? { break: 1 } : {}) })),
    }),
    ...(stage ? [inStyle('Stage', `（${stage}）`)] : []),
    ...(addressee ? [inStyle('Addressee', `${addressee}：`)] : []),
  ]
}

function back({ issuer, signedOn, remark }: PrintDocument): Paragraph[] {
  return [inStyle('Signature', issuer), ...(signedOn ? [inStyle('SignedOn', longDay(signedOn))] : []), ...(remark ? [inStyle('Remark', `（${remark}）`)] : [])]
}

function groundCell(lines: readonly string[], at: number, head: boolean): TableCell {
  const centred = head || at < 2 ? { alignment: AlignmentType.CENTER } : {}
  const run = (text: string): TextRun => new TextRun(head ? { text, font: face(fonts.heading) } : text)
  return new TableCell({
    width: { size: mm(GROUND_WIDTHS[at] ?? 0), type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 80, right: 80 },
    children: lines.map((line) => new Paragraph({ style: 'GroundsCell', ...centred, children: [run(line)] })),
  })
}

/** On a page of its own; the heads stand on each page again, and no row is torn. */
function grounds({ title, note, heads, rows }: Appendix): (Paragraph | Table)[] {
  const rowOf = (cells: readonly (readonly string[])[], head: boolean): TableRow =>
    new TableRow({ cantSplit: true, tableHeader: head, children: cells.map((lines, at) => groundCell(lines, at, head)) })
  return [
    new Paragraph({ style: 'GroundsTitle', pageBreakBefore: true, children: [new TextRun(title)] }),
    inStyle('GroundsNote', note),
    new Table({
      columnWidths: GROUND_WIDTHS.map(mm),
      width: { size: mm(GROUND_WIDTHS.reduce((n, w) => n + w, 0)), type: WidthType.DXA },
      rows: [
        rowOf(
          heads.map((h) => [h]),
          true,
        ),
        ...rows.map((cells) => rowOf(cells, false)),
      ],
    }),
  ]
}

/** The document as a docx file. */
export async function toDocx(document: PrintDocument): Promise<Uint8Array> {
  const appendix = groundsOf(document)
  const file = new Document({
    title: document.title,
    creator: document.issuer,
    lastModifiedBy: document.issuer,
    description: document.description,
    keywords: document.keywords.join(','),
    styles,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: { page, grid },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          ...front(document),
          ...document.blocks.map((block, i) => paragraphOf(block, i === document.blocks.length - 1)),
          ...back(document),
          ...(appendix ? grounds(appendix) : []),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}
