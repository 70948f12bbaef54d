/**
 * Chinese text search without a second engine: every pair of neighbouring characters is a token, so any word of two
 * characters or more is found by an index, and none depends on a dictionary that lacks a street's name.
 */
import { pinyin } from 'pinyin-pro'
import { type AnyCaseType, type Field, searchedFields, type Value, type Values } from '../../engine/define.ts'

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

/** The same with every Chinese character by itself as well, so that one alone is found. */
export const wordTokens = (text: string): string[] => [...new Set([...tokensOf(text), ...(clean(text).match(/\p{Script=Han}/gu) ?? [])])]

/** Longest text that is taken for a name, in characters. */
const NAME = 40

/** Initials of the sounds of Chinese characters, one for each: '张三丰' → ['z', 's', 'f']. */
const initialsOf = (run: string): string[] => pinyin(run, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head' })

/** Neighbouring initials in threes, and in pairs where a name is short, as for a person's. */
function initialTokens(initials: readonly string[]): string[] {
  const sizes = initials.length <= 4 ? [2, 3] : [3]
  return sizes.flatMap((size) => Array.from({ length: Math.max(0, initials.length - size + 1) }, (_, i) => `^${initials.slice(i, i + size).join('')}`))
}

/** Tokens by which a name is found by the initials of its sounds. */
export function soundTokens(name: string): string[] {
  if (name.length > NAME) return []
  return [...clean(name).matchAll(/\p{Script=Han}+/gu)].flatMap(([run]) => initialTokens(initialsOf(run)))
}

/** A token of one office: an index keeps one list for it, however many other offices have the same words. */
const ofOffice = (office: number, token: string): string => `${office}:${token}`

const searchable = ({ record }: AnyCaseType): [string, Field][] =>
  searchedFields(record).flatMap((id) => {
    const field = record.fields[id]
    return field ? [[id, field]] : []
  })

const wordsOf = (field: Field, value: Value | undefined): string =>
  field.type === 'choice' ? (field.options?.[String(value)]?.label ?? String(value ?? '')) : String(value ?? '')

/** Tokens of a case, of its open and internal searchable fields, and of the sounds of its names; personal fields are never searched by text. */
export function searchTokens(type: AnyCaseType, office: number, values: Values): string[] {
  const texts = searchable(type).map(([id, f]) => ({ text: wordsOf(f, values[id]), name: f.type === 'text' }))
  const sounds = texts.filter((t) => t.name).flatMap((t) => soundTokens(t.text))
  return [...tokensOf(texts.map((t) => t.text).join(' ')), ...new Set(sounds)].map((token) => ofOffice(office, token))
}

const allOf = (tokens: readonly string[]): string => tokens.map((t) => `'${t.replaceAll("'", "''")}'`).join(' & ')

/** The query for what somebody typed: all tokens must be there. Undefined when nothing can be searched. */
export function searchQuery(typed: string): string | undefined {
  const tokens = inPairs(tokensOf(typed))
  return tokens.length ? allOf(tokens) : undefined
}

/** Letters that may be the initials of a name. */
const mayBeInitials = (typed: string): boolean => /^[a-z]{2,12}$/.test(clean(typed).trim())

/** All initials that must stand side by side. */
const typedInitials = (typed: string): string[] => {
  const letters = [...clean(typed).trim()]
  return letters.length === 2 ? [`^${letters.join('')}`] : letters.slice(0, -2).map((_, i) => `^${letters.slice(i, i + 3).join('')}`)
}

/** The ways in which what was typed may be meant: words that must all be there, or initials; [] when nothing can be searched. */
export function waysOf(typed: string): string[][] {
  const tokens = tokensOf(typed)
  if (tokens.length === 0) return []
  return mayBeInitials(typed) ? [tokens, typedInitials(typed)] : [tokens]
}

/** Cases are indexed by pairs: a character alone between digits, as in 第7栋, is not asked for where anything else is. */
function inPairs(tokens: readonly string[]): readonly string[] {
  const rest = tokens.filter((t) => !/^\p{Script=Han}$/u.test(t))
  return rest.length > 0 ? rest : tokens
}

/** The same among the cases of some offices; two letters or more are also taken for the initials of a name. */
export function searchQueryIn(offices: readonly number[], typed: string): string | undefined {
  const ways = waysOf(typed).map(inPairs)
  if (ways.length === 0 || offices.length === 0) return undefined
  return offices.flatMap((o) => ways.map((way) => `(${allOf(way.map((t) => ofOffice(o, t)))})`)).join(' | ')
}

/** A place where what was typed stands in a text, in UTF-16 offsets, the end exclusive. */
export type Mark = { start: number; end: number }
export type Hit = { field: string; label: string; text: string; marks: Mark[] }

/** Places of a word in a text of the same length once cleaned. */
function placesOf(text: string, word: string): Mark[] {
  const marks: Mark[] = []
  for (let at = text.indexOf(word); word && at >= 0; at = text.indexOf(word, at + word.length)) marks.push({ start: at, end: at + word.length })
  return marks
}

/** The text cleaned sign by sign, so that every place in it is the same place in the text. */
const cleanInPlace = (text: string): string => [...text].map((sign) => (clean(sign).length === sign.length ? clean(sign) : sign)).join('')

const typedWords = (typed: string): string[] => [...clean(typed).matchAll(/\p{Script=Han}+|[a-z0-9]+/gu)].map(([w]) => w)

/** Each part between blanks as it may stand in a text: its words one after the other, whatever signs are between. */
const typedParts = (typed: string): RegExp[] =>
  clean(typed)
    .split(/\s+/)
    .map(typedWords)
    .filter((words) => words.length > 0)
    .map((words) => new RegExp(words.join('[^\\p{Script=Han}a-z0-9]*'), 'gu'))

/** Does each part that was typed stand in one of the texts, or are they the initials of a name in one? */
export const standsIn = (texts: readonly string[], typed: string): boolean => {
  const plain = texts.map(cleanInPlace)
  const all = typedParts(typed).every((part) => plain.some((text) => text.search(part) >= 0))
  return all || (mayBeInitials(typed) && texts.some((t) => marksIn(t, typed).length > 0))
}

/** Places of whole parts. */
const placesOfParts = (text: string, typed: string): Mark[] =>
  typedParts(typed).flatMap((part) => [...text.matchAll(part)].map((m) => ({ start: m.index, end: m.index + m[0].length })))

/** Where what was typed stands in a text: its words, or in a name the characters of which it is the initials. */
export function marksIn(text: string, typed: string): Mark[] {
  const plain = cleanInPlace(text)
  const whole = placesOfParts(plain, typed)
  const marks = whole.length > 0 ? whole : typedWords(typed).flatMap((w) => placesOf(plain, w))
  if (marks.length > 0 || !mayBeInitials(typed) || text.length > NAME) return marks
  // One sign for one character, so that the places in both are the same; what is not Chinese sounds like nothing.
  const silent = plain.replace(/[^\p{Script=Han}]/gu, ' ')
  const sounds = silent.replace(/\p{Script=Han}+/gu, (run) =>
    initialsOf(run)
      .map((i) => i.slice(0, 1))
      .join(''),
  )
  return sounds.length === text.length ? placesOf(sounds, clean(typed).trim()) : []
}

/** Where what was typed stands in a case's searchable fields, for marking: whole where it stands whole somewhere, else its words. */
export function hitsOf(type: AnyCaseType, values: Values, typed: string): Hit[] {
  const hits = searchable(type).flatMap(([id, field]) => {
    const text = wordsOf(field, values[id])
    const marks = marksIn(text, typed)
    return marks.length > 0 ? [{ field: id, label: field.label, text, marks }] : []
  })
  const whole = hits.filter((hit) => placesOfParts(cleanInPlace(hit.text), typed).length > 0)
  return whole.length > 0 ? whole : hits
}
