/** Text of a docx as its reader sees it: automatic numbers written out, deletions left out, tables row by row. */
import type { Metadata } from '../../engine/text/shape.ts'
import { paragraphsOf } from './docx-body.ts'
import { readNumbering } from './docx-numbering.ts'
import { readStyles } from './docx-styles.ts'
import { ReadingFault } from './fault.ts'
import { partsOfZip } from './zip.ts'

const BODY = 'word/document.xml'
const STYLES = 'word/styles.xml'
const NUMBERING = 'word/numbering.xml'
const utf8 = new TextDecoder()

/** Throws ReadingFault when the bytes are no docx, broken, encrypted or grown beyond reason. */
export function readDocx(bytes: Uint8Array): { text: string; metadata: Metadata } {
  const { parts, names } = partsOfZip(bytes, [BODY, STYLES, NUMBERING])
  const body = parts.get(BODY)
  // Whatever else is zipped, a workbook or a presentation, is no report.
  if (!body)
    throw new ReadingFault(
      names.includes('[Content_Types].xml') && !names.some((n) => n.startsWith('word/'))
        ? 'unsupported'
        : names.length > 0 && !names.some((n) => n.startsWith('word/'))
          ? 'unsupported'
          : 'broken',
    )
  const xml = utf8.decode(body)
  if (!/<(?:\w+:)?document[\s>]/.test(xml.slice(0, 20_000))) throw new ReadingFault('broken')
  const part = (name: string): string => utf8.decode(parts.get(name) ?? new Uint8Array())
  const styles = readStyles(part(STYLES))
  const paragraphs = paragraphsOf(xml, { styles, numbering: readNumbering(part(NUMBERING)) })
  return { text: paragraphs.join('\n'), metadata: {} }
}
