/** Reading reports as people have them: text in any Chinese encoding, pages of government sites, docx and PDF, into the text and what the page says of it. */
import { type Unreadable, unreadable } from './fault.ts'
import type { ReadText } from './read.ts'
import { createReaders } from './readers.ts'

export type { Unreadable, UnreadableKind } from './fault.ts'
export type { ReadText } from './read.ts'

/** Bytes of a file that is read at all. */
const MOST_BYTES = 64 * 1024 * 1024

const readers = createReaders()

/**
 * The text of a file's bytes, by what they are and not by the file's name, or why they cannot be read. Read in a thread of its own, so that the caller's
 * goes on answering; a file that is too much for it in memory or time is refused in words. Never throws for what is in the bytes.
 */
export async function readBytes(bytes: Uint8Array): Promise<ReadText | Unreadable> {
  if (bytes.byteLength === 0) return unreadable('empty')
  if (bytes.byteLength > MOST_BYTES) return unreadable('too-large', `${Math.round(bytes.byteLength / 1024 / 1024)} MB，最多 64 MB`)
  return readers.read(bytes)
}
