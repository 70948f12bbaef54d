/** The time that figures and words speak of. */
import type { Figure, Reading, Section } from '../shape.ts'
import { beginning, look, plainIn, roleOf, said, sentenceOf } from './look.ts'
import type { Found, TextRule } from './rule.ts'

/** Kinds of things that are there, not done: for them 累计 is the count of all years. */
const STOCK = /建成|建立|设立|成立|建有|培育|培养|配备|拥有|命名|创建|聘请|聘任|签约|组建|打造|命名|获评|注册|存量|在册/

const COMPARES = /比|较|同比|环比|上年|去年|同期|与.{0,8}相比|由.{0,12}(?:增|升|降|减|提高)|从.{0,12}(?:增|升|降|减|提高)|此前|以前/

const isOfYear = ({ year }: Reading, { period }: Figure): boolean =>
  period.kind === 'year' && (period.from === undefined || period.from === year) && !/累计|以来/.test(period.words ?? '')

/** Paragraphs with figures of the year itself: only among them is another period misleading. */
const yearsParagraphs = (reading: Reading): Set<number | undefined> =>
  new Set(reading.figures.filter((f) => f.kind !== 'percent' && isOfYear(reading, f)).map((f) => reading.sentences[f.sentence]?.paragraph))

/** What the period is, when it is not the report's own year. */
function otherPeriod(reading: Reading, figure: Figure): string | undefined {
  const { period, verb } = figure
  const { year } = reading
  const words = period.words ?? ''
  const before = year !== null && period.from !== undefined && period.from < year
  if (period.kind === 'year') return before && (period.to ?? period.from) !== year ? `${period.from}年` : undefined
  if (period.kind === 'range') return before || /年来|以来|历年|连续.*年/.test(words) ? words || '几年' : undefined
  if (period.kind !== 'cumulative') return undefined
  if (before || (/以来|历年|截至|至今/.test(words) && !/今年以来|本年|一年来/.test(words))) return words
  return period.from === undefined && STOCK.test(verb) ? words || '累计' : undefined
}

function mixed(reading: Reading): Found[] {
  const among = yearsParagraphs(reading)
  return reading.figures.flatMap((figure): Found[] => {
    if (figure.change || figure.kind === 'percent') return []
    const role = roleOf(reading, figure.section)
    if (role === 'rectification' || role === 'plan' || role === 'problems') return []
    const words = otherPeriod(reading, figure)
    if (!words || COMPARES.test(sentenceOf(reading, figure)) || !among.has(reading.sentences[figure.sentence]?.paragraph)) return []
    const own = reading.year === null ? '本年' : `${reading.year}年`
    return [{ message: `${said(reading, figure)}是“${words}”的数，夹在${own}的数中间，容易当作${own}的数`, spans: [figure.whole] }]
  })
}

/** A year that opens a sentence: 2023年，我街道坚持…; not a day, a name, a span of years, a comparison. */
const OPENS =
  /^(?:[（(]?[一二三四五六七八九十\d]+[)）.．、]\s*|[一二三四五六七八九十]+是)?((?:19|20)\d{2})年(?:度|来|以来|全年)?(?=[,，]|[^\d\s月、至\-~到底末初前后起.。]{0,14}(?:街道|镇|乡|局|区|县|市|我|全|坚持|深入|扎实|全面|共))/
const NOT_MEANT = /相比|同比|上年|去年|上一年|比20\d{2}|较20\d{2}|至20\d{2}|以来/

type Stale = { at: number; year: number }

function opening(reading: Reading, from: number, to: number): Stale | undefined {
  const words = reading.plain.slice(from, to)
  const skipped = words.length - words.trimStart().length
  const found = OPENS.exec(words.trimStart())
  if (!found || NOT_MEANT.test(words.slice(0, 120))) return undefined
  return { at: from + skipped + found[0].indexOf(found[1] ?? ''), year: Number(found[1]) }
}

const yearIn = (words: string): { at: number; year: number } | undefined => {
  const found = /(?:^|[^\d〔[（(《“])((?:19|20)\d{2})年(?!来|以来|[-~至底末\d])/.exec(words)
  return found ? { at: found.index + found[0].indexOf(found[1] ?? ''), year: Number(found[1]) } : undefined
}

const mark = ({ at }: Stale): { start: number; end: number } => ({ start: at, end: at + 4 })

/** The year that a part should speak of. */
const meantIn = (role: string | null, year: number): number | undefined => (role === 'plan' ? year + 1 : role === 'rectification' ? undefined : year)

function inHeading(reading: Reading, section: Section, year: number): Found[] {
  const role = section.role ?? (section.parent === undefined ? null : roleOf(reading, section.parent))
  const meant = meantIn(role, year)
  const found = yearIn(plainIn(reading, section.headingSpan))
  if (!found || meant === undefined || section.level === 0 || /上一?年|整改/.test(section.heading)) return []
  if (found.year !== meant - 1) return []
  const at = section.headingSpan.start + found.at
  return [{ message: `标题“${beginning(reading, section.headingSpan, 24)}”写的是${found.year}年，这里应为${meant}年`, spans: [mark({ at, year: found.year })] }]
}

/** Openings of sentences in the parts whose year is plain; the heading of a part is looked at by itself. */
function stale(reading: Reading): Found[] {
  const { year } = reading
  if (year === null) return []
  const headings = reading.sections.flatMap((s) => inHeading(reading, s, year))
  const sentences = reading.sentences.flatMap((s, index): Found[] => {
    const role = roleOf(reading, s.section)
    const meant = meantIn(role, year)
    const heading = reading.sections[s.section]?.headingSpan
    if (meant === undefined || (heading && s.start >= heading.start && s.end <= heading.end)) return []
    const found = opening(reading, s.start, s.end)
    if (!found || found.year !== meant - 1 || (role === 'plan' && !/将|要|拟|计划|继续|力争|进一步/.test(plainIn(reading, s)))) return []
    if (role !== 'plan' && (look(reading).inSentence.get(index) ?? []).some((f) => f.change)) return []
    return [{ message: `“${beginning(reading, s, 18)}”写的是${found.year}年，这里应为${meant}年`, spans: [mark(found)] }]
  })
  return [...headings, ...sentences]
}

/** Rules on time. */
export const periodRules: readonly TextRule[] = [
  {
    id: 'period-mixed',
    title: '不同时间的数混在一起',
    severity: 'note',
    ground: '文中写明这个数是累计的、几年的或者别的年份的，而同一段里其他的数是本年的。',
    explain: '比较用的上年数、上一年度问题整改和下一年度安排中的数不指出；“累计开展”“累计发放”之类本年内的累计也不指出。',
    example: {
      text: '清河街道2024年法治政府建设年度报告\n一、主要举措和成效\n2024年，清河街道举办讲座21场，自2019年以来累计培育法律明白人360名。',
      message: '360名是“自2019年以来累计”的数，夹在2024年的数中间，容易当作2024年的数',
    },
    find: mixed,
  },
  {
    id: 'stale-template',
    title: '留下了上年的年份',
    severity: 'warning',
    ground: '报告有自己的年份；一个标题或一句话开头写的却是它的上一年，安排部分写的却是报告的年份。',
    explain: '书名号和文号里的年份、比较句、起止年份、上一年度问题整改部分不看；只看标题和句子开头。',
    example: {
      text: '清河街道2024年法治政府建设年度报告\n一、主要举措和成效\n2023年，清河街道坚持依法行政，全面履行职责。',
      message: '“2023年，清河街道坚持依法行政，全…”写的是2023年，这里应为2024年',
    },
    find: stale,
  },
]
