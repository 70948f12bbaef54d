/** The outline of the report as data: the four parts that the regulation asks for (督察工作规定第25条), and the usual sections inside. */
import type { Sentence } from './sentence.ts'

/** One paragraph: what it says for the year's figures. Left out when nothing of it holds. */
export type Topic = { id: string; sentences: readonly Sentence[] /** What the drafter still has to see to. */; ask?: string }

export type OutlineSection = { id: string; title: string; level: 0 | 1 | 2; topics: readonly Topic[] }

export const required = ['measures', 'problems', 'duty', 'plan'] as const
export type RequiredPart = (typeof required)[number]

export const partTitles: Readonly<Record<RequiredPart, string>> = {
  measures: '主要举措和成效',
  problems: '存在的不足和原因',
  duty: '主要负责人履行推进法治建设第一责任人职责情况',
  plan: '下一年度主要安排',
}

const inspections: Topic = {
  id: 'enforcement.inspection',
  sentences: [
    { none: ['inspection.visits'], text: '全年没有行政检查记录。' },
    { some: ['inspection.visits'], text: '统筹行政检查，减少对经营主体的打扰，全年开展检查{inspection.visits}{inspection.visits~}' },
    { some: ['inspection.visits', 'inspection.items'], text: '；检查事项共{inspection.items}' },
    { some: ['inspection.visits'], text: '。' },
    { some: ['inspection.visits^item'], text: '检查较多的事项是{inspection.visits^item}。' },
    { some: ['inspection.ledToCase'], text: '检查中发现违法行为并立案查处{inspection.ledToCase}' },
    { some: ['inspection.ledToCase^item'], text: '，主要来自{inspection.ledToCase^item}' },
    { some: ['inspection.ledToCase'], text: '。' },
    { some: ['inspection.visits'], none: ['inspection.ledToCase'], text: '检查中没有发现需要立案查处的违法行为。' },
  ],
}

const penalties: Topic = {
  id: 'enforcement.penalty',
  sentences: [
    { none: ['penalty.filed', 'penalty.decided'], text: '全年没有行政处罚立案，也没有作出行政处罚决定。' },
    { some: ['penalty.filed'], text: '依法查处违法行为，全年行政处罚立案{penalty.filed}{penalty.filed~}' },
    { some: ['penalty.filed^cause'], text: '，主要案由为{penalty.filed^cause}' },
    { some: ['penalty.filed'], text: '。' },
    { some: ['penalty.decided'], text: '作出行政处罚决定{penalty.decided}' },
    { some: ['penalty.decided', 'penalty.closed'], text: '，办结{penalty.closed}' },
    { some: ['penalty.decided', 'penalty.fineYuan'], text: '，罚款{penalty.fineYuan}' },
    { some: ['penalty.decided'], text: '。' },
    { some: ['penalty.closed'], none: ['penalty.decided'], text: '办结以前年度案件在内的行政处罚案件{penalty.closed}。' },
  ],
}

const fairness: Topic = {
  id: 'enforcement.fairness',
  sentences: [
    { some: ['penalty.lenient'], text: '坚持处罚与教育相结合，依法从轻、减轻处罚{penalty.lenient}。' },
    {
      some: ['penalty.decided', 'penalty.publishedShare'],
      text: '落实行政执法公示、执法全过程记录、重大执法决定法制审核制度，行政处罚决定公示率{penalty.publishedShare}{penalty.publishedShare~}。',
    },
    { some: ['penalty.onTimeShare'], text: '行政处罚案件按期办理的占{penalty.onTimeShare}{penalty.onTimeShare~}。' },
  ],
}

const mediation: Topic = {
  id: 'disputes.mediation',
  sentences: [
    { none: ['mediation.handled'], text: '全年没有登记人民调解案件。' },
    { some: ['mediation.handled'], text: '坚持和发展新时代“枫桥经验”，全年调解矛盾纠纷{mediation.handled}{mediation.handled~}' },
    { some: ['mediation.succeeded'], text: '；调解成功{mediation.succeeded}，成功率{mediation.successShare}{mediation.successShare~}' },
    { some: ['mediation.amountYuan'], text: '；涉及金额{mediation.amountYuan}' },
    { some: ['mediation.handled'], text: '。' },
    { some: ['mediation.handled^disputeKind'], text: '纠纷类型以{mediation.handled^disputeKind}居多。' },
  ],
}

const disclosure: Topic = {
  id: 'openness.disclosure',
  sentences: [
    { none: ['disclosure.received', 'disclosure.answered'], text: '全年没有收到政府信息公开申请。' },
    { some: ['disclosure.received'], text: '依法办理政府信息公开申请，全年收到申请{disclosure.received}{disclosure.received~}。' },
    { some: ['disclosure.answered'], text: '答复申请{disclosure.answered}，按期答复的占{disclosure.onTimeShare}{disclosure.onTimeShare~}。' },
    { some: ['disclosure.answered^outcome'], text: '答复结果中，{disclosure.answered^outcome}。' },
  ],
}

const proposals: Topic = {
  id: 'oversight.proposal',
  sentences: [
    { none: ['proposal.handled'], text: '全年没有承办人大建议和政协提案。' },
    { some: ['proposal.handled'], text: '自觉接受人大依法监督和政协民主监督，全年承办人大建议和政协提案{proposal.handled}{proposal.handled~}' },
    { some: ['proposal.handled^level+kind'], text: '，包括{proposal.handled^level+kind}' },
    { some: ['proposal.handled'], text: '。' },
    { some: ['proposal.onTimeShare'], text: '按期办复的占{proposal.onTimeShare}{proposal.onTimeShare~}。' },
  ],
}

/** Sections in order. `improvement` and `others` are filled from last year's report and from the types that no topic names. */
export const outline: readonly OutlineSection[] = [
  { id: 'intro', title: '', level: 0, topics: [] },
  { id: 'measures', title: partTitles.measures, level: 1, topics: [] },
  { id: 'enforcement', title: '严格规范公正文明执法', level: 2, topics: [inspections, penalties, fairness] },
  { id: 'disputes', title: '多元化解矛盾纠纷', level: 2, topics: [mediation] },
  { id: 'openness', title: '全面推进政务公开', level: 2, topics: [disclosure] },
  { id: 'oversight', title: '自觉接受各方面监督', level: 2, topics: [proposals] },
  { id: 'others', title: '统筹推进其他法治工作', level: 2, topics: [] },
  { id: 'improvement', title: '上一年度存在问题的改进情况', level: 2, topics: [] },
  { id: 'problems', title: partTitles.problems, level: 1, topics: [] },
  { id: 'duty', title: partTitles.duty, level: 1, topics: [] },
  { id: 'plan', title: partTitles.plan, level: 1, topics: [] },
]
