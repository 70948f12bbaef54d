/** A letter as docx: paragraphs in named styles and plain tables, so that an office can shape it in Word or WPS and every part is still known. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  type IParagraphStyleOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { face, fonts, mm, SIZE } from './docx-faces.ts'
import { type LetterCell, type LetterPart, type LetterPiece, type LetterPrint, letterParts } from './letter-model.ts'

const PITCH = 579
const RED = 'C00000'
/** 四号 for tables. */
const CELL = 28
const WIDTH = mm(156)

type Styling = Omit<IParagraphStyleOptions, 'id' | 'name'>
type ParagraphStyling = NonNullable<Styling['paragraph']>
const spaced = (before = 0, line = PITCH): ParagraphStyling => ({ spacing: { before, after: 0, line, lineRule: LineRuleType.EXACT } })
const title = { font: face(fonts.title), size: SIZE.title }

/** The red lines are 170 mm long, wider than the text. */
const BEYOND = { left: -mm(7), right: -mm(7) }

/** What differs between the layouts: the head, and where the number stands. */
function headStyles(layout: LetterPrint['layout']): Record<'issuer' | 'number', Styling> {
  if (layout === 'enforcement') {
    return {
      issuer: { run: title, paragraph: { alignment: AlignmentType.CENTER, ...spaced(0, 700) } },
      number: { paragraph: { alignment: AlignmentType.RIGHT, ...spaced(PITCH / 2) } },
    }
  }
  return {
    issuer: {
      run: { font: face(fonts.title), size: 52, color: RED },
      paragraph: {
        alignment: AlignmentType.CENTER,
        indent: BEYOND,
        ...spaced(0, 760),
        border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, color: RED, space: 11 } },
      },
    },
    number: { paragraph: { alignment: AlignmentType.RIGHT, ...spaced(PITCH / 2) } },
  }
}

function styling(layout: LetterPrint['layout']): Record<LetterPart, Styling> {
  return {
    ...headStyles(layout),
    title: { run: title, paragraph: { alignment: AlignmentType.CENTER, ...spaced(PITCH / 2, 700) } },
    addressee: { paragraph: spaced(PITCH) },
    heading: { run: { font: face(fonts.heading) }, paragraph: { ...spaced(), indent: { firstLine: 640, firstLineChars: 200 } } },
    body: { paragraph: { ...spaced(), alignment: AlignmentType.BOTH, indent: { firstLine: 640, firstLineChars: 200 } } },
    line: { paragraph: spaced() },
    signature: { paragraph: { alignment: AlignmentType.RIGHT, indent: { right: 640 }, keepNext: true, ...spaced(PITCH * 2) } },
    date: { paragraph: { alignment: AlignmentType.RIGHT, indent: { right: 1280 }, ...spaced() } },
    remark: { run: { size: CELL }, paragraph: spaced(PITCH / 2) },
  }
}

/** Style ids are plain words; the names are what Word shows. */
export const styleId = (part: LetterPart): string => `Letter${part.charAt(0).toUpperCase()}${part.slice(1)}`

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

const runs = (text: string): TextRun[] => text.split('\n').map((line, i) => new TextRun({ text: line, ...(i > 0 ? { break: 1 } : {}) }))

function cellOf(cell: LetterCell, columns: number, label: boolean): TableCell {
  return new TableCell({
    columnSpan: cell.span,
    verticalAlign: VerticalAlignTable.CENTER,
    width: { size: Math.round((WIDTH / columns) * cell.span), type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: [
      new Paragraph({
        alignment: label ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { line: 440, lineRule: LineRuleType.AT_LEAST },
        children: cell.text.split('\n').map((line, i) => new TextRun({ text: line, size: CELL, ...(i > 0 ? { break: 1 } : {}) })),
      }),
    ],
  })
}

/** `signed`: the signature follows, which never stands on a page without text. */
function pieceOf(piece: LetterPiece, signed: boolean): Paragraph | Table {
  if ('part' in piece)
    return new Paragraph({
      style: styleId(piece.part),
      ...(piece.align ? { alignment: alignments[piece.align] } : {}),
      ...(signed ? { keepNext: true } : {}),
      children: runs(piece.text),
    })
  const columns = Math.max(...piece.rows.map((row) => row.reduce((n, c) => n + c.span, 0)))
  const rows = piece.rows.map((row) => new TableRow({ cantSplit: true, children: row.map((c, i) => cellOf(c, columns, i % 2 === 0 && c.span === 1)) }))
  return new Table({ rows, width: { size: WIDTH, type: WidthType.DXA }, columnWidths: Array.from({ length: columns }, () => Math.round(WIDTH / columns)) })
}

const isSignature = (piece: LetterPiece | undefined): boolean => piece !== undefined && 'part' in piece && piece.part === 'signature'

const pageNumber = new Paragraph({
  alignment: AlignmentType.CENTER,
  children: [new TextRun({ font: face(fonts.page), size: SIZE.page, children: ['— ', PageNumber.CURRENT, ' —'] })],
})

/** Two red lines at the foot of the first page of an official letter. */
const footLine = new Paragraph({ indent: BEYOND, border: { top: { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 24, color: RED, space: 1 } } })

/** The letter as a docx file; markers of fields are text like any other. */
export async function letterDocx(letter: LetterPrint): Promise<Uint8Array> {
  const styles = styling(letter.layout)
  const gongwen = letter.layout === 'gongwen'
  const file = new Document({
    title: letter.title,
    creator: letter.issuer,
    lastModifiedBy: letter.issuer,
    styles: {
      default: { document: { run: { font: face(fonts.body), size: SIZE.body, color: '000000', language: { value: 'en-US', eastAsia: 'zh-CN' } } } },
      paragraphStyles: (Object.keys(letterParts) as LetterPart[]).map((part) => ({
        id: styleId(part),
        name: letterParts[part],
        basedOn: 'Normal',
        quickFormat: true,
        ...styles[part],
      })),
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: {
              top: gongwen ? mm(30) : mm(37),
              bottom: mm(35),
              left: mm(28),
              right: mm(26),
              header: mm(15),
              footer: gongwen ? mm(17) : mm(23),
              gutter: 0,
            },
          },
          ...(gongwen ? { titlePage: true } : {}),
        },
        // The first page of an official letter carries no number.
        footers: gongwen
          ? { default: new Footer({ children: [pageNumber] }), first: new Footer({ children: [footLine] }) }
          : { default: new Footer({ children: [pageNumber] }) },
        children: letter.pieces.map((piece, i) => pieceOf(piece, isSignature(letter.pieces[i + 1]))),
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}
