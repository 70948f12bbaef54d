/** Invariants of letters: numbers without gaps, the register as the log says, kept files that are there. */
import type { PoolClient } from 'pg'
import type { AnyCaseType } from '../../engine/define.ts'
import type { Checker, DataFault } from '../checks/index.ts'
import type { Files } from '../files/index.ts'
import { columnOf } from '../ledger/index.ts'

type Given = { office: number; type: string; series: string; year: number; no: number; number: string; given: boolean }

const GIVEN = `select l.office_id as office, l.type, l.series, l.year, l.no, l.number, a.data <> '{}'::jsonb as given from mingfa.letter l
  join mingfa.case_action a on a.office_id = l.office_id and a.action = 'letterSeal' and a.extra->>'letter' = l.id::text
  where l.no is not null order by l.office_id, l.series, l.year, l.no`

/** Numbers that cases were given outside the register, of those looked for. */
async function onCases(client: PoolClient, { office, type }: Given, field: string, numbers: readonly string[]): Promise<Set<string>> {
  const column = columnOf(field)
  const text = `select "${column}" as number from mingfa.${type} where office_id = $1 and "${column}" = any($2::text[])`
  return new Set((await client.query<{ number: string }>(text, [office, numbers])).rows.map((r) => r.number))
}

/** Numbers that are missing between the first and the last that the register itself has given. */
async function gapFaults(client: PoolClient, types: readonly AnyCaseType[]): Promise<DataFault[]> {
  const { rows } = await client.query<Given>(GIVEN)
  const fieldOf = ({ type, series }: Given): string | undefined =>
    Object.values(types.find((t) => t.id === type)?.letters ?? {}).find((l) => l.number?.word === series)?.number?.field
  const faults: DataFault[] = []
  for (const list of Map.groupBy(rows, (r) => `${r.office} ${r.series} ${r.year}`).values()) {
    const [first] = list
    const field = first && fieldOf(first)
    const ours = list.filter((r) => field === undefined || r.given).map((r) => r.no)
    if (!first || ours.length === 0) continue
    const taken = new Set(list.map((r) => r.no))
    const least = field === undefined ? 1 : Math.min(...ours)
    const missing = Array.from({ length: Math.max(...ours) - least }, (_, i) => least + i).filter((no) => !taken.has(no))
    const named = missing.map((no) => first.number.replace(/\d+号$/, `${no}号`))
    const elsewhere = field !== undefined && named.length > 0 ? await onCases(client, first, field, named) : new Set<string>()
    for (const number of named.filter((n) => !elsewhere.has(n))) faults.push({ office: first.office, type: first.type, message: `文号缺“${number}”` })
  }
  return faults
}

/** Sealed letters against the actions by which they were sealed. */
async function logFaults(client: PoolClient): Promise<DataFault[]> {
  const { rows } = await client.query<{ office: number; type: string; case_id: string; number: string | null }>(
    `select coalesce(l.office_id, a.office_id) as office, coalesce(l.type, a.type) as type, coalesce(l.case_id, a.case_id) as case_id, coalesce(l.number, a.extra->>'number') as number
     from (select * from mingfa.letter where pdf_hash is not null) l
     full join (select * from mingfa.case_action where action = 'letterSeal') a on a.office_id = l.office_id and a.extra->>'letter' = l.id::text
     where l.id is null or a.id is null or l.case_id <> a.case_id or l.kind is distinct from a.extra->>'kind' or l.number is distinct from a.extra->>'number'
       or l.pdf_hash is distinct from a.extra->>'pdf' or l.docx_hash is distinct from a.extra->>'docx' limit 500`,
  )
  return rows.map((r) => ({ office: r.office, type: r.type, caseId: r.case_id, message: `文书登记与日志不符：${r.number ?? '没有文号的文书'}` }))
}

async function fileFaults(client: PoolClient, files: Files): Promise<DataFault[]> {
  const { rows } = await client.query<{ office: number; type: string; case_id: string; title: string; files: (string | null)[] }>(
    `select office_id as office, type, case_id, title, array[docx_file, pdf_file, receipt_file] as files from mingfa.letter where pdf_file is not null`,
  )
  return rows
    .filter((r) => r.files.some((f) => f !== null && !files.has(f)))
    .map((r) => ({ office: r.office, type: r.type, caseId: r.case_id, message: `《${r.title}》的文件不见了` }))
}

/** Checkers of letters of every office. */
export const letterCheckers = (files: Files, types: readonly AnyCaseType[]): Checker[] => [
  { id: 'letters.numbers', sentence: '每个机关、每类文书、每个年度的文号连续，没有缺号', find: (client) => gapFaults(client, types) },
  { id: 'letters.log', sentence: '编号用印的文书与日志中的动作一一对应，校验值相同', find: logFaults },
  { id: 'letters.files', sentence: '编号用印的文书，文件都在', find: (client) => fileFaults(client, files) },
]
