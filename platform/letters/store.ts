/** Rows of letters, under the claims of whoever asks; and how one step changes a row. */
import type { PoolClient } from 'pg'
import type { Day } from '../../engine/define.ts'
import type { LetterStatus } from '../../engine/letters.ts'

export type LetterRow = {
  office_id: number
  id: string
  case_id: string
  type: string
  kind: string
  title: string
  status: LetterStatus
  template_id: string | null
  template_hash: string
  /** Sealed JSON of what it says, by field id. */
  content: string
  /** What its fields were called when it was drafted, by id; null for letters of before that was kept. */
  names: Record<string, string> | null
  drafted_by: string[]
  drafted_on: Day
  returned: string | null
  signed_by: string | null
  signed_on: Day | null
  series: string | null
  year: number | null
  no: number | null
  number: string | null
  sealed_by: string | null
  sealed_on: Day | null
  docx_hash: string | null
  docx_file: string | null
  pdf_hash: string | null
  pdf_file: string | null
  /** Sealed JSON of how it was served. */
  service: string | null
  served_on: Day | null
  receipt_hash: string | null
  receipt_file: string | null
  void_reason: string | null
  voided_on: Day | null
  changed_at: string
}
export type LetterChange = Partial<Omit<LetterRow, 'office_id' | 'id' | 'case_id' | 'type' | 'kind'>>

const COLUMNS: readonly (keyof LetterRow)[] = [
  ...(['office_id', 'id', 'case_id', 'type', 'kind', 'title', 'status', 'template_id', 'template_hash', 'content', 'drafted_by', 'drafted_on'] as const),
  ...(['returned', 'signed_by', 'signed_on', 'series', 'year', 'no', 'number', 'sealed_by', 'sealed_on', 'docx_hash', 'docx_file', 'pdf_hash'] as const),
  ...(['pdf_file', 'service', 'served_on', 'receipt_hash', 'receipt_file', 'void_reason', 'voided_on', 'changed_at', 'names'] as const),
]
const OTHERS = COLUMNS.slice(1).join(', ')
const LIST = `office_id, ${OTHERS}`

export async function addLetter(client: PoolClient, row: LetterRow): Promise<void> {
  const marks = COLUMNS.map((_, i) => `$${i + 1}`)
  await client.query(
    `insert into mingfa.letter (office_id, ${OTHERS}) values (${marks.join(', ')})`,
    COLUMNS.map((c) => row[c]),
  )
}

export async function changeLetter(client: PoolClient, office: number, id: string, change: LetterChange): Promise<void> {
  const entries = Object.entries(change)
  const set = entries.map(([column], i) => `${column} = $${i + 3}`)
  await client.query(`update mingfa.letter set ${set.join(', ')} where office_id = $1 and id = $2`, [office, id, ...entries.map(([, v]) => v)])
}

export async function findLetter(client: PoolClient, office: number, id: string): Promise<LetterRow | undefined> {
  return (await client.query<LetterRow>(`select ${LIST} from mingfa.letter where office_id = $1 and id = $2`, [office, id])).rows[0]
}

/** Letters of a case, in the order in which they were begun. */
export async function lettersOf(client: PoolClient, office: number, caseId: string): Promise<LetterRow[]> {
  const text = `select ${LIST} from mingfa.letter where office_id = $1 and case_id = $2 order by drafted_on, id limit 500`
  return (await client.query<LetterRow>(text, [office, caseId])).rows
}

/** Letters of an office by id, after one. */
export async function lettersAfter(client: PoolClient, office: number, after: string, limit: number): Promise<LetterRow[]> {
  const text = `select ${LIST} from mingfa.letter where office_id = $1 and id > $2 order by id limit $3`
  return (await client.query<LetterRow>(text, [office, after, limit])).rows
}

/** So many letters of the register are listed at once. */
const MOST_LISTED = 500

export type RegisterQuery = { office: number; types: readonly string[]; status?: LetterStatus; series?: string; year?: number }

/** The register of an office (文书登记簿): numbered ones in the order of their numbers, then the others, newest first. */
export async function registerOf(client: PoolClient, { office, types, status, series, year }: RegisterQuery): Promise<{ rows: LetterRow[]; more: boolean }> {
  const text = `select ${LIST} from mingfa.letter where office_id = $1 and type = any($2::text[]) and ($3::text is null or status = $3)
    and ($4::text is null or series = $4) and ($5::int is null or year = $5) order by year desc nulls first, series, no desc, changed_at desc limit ${MOST_LISTED + 1}`
  const { rows } = await client.query<LetterRow>(text, [office, types, status ?? null, series ?? null, year ?? null])
  return { rows: rows.slice(0, MOST_LISTED), more: rows.length > MOST_LISTED }
}

/** Words and years in which numbers were given, newest year first. */
export async function seriesOf(client: PoolClient, office: number, types: readonly string[]): Promise<{ word: string; year: number }[]> {
  const text = `select distinct series as word, year from mingfa.letter where office_id = $1 and type = any($2::text[]) and series is not null and year is not null
    order by year desc, word limit 500`
  return (await client.query<{ word: string; year: number }>(text, [office, types])).rows
}

/** A series of numbers: the words before the year; and the table and column of cases that may hold numbers given elsewhere. */
export type Series = { word: string; year: number; prefix: string; cases?: { table: string; column: string } }

/** Highest number among the cases of an office that were given one outside the register. */
async function highestOnCases(client: PoolClient, office: number, { prefix, cases }: Series): Promise<number> {
  if (!cases) return 0
  const text = `select max(substr("${cases.column}", $3)::int)::int as no from (
    select left("${cases.column}", -1) as "${cases.column}" from ${cases.table} where office_id = $1 and starts_with("${cases.column}", $2) and right("${cases.column}", 1) = '号'
  ) n where substr("${cases.column}", $3) ~ '^[1-9][0-9]{0,8}$'`
  return (await client.query<{ no: number | null }>(text, [office, prefix, prefix.length + 1])).rows[0]?.no ?? 0
}

/** The next number of a series; whoever holds the office's chain is the only one who takes it. */
export async function nextNo(client: PoolClient, office: number, series: Series): Promise<number> {
  const text = 'select coalesce(max(no), 0)::int as no from mingfa.letter where office_id = $1 and series = $2 and year = $3'
  const given = (await client.query<{ no: number }>(text, [office, series.word, series.year])).rows[0]?.no ?? 0
  return Math.max(given, await highestOnCases(client, office, series)) + 1
}

/** Is this number, or its place in the series, on another letter of the office? */
export async function numberTaken(
  client: PoolClient,
  office: number,
  { number, series, year, no }: { number: string; series: string | null; year: number | null; no: number | null },
): Promise<boolean> {
  const text = 'select 1 from mingfa.letter where office_id = $1 and (number = $2 or (series = $3 and year = $4 and no = $5)) limit 1'
  return ((await client.query(text, [office, number, series, year, no])).rowCount ?? 0) > 0
}

/** The newest letters of an office that were sealed, whose content may be remembered. */
export async function recentContents(client: PoolClient, office: number, types: readonly string[]): Promise<string[]> {
  const text = `select content from mingfa.letter where office_id = $1 and type = any($2::text[]) order by changed_at desc limit 30`
  return (await client.query<{ content: string }>(text, [office, types])).rows.map((r) => r.content)
}

export async function markOf(client: PoolClient, office: number): Promise<string | undefined> {
  return (await client.query<{ mark: string }>('select mark from mingfa.letter_mark where office_id = $1', [office])).rows[0]?.mark
}
