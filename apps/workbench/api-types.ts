/** Shapes of the answers of /api, as the workbench reads them. Money is fen, days are 'YYYY-MM-DD', instants are ISO strings. */
import type { Choice } from '../../engine/allow.ts'
import type { Day, Role, Value, Values } from '../../engine/define.ts'
import type { FieldError } from '../../engine/parse.ts'
import type { Explanation, TermStanding } from '../../engine/terms.ts'

export type Post = { office: number; officeName: string; roles: Role[] }
export type Me = { person: { id: string; name: string; username: string }; posts: Post[]; today?: Day }

/** Where the public reaches an office; shown on the portal. */
export type Contact = { address: string | null; phone: string | null; hours: string | null }
export type Office = { id: number; code: string; name: string; kind: string; parent: number | null; contact: Contact }

export type Person = {
  id: string
  office: number
  username: string
  name: string
  certificate: string | null
  certificateUntil: Day | null
  active: boolean
  roles: Role[]
}

/** The next running term of a case, in words; `provisional` when the calendar does not reach the day yet. */
export type NextTerm = { term: string; label?: string; due: Day; words: string; light: TermStanding['light']; provisional: boolean }

export type CaseRow = {
  id: string
  office: number
  status: string
  /** The procedure's day, and how many actions the case has. */
  version: Day
  seq: number
  number: string | null
  values: Record<string, Value>
  next?: NextTerm | null
  backfilled: boolean
  /** Where the words asked for stand, in lists that were asked for words. */
  hits?: Hit[]
}
export type Total = { count: number; exact: boolean }
/** Where what was typed stands in a case; marks are UTF-16 offsets in the text. */
export type Hit = { field: string; label: string; text: string; marks: { start: number; end: number }[] }
export type Found = { type: string; total: Total; rows: (CaseRow & { hits: Hit[] })[] }
export type Span = { from: Day; to: Day }
/** What a leader sees at once. Values in the metric's unit; days from the step before. */
export type Cockpit = {
  asOf: string
  period: Span
  before: Span
  figures: { metric: string; type: string; name: string; unit: string; value: number | null; before: number | null; target?: number }[]
  terms: { type: string; overdue: number; soon: number; more: boolean }[]
  /** Office of the lists that `terms` counts; null for all that one sees. */
  termsOffice: number | null
  overdueTo: Day
  soonFrom: Day
  soonTo: Day
  steps: { type: string; action: string; label: string; count: number; median: number; slow: number }[]
  offices: { office: number; name: string; values: Record<string, number | null> }[]
  communities: { metric: string; name: string; value: number }[]
  map: unknown
}
/** Steps that a line of the cockpit counts, the slowest first; `before` is the label of the step before. */
export type CockpitSteps = {
  period: Span
  label: string
  rows: { office: number; id: string; number: string | null; on: Day; before: string; beforeOn: Day; days: number; by: string[] }[]
  total: number
}
/** A whole list as a file, being written or there to be fetched. */
export type ExportJob = {
  id: string
  status: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed'
  done: number
  total: number
  file: string
  message: string | null
}
export type SavedView = { id: string; office: number; type: string; name: string; query: string; shared: boolean; mine: boolean }
/** What became of one action on one case among many. */
export type BulkResult = { id: string; office: number; done: boolean /** Why not. */; message?: string; law?: string }
export type CasePage = { rows: CaseRow[]; total: Total | null; next: string | null }

/** A file of an opinion: `id` opens it, as that of a piece of evidence does. */
export type OpinionFile = { id: string; name: string; size: number; sha256: string }
export type TimelineEntry = {
  seq: number
  id: string
  action: string
  label: string
  on: Day
  at: string
  deviceAt: string | null
  ground: string | null
  actors: string[]
  law: string
  values: { label: string; value: string }[]
  note?: string
  files?: OpinionFile[]
  hash: string
}

export type CaseFacts = {
  id: string
  type: string
  office: number
  version: Day
  status: string
  statusLabel?: string
  seq: number
  backfilled: boolean
  values: Values
}
export type Demand = { on: Day; by: string; due: Day; text: string }
/** What colleagues have under way on a case; people are ids, named in the case's `names`. */
export type CareView = {
  handler: string | null
  demands: Demand[]
  asked: { on: Day; by: string; of: string }[]
  urged: { on: Day; by: string } | null
  returnedBy: string | null
  choices: Choice[]
}
export type CaseView = { case: CaseFacts; timeline: TimelineEntry[]; terms: TermStanding[]; choices: Choice[]; care: CareView; names: Record<string, string> }
export type TermExplanation = Explanation & { label: string; law: string }

export type ActionBody = {
  type: string
  office: number
  actionId: string
  seen?: number
  on?: Day
  onGround?: string
  input: Record<string, unknown>
  /** In whose place. */
  behalf?: string
}
/** An opinion with the files that have been sent for it. */
export type OpinionBody = Pick<ActionBody, 'type' | 'office' | 'actionId' | 'seen' | 'behalf'> & { case: string; text: string; uploads: string[] }
export type Receipt = { actionId: string; caseId: string; seq: number; at: string; no: number; hash: string }
/** After an action: the case as it stands. Its timeline is read anew where it is shown. */
export type Acted = Omit<CaseView, 'timeline' | 'names'> & { receipt: Receipt }

/** What others did to a case since it was read. */
export type Changed = { seq: number; action: string; label: string; on: Day }

