/** What the report reader sees in a text. Every place is a span of the text as given, in UTF-16 offsets, the end exclusive. */

export type Span = { start: number; end: number }

/** The parts that the rules ask of an annual report (法治政府建设年度报告). */
export const partRoles = ['achievements', 'rectification', 'problems', 'leadership', 'plan'] as const
export type PartRole = (typeof partRoles)[number]

/** Chinese names of the parts. */
export const partNames: Readonly<Record<PartRole, string>> = {
  achievements: '主要举措和成效',
  rectification: '上一年度问题整改',
  problems: '存在的不足和原因',
  leadership: '主要负责人履职',
  plan: '下一年度安排',
}

/** A heading and all that stands under it, down to the next heading of its level or above. */
export type Section = Span & {
  /** The part that it is, or null: a heading of no role, or one inside its part. */
  role: PartRole | null
  /** Words of the heading without its number; '' for the opening before the first heading. */
  heading: string
  /** The heading in the text, with its number. */
  headingSpan: Span
  /** The number as written, '（一）'; '' when there is none. */
  number: string
  /** 1 for 一、, 2 for （一）, and so on as this text numbers; 0 for the opening. */
  level: number
  /** Index of the section it stands in. */
  parent?: number
  /** It has a role but is no part of its own: it stands inside another, or shares a heading with another role. */
  folded: boolean
}

export type FigureKind = 'count' | 'amount' | 'percent' | 'area' | 'length' | 'other'

/** The time that a figure speaks of: a year, until the end of one since some beginning (累计), a comparison, several years in a row, another time; or the report's own year, unsaid. */
export type FigurePeriod = {
  kind: 'year' | 'cumulative' | 'range' | 'month' | 'now' | 'other'
  /** Calendar years, where the text says which. */
  from?: number
  to?: number
  /** The words that say so, '2023年', '累计', '五年来'; absent when unsaid. */
  words?: string
}

/** A change against another time, where the figure is one: 同比下降16.4%. */
export type FigureChange = { direction: 'up' | 'down'; against?: string }

/** One quantity that the text states. Two figures may share a span: 参考率、优秀率均达100%. */
export type Figure = Span & {
  /** 'F1', 'F2' … in the order of the text. */
  id: string
  /** The number as written, without unit and qualifier: '2.9', '两万', '万' in 上万余份. It is text.slice(start, end). */
  text: string
  /** As written, 2.9 for 2.9万人. */
  value: number
  /** In base units, 29000. Money in yuan, percent in percent, area in 平方米 or 亩 as written. */
  valueBase: number
  /** As written with its multiplier, '万人'; '' when none is written. */
  unit: string
  /** '人'. */
  unitBase: string
  /** Words that make it inexact, joined by …: '约', '近', '余', '约…多', '超', '以上'; null for an exact one. */
  qualifier: string | null
  kind: FigureKind
  /** What is counted, '人民调解案件', '参考率'; '' when the text does not say. */
  noun: string
  /** What is done or has become of it, '受理', '办结', '调解成功'; '' when unsaid. */
  verb: string
  period: FigurePeriod
  change?: FigureChange
  /** Index of the section it stands in. */
  section: number
  /** Number, unit and qualifier together, for marking. */
  whole: Span
  /** Index of its sentence. */
  sentence: number
  /** Ids of figures. */
  partOf?: string[]
  numeratorOf?: string[]
  denominatorOf?: string[]
  /** How the parts follow: 'of-which' 其中A…B…, 'including' 含 (some of the parts only), 'implied' 受理…办结…. */
  partBy?: 'of-which' | 'including' | 'implied'
  /** 等 or 等等 closes the list of parts: it need not be whole. */
  partial?: boolean
}

/** What the page around a report says of it. Days are ISO, 2025-01-20. */
export type Metadata = {
  /** 索引号. */
  indexNo?: string
  /** 文号. */
  docNo?: string
  /** 成文日期. */
  madeOn?: string
  /** 发布日期. */
  publishedOn?: string
  /** 来源. */
  source?: string
}

export type Sentence = Span & { /** Index of its section. */ section: number /** Index of its paragraph (a line with words). */; paragraph: number }
export type Paragraph = Span & { section: number }

/** A report as read. */
export type Reading = {
  /** As given. */
  text: string
  /** The same length with full-width letters, digits and punctuation made half-width, so that patterns need one form only. */
  plain: string
  title: string | null
  titleSpan?: Span
  issuer: string | null
  year: number | null
  metadata: Metadata
  sections: Section[]
  paragraphs: Paragraph[]
  sentences: Sentence[]
  figures: Figure[]
}

export type Severity = 'error' | 'warning' | 'note'

export type TextFinding = {
  rule: string
  severity: Severity
  /** A sentence in Chinese that shows the arithmetic or the words. */
  message: string
  spans: Span[]
}

/** What is known of a report beyond its text; everything may be missing. */
export type InspectContext = {
  /** Last year's report, or any earlier one. */
  lastYear?: Reading
  /** Reports of neighbours of the same year, by the names to show. */
  neighbours?: readonly { name: string; reading: Reading }[]
  /** Day by which it must be published, ISO; without it the rule's own default applies. */
  dueOn?: string
  /** The year that it should be about. */
  expectedYear?: number
  /** The office that it should come from. */
  expectedIssuer?: string
  /** Rules switched off, by id. */
  off?: readonly string[]
}
