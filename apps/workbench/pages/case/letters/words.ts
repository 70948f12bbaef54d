/** Colours of letters by how far they are; the words stand beside them. */
import type { LetterStatus } from '../../../../../engine/letters.ts'

export const statusColour: Readonly<Record<LetterStatus, string>> = {
  draft: 'warning',
  signed: 'processing',
  sealed: 'processing',
  served: 'success',
  void: 'default',
}