/** The body of every answer that is not the wanted one. */
export type Problem = {
  code: string
  message: string
  rule?: string
  law?: string
  errors?: readonly FieldError[]
  choices?: readonly Choice[]
  changed?: readonly Changed[]
}

/** A term about to run out: which, of which case, due when, and on what day it was rung. */
export type Reminder = {
  type: string
  office: number
  caseId: string
  number: string | null
  term: string
  due: Day
  rung: 'yellow' | 'orange' | 'red'
  firedOn: Day
  at: string
}

/** What the nightly checks found in the offices one reaches; `at` is null before the first night. */
export type DataCheckFault = { office?: number; type?: string; caseId?: string; message: string }
export type DataChecks = { at: string | null; checks: number; failed: { id: string; sentence: string; faults: DataCheckFault[] }[] }

export type Figure = {
  metric: string
  name: string
  unit: string
  value: number | null
  numerator?: number
  denominator?: number
  by?: Record<string, string>
}
export type FigureRecord = {
  id: string
  office: number
  type: string
  number: string | null
  status: string
  day: Day
  counts: 'numerator' | 'denominator'
  values: Record<string, string>
}
export type FigureRecords = { rows: FigureRecord[]; total: number }

/** A row of a ledger that cannot be taken: where, what stands there, and what to do. */
export type RowError = { row: number; column: string; value: string; message: string }
/** `note` says why a column is not imported where that is not plain to see. */
export type ImportColumn = { column: string; heading: string; field: string | null; samples: string[]; note?: string }
export type ImportPreview = {
  type: string
  sheet?: string
  /** Row of the headings in the sheet, from 1. */
  headerRow: number
  columns: ImportColumn[]
  counts: { rows: number; good: number; bad: number; duplicates: number; skipped: number }
  errors: RowError[]
  skipped: { row: number; reason: string }[]
  /** Sheets left out, hidden rows and the like. */
  notes: string[]
}
export type ImportResult = { accepted: number; duplicates: number; rejected: number }
export type ImportStatus = 'reading' | 'ready' | 'running' | 'done' | 'cancelled' | 'failed'
export type ImportJob = {
  id: string
  office: number
  file: string
  status: ImportStatus
  done: number
  total: number
  preview?: ImportPreview
  result?: ImportResult
  message?: string
}
export type ImportMode = 'all' | 'good'

export type ReportStatus = 'draft' | 'review' | 'leadership' | 'approved' | 'frozen' | 'published' | 'withdrawn'
export type ReportStep = 'submit' | 'review' | 'sendBack' | 'approve' | 'freeze' | 'sendUp' | 'publish' | 'withdraw'
export type ReportRow = { id: string; office: number; year: number; title: string; status: ReportStatus; changedAt: string }

/** A piece of a paragraph: words, a figure by its key, or a number that the office states with its source. */
export type ReportPart = { text: string } | { figure: string } | { stated: string; source: string /** Ids of its files. */; files?: string[] | undefined }
/** A file that shows a stated number: who attached it and when (ISO), size in bytes. */
export type ReportFile = { id: string; name: string; size: number; sha256: string; mime: string; by: string; at: string }
/** `ask` is what a drafted paragraph still needs; `about` the paragraph of last year's report that it answers. */
export type ReportParagraph = { id: string; parts: ReportPart[]; ask?: string | undefined; about?: string | undefined }
/** Level 0 is the introduction, without a heading. */
export type ReportSection = { id: string; title: string; level: 0 | 1 | 2; paragraphs: ReportParagraph[] }
export type ReportBody = {
  front?: { docNo?: string | undefined; addressee?: string | undefined } | undefined
  sections: ReportSection[]
  /** Why a figure rose or fell so far, by its key. */
  reasons?: Record<string, string> | undefined
}

export type ReportFigure = {
  key: string
  metric: string
  of: 'now' | 'last' | 'diff' | 'growth' | 'rest' | 'restLast'
  name: string
  unit: string
  value: number | null
  numerator?: number
  denominator?: number
  by?: Record<string, string>
  lastYear: number | null
  /** As the document writes it, and the unit it writes after it. */
  shown: string
  shownUnit: string
  /** What is counted, from when to when, and since when in these words. */
  rule: string
  law: string[]
  period: { from: Day; to: Day }
  version: { from: Day; approvedBy: string }
}
export type ReportFinding = { rule: string; level: 'error' | 'warning'; message: string; section?: string; paragraph?: string; words?: string; figure?: string }
/** A record that came into a figure, left it, or changed in it since the report was frozen. */
export type RecordChange = { what: 'added' | 'removed' | 'changed'; type: string; office: number; id: string; number: string | null }
export type FigureChange = {
  key: string
  name: string
  frozen: number | null
  now: number | null
  recordsChanged: boolean
  records: { added: number; removed: number; changed: number; named: RecordChange[] }
}
export type ReportCheck = { findings: ReportFinding[]; changes: FigureChange[] }
export type ReportView = {
  /** `needsFiles`: each stated number must be shown by a file before the report is sent on. */
  report: ReportRow & { body: ReportBody; seq: number; needsFiles: boolean }
  figures: ReportFigure[]
  files: ReportFile[]
  choices: Choice[]
  timeline: (Pick<TimelineEntry, 'seq' | 'label' | 'on' | 'at' | 'actors' | 'law'> & { note?: string })[]
}
