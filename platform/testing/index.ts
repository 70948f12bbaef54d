/** What tests stand on: a real database, a clock that stands. */
export { standingClock } from '../clock/index.ts'
export { cloneDatabase, superuser, testDatabase } from './database.ts'
export { type DocxParagraph, docxParagraphs, docxPart, pdfPages, pdfText } from './documents.ts'
export { type Answer, type Ask, asking, askingAs, cookieOf, type Method, type Served, serveAll, serveEmpty, serveSample, serveSeated } from './http.ts'
export { DISTRICT, EAST, prepareSample, type Sample, type SampleOptions, type SamplePerson, sample, sampleLedger, WEST } from './ledger.ts'
export { PATIENCE } from './patience.ts'
export { freePort } from './ports.ts'
export { sampleType } from './sample.ts'
export { type Input, type Outcome, person, type Step, type Story, story, tell } from './story.ts'
export type { Sent } from './writers.ts'

/** A real Chromium for browser tests; loaded only where one is wanted. */
export const launchBrowser = async () => (await import('./browser.ts')).launchBrowser()
export const launchOldest = async () => (await import('./browser.ts')).launchOldest()
export { ledgerTypes } from './ledgers.ts'
export { dated, type SheetPlan, type Written, workbook } from './workbook.ts'
