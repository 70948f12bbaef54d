/** The checks of the words that need no server: the same rules, run while one types. */
import { textFindings } from '../../../../../domains/reporting/check-text.ts'
import { typedNumberFindings } from '../../../../../domains/reporting/check-typed.ts'
import { statedFindings } from '../../../../../domains/reporting/stated.ts'
import { textRules } from '../../../../../engine/text/index.ts'
import type { ReportBody, ReportFinding } from '../../../api-types.ts'
import type { FigureOf } from '../parts.ts'

/** Rules that are run here; what the server has found by them is of the text as it was saved. */
export const liveRules: ReadonlySet<string> = new Set(['typed-number', 'stated-file', ...textRules.map((r) => r.id)])

/** Findings of a body as it stands; `files` that show stated numbers, where they are needed. */
export const liveFindings = (body: ReportBody, figure: FigureOf, year: number, files?: ReadonlySet<string>): ReportFinding[] => [
  ...typedNumberFindings(body),
  ...(files ? statedFindings(body, (id) => files.has(id)) : []),
  ...textFindings(body, { figure, scope: { year } }),
]
