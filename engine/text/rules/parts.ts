/** The parts that a report must have. */
import { law, unverified } from '../../law.ts'
import { type PartRole, partNames, partRoles, type Reading, type Section, type Span } from '../shape.ts'
import { plainIn } from './look.ts'
import type { Found, TextRule } from './rule.ts'

/** What the report must contain. */
const contents = law('法治政府建设与责任落实督察工作规定', '25')
const practice = unverified('年度报告的通行做法')

/** The answer to last year's problems is asked for by local orders, not by the article. */
const byLaw = (role: PartRole): boolean => role !== 'rectification'

const sectionsOf = (reading: Reading, role: PartRole): Section[] => reading.sections.filter((s) => s.role === role)

/** A passage that nothing marks as a report, and that has no part but what was done, lacks nothing. */
const isPassage = ({ title, issuer, year, sections }: Reading): boolean =>
  title === null && (issuer === null || year === null) && sections.every((s) => s.role === null || s.role === 'achievements')

/** A place that can be shown for what is not there. */
const head = (reading: Reading): Span => reading.titleSpan ?? reading.paragraphs[0] ?? { start: 0, end: 0 }

const WORDS: Readonly<Partial<Record<PartRole, RegExp>>> = {
  leadership: /(?:党政)?主要负责人.{0,24}(?:履行|第一责任人)|第一责任人.{0,6}职责/,
  rectification: /上一?年度?.{0,12}(?:问题|不足).{0,12}(?:整改|改进|落实)/,
}

/** Words elsewhere in the text that speak of the missing part, to be shown with the finding. */
function mention(reading: Reading, role: PartRole): Span | undefined {
  const at = WORDS[role]?.exec(reading.plain)
  return at ? { start: at.index, end: at.index + at[0].length } : undefined
}

function missing(reading: Reading): Found[] {
  if (isPassage(reading)) return []
  return partRoles
    .filter((role) => sectionsOf(reading, role).length === 0)
    .map((role): Found => {
      const said = mention(reading, role)
      const also = said ? `，文中只提到“${reading.text.slice(said.start, said.end)}”` : ''
      return {
        message: `没有“${partNames[role]}”部分${also}`,
        spans: [said ?? head(reading)],
        ...(byLaw(role) ? {} : { severity: 'note' as const }),
      }
    })
}

const SHOWN = 20

/** The heading, or the first words of a part that has none. */
const startOf = ({ start, end, headingSpan }: Section): Span =>
  headingSpan.end > headingSpan.start ? headingSpan : { start, end: Math.min(end, start + SHOWN) }

function placeOf(reading: Reading, { heading, parent }: Section): string {
  const around = parent === undefined ? '' : (reading.sections[parent]?.heading ?? '')
  if (around !== '') return `并在“${around}”之中`
  return heading === '' ? '只在正文里写到，没有标题' : `与其他内容同在“${heading}”之下`
}

function folded(reading: Reading): Found[] {
  if (isPassage(reading)) return []
  return partRoles.flatMap((role): Found[] => {
    const sections = sectionsOf(reading, role)
    const first = sections[0]
    if (!first || sections.some((s) => !s.folded)) return []
    return [{ message: `“${partNames[role]}”没有单独成为一部分，${placeOf(reading, first)}`, spans: [startOf(first)] }]
  })
}

const CAUSE = /原因|由于|因为|因此|所致|源于|缘于|起因|导致|致使|造成|受限于|受制于|受.{1,12}(?:影响|制约|限制)|归因|究其|根源|症结|在于|缘由|限于/

/** Problems told one by one, for the message. */
const POINTS = /(?:^|[。;,:\s])(?:[一二三四五六七八九十]+是|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、])/g

/** Sections that stand in none of the others; they come in the order of the text. */
function outermost(sections: readonly Section[]): Section[] {
  let until = -1
  return sections.filter((s) => {
    if (s.end <= until) return false
    until = s.end
    return true
  })
}

/** The text of the part itself, without its heading: a heading that promises causes gives none. */
function causes(reading: Reading): Found[] {
  const sections = sectionsOf(reading, 'problems')
  const own = outermost(sections)
  if (own.length === 0) return []
  const bodies = own.map((s) => plainIn(reading, { start: s.headingSpan.end, end: s.end }))
  if (bodies.some((words) => CAUSE.test(words)) || bodies.every((words) => words.trim().length < 10)) return []
  const count = bodies.reduce((n, words) => n + [...words.matchAll(POINTS)].length, 0)
  const promised = own.some((s) => /原因/.test(s.heading)) ? '标题写有“原因”，但' : ''
  const all = count > 1 ? `所写的${count}个问题没有一处` : '正文没有'
  return [{ message: `${promised}${all}用“原因是”“由于”“受……影响”一类的话写明原因`, spans: own.map(startOf) }]
}

/** Rules on parts. */
export const partRules: readonly TextRule[] = [
  {
    id: 'section-missing',
    title: '缺少部分',
    severity: 'error',
    law: contents,
    ground: '年度报告应当包括主要举措和成效、不足和原因、党政主要负责人履职情况、下一年度主要安排；没有一个标题属于其中某一部分。',
    explain: '按标题的字面判断。上一年度问题整改是通行做法而不是条文要求，缺少时只作提示。没有标题也没有分部分的片段不检查。',
    example: {
      text: '清河街道2024年法治政府建设年度报告\n一、主要举措和成效\n依法履职。\n二、存在的不足和原因\n由于人手少，审核不及时。\n三、主要负责人履行第一责任人职责情况\n定期研究。\n四、上一年度问题整改情况\n已经整改。',
      message: '没有“下一年度安排”部分',
    },
    find: missing,
  },
  {
    id: 'section-folded',
    title: '部分没有单列',
    severity: 'note',
    law: practice,
    ground: '属于这一部分的标题都在另一部分之下，或者与别的部分共用一个标题。',
    explain: '内容是有的，只是没有单独成为一部分；是否要求单列，依当地规定。',
    example: {
      text: '清河街道2024年法治政府建设年度报告\n一、主要举措和成效\n依法履职。\n二、存在的问题及下一步打算\n（一）存在的问题\n由于人手少，审核不及时。\n（二）下一步打算\n加强培训。',
      message: '“存在的不足和原因”没有单独成为一部分，并在“存在的问题及下一步打算”之中',
    },
    find: folded,
  },
  {
    id: 'cause-missing',
    title: '有问题没有原因',
    severity: 'warning',
    law: contents,
    ground: '条文要求写“不足和原因”；这一部分的正文里没有一处表示原因的词。',
    explain: '只要有一处写了原因就不指出；标题里的“原因”二字不算。',
    example: {
      text: '清河街道2024年法治政府建设年度报告\n一、存在的不足和原因\n一是执法力量不足；二是普法形式单一，吸引力不强。\n',
      message: '标题写有“原因”，但所写的2个问题没有一处用“原因是”“由于”“受……影响”一类的话写明原因',
    },
    find: causes,
  },
]
