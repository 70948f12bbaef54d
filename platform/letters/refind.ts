/** What letters are found by, made anew from the letters themselves; and compared with what is kept. */
import type { PoolClient } from 'pg'
import { inTx } from '../db/index.ts'
import { type Difference, lockHead } from '../ledger/index.ts'
import { readLetter } from '../print/index.ts'
import { builtInParts, declarationText } from './built-in.ts'
import { findableOf, keepFindable, type Said, saidOf } from './findable.ts'
import { type Parts, unpack } from './package.ts'
import { hashOf, kindOf, type LetterParts, openFile } from './parts.ts'
import { made, type Of, openContent } from './prepare.ts'
import { type LetterRow, lettersAfter } from './store.ts'

const BATCH = 200

type Kept = { id: string; day: string; tokens: string[]; said: string }

/** The template by which a letter was drafted. */
async function templateOf({ files }: LetterParts, client: PoolClient, { type, kind }: Of, row: LetterRow): Promise<Parts> {
  if (row.template_id === null) return builtInParts(type, kind)
  const text = 'select file_hash from mingfa.letter_template where office_id = $1 and id = $2'
  const { rows } = await client.query<{ file_hash: string }>(text, [row.office_id, row.template_id])
  if (!rows[0]) throw new Error(`template ${row.template_id} is gone`)
  return unpack(await files.read(rows[0].file_hash))
}

/** What a letter says: by its kept file, or before it has one by its template. */
async function sayingOf(parts: LetterParts, client: PoolClient, of: Of, row: LetterRow): Promise<Said> {
  const { vault } = parts.ledger.context
  const content = openContent(vault, row)
  const kept = row.docx_hash && row.docx_file ? { hash: row.docx_hash, file: row.docx_file } : undefined
  const pieces = kept
    ? readLetter(unpack(await openFile(parts.files, vault, kept)))
    : made(of, await templateOf(parts, client, of, row), { content, names: row.names }).print.pieces
  return saidOf(of, { title: row.title, number: row.number, content }, pieces)
}

async function keptOf(client: PoolClient, office: number, ids: readonly string[]): Promise<Map<string, Kept>> {
  const text = `select id, day::text as day, tsvector_to_array(search) as tokens, said from mingfa.letter_search where office_id = $1 and id = any($2::uuid[])`
  return new Map((await client.query<Kept>(text, [office, ids])).rows.map((r) => [r.id, r]))
}

const dayOf = (row: LetterRow): string => row.sealed_on ?? row.drafted_on
const sorted = (tokens: readonly string[]): string => [...tokens].sort().join(' ')

type Judged = { row: LetterRow; is: 'same' | 'missing' | 'changed' | 'unreadable'; mend?: () => Promise<void> }

async function judged(parts: LetterParts, client: PoolClient, row: LetterRow, kept: Kept | undefined): Promise<Judged | undefined> {
  const of = kindOf(parts, row.office_id, row.type, row.kind)
  if (!of) return undefined
  // An unsealed draft of an earlier wording of ours cannot be made again as it was.
  if (kept && row.docx_hash === null && row.template_id === null && row.template_hash !== hashOf(declarationText(of.kind))) return { row, is: 'same' }
  const { vault } = parts.ledger.context
  let said: Said
  try {
    said = await sayingOf(parts, client, of, row)
  } catch {
    return { row, is: 'unreadable' }
  }
  const at = { office: row.office_id, id: row.id, type: row.type, day: dayOf(row) }
  const expected = findableOf(vault, at, said)
  const mend = () => keepFindable(client, at, expected)
  if (!kept) return { row, is: 'missing', mend }
  const same = kept.day === at.day && sorted(kept.tokens) === sorted(expected.tokens) && opened(vault.open, kept.said) === JSON.stringify(said)
  return { row, is: same ? 'same' : 'changed', mend }
}

/** The text, or nothing where it was altered. */
function opened(open: (sealed: string) => string, said: string): string {
  try {
    return open(said)
  } catch {
    return ''
  }
}

async function judgedAfter(parts: LetterParts, client: PoolClient, office: number, after: string): Promise<{ last: string | undefined; all: Judged[] }> {
  const rows = await lettersAfter(client, office, after, BATCH)
  const kept = await keptOf(
    client,
    office,
    rows.map((r) => r.id),
  )
  const all: Judged[] = []
  for (const row of rows) {
    const one = await judged(parts, client, row, kept.get(row.id))
    if (one) all.push(one)
  }
  return { last: rows.at(-1)?.id, all }
}

const FIRST = '00000000-0000-0000-0000-000000000000'
const STRAY =
  'from mingfa.letter_search s where s.office_id = $1 and not exists (select 1 from mingfa.letter l where l.office_id = s.office_id and l.id = s.id)'

/** Makes anew what the letters of an office are found by; what could not be read is left as it is. Others go on working between batches. */
export async function refindLetters(parts: LetterParts, office: number): Promise<Difference> {
  const { owner } = parts.ledger.context.db
  const done: Difference = { missing: 0, extra: 0, changed: 0 }
  for (let after: string | undefined = FIRST; after !== undefined; ) {
    const from = after
    after = await inTx(owner, { office, offices: [office] }, async (client) => {
      await lockHead(client, office)
      const { last, all } = await judgedAfter(parts, client, office, from)
      for (const { is, mend } of all) {
        if (is !== 'missing' && is !== 'changed') continue
        done[is] += 1
        await mend?.()
      }
      return last
    })
  }
  const { rowCount } = await inTx(owner, { office }, (client) => client.query(`delete ${STRAY}`, [office]))
  return { ...done, extra: rowCount ?? 0 }
}

const words = {
  missing: '没有检索词，请运行 mingfa rebuild',
  changed: '的检索词与文书不符，被直接改动过',
  unreadable: '的检索词无法核对：文件或者模板不见了',
} as const

/** What is wrong with what the letters of an office are found by. */
export async function verifyFindable(
  parts: LetterParts,
  client: PoolClient,
  office: number,
  add: (fault: { office: number; type?: string; caseId?: string; message: string }) => void,
): Promise<void> {
  for (let after: string | undefined = FIRST; after !== undefined; ) {
    const { last, all } = await judgedAfter(parts, client, office, after)
    for (const { row, is } of all)
      if (is !== 'same') add({ office, type: row.type, caseId: row.case_id, message: `《${row.title}》${row.number ?? ''}${words[is]}` })
    after = last
  }
  const { rows } = await client.query<{ id: string }>(`select s.id ${STRAY} limit 51`, [office])
  for (const { id } of rows) add({ office, message: `有检索词而没有这份文书：${id}` })
}
