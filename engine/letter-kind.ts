/** A kind of letter (文书) as a case type declares it. */
import type { Provision } from './law.ts'
import type { Role, Values } from './values.ts'

/** 'gongwen': an official letter after GB/T 9704; 'enforcement': a document of law enforcement (执法文书). */
export const letterLayouts = { gongwen: '公文（信函格式）', enforcement: '执法文书' } as const
export type LetterLayout = keyof typeof letterLayouts

/**
 * Something the case does not hold and the drafter fills in. `remembered` is offered again from the office's last letter that had it; `evidence`
 * begins with the list of what is on record as evidence of the case.
 */
export type LetterAsk = { label: string; required?: true; long?: true; remembered?: true; personal?: true; help?: string; preset?: string; evidence?: true }

/** Words that follow from the case; '' when there are none. `personal` when it repeats a personal field. */
export type LetterWords = { label: string; personal?: true; of: (values: Values) => string }

/**
 * A paragraph, or a table of cells (labels and values alternate). '{field}' stands for a field of the record, an ask, words or one of
 * `commonFields`. `onlyIf` names one of these: the paragraph is left out when it is empty.
 */
export type LetterBlock =
  | string
  | { text: string; onlyIf: string }
  | { heading: string }
  /** Without the indent of a paragraph: a salutation, a line to be filled in by hand. */
  | { line: string }
  | { table: readonly (readonly string[])[] }

export type LetterKind<F extends string, S extends string, A extends string> = {
  title: string
  law: readonly Provision[]
  layout: LetterLayout
  /** Steps one of which must be on record before the letter may be made. */
  after: readonly A[]
  /** Statuses in which it may be begun; default any. */
  when?: readonly S[]
  drafters: readonly Role[]
  /** Who signs it off; nobody when it needs no signature of a leader. Nobody signs what they have drafted. */
  signers: readonly Role[]
  /** 文号: the office's mark, this word, the year and the next number. `field` of the record keeps it, and gives it where the case has one already. */
  number?: { word: string; field?: F }
  /** Day field that the letter is dated by (a decision by its day); default the day it is signed. */
  dated?: F
  /** Served on somebody, with a receipt (送达回证). */
  served: boolean
  /** To whom it goes: a reference, shown as 主送 unless the text itself names them (`addressed: false`). */
  to?: string
  addressed?: boolean
  /** Who issues it where that is not the office itself: a reference. */
  issuer?: string
  asks?: Readonly<Record<string, LetterAsk>>
  words?: Readonly<Record<string, LetterWords>>
  /** References that the law demands: every template carries them, and none may be empty. */
  must: readonly string[]
  body: readonly LetterBlock[]
  /** The seal stands under it (default), or hands sign it. */
  sealed?: false
}
export type AnyLetterKind = LetterKind<string, string, string>
