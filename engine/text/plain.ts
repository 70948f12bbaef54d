/** One form of writing for patterns: full-width letters, digits and punctuation made half-width, character by character. */

const PAIRS: Readonly<Record<string, string>> = {
  '　': ' ',
  '\u00a0': ' ',
  '．': '.',
  '〔': '[',
  '〕': ']',
  '【': '[',
  '】': ']',
  '﹪': '%',
  '—': '-',
  '–': '-',
  '－': '-',
  '～': '~',
  '∶': ':',
  '﹒': '.',
}

function one(c: string): string {
  const pair = PAIRS[c]
  if (pair) return pair
  const code = c.charCodeAt(0)
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : c
}

const WIDE = /[　\u00a0．〔〕【】﹪—–∶﹒\uff01-\uff5e]/g

/** The same text, of the same length, in half width: offsets hold in both. `，` becomes `,`, `％` `%`, `（` `(`; `。` and `、` stay. */
export const plainOf = (text: string): string => text.replace(WIDE, one)
