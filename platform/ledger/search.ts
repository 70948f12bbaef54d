/**
 * Chinese text search without a second engine: every pair of neighbouring characters is a token, so any word of two
 * characters or more is found by an index, and none depends on a dictionary that lacks a street's name.
 */
import type { AnyCaseType, Values } from '../../engine/define.ts'

const clean = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Runs of Chinese characters as pairs, runs of letters and digits whole. */
export function tokensOf(text: string): string[] {
  const tokens = new Set<string>()
  for (const [run] of clean(text).matchAll(/\p{Script=Han}+|[a-z0-9]+/gu)) {
    const chars = [...run]
    if (!/\p{Script=Han}/u.test(run) || chars.length === 1) tokens.add(run)
    else for (let i = 0; i + 1 < chars.length; i += 1) tokens.add(`${chars[i]}${chars[i + 1]}`)
  }
  return [...tokens]
}

/** A token of one office: an index keeps one list for it, however many other offices have the same words. */
const ofOffice = (office: number, token: string): string => `${office}:${token}`

/** Tokens of a case, of its open and internal searchable fields; personal fields are never searched by text. */
export function searchTokens(type: AnyCaseType, office: number, values: Values): string[] {
  const texts = Object.entries(type.record.fields)
    .filter(([id, f]) => f.secrecy !== 'personal' && (f.search || id === type.record.number || type.record.headline.includes(id)))
    .map(([id, f]) => (f.type === 'choice' ? (f.options?.[String(values[id])]?.label ?? String(values[id] ?? '')) : String(values[id] ?? '')))
  return tokensOf(texts.join(' ')).map((token) => ofOffice(office, token))
}

const allOf = (tokens: readonly string[]): string => tokens.map((t) => `'${t.replaceAll("'", "''")}'`).join(' & ')

/** The query for what somebody typed: all tokens must be there. Undefined when nothing can be searched. */
export function searchQuery(typed: string): string | undefined {
  const tokens = tokensOf(typed)
  return tokens.length ? allOf(tokens) : undefined
}

/** The same among the cases of some offices. */
export function searchQueryIn(offices: readonly number[], typed: string): string | undefined {
  const tokens = tokensOf(typed)
  return tokens.length && offices.length ? offices.map((o) => `(${allOf(tokens.map((t) => ofOffice(o, t)))})`).join(' | ') : undefined
}
