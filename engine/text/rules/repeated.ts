/** The same fact told twice with two values. */
import type { Figure, Reading } from '../shape.ts'
import { boundsOf, meet } from './bounds.ts'
import { plainIn, roleOf, said } from './look.ts'
import type { Found, TextRule } from './rule.ts'

/** Words that frame the whole year and the whole office, without which a count may be of some occasion. */
const WHOLE =
  /^(?:(?:20\d{2})年(?:度|以来)?|今年(?:以来)?|全年|年内|本年度?|一年来|全(?:街道?|镇|乡|区|县|市|局)|我(?:街道?|镇|乡|局)|街道|累计|共计?|总共|合计|先后|已|,|\s)+/
const FRAME = /(?:20\d{2})年|今年|全年|年内|本年|一年来|全(?:街|镇|乡|区|县|市|局)|累计|共/
/** Occasions, places and purposes that narrow what is counted. */
const NARROW =
  /期间|活动中|行动中|整治中|其中|针对|围绕|月|日|季度|节|周|上半年|下半年|专项|以来|对|在|向|为|参与|协助|联合|会同|配合|社区|村|所|分别|上一?年|去年|比|较|[““]/
const DECOR = /各类|各种|各项|各|共|累计|总共|有效|成功地|依法|及时|全部|了|,|\s/g

/** The clause before a figure, back to the nearest stop. */
function clauseOf(reading: Reading, figure: Figure): string {
  const sentence = reading.sentences[figure.sentence]
  const words = plainIn(reading, { start: Math.max(sentence?.start ?? 0, figure.whole.start - 40), end: figure.whole.start })
  return words.slice(Math.max(...[',', ';', '、', ':', '。', '('].map((c) => words.lastIndexOf(c))) + 1).trim()
}

/** The sentence up to the figure's clause. */
function contextOf(reading: Reading, figure: Figure, clause: string): string {
  const sentence = reading.sentences[figure.sentence]
  return sentence ? plainIn(reading, { start: sentence.start, end: Math.max(sentence.start, figure.whole.start - clause.length) }) : ''
}

type Fact = { figure: Figure; clause: string }

/** Words of a fact without those that every telling may vary; undefined when the scope is not plainly the year's. */
function factOf(reading: Reading, figure: Figure): { key: string; fact: Fact } | undefined {
  if (figure.change || figure.kind === 'percent' || figure.partOf?.length || figure.unitBase === '') return undefined
  if (figure.period.kind !== 'year' && figure.period.kind !== 'cumulative') return undefined
  if (figure.period.from !== undefined && figure.period.from !== reading.year) return undefined
  const role = roleOf(reading, figure.section)
  if (role === 'plan' || role === 'rectification' || role === 'problems') return undefined
  const clause = clauseOf(reading, figure)
  const bare = clause.replace(WHOLE, '')
  const context = contextOf(reading, figure, clause)
  // The frame stands in the clause itself, or is all that comes before it: otherwise the clause may speak of some occasion.
  const framed = FRAME.test(clause) || (FRAME.test(context) && context.replace(WHOLE, '') === '')
  const words = bare.replace(DECOR, '')
  if (!framed || words.length < 4 || NARROW.test(bare) || NARROW.test(context.replace(WHOLE, ''))) return undefined
  return { key: `${words}|${figure.unitBase}`, fact: { figure, clause } }
}

function twice(reading: Reading): Found[] {
  const firsts = new Map<string, Fact>()
  return reading.figures.flatMap((figure): Found[] => {
    const read = factOf(reading, figure)
    if (!read) return []
    const first = firsts.get(read.key)
    if (!first) {
      firsts.set(read.key, read.fact)
      return []
    }
    if (first.figure.sentence === figure.sentence || meet(boundsOf(first.figure), boundsOf(figure))) return []
    const name = read.key.split('|')[0]
    return [
      {
        message: `“${name}”前面写${said(reading, first.figure)}，后面写${said(reading, figure)}，相差${Math.abs(figure.valueBase - first.figure.valueBase)}${figure.unitBase}`,
        spans: [first.figure.whole, figure.whole],
      },
    ]
  })
}

/** Rules on repetition. */
export const repeatRules: readonly TextRule[] = [
  {
    id: 'stated-twice',
    title: '同一事实两个数',
    severity: 'warning',
    ground: '两句话用同样的词说同一件事，都以全年、全街为范围，单位相同，数却不同。',
    explain: '某次活动、某个月、某个社区的数，其中的一项，上一年度整改和下一年度安排中的数都不比较；带“约”“余”而范围相交的不指出。',
    example: {
      text: '清河街道2024年法治政府建设年度报告\n一、主要举措和成效\n2024年共调解矛盾纠纷217宗。坚持抓早抓小。\n全年调解矛盾纠纷271宗，群众满意。',
      message: '“调解矛盾纠纷”前面写217宗，后面写271宗，相差54宗',
    },
    find: twice,
  },
]
