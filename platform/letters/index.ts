/** Letters (文书): made from templates, signed off, numbered without gaps, served, and kept with their hash. */
import type { Viewer } from '../access/index.ts'
import type { Address } from '../ledger/index.ts'
import type { LetterParts } from './parts.ts'
import { type LetterFile, letterFile, locateLetter, readLetters, sealedLetters } from './read.ts'
import { refindLetters, verifyFindable } from './refind.ts'
import { readRegister } from './register.ts'
import { type SearchBounds, searchLetters } from './search.ts'
import type { RegisterQuery } from './store.ts'
import { createTemplates } from './templates.ts'
import { createWork } from './work.ts'

type Tail<T extends readonly unknown[]> = T extends readonly [unknown, ...infer R] ? R : never

export type Letters = ReturnType<typeof createLetters>

/** Letters over the ledger. */
export function createLetters(parts: LetterParts) {
  const templates = createTemplates(parts)
  return {
    ...createWork(parts, templates),
    templates,
    read: (viewer: Viewer, address: Address) => readLetters(parts, viewer, address),
    register: (viewer: Viewer, query: Omit<RegisterQuery, 'types'>) => readRegister(parts, viewer, query),
    search: (viewer: Viewer, ask: Parameters<typeof searchLetters>[2], bounds?: SearchBounds) => searchLetters(parts, viewer, ask, bounds),
    /** What letters of an office are found by, made anew. */
    refind: (office: number) => refindLetters(parts, office),
    verifyFindable: (...of: Tail<Parameters<typeof verifyFindable>>) => verifyFindable(parts, ...of),
    /** A file of a letter with its name; undefined when the letter is not theirs to see. */
    async file(viewer: Viewer, at: { office: number; id: string }, file: LetterFile) {
      const found = await locateLetter(parts, viewer, at.office, at.id)
      if (!found) return undefined
      const bytes = await letterFile(parts, templates, viewer, found, file)
      const { title, number } = found.row
      return { bytes, name: `${number ?? ''}${title}${file === 'receipt' ? '送达回证' : ''}.${file === 'docx' ? 'docx' : 'pdf'}` }
    },
    /** The sealed letters of a case with their PDFs, in the order in which they were begun: a part of the whole file. */
    sealed: (viewer: Viewer, address: Address) => sealedLetters(parts, viewer, address),
  }
}

export { letterCheckers } from './check.ts'
export type { LetterNews } from './parts.ts'
export type { LetterFile } from './read.ts'
export { readLetterKey } from './search.ts'
export type { LetterResult } from './work.ts'
