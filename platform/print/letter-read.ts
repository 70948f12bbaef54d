/** What a docx says, as a letter is printed: its paragraphs by the names of their styles, and its tables. */
import { strFromU8 } from 'fflate'
import { parseDocument } from 'htmlparser2'
import { type LetterCell, type LetterPart, type LetterPiece, letterParts } from './letter-model.ts'

/** A node of the XML as far as reading needs it. */
type Node = { name?: string; attribs?: Record<string, string>; children?: Node[]; data?: string; type: string }

const treeOf = (bytes: Uint8Array): Node => parseDocument(strFromU8(bytes), { xmlMode: true, decodeEntities: true }) as unknown as Node

const childrenOf = (node: Node, name: string): Node[] => (node.children ?? []).filter((c) => c.name === name)
const first = (node: Node | undefined, ...path: string[]): Node | undefined => path.reduce<Node | undefined>((n, name) => n && childrenOf(n, name)[0], node)
const valOf = (node: Node | undefined): string => node?.attribs?.['w:val'] ?? ''

function find(node: Node, name: string): Node[] {
  return (node.children ?? []).flatMap((c) => (c.name === name ? [c] : find(c, name)))
}

/** Style id → part; programs rename ids and keep names. */
function stylesOf(styles: Uint8Array | undefined): Map<string, LetterPart> {
  const byName = new Map(Object.entries(letterParts).map(([part, name]) => [name as string, part as LetterPart]))
  const found = new Map<string, LetterPart>()
  for (const style of styles ? find(treeOf(styles), 'w:style') : []) {
    const part = byName.get(valOf(first(style, 'w:name')))
    if (part) found.set(style.attribs?.['w:styleId'] ?? '', part)
  }
  return found
}

/** Words of a paragraph; what was struck out in a revision is not among them. */
function textOf(node: Node): string {
  return (node.children ?? [])
    .map((c) => {
      if (c.name === 'w:t') return (c.children ?? []).map((t) => t.data ?? '').join('')
      if (c.name === 'w:br' || c.name === 'w:cr') return '\n'
      if (c.name === 'w:tab') return '　'
      return c.name === 'w:pPr' || c.name === 'w:del' || c.name === 'w:instrText' ? '' : textOf(c)
    })
    .join('')
}

const jc: Readonly<Record<string, 'left' | 'center' | 'right'>> = { left: 'left', start: 'left', center: 'center', right: 'right', end: 'right' }

function paragraphOf(node: Node, styles: ReadonlyMap<string, LetterPart>): LetterPiece {
  const properties = first(node, 'w:pPr')
  const known = styles.get(valOf(first(properties, 'w:pStyle')))
  const align = jc[valOf(first(properties, 'w:jc'))]
  const indent = first(properties, 'w:ind')?.attribs ?? {}
  const indented = Number(indent['w:firstLine'] ?? 0) > 0 || Number(indent['w:firstLineChars'] ?? 0) > 0
  return { part: known ?? (indented ? 'body' : 'line'), ...(align ? { align } : {}), text: textOf(node) }
}

function rowOf(row: Node): LetterCell[] {
  return childrenOf(row, 'w:tc').map((cell) => ({
    text: find(cell, 'w:p').map(textOf).join('\n'),
    span: Number(valOf(first(cell, 'w:tcPr', 'w:gridSpan'))) || 1,
  }))
}

/** Pieces of the body in order. */
export function readLetter(parts: Readonly<Record<string, Uint8Array>>): LetterPiece[] {
  const document = parts['word/document.xml']
  if (!document) throw new Error('no word/document.xml')
  const styles = stylesOf(parts['word/styles.xml'])
  const pieces: LetterPiece[] = []
  const walk = (node: Node): void => {
    for (const child of node.children ?? []) {
      if (child.name === 'w:p') pieces.push(paragraphOf(child, styles))
      else if (child.name === 'w:tbl') pieces.push({ rows: childrenOf(child, 'w:tr').map(rowOf) })
      else if (child.name === 'w:sdt' || child.name === 'w:sdtContent' || child.name === 'w:body' || child.name === 'w:document') walk(child)
    }
  }
  walk(treeOf(document))
  while (pieces.length > 0) {
    const last = pieces[pieces.length - 1]
    if (!last || 'rows' in last || last.text.trim()) break
    pieces.pop()
  }
  return pieces
}
