/** Text of a PDF that has some: lines joined to paragraphs, page numbers left out. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Metadata } from '../../engine/text/shape.ts'
import { ReadingFault } from './fault.ts'
import { linesOfPage, type PdfLine, type Piece, paragraphsOf } from './pdf-lines.ts'

const MOST_PAGES = 600
const MOST_CHARACTERS = 600_000
/** A file that is made to keep its reader busy is given up after so long. */
const MOST_MS = 60_000

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

/** Maps of Chinese fonts that are named but not embedded come with the library. */
const folder = (name: string): string => `${join(dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json'))), name)}/`

const faultOf = (error: unknown): ReadingFault => {
  const { name = '' } = error as Error
  return new ReadingFault(name === 'PasswordException' ? 'encrypted' : 'broken')
}

function opening(pdfjs: Pdfjs, bytes: Uint8Array) {
  return pdfjs.getDocument({
    // The library takes the bytes over and empties them.
    data: new Uint8Array(bytes),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    verbosity: 0,
  })
}

/** Throws ReadingFault when the file is broken, encrypted, has no text or is too long. */
export async function readPdf(bytes: Uint8Array): Promise<{ text: string; metadata: Metadata }> {
  const pdfjs: Pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = opening(pdfjs, bytes)
  const until = performance.now() + MOST_MS
  try {
    const document = await task.promise.catch((error: unknown) => {
      throw faultOf(error)
    })
    if (document.numPages > MOST_PAGES) throw new ReadingFault('too-large', `${document.numPages} 页`)
    const pages: PdfLine[][] = []
    let characters = 0
    for (let no = 1; no <= document.numPages; no += 1) {
      const pieces = await piecesOf(document, no)
      characters += pieces.reduce((sum, p) => sum + p.words.length, 0)
      if (characters > MOST_CHARACTERS || performance.now() > until) throw new ReadingFault('too-large')
      pages.push(linesOfPage(pieces))
    }
    if (characters < 10) throw new ReadingFault('no-text')
    return { text: paragraphsOf(pages).join('\n'), metadata: {} }
  } finally {
    await task.destroy()
  }
}

async function piecesOf(document: PDFDocumentProxy, no: number): Promise<Piece[]> {
  try {
    const page = await document.getPage(no)
    const { items } = await page.getTextContent({ disableNormalization: true })
    page.cleanup()
    return items.flatMap((item) => {
      if (!('str' in item) || item.str === '') return []
      const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[]
      return [{ words: item.str, x, y, width: item.width, size: Math.hypot(c, d) || item.height }]
    })
  } catch (error) {
    throw faultOf(error)
  }
}
