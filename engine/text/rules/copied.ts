/** Paragraphs that stand in another report too. Linear in the length of both. */
import type { InspectContext, Paragraph, Reading } from '../shape.ts'
import { beginning } from './look.ts'
import type { Found, TextRule } from './rule.ts'

/** Length of a shingle, in characters: longer than nearly all set phrases of the trade, shorter than a clause. */
const SHINGLE = 12
/** A paragraph shorter than this proves nothing. */
const SHORTEST = 40
/** A paragraph is copied when so much of it stands in the other report. */
const COPIED = 0.8
/** Less than so many characters in all, and it may be a set formula. */
const LEAST = 100
/** From this share of the whole on, it weighs. */
const MUCH = 0.3

const BASE = 0x01000193

/** Only words: digits, punctuation and spaces may differ. */
const wordsOf = (reading: Reading, { start, end }: Paragraph): string => reading.plain.slice(start, end).replace(/[^\u4e00-\u9fa5A-Za-z]/g, '')

/** Calls with the hash of every run of SHINGLE characters, rolling from one to the next. */
function roll(words: string, use: (hash: number, at: number) => void): void {
  let top = 1
  for (let i = 0; i < SHINGLE; i++) top = Math.imul(top, BASE)
  let hash = 0
  for (let i = 0; i < words.length; i++) {
    hash = (Math.imul(hash, BASE) + words.charCodeAt(i)) | 0
    if (i >= SHINGLE) hash = (hash - Math.imul(top, words.charCodeAt(i - SHINGLE))) | 0
    if (i >= SHINGLE - 1) use(hash, i - SHINGLE + 1)
  }
}

type Shingled = { hashes: ReadonlySet<number>; paragraphs: readonly { paragraph: Paragraph; words: string }[]; length: number }
const kept = new WeakMap<Reading, Shingled>()

/** The shingles of a reading: made once, however many reports it is compared with. */
function shingled(reading: Reading): Shingled {
  const known = kept.get(reading)
  if (known) return known
  const hashes = new Set<number>()
  const paragraphs = reading.paragraphs.map((paragraph) => ({ paragraph, words: wordsOf(reading, paragraph) }))
  for (const { words } of paragraphs) roll(words, (hash) => hashes.add(hash))
  const made = { hashes, paragraphs, length: paragraphs.reduce((n, p) => n + p.words.length, 0) }
  kept.set(reading, made)
  return made
}

/** Share of the characters that lie in some shingle of the other report. */
function shareIn(words: string, hashes: ReadonlySet<number>): number {
  let covered = 0
  let until = 0
  roll(words, (hash, at) => {
    if (!hashes.has(hash)) return
    covered += at + SHINGLE - Math.max(until, at)
    until = at + SHINGLE
  })
  return words.length === 0 ? 0 : covered / words.length
}

const percent = (share: number): string => `${Math.round(share * 100)}%`

function against(reading: Reading, other: Reading, name: string): Found[] {
  const [own, their] = [shingled(reading), shingled(other)]
  const copied = own.paragraphs.filter(({ words }) => words.length >= SHORTEST && shareIn(words, their.hashes) >= COPIED)
  const length = copied.reduce((n, p) => n + p.words.length, 0)
  const first = copied[0]
  if (!first || length < LEAST) return []
  const share = length / own.length
  return [
    {
      message: `有${copied.length}段与${name}相同或几乎相同，占全文文字的${percent(share)}，如“${beginning(reading, first.paragraph, 20)}”`,
      spans: copied.map(({ paragraph: { start, end } }) => ({ start, end })),
      ...(share >= MUCH ? {} : { severity: 'note' as const }),
    },
  ]
}

const lastName = (last: Reading): string => (last.year === null ? '以前的报告' : `${last.year}年的报告`)

const copies = (reading: Reading, { lastYear, neighbours = [] }: InspectContext): Found[] => [
  ...(lastYear ? against(reading, lastYear, lastName(lastYear)) : []),
  ...neighbours.flatMap((n) => against(reading, n.reading, `${n.name}的报告`)),
]

const EXAMPLE =
  '坚持把法治教育列入干部培训教学布局，组织各科室轮流讲法，逐条对照权责清单查找薄弱环节，形成问题台账并按月销号，推动干部在办理具体事项时先问程序、再问结果，全年参加培训73人次。同时把旁听庭审、模拟听证和案卷评查结合起来，让一线人员在具体案件里学会取证、说理和送达，做到学用相长。'

/** Rules on copying. */
export const copyRules: readonly TextRule[] = [
  {
    id: 'copied',
    title: '段落雷同',
    severity: 'warning',
    ground: `每${SHINGLE}个字一段地比对，数字、标点和空格不计；一段里八成以上的字都在对方报告中连续出现，即为雷同。`,
    explain: '与上年的报告、同年邻近单位的报告比对；四十字以下的段落不计，合计不足一百字的不指出；占全文三成以下的只作提示。没有给出可比的报告时不检查。',
    example: {
      text: `清河街道2024年法治政府建设年度报告\n一、主要举措和成效\n${EXAMPLE}`,
      against: `清河街道2023年法治政府建设年度报告\n一、主要举措和成效\n${EXAMPLE.replace('73', '61')}`,
      message: '有1段与2023年的报告相同或几乎相同，占全文文字的94%，如“坚持把法治教育列入干部培训教学布局，组织…”',
    },
    find: copies,
  },
]
