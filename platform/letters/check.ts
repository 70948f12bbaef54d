/** Invariants of letters: numbers without gaps, the register as the log says, kept files that are there. */
import type { PoolClient } from 'pg'
import type { Checker, DataFault } from '../checks/index.ts'
import type { Files } from '../files/index.ts'

type Gap = { office: number; series: string; year: number; highest: number; n: number }

async function gapFaults(client: PoolClient): Promise<DataFault[]> {
  const { rows } = await client.query<Gap>(
    `select office_id as office, series, year, max(no)::int as highest, count(*)::int as n from mingfa.letter
     where no is not null group by office_id, series, year having max(no) <> count(*) order by 1, 2, 3`,
  )
  return rows.map(({ office, series, year, highest, n }) => ({
    office,
    message: `${year} 年“${series}”的文号用到第 ${highest} 号，登记的只有 ${n} 个，中间有缺号`,
  }))
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
export const letterCheckers = (files: Files): Checker[] => [
  { id: 'letters.numbers', sentence: '每个机关、每类文书、每个年度的文号连续，没有缺号', find: gapFaults },
  { id: 'letters.log', sentence: '编号用印的文书与日志中的动作一一对应，校验值相同', find: logFaults },
  { id: 'letters.files', sentence: '编号用印的文书，文件都在', find: (client) => fileFaults(client, files) },
]
