/** Markdown: for pasting into other systems and for comparing two versions line by line. */
import { longDay } from '../../engine/days.ts'
import { type Appendix, groundsOf } from './grounds.ts'
import { type Block, headingText, inlineText, type PrintDocument } from './model.ts'

/** Marks that Markdown would read as its own are escaped; Chinese text has few of them. */
const plain = (text: string): string => text.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replaceAll('\n', '  \n')

/** A number with a full stop at the beginning of a line would become a list. */
const lineStart = (text: string): string => text.replace(/^(\s*)(\d+)([.)])/, '$1$2\\$3').replace(/^(\s*)([-+])/, '$1\\$2')

const blockText = (block: Block): string =>
  block.kind === 'paragraph' ? lineStart(plain(block.inlines.map(inlineText).join(''))) : `${block.level === 1 ? '##' : '###'} ${plain(headingText(block))}`

const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** The table of grounds as one block; a line break inside a cell is a <br>. */
const groundsLines = ({ title, note, heads, rows }: Appendix): string[] => [
  `## ${plain(title)}`,
  plain(note),
  [heads.map(plain), heads.map(() => '---'), ...rows.map((cells) => cells.map((lines) => lines.map((l) => plain(l)).join('<br>')))].map(tableRow).join('\n'),
]

/** The document as Markdown, paragraphs separated by empty lines. */
export function toMarkdown(document: PrintDocument): string {
  const { issuer, docNo, title, stage, addressee, blocks, signedOn, remark } = document
  const appendix = groundsOf(document)
  const lines = [
    plain(issuer),
    docNo && plain(docNo),
    `# ${plain(title)}`,
    stage && plain(`（${stage}）`),
    addressee && plain(`${addressee}：`),
    ...blocks.map(blockText),
    plain(issuer),
    signedOn && longDay(signedOn),
    remark && plain(`（${remark}）`),
    ...(appendix ? groundsLines(appendix) : []),
  ]
  return `${lines.filter(Boolean).join('\n\n')}\n`
}
