/** All checks of a report's text and figures. */
import type { ReportBody } from './body.ts'
import type { Book } from './book.ts'
import { draftedFindings } from './check-drafted.ts'
import { figureFindings } from './check-figures.ts'
import { partFindings } from './check-parts.ts'
import { textFindings } from './check-text.ts'
import { typedNumberFindings } from './check-typed.ts'
import type { Finding } from './finding.ts'
import type { Reconciled } from './reconcile.ts'
import { statedFindings } from './stated.ts'

export type Checked = {
  body: ReportBody
  book: Book
  reconciled: readonly Reconciled[]
  /** Last year's report as frozen. */
  before?: ReportBody
  /** The body as it composed itself, and as it would today. */
  draft?: ReportBody
  fresh?: ReportBody
  /** Ids of the files that show stated numbers; absent where none are needed. */
  files?: ReadonlySet<string>
}

/** Everything found, errors first. */
export function findingsOf({ body, book, reconciled, before, draft, fresh, files }: Checked): Finding[] {
  const all = [
    ...partFindings(body, before),
    ...typedNumberFindings(body),
    ...(files ? statedFindings(body, (id) => files.has(id)) : []),
    ...figureFindings(body, book, reconciled),
    ...textFindings(body, book),
    ...(draft ? draftedFindings(body, draft, fresh) : []),
  ]
  return [...all.filter((f) => f.level === 'error'), ...all.filter((f) => f.level === 'warning')]
}

export type { Finding } from './finding.ts'
