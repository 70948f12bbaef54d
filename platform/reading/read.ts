/** Bytes → the text and what the page says of it. Reads in the caller's thread; the door hands it to one of its own. */
import type { Metadata } from '../../engine/text/shape.ts'
import { textOf } from './charset.ts'
import { ReadingFault, type Unreadable, unreadable } from './fault.ts'
import { sniff } from './sniff.ts'

export type TextFormat = 'text' | 'html' | 'docx' | 'pdf'

/** A report's text as extracted; all offsets refer to it. */
export type ReadText = { text: string; metadata: Metadata; format: TextFormat }

/** Characters of a report that is read at all: forty times a long one. */
const MOST_CHARACTERS = 500_000

async function read(bytes: Uint8Array): Promise<ReadText> {
  const found = sniff(bytes)
  if (found === 'pdf') return { ...(await (await import('./pdf.ts')).readPdf(bytes)), format: 'pdf' }
  if (found === 'zip') return { ...(await import('./docx.ts')).readDocx(bytes), format: 'docx' }
  if (found === 'html') return { ...(await import('./html.ts')).readHtml(bytes), format: 'html' }
  if (found !== 'text') throw new ReadingFault(found)
  return { text: textOf(bytes), metadata: {}, format: 'text' }
}

/** The text, or why there is none. Never throws for what is in the bytes. */
export async function readHere(bytes: Uint8Array): Promise<ReadText | Unreadable> {
  try {
    const result = await read(bytes)
    if (result.text.trim() === '') return unreadable(result.format === 'pdf' ? 'no-text' : 'empty')
    if (result.text.length > MOST_CHARACTERS) return unreadable('too-large', `${result.text.length} 字，最多 ${MOST_CHARACTERS} 字`)
    return result
  } catch (error) {
    if (error instanceof ReadingFault) return unreadable(error.kind, error.detail)
    throw error
  }
}
