/** What the service answers, and what it is built from. */
import type { Choice } from '../../engine/allow.ts'
import type { Database } from '../../platform/db/index.ts'
import type { ActResult, Ledger, TimelineEntry } from '../../platform/ledger/index.ts'
import type { Printer } from '../../platform/print/index.ts'
import type { ReportBody } from './body.ts'
import type { FigureChange } from './changes.ts'
import type { Finding } from './check.ts'
import type { Handed } from './effects.ts'
import type { ReportFigure } from './figure.ts'
import type { GroundFile } from './grounds.ts'
import type { ReportingParts, Subject } from './pack.ts'
import type { CaseRow } from './store.ts'

export const reportSteps = ['submit', 'review', 'sendBack', 'approve', 'freeze', 'sendUp', 'publish', 'withdraw'] as const
export type ReportStep = (typeof reportSteps)[number]

export type ReportRow = { id: string; office: number; year: number; title: string; status: string; changedAt: string }
export type ReportView = {
  /** `needsFiles`: each number that the office states must be shown by a file. */
  report: ReportRow & { body: ReportBody; seq: number; needsFiles: boolean }
  figures: ReportFigure[]
  /** Files that numbers of the text may be shown by; `by` is a name. */
  files: GroundFile[]
  choices: Choice[]
  timeline: (Pick<TimelineEntry, 'seq' | 'label' | 'on' | 'at' | 'actors' | 'law'> & { note?: string })[]
}
export type ReportCheck = { findings: Finding[]; changes: FigureChange[] }

/** `seen`: the report's seq as the caller saw it. `id`: the action's, made by the caller, so that sending twice is harmless. */
export type StepAsk = { note?: string; sentTo?: string; seen?: number; id?: string }

/** What came of a write: the report's id, or the ledger's refusal, input errors or staleness. */
export type Written = { report: string } | Exclude<ActResult, { done: unknown }>

export type ServiceParts = ReportingParts & {
  db: Database
  printer: Printer
}

/** The parts with the ledger over them, and the bodies on their way into it. */
export type ReportContext = ServiceParts & { ledger: Ledger; handed: Handed }

export const yearOfRow = (row: Pick<CaseRow, 'periodEnd'>): number => Number(row.periodEnd.slice(0, 4))

export const subjectOfRow = (row: CaseRow): Subject => ({
  office: row.office,
  id: row.id,
  year: yearOfRow(row),
  title: row.title,
  composedOn: row.composedOn,
  approvedOn: row.approvedOn,
})

export const rowOf = (row: CaseRow): ReportRow => ({
  id: row.id,
  office: row.office,
  year: yearOfRow(row),
  title: row.title,
  status: row.status,
  changedAt: row.changedAt,
})

/** Does the check say that something is wrong, or is no longer as it was frozen? */
export const hasErrors = ({ findings, changes }: ReportCheck): boolean => changes.length > 0 || findings.some((f) => f.level === 'error')
