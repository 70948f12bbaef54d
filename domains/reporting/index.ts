/** Annual reports: the door of this line for programs. The case type has a door of its own in report/. */
export { bodySchema, type ReportBody, type ReportParagraph, type ReportPart, type ReportSection } from './body.ts'
export type { FigureChange, RecordChange } from './changes.ts'
export type { Finding } from './check.ts'
export type { ReportFigure } from './figure.ts'
export type { PublishedFigure, PublishedReport, PublishedRow, WithdrawnReport } from './published.ts'
export { createReporting, type Printed, type Reports } from './service.ts'
export { hasErrors, type ReportCheck, type ReportRow, type ReportStep, type ReportView, reportSteps, type StepAsk, type Written } from './shapes.ts'
