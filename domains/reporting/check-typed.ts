/** Numbers that somebody has typed: every quantity in a report is a figure or is stated with its source. */
import type { ReportBody } from './body.ts'
import { everyParagraph, type Finding } from './finding.ts'

export type TypedNumber = { text: string; index: number; kind: 'digits' | 'words' }

/** Digits that count nothing: days and years, documents, ordinals, articles, hotlines, names in quotes, letters with digits. */
const NOT_COUNTED: readonly RegExp[] = [
  /(?:19|20)\d{2}\s*(?:[—–\-~～至]+\s*(?:19|20)\d{2}\s*)?年/g,
  /\d{1,2}\s*月(?:份|\s*\d{1,2}\s*[日号])?(?:\s*[—–\-~～至]+\s*(?:\d{1,2}\s*月)?\s*\d{1,2}\s*[日号])?/g,
  /第\s*\d+(?:\s*[—–\-~～至、]\s*\d+)*\s*[条款项号次届章批期季个名类]?/g,
  /[〔[（(]\s*(?:19|20)\d{2}\s*[〕\]）)]\s*第?\s*\d+\s*号/g,
  /\d+\s*号(?:令|文|公告|文件)/g,
  /(?:^|[\s。；：])[（(]?\d{1,2}[.．、）)](?!\d)/g,
  /(?<!\d)(?:12345|12348|12309|12315|12329|110|119|120|122)(?!\d)/g,
  /[“‘《][^“”‘’《》]{0,60}[”’》]/g,
  /(?:\d+\s*[×xX*]\s*)?24\s*小时/g,
  /[A-Za-z][A-Za-z/]*[\s-]?\d+(?:[.-]\d+)*|\d+(?:\.\d+)?[A-Za-z]+/g,
  /\d+(?:\.\d+)?\s*版/g,
]

/** A number with its percent sign; one composed of digits and places (1亿2千万, 3万5千) is one number to its end, so that it is stated as one. */
const DIGITS =
  /\d[\d,，]*(?:[.．]\d+)?(?:(?:[十百千万亿]+[零〇]?(?:\d+(?![\d.．年])|[一二两三四五六七八九](?=[十百千万亿])))+(?:[十百万亿]|千(?![米克瓦]))*|\s*[%％‰]?)/g
const UNITS = '件|宗|起|场次|场|份|户|家次|家|人次|人|名|例|部|篇|台|亩|万元|亿元|元|个百分点|公里|平方米'
const IN_WORDS = new RegExp(
  `(?<!\\d)(?:百分之[零一二两三四五六七八九十百点]+|(?:[零一二两三四五六七八九十百千][零一二两三四五六七八九十百千万亿]*[余多几]?|万[余多])(?:${UNITS}))`,
  'g',
)

/** Wordings with a numeral that count nothing. */
const IDIOMS = [
  '一件事',
  '一家人',
  '一人',
  '一件件',
  '件民生实事',
  '千家万户',
  '万家',
  '百家',
  '万人',
  '每万',
  '以上行政执法人员',
  '两人以上',
  '两名以上',
  '二人以上',
]

const overlaps = (ranges: readonly [number, number][], from: number, to: number): boolean => ranges.some(([a, b]) => from < b && to > a)

const rangesOf = (text: string, patterns: readonly RegExp[]): [number, number][] =>
  patterns.flatMap((p) => [...text.matchAll(p)].map((m): [number, number] => [m.index, m.index + m[0].length]))

const isIdiom = (text: string, at: number, length: number): boolean =>
  IDIOMS.some((idiom) => {
    const found = text.indexOf(idiom, Math.max(0, at - idiom.length))
    return found >= 0 && found < at + length && found + idiom.length > at
  })

/** Quantities written out in a text. */
export function typedNumbers(text: string): TypedNumber[] {
  const plain = text.normalize('NFKC').length === text.length ? text.normalize('NFKC').replace(/[,(]/g, (c, i: number) => text[i] ?? c) : text
  const free = rangesOf(plain, NOT_COUNTED)
  const digits = [...plain.matchAll(DIGITS)]
    .filter((m) => !overlaps(free, m.index, m.index + m[0].trimEnd().length))
    .map((m): TypedNumber => ({ text: text.slice(m.index, m.index + m[0].trimEnd().length), index: m.index, kind: 'digits' }))
  const quoted = rangesOf(plain, [/[“‘《][^“”‘’《》]{0,60}[”’》]/g])
  const words = [...plain.matchAll(IN_WORDS)]
    .filter((m) => !/^一[^百千万十]/.test(m[0]) && !overlaps(quoted, m.index, m.index + m[0].length) && !isIdiom(plain, m.index, m[0].length))
    .map((m): TypedNumber => ({ text: m[0], index: m.index, kind: 'words' }))
  return [...digits, ...words]
}

const around = (text: string, { index, text: found }: TypedNumber): string =>
  text.slice(Math.max(0, index - 6), index + found.length + 4).replace(/\s+|^[。，；：、]+/g, '')

const ADVICE = '请改为插入指标数字；没有台账的，用“填报数”写明来源'

/** Typed quantities of a report, in its headings too. */
export function typedNumberFindings(body: ReportBody): Finding[] {
  const find = (section: string, text: string, paragraph?: string): Finding[] =>
    typedNumbers(text).map((n) => ({
      rule: 'typed-number',
      level: n.kind === 'digits' ? 'error' : 'warning',
      message: `“${around(text, n)}”中的“${n.text}”是手工填写的数字，${ADVICE}`,
      section,
      ...(paragraph === undefined ? {} : { paragraph }),
      words: n.text,
    }))
  const headings = body.sections.flatMap((s) => find(s.id, s.title))
  const paragraphs = everyParagraph(body).flatMap(({ section, paragraph }) =>
    paragraph.parts.flatMap((p) => ('text' in p ? find(section.id, p.text, paragraph.id) : [])),
  )
  return [...headings, ...paragraphs]
}
