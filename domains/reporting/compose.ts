/** The first draft: written from the year's figures with last year's beside them, and from last year's report where there is one. */
import type { FigureReader } from '../../platform/figures/index.ts'
import type { ReportBody, ReportParagraph, ReportPart, ReportSection } from './body.ts'
import type { Book, Grouping } from './book.ts'
import { writeKey } from './keys.ts'
import { outline, type Topic } from './outline.ts'
import { asks, ownJudgement, type Problem, problems } from './problems.ts'
import { groupingsIn, joined, metricsIn, type Sentence, write } from './sentence.ts'
import { isBlank } from './words.ts'

const everySentence: readonly Sentence[] = [
  ...outline.flatMap((s) => s.topics.flatMap((t) => t.sentences)),
  ...problems.flatMap((p) => [...p.evidence, ...p.progress]),
]

/** The report's own type counts reports, which is nothing that a report tells of. */
const OWN = 'report'

const typeOf = (metric: string): string => metric.split('.')[0] ?? ''

/** Types of cases that some sentence speaks of. */
const spoken: ReadonlySet<string> = new Set(everySentence.flatMap(metricsIn).map(typeOf))

/** What this installation's sentences may use: a type that is not installed is not spoken of. */
function usable(catalogue: FigureReader['catalogue']): (sentence: Sentence) => boolean {
  const types = new Set([...catalogue.values()].map((e) => e.type.id))
  return (sentence) => metricsIn(sentence).every((m) => types.has(typeOf(m)))
}

/** Faults of the outline against the metrics there are: an id that an installed type does not have stops the program from starting. */
export function outlineFaults(catalogue: FigureReader['catalogue']): string[] {
  const fits = usable(catalogue)
  const faults = everySentence.filter(fits).flatMap((sentence) => {
    const unknown = metricsIn(sentence).filter((m) => !catalogue.has(m))
    const fields = groupingsIn(sentence).flatMap(({ metric, by }) =>
      by.filter((f) => catalogue.has(metric) && !catalogue.get(metric)?.type.record.breakdown.includes(f)).map((f) => `${metric} 不能按 ${f} 分组`),
    )
    return [...unknown.map((m) => `没有指标 ${m}`), ...fields]
  })
  return [...new Set(faults)]
}

/** Breakdowns that a draft reads. */
export function draftGroupings(catalogue: FigureReader['catalogue']): Grouping[] {
  const found = everySentence.filter(usable(catalogue)).flatMap(groupingsIn)
  return [...new Map(found.map((g) => [JSON.stringify(g), g])).values()]
}

export type Draft = {
  book: Book
  officeName: string
  docNo: string
  /** Last year's report as it was frozen, for what it said was lacking and what it arranged. */
  before?: ReportBody
}

const ordinals = ['一是', '二是', '三是', '四是', '五是', '六是', '七是', '八是', '九是', '十是']
const ordinal = (i: number): string => ordinals[i] ?? ''

const paragraphOf = (id: string, parts: readonly ReportPart[], more: Pick<ReportParagraph, 'ask' | 'about'> = {}): ReportParagraph => ({
  id,
  parts: joined(parts),
  ...more,
})
const words = (text: string): ReportPart => ({ text })

function topicParagraph(book: Book, topic: Topic): ReportParagraph {
  const fits = usable(book.catalogue)
  const sentences = topic.sentences.every(fits) ? topic.sentences : []
  return paragraphOf(`draft.${topic.id}`, write(book, sentences), topic.ask ? { ask: topic.ask } : {})
}

const INTRO = (year: number, office: string): string =>
  `${year}年，${office}坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，落实上级关于法治政府建设的部署，把依法行政贯穿于各项工作。按照《法治政府建设与责任落实督察工作规定》的要求，现将${year}年度法治政府建设情况报告如下。`

/** How many metrics of a type without sentences of its own are told. */
const TOLD = 5

/** Types that no topic names: the figures above zero, each under its own name. */
function othersParagraphs(book: Book): ReportParagraph[] {
  const byType = new Map<string, string[]>()
  for (const [id, entry] of book.catalogue) {
    const { id: type } = entry.type
    if (type === OWN || spoken.has(type) || !(book.pair(id).now.value ?? 0)) continue
    byType.set(type, [...(byType.get(type) ?? []), id])
  }
  return [...byType].map(([type, ids]) => {
    const title = book.catalogue.get(ids[0] ?? '')?.type.record.title ?? type
    const clauses = ids.slice(0, TOLD).flatMap((metric, i) => {
      const figure = book.figure(writeKey({ metric }))
      return [words(`${i > 0 ? '，' : ''}${figure?.name ?? metric}`), { figure: writeKey({ metric }) }, words(figure?.shownUnit ?? '')]
    })
    return paragraphOf(`draft.others.${type}`, [words(`${title}方面，`), ...clauses, words('。')])
  })
}

