/**
 * What a letter is found by: its kind, number, names and words. The index holds keyed hashes of them and the text itself sealed, so that neither
 * can be read in the database. What is personal is hidden in the text for everybody; the name to whom it goes is found by those who see it whole.
 */
import type { PoolClient } from 'pg'
import type { Day } from '../../engine/define.ts'
import { letterFieldsOf } from '../../engine/letters.ts'
import { soundTokens, type Vault, wordTokens } from '../ledger/index.ts'
import type { LetterPrint } from '../print/index.ts'
import type { Content, Of } from './prepare.ts'

/** Longest text that is searched, and most tokens of one letter. A letter of thirty pages stays below. */
const MOST_TEXT = 20_000
const MOST_TOKENS = 6_000
/** Longest that counts as somebody's name. */
const NAME = 40

/** What is searched of a letter. `whole` are names for those who see it whole. */
type Name = { label: string; text: string }
export type Said = { title: string; number: string; names: Name[]; whole: Name[]; text: string }

/** What a letter is found by, and the text for marking what was found, sealed. */
export type Findable = { tokens: string[]; said: string }

/** The text as it is printed, a line for a paragraph or a row. */
const textOf = (pieces: LetterPrint['pieces']): string =>
  pieces.map((piece) => ('part' in piece ? piece.text : piece.rows.map((row) => row.map((c) => c.text).join(' ')).join('\n'))).join('\n')

/** The text with each personal value hidden, wherever it stands. */
function hidden(text: string, { type, kind }: Of, content: Content): string {
  const secrets = letterFieldsOf(type, kind).flatMap((f) => (f.personal ? (content[f.id] ?? '').split('\n') : []))
  const known = [...new Set(secrets.map((s) => s.trim()).filter((s) => s.length > 1))].sort((a, b) => b.length - a.length)
  return known.reduce((rest, secret) => rest.replaceAll(secret, '＊＊＊'), text)
}

/** What a letter says, of what it was made from. */
export function saidOf(of: Of, letter: { title: string; number: string | null; content: Content }, pieces: LetterPrint['pieces']): Said {
  const { type, kind } = of
  const named = new Set([...(kind.to ? [kind.to] : []), ...type.record.headline.filter((id) => type.record.fields[id]?.type === 'text')])
  const names = letterFieldsOf(type, kind).flatMap((f) => {
    const name = named.has(f.id) ? (letter.content[f.id] ?? '').trim() : ''
    return name && name.length <= NAME ? [{ label: f.label, text: name, personal: f.personal }] : []
  })
  const those = (personal: boolean): Name[] => names.filter((n) => n.personal === personal).map(({ label, text: name }) => ({ label, text: name }))
  const text = hidden(textOf(pieces), of, letter.content).slice(0, MOST_TEXT)
  return { title: letter.title, number: letter.number ?? '', names: those(false), whole: those(true), text }
}

/** Parts of a number's digits, but for those of its year: 28 finds 128. */
function digitTokens(number: string): string[] {
  const runs =
    number
      .normalize('NFKC')
      .replace(/[〔([【]\d{4}[〕)\]】]/g, ' ')
      .match(/\d+/g) ?? []
  return runs
    .flatMap((run) => Array.from({ length: run.length }, (_, from) => Array.from({ length: run.length - from }, (_, n) => run.slice(from, from + n + 1))))
    .flat()
}

/** A token of one office as the index keeps it; with `type`, one for those who see letters of that kind of case whole. */
export const keyedToken = (vault: Vault, office: number, token: string, type = ''): string => vault.keyed(`letter ${office} ${type} ${token}`).slice(0, 16)

/** Tokens and sealed text. */
export function findableOf(vault: Vault, at: { office: number; type: string }, said: Said): Findable {
  const names = said.names.map((n) => n.text)
  const open = [...wordTokens([said.title, said.number, ...names, said.text].join('\n')), ...digitTokens(said.number), ...names.flatMap(soundTokens)]
  const whole = said.whole.flatMap(({ text }) => [...wordTokens(text), ...soundTokens(text)])
  const keys = [
    ...whole.map((token) => keyedToken(vault, at.office, token, at.type)),
    ...[...new Set(open)].slice(0, MOST_TOKENS).map((token) => keyedToken(vault, at.office, token)),
  ]
  return { tokens: [...new Set(keys)], said: vault.seal(JSON.stringify(said)) }
}

/** Keeps what a letter is found by, in the transaction that changes the letter. */
export async function keepFindable(client: PoolClient, at: { office: number; id: string; type: string; day: Day }, { tokens, said }: Findable): Promise<void> {
  const text = `insert into mingfa.letter_search (office_id, id, type, day, search, said) values ($1, $2, $3, $4, array_to_tsvector($5::text[]), $6)
    on conflict (office_id, id) do update set day = excluded.day, search = excluded.search, said = excluded.said`
  await client.query(text, [at.office, at.id, at.type, at.day, tokens, said])
}
