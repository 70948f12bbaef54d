/** Readings drawn by hand, so that the rules are tried without the reader: `{id<whole/percent~percent:约2万多份}` marks a figure with its links. */
import { plainOf } from '../plain.ts'
import type { Figure, FigureKind, PartRole, Reading, Section, Sentence } from '../shape.ts'

const MARK = /\{(\w*)((?:[</~]\w+|=[\w-]+|\.\.\.)*):([^{}]*)\}/g
const INNER = /^(约|近|超|不足|上|超过)?(\d+(?:\.\d+)?|[零一二两三四五六七八九十百千]+)(万|亿)?(余|多|以上|左右)?(万|亿)?(.*)$/
const DIGITS = '零一二三四五六七八九'

const digitsOf = (word: string): number => (/^\d/.test(word) ? Number(word) : word === '两' ? 2 : word === '十' ? 10 : DIGITS.indexOf(word))

/** What a sketch may say besides its text. */
export type Sketch = Partial<Pick<Reading, 'title' | 'issuer' | 'year' | 'metadata' | 'sections'>> & { more?: Readonly<Record<string, Partial<Figure>>> }

const kindOf = (unit: string): FigureKind => (unit === '%' ? 'percent' : /元$/.test(unit) ? 'amount' : 'count')

function figureOf(inner: string, start: number, id: string): Omit<Figure, 'section' | 'sentence'> {
  const [, before = '', digits = '', scale1 = '', after = '', scale2 = '', unit = ''] = INNER.exec(inner) ?? []
  const scale = `${scale1}${scale2}`
  const value = digitsOf(digits)
  const at = start + before.length
  return {
    id,
    start: at,
    end: at + digits.length,
    text: digits,
    value,
    valueBase: value * (scale === '万' ? 1e4 : scale === '亿' ? 1e8 : 1),
    unit: scale + unit,
    unitBase: unit,
    qualifier: before || after ? [before, after].filter(Boolean).join('…') : null,
    kind: kindOf(unit),
    noun: '',
    verb: '',
    period: { kind: 'year' },
    whole: { start, end: start + inner.length },
  }
}

const listed = (links: string, sign: string): string[] => [...links.matchAll(new RegExp(`${sign}(\\w+)`, 'g'))].map((m) => m[1] ?? '')

const ROLES: readonly (readonly [RegExp, PartRole])[] = [
  [/举措|成效/, 'achievements'],
  [/整改/, 'rectification'],
  [/不足|问题/, 'problems'],
  [/负责人/, 'leadership'],
  [/安排|计划/, 'plan'],
]

/** Sections at lines that begin with 一、. */
function sectionsOf(text: string): Section[] {
  const heads = [...text.matchAll(/^([一二三四五六]、)(.*)$/gm)]
  const opening: Section = {
    start: 0,
    end: heads[0]?.index ?? text.length,
    role: null,
    heading: '',
    headingSpan: { start: 0, end: 0 },
    number: '',
    level: 0,
    folded: false,
  }
  return [
    opening,
    ...heads.map((m, i): Section => {
      const [whole, number = '', heading = ''] = m
      const role = ROLES.find(([words]) => words.test(heading))?.[1] ?? null
      const end = heads[i + 1]?.index ?? text.length
      return { start: m.index, end, role, heading, headingSpan: { start: m.index, end: m.index + whole.length }, number, level: 1, folded: false }
    }),
  ]
}

/** A reading of a marked text. */
export function sketch(marked: string, given: Sketch = {}): Reading {
  let text = ''
  let from = 0
  const drafts: Omit<Figure, 'section' | 'sentence'>[] = []
  for (const m of marked.matchAll(MARK)) {
    text += marked.slice(from, m.index)
    const [whole, id, links = '', inner = ''] = m
    const by = /=([\w-]+)/.exec(links)?.[1] as Figure['partBy']
    const [partOf, numeratorOf, denominatorOf] = [listed(links, '<'), listed(links, '/'), listed(links, '~')]
    drafts.push({
      ...figureOf(inner, text.length, id || `F${drafts.length + 1}`),
      ...(partOf.length > 0 ? { partOf, partBy: by ?? 'of-which' } : {}),
      ...(numeratorOf.length > 0 ? { numeratorOf } : {}),
      ...(denominatorOf.length > 0 ? { denominatorOf } : {}),
      ...(links.includes('...') ? { partial: true } : {}),
      ...given.more?.[id ?? ''],
    })
    text += inner
    from = m.index + whole.length
  }
  text += marked.slice(from)
  const sections = given.sections ?? sectionsOf(text)
  const sectionAt = (at: number): number => sections.findLastIndex((s) => s.start <= at && (at < s.end || s.level === 0))
  const paragraphs = [...text.matchAll(/[^\n]+/g)].map((m) => ({ start: m.index, end: m.index + m[0].length, section: sectionAt(m.index) }))
  const sentences = [...text.matchAll(/[^。\n]+。?/g)].map((m): Sentence => {
    const paragraph = paragraphs.findIndex((p) => p.start <= m.index && m.index < p.end)
    return { start: m.index, end: m.index + m[0].length, section: sectionAt(m.index), paragraph }
  })
  const figures = drafts.map(
    (d): Figure => ({ ...d, section: sectionAt(d.start), sentence: sentences.findIndex((s) => s.start <= d.start && d.start < s.end) }),
  )
  const { title = null, issuer = null, year = null, metadata = {} } = given
  return { text, plain: plainOf(text), title, issuer, year, metadata, sections, paragraphs, sentences, figures }
}
