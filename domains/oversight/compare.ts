/** The same metric in several reports: by Mingfa's own metric, by the same words, or by words that mean the same. */
import type { Viewer } from '../../platform/access/index.ts'
import { inTx } from '../../platform/db/index.ts'
import type { BoardParts } from './context.ts'
import type { Compared } from './examine.ts'
import { examinerClaims, inspectedBy, subjectsOf } from './reach.ts'
import type { BoardFigures, BoardMetric, MetricValue, Sureness } from './shapes.ts'
import { type ReportText, standingTexts } from './store.ts'

/** Words before a noun that do not change what is counted. */
const LEADING = /^(?:本?街道|本?单位|本?部门|全?(?:街道|区|镇|年|局)|我(?:街道|局|镇|区|单位)|辖区内?|年内|共计?|累计|合计|各类|有关|相关|所有|全部)+/
const FILLING = /[的地了]/g
/** Words that the trade uses for the same thing; the first stands for all. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/^(?:矛盾纠纷|民间纠纷|纠纷|调解案件|人民调解(?:案件|纠纷)?)$/, '矛盾纠纷'],
  [/^(?:行政处罚(?:案件|决定)?|处罚案件)$/, '行政处罚案件'],
  [/^(?:行政检查|执法检查|检查)$/, '行政检查'],
  [/^(?:政府信息公开申请|信息公开申请|依申请公开)$/, '政府信息公开申请'],
  [/^(?:法治宣传(?:活动)?|普法(?:宣传)?(?:活动)?)$/, '普法活动'],
  [/^(?:建议提案|(?:人大)?建议和?(?:政协)?提案)$/, '建议提案'],
  [/^(?:行政规范性文件|规范性文件)$/, '规范性文件'],
]
const SAME_VERBS: readonly (readonly [RegExp, string])[] = [
  [/^(?:开展|举办|组织|组织开展|举行)$/, '开展'],
  [/^(?:办理|办结|作出|查处)$/, '办理'],
  [/^(?:受理|收到|接收|接到|调处|调解|化解|排查化解)$/, '受理'],
]
const SAME_UNITS: Readonly<Record<string, string>> = { 起: '件', 宗: '件', 场: '场次', 次: '场次', 名: '人', 位: '人', 人次: '人次' }

const replaced = (words: string, list: readonly (readonly [RegExp, string])[]): string => list.find(([pattern]) => pattern.test(words))?.[1] ?? words

/** Words by which like figures meet. */
function likeKey({ noun, verb, unitBase, kind }: Compared): string {
  const bare = noun.replace(LEADING, '').replace(FILLING, '')
  return [kind, SAME_UNITS[unitBase] ?? unitBase, replaced(bare || noun, SAME), replaced(verb, SAME_VERBS)].join('|')
}

type Told = MetricValue & { words: string; unit: string }
type Group = { key: string; label: string; unit: string; own: boolean; told: Told[] }

/** One value of each metric from a report: said twice with the same value is said once, with different values not at all. */
function onceEach(found: readonly (Told & { key: string })[]): (Told & { key: string })[] {
  return [...Map.groupBy(found, (f) => f.key).values()].flatMap((same) => {
    const [first] = same
    return first && same.every((f) => f.value === first.value) ? [first] : []
  })
}

function figuresOf({ office, year, id, result, ownFigures }: ReportText): (Told & { key: string })[] {
  const read = result.figures.map((f) => ({
    ...{ key: likeKey(f), office, year, report: id, value: f.valueBase, shown: f.shown, exact: f.qualifier === null, start: f.start },
    ...{ words: f.noun.includes(f.verb) ? f.noun : `${f.verb}${f.noun}`, unit: f.unitBase },
  }))
  const own = (ownFigures ?? []).map((f) => ({
    ...{ key: `metric:${f.metric}`, office, year, report: id, value: f.value, shown: f.shown, exact: true, words: f.name, unit: f.unit },
  }))
  return [...onceEach(read), ...onceEach(own)]
}

const why: Readonly<Record<Sureness, (words: readonly string[]) => string>> = {
  metric: () => '本系统按同一指标计算的数字',
  words: () => '各份报告用的词、单位都相同',
  like: (words) => `各份报告的说法相近：${words.join('、')}`,
}

function metricOf({ key, label, unit, own, told }: Group): BoardMetric {
  const words = [...new Set(told.map((t) => `${t.words}（${t.unit || '无单位'}）`))]
  const sure: Sureness = own ? 'metric' : words.length === 1 ? 'words' : 'like'
  const values = told.map(({ words: _w, unit: _u, ...value }) => value).sort((a, b) => a.year - b.year || a.office - b.office)
  return { key, label, unit, sure, why: why[sure](words), values }
}

/** Most common of some words. */
function commonest(words: readonly string[]): string {
  const counts = Map.groupBy(words, (w) => w)
  return [...counts].sort((a, b) => b[1].length - a[1].length)[0]?.[0] ?? ''
}

function groups(reports: readonly ReportText[]): Group[] {
  const all = reports.flatMap(figuresOf)
  return [...Map.groupBy(all, (f) => f.key)]
    .filter(([, told]) => told.length > 1)
    .map(([key, told]) => ({ key, told, own: key.startsWith('metric:'), label: commonest(told.map((t) => t.words)), unit: commonest(told.map((t) => t.unit)) }))
}

const rank: Readonly<Record<Sureness, number>> = { metric: 0, words: 1, like: 2 }
/** As many metrics as anybody chooses from. */
const MOST = 200

/** Metrics that more than one report below an office states, the surest and most stated first. */
export async function compareFigures(parts: BoardParts, viewer: Viewer, office: number, years: readonly number[]): Promise<BoardFigures> {
  const inspected = await inspectedBy(viewer, parts.offices)
  const subjects = (await subjectsOf(office, parts.offices)).filter((o) => inspected.includes(o.id))
  const ids = subjects.map((o) => o.id)
  const reports = await inTx(parts.db.app, examinerClaims(viewer, inspected), (client) => standingTexts(client, ids, years))
  const metrics = groups(reports)
    .map(metricOf)
    .sort((a, b) => b.values.length - a.values.length || rank[a.sure] - rank[b.sure] || (a.key < b.key ? -1 : 1))
  return { offices: subjects.map(({ id, name }) => ({ id, name })), years: [...years], metrics: metrics.slice(0, MOST) }
}