/** Problems that this year's figures show. */
function shown(book: Book): { problem: Problem; evidence: ReportPart[] }[] {
  const fits = usable(book.catalogue)
  return problems
    .filter((p) => p.evidence.every(fits))
    .map((problem) => ({ problem, evidence: write(book, problem.evidence) }))
    .filter(({ evidence }) => evidence.length > 0)
}

const causeOf = (cause: string): ReportPart => words(`主要原因是：${cause}。`)

function problemParagraphs(book: Book): ReportParagraph[] {
  const found = shown(book)
  if (found.length === 0) {
    return [paragraphOf(`problem.${ownJudgement.id}`, [words(`${ownJudgement.name}。`), causeOf(ownJudgement.cause)], { ask: asks.cause })]
  }
  return found.map(({ problem, evidence }, i) =>
    paragraphOf(`problem.${problem.id}`, [words(`${found.length > 1 ? ordinal(i) : ''}${problem.name}。`), ...evidence, causeOf(problem.cause)], {
      ask: asks.cause,
    }),
  )
}

function planParagraphs(book: Book): ReportParagraph[] {
  const found = shown(book)
  const arranged = found.length > 0 ? found.map((f) => f.problem) : [ownJudgement]
  const lines = [
    ...arranged.map((p) => ({ id: p.id, text: p.arrangement })),
    { id: 'training', text: '持续抓好领导干部学法用法，提高运用法治思维和法治方式解决问题的能力' },
  ]
  return lines.map(({ id, text }, i) => paragraphOf(`plan.${id}`, [words(`${ordinal(i)}${text}。`)], { ask: asks.plan }))
}

const dutyParagraphs = (officeName: string): ReportParagraph[] => [
  paragraphOf(
    'draft.duty',
    [
      words(
        `${officeName}主要负责人认真履行推进法治建设第一责任人职责，将法治政府建设纳入年度工作计划，研究部署重点任务，督促班子成员和各科室依法履职，推动本报告所列各项工作落实。`,
      ),
    ],
    { ask: asks.duty },
  ),
]

/** First sentence of a paragraph without its ordinal and closing mark: the words by which a problem is known. */
function nameOf(paragraph: ReportParagraph): string {
  const [first = ''] = paragraph.parts
    .flatMap((p) => ('text' in p ? [p.text] : []))
    .join('')
    .split(/[。；]/)
  return first.replace(/^[一二三四五六七八九十]+是/, '').trim()
}

const paragraphsIn = (body: ReportBody, part: string): ReportParagraph[] =>
  body.sections.filter((s) => s.id === part || s.id.startsWith(`${part}.`)).flatMap((s) => s.paragraphs.filter((p) => !isBlank(p)))

/** Last year's problems and arrangements that this year's report has to answer. */
export const carriedOver = (before: ReportBody): { about: string; kind: 'problem' | 'plan'; name: string; id: string }[] =>
  (['problems', 'plan'] as const).flatMap((part) =>
    paragraphsIn(before, part).map((p) => ({
      about: `${part}:${p.id}`,
      kind: part === 'problems' ? ('problem' as const) : ('plan' as const),
      name: nameOf(p),
      id: p.id,
    })),
  )

function improvementParagraphs(book: Book, before: ReportBody): ReportParagraph[] {
  const fits = usable(book.catalogue)
  return carriedOver(before).map(({ about, kind, name, id }) => {
    const known = problems.find((p) => id === `problem.${p.id}`)
    const progress = known?.progress.every(fits) ? write(book, known.progress) : []
    const lead = kind === 'problem' ? `针对上年度报告指出的“${name}”问题，今年持续改进。` : `上年度报告作出的“${name}”安排，今年已组织实施。`
    return paragraphOf(`carried.${about}`, [words(lead), ...progress], { ask: asks.progress, about })
  })
}

/** The draft of a report; every number in it is a figure. */
export function compose({ book, officeName, docNo, before }: Draft): ReportBody {
  const filled: Readonly<Record<string, () => ReportParagraph[]>> = {
    intro: () => [paragraphOf('draft.intro', [words(INTRO(book.scope.year, officeName))])],
    others: () => othersParagraphs(book),
    improvement: () => (before ? improvementParagraphs(book, before) : []),
    problems: () => problemParagraphs(book),
    duty: () => dutyParagraphs(officeName),
    plan: () => planParagraphs(book),
  }
  const sections = outline.map(({ id, title, level, topics }): ReportSection => {
    const paragraphs = filled[id]?.() ?? topics.map((t) => topicParagraph(book, t))
    return { id, title, level, paragraphs: paragraphs.filter((p) => !isBlank(p)) }
  })
  // A section of which nothing is to be told does not stand there empty.
  return { front: { docNo }, sections: sections.filter((s) => s.level === 1 || s.paragraphs.length > 0) }
}
