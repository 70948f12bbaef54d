/** What a rule of the report reader is: data with one function. */
import type { Provision } from '../../law.ts'
import type { InspectContext, Reading, Severity, Span } from '../shape.ts'

/** One thing found; the rule's own severity holds unless it says another. */
export type Found = { message: string; spans: Span[]; severity?: Severity }

export type TextRule = {
  /** Kebab-case, as findings and switches name it. */
  id: string
  /** A few Chinese words. */
  title: string
  severity: Severity
  law?: Provision
  /** Why the finding is certain: the arithmetic or the words on which it stands. */
  ground: string
  /** What it finds and when it keeps silent. */
  explain: string
  /** A text that has the fault, the earlier report that it is held against where the rule needs one, and the sentence that is said of it. */
  example: { text: string; against?: string; message: string }
  find: (reading: Reading, context: InspectContext) => Found[]
}
