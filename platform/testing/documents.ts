/** Documents read back as text, so that a test sees what a reader would: docx and PDF as our own printing makes them. */
import { inflateSync } from 'node:zlib'
import { strFromU8, unzipSync } from 'fflate'

const xmlEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string): string => text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => xmlEntities[name] ?? '')

export type DocxParagraph = { style: string; text: string; runs: { style: string | undefined; text: string }[] }

/** A part of a docx as XML. Throws when it is not there. */
export function docxPart(file: Uint8Array, name: string): string {
  const part = unzipSync(file)[name]
  if (!part) throw new Error(`no ${name} in the docx`)
  return strFromU8(part)
}

/** Paragraphs of a docx with their styles, in order. */
export function docxParagraphs(file: Uint8Array): DocxParagraph[] {
  const xml = docxPart(file, 'word/document.xml')
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inner = '']) => {
    const runs = [...inner.matchAll(/<w:r>(.*?)<\/w:r>/gs)].map(([, run = '']) => ({
      style: /<w:rStyle w:val="([^"]+)"/.exec(run)?.[1],
      text: unescaped([...run.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((m) => m[1]).join('')),
    }))
    return { style: /<w:pStyle w:val="([^"]+)"/.exec(inner)?.[1] ?? 'Normal', text: runs.map((r) => r.text).join(''), runs }
  })
}

type PdfObject = { dict: string; stream: Buffer | undefined }

/** Objects of a PDF by number; enough for files whose objects are written out one after the other. */
function pdfObjects(file: Buffer): Map<string, PdfObject> {
  const text = file.toString('latin1')
  const found = new Map<string, PdfObject>()
  for (const m of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)(stream\n|endobj)/g)) {
    const [whole, no = '', dict = '', end] = m
    const from = m.index + whole.length
    const length = Number(/\/Length (\d+)/.exec(dict)?.[1] ?? 0)
    const raw = end === 'stream\n' ? file.subarray(from, from + length) : undefined
    found.set(no, { dict, stream: raw && (dict.includes('/FlateDecode') ? inflateSync(raw) : raw) })
  }
  return found
}

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** Glyph → characters, from a ToUnicode map. */
function unicodeMap(cmap: string): Map<number, string> {
  const map = new Map<number, string>()
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', chars = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) map.set(Number.parseInt(glyph, 16), utf16(chars))
  }
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, a = '', b = '', chars = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      const first = utf16(chars).codePointAt(0) ?? 0
      for (let i = 0; i <= Number.parseInt(b, 16) - Number.parseInt(a, 16); i += 1) map.set(Number.parseInt(a, 16) + i, String.fromCodePoint(first + i))
    }
  }
  return map
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** Bytes of a string in brackets, as a content stream writes it. */
function literalBytes(text: string): number[] {
  const bytes: number[] = []
  for (const m of text.matchAll(/\\([0-7]{1,3})|\\([\s\S])|([\s\S])/g)) {
    const [, octal, mark, plain] = m
    bytes.push(octal ? Number.parseInt(octal, 8) : mark ? (escapes[mark] ?? mark.charCodeAt(0)) : (plain ?? '').charCodeAt(0))
  }
  return bytes
}

function glyphs(token: string): number[] {
  const bytes = token.startsWith('<') ? [...Buffer.from(token.slice(1, -1), 'hex')] : literalBytes(token.slice(1, -1))
  return bytes.flatMap((byte, i) => (i % 2 === 0 ? [byte * 256 + (bytes[i + 1] ?? 0)] : []))
}

/** Where the string that begins at `from` ends; brackets inside it may be balanced instead of escaped. */
function stringEnd(content: string, from: number): number {
  let depth = 0
  for (let i = from; i < content.length; i += 1) {
    const c = content[i]
    if (c === '\\') i += 1
    else if (c === '(') depth += 1
    else if (c === ')' && --depth === 0) return i + 1
  }
  return content.length
}

/** Strings, names with the operator that sets a font, and the marks of tagged content, in order. */
function tokensOf(content: string): string[] {
  const tokens: string[] = []
  const next = /\(|<[0-9A-Fa-f]*>|\/\w+(?: [\d.]+ Tf)?|EMC/g
  for (let m = next.exec(content); m; m = next.exec(content)) {
    const end = m[0] === '(' ? stringEnd(content, m.index) : m.index + m[0].length
    tokens.push(content.slice(m.index, end))
    next.lastIndex = end
  }
  return tokens
}

const TAGS = /^\/(?:Span|P|H\d|Title|Div|NonStruct|Sect)$/

/** What one page says, in the order of its drawing; page numbers and the like are marked as artifacts and left out. */
function pageText(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> = new Map()
  let said = ''
  const artifacts: boolean[] = []
  for (const token of tokensOf(content)) {
    const tf = /^\/(\w+) [\d.]+ Tf$/.exec(token)
    if (tf) font = fonts.get(tf[1] ?? '') ?? new Map()
    else if (token === '/Artifact') artifacts.push(true)
    else if (TAGS.test(token)) artifacts.push(false)
    else if (token === 'EMC') artifacts.pop()
    else if (/^[(<]/.test(token) && !artifacts.includes(true))
      said += glyphs(token)
        .map((g) => (g === 0 ? undefined : font.get(g)) ?? '\ufffd')
        .join('')
  }
  return said
}

/** The text of a PDF; the empty box of a font that lacks a character is U+FFFD. */
export function pdfText(bytes: Uint8Array): string {
  const objects = pdfObjects(Buffer.from(bytes))
  const at = (no: string | undefined): PdfObject => objects.get(no ?? '') ?? { dict: '', stream: undefined }
  const kids = [...objects.values()].find((o) => /\/Type \/Pages\b/.test(o.dict))?.dict ?? ''
  const pages = [...(/\/Kids \[([^\]]*)\]/.exec(kids)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map((m) => at(m[1]))
  return pages
    .map((page) => {
      const named = /\/Font <<([\s\S]*?)>>/.exec(page.dict)?.[1] ?? ''
      const fonts = new Map(
        [...named.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = '', no]) => {
          const map = at(/\/ToUnicode (\d+) 0 R/.exec(at(no).dict)?.[1]).stream
          return [name, unicodeMap(map?.toString('latin1') ?? '')]
        }),
      )
      const content = at(/\/Contents (\d+) 0 R/.exec(page.dict)?.[1]).stream
      return pageText(content?.toString('latin1') ?? '', fonts)
    })
    .join('\n')
}

/** How many pages a PDF has. */
export const pdfPages = (bytes: Uint8Array): number =>
  (
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\/Type \/Page\b(?!s)/g) ?? []
  ).length
