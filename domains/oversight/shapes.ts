/** What the board of annual reports shows. Types only, so that the browser reads them too. */
import type { Day } from '../../engine/define.ts'
import type { Figure, Metadata, PartRole, Section, Severity, TextFinding } from '../../engine/text/shape.ts'

/** How a part stands in a report: a part of its own, inside another, or not there. */
export type PartState = 'own' | 'folded' | 'missing'
export type Parts = Record<PartRole, PartState>
export type Counts = Record<Severity, number>

/** Where a report came from: a file, pasted words, or a page that Mingfa itself published. */
export type ReportSource = 'file' | 'paste' | 'page'

/** 'true' 属实, 'false' 不属实, 'open' taken back. */
export type Verdict = 'true' | 'false' | 'open'
export type Mark = { no: number; verdict: Verdict; remark: string; by: string; at: string }

/** A finding with a key that holds as long as it says the same of the same place. */
export type BoardFinding = TextFinding & { key: string; title: string; law?: string }
/** The same as one examiner sees it, with what has been said of it. */
export type MarkedFinding = BoardFinding & { marks: Mark[] }

/** The day by which an office must have published, and on what ground. */
export type Due = {
  on: Day
  law: string
  /** False where the law leaves it open and the district's setting, or practice, stands in. */
  verified: boolean
}

export type BoardNoticeKind = 'publish' | 'rectify'
/** A reminder to an office, as it was sent. */
export type BoardNotice = {
  id: string
  office: number
  officeName: string
  year: number
  kind: BoardNoticeKind
  report: string | null
  words: string
  findings: BoardFinding[]
  dueOn: Day | null
  from: number
  fromName: string
  sentBy: string
  sentAt: string
  reply: { words: string; by: string; at: string } | null
}

/** A reminder with what it is about, as the office sees it; `answers`: the reader may answer it. */
export type NoticePage = {
  notice: BoardNotice
  report: { title: string | null; publishedOn: Day | null; fileName: string; text: string } | null
  answers: boolean
}

export type BoardRow = {
  office: number
  name: string
  kind: string
  due: Due
  /** Null while nothing has been published, or nothing that anybody has handed in. */
  report: {
    /** Null for a page that is published here and not yet taken in. */
    id: string | null
    no: number
    source: ReportSource
    title: string
    publishedOn: Day | null
    /** Days after the day that is due; negative before it; null when the day of publication is unknown. */
    late: number | null
    parts: Parts | null
    /** Without those that an examiner found to be untrue. */
    counts: Counts | null
    marked: { true: number; false: number }
    addedAt: string | null
    /** Taken from a page of Mingfa that has since been withdrawn. */
    withdrawn: boolean
  } | null
  /** Days past the day that is due, while nothing is published; 0 or less before it. */
  overdue: number | null
  notices: { sent: number; last: { kind: BoardNoticeKind; at: string; replied: boolean } | null }
}

export type BoardRule = { id: string; title: string; severity: Severity; off: boolean }
export type BoardSetting = { no: number /** 'MM-DD'. */; due: string; ground: string; off: string[]; by: string | null; at: string | null }
export type Board = {
  office: number
  year: number
  rows: BoardRow[]
  setting: BoardSetting
  rules: BoardRule[]
  /** Pages published here that are not on the board yet. */
  waiting: number
}

/** One report with everything found in it. */
export type BoardReport = {
  id: string
  office: number
  officeName: string
  year: number
  no: number
  /** The one of its office and year that stands. */
  current: boolean
  source: ReportSource
  fileName: string
  /** The file as handed in can be fetched. */
  hasFile: boolean
  addedBy: string
  addedAt: string
  title: string | null
  issuer: string | null
  metadata: Metadata
  publishedOn: Day | null
  due: Due
  late: number | null
  text: string
  parts: Parts
  sections: Section[]
  figures: Figure[]
  findings: MarkedFinding[]
  /** What it was compared with. */
  against: { lastYear: boolean; neighbours: string[] }
  notices: BoardNotice[]
  versions: { id: string; no: number; source: ReportSource; fileName: string; addedAt: string }[]
}

/** How sure it is that figures of several reports are the same metric: by Mingfa's own metric; by the same words; by like words. */
export type Sureness = 'metric' | 'words' | 'like'
export type MetricValue = {
  office: number
  year: number
  report: string
  value: number
  /** As the report writes it. */
  shown: string
  exact: boolean
  /** Where it stands in the report; absent for Mingfa's own figures. */
  start?: number
}
/** One metric through reports. */
export type BoardMetric = { key: string; label: string; unit: string; sure: Sureness; why: string; values: MetricValue[] }
export type BoardFigures = { offices: { id: number; name: string }[]; years: number[]; metrics: BoardMetric[] }
