/** Annual reports: the door of this line for programs. The case type has a door of its own in report/. */
export { bodySchema } from './body.ts'
export type { PublishedFigure, PublishedReport, PublishedRow, WithdrawnReport } from './published.ts'
export { createReporting } from './service.ts'
export { hasErrors, type ReportCheck, type ReportStep, type ReportView, reportSteps, type Written } from './shapes.ts'
