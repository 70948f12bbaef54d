/** Bytes of a text in an encoding that nobody wrote down. */
import { ReadingFault } from './fault.ts'

/** Control characters, characters of private use and those that stand for damage: no text has them. */
const isBad = (code: number): boolean =>
  (code < 32 && !(code >= 9 && code <= 13) && code !== 27) || code === 127 || (code >= 0xe000 && code <= 0xf8ff) || code === 0xfffd || code >= 0xfffe

/** Bad characters by the thousand, in the first and last of a long text. */
function badness(text: string): number {
  const sample = text.length > 200_000 ? text.slice(0, 100_000) + text.slice(-100_000) : text
  let bad = 0
  for (let i = 0; i < sample.length; i += 1) if (isBad(sample.charCodeAt(i))) bad += 1
  return sample.length === 0 ? 0 : (bad * 1000) / sample.length
}

/** Of a thousand characters so many may be damaged before the bytes are taken for no text at all. */
const MOST_BAD = 8

function marked([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  return undefined
}

/** UTF-16 without its mark: line ends, digits and half-width letters leave zeros in every other byte. */
function unmarked16(bytes: Uint8Array): string | undefined {
  const sample = Math.min(bytes.length - (bytes.length % 2), 20_000)
  let [even, odd] = [0, 0]
  for (let i = 0; i < sample; i += 2) {
    if (bytes[i] === 0) even += 1
    if (bytes[i + 1] === 0) odd += 1
  }
  // 一 has a zero of its own, in the other place; it is rarer than digits and line ends.
  if (odd + even < sample / 1000) return undefined
  if (odd > even * 3) return 'utf-16le'
  return even > odd * 3 ? 'utf-16be' : undefined
}

const decoded = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes)

/** Names that pages give to what Chinese Windows writes. */
const CHINESE = /^(?:gb[-_]?2312|gbk|gb[-_]?18030|x-gbk|hz|big5)/i

function candidates(bytes: Uint8Array, declared: string | undefined): string[] {
  const mark = marked(bytes)
  if (mark) return [mark]
  const sixteen = unmarked16(bytes)
  const said = declared && (CHINESE.test(declared) ? (/^big5/i.test(declared) ? 'big5' : 'gb18030') : undefined)
  return [...new Set([...(sixteen ? [sixteen] : []), 'utf-8', ...(said ? [said] : []), 'gb18030'])]
}

/** The text of bytes, without a mark at its start. `declared` is the encoding that a page names. Throws ReadingFault when they are no text. */
export function textOf(bytes: Uint8Array, declared?: string): string {
  let best: { text: string; bad: number } | undefined
  for (const encoding of candidates(bytes, declared)) {
    const text = decoded(bytes, encoding)
    const bad = badness(text)
    if (bad === 0) return text
    if (!best || bad < best.bad) best = { text, bad }
  }
  if (!best || best.bad > MOST_BAD) throw new ReadingFault('unsupported')
  return best.text
}
