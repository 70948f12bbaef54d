/** Whole reports from a seed, in the numbering and punctuation of some office; and the same with one number changed. */
import { type Chance, chanceOf, type Draft, draftOf, han, type Relation, type Stated } from './draft.stage.ts'
import { paragraph } from './topics.stage.ts'

export type MadeReport = { text: string; year: number; stated: Stated[]; relations: Relation[] }

const OFFICES = ['清河街道', '安宁镇', '东岭街道', '石桥乡', '望江街道', '柳林镇', '南湖街道', '平川街道']

/** Headings below the parts. */
const TOPICS = [
  '坚持党的领导，压实法治建设责任',
  '规范行政执法，提升执法质效',
  '坚持和发展“枫桥经验”，化解矛盾纠纷',
  '优化营商环境，提升政务服务',
  '深化普法宣传，厚植法治文化',
  '自觉接受监督，规范权力运行',
  '完善依法决策机制',
]

type Habit = { part: (i: number) => string; topic: (i: number, running: number) => string; runIn: boolean; narrow: boolean }

const HABITS: readonly Habit[] = [
  { part: (i) => `${han(i)}、`, topic: (i) => `（${han(i)}）`, runIn: false, narrow: false },
  { part: (i) => `${han(i)}、`, topic: (i) => `（${han(i)}）`, runIn: true, narrow: true },
  { part: (i) => `${han(i)}、`, topic: (_, n) => `${n}.`, runIn: true, narrow: false },
  { part: (i) => `${han(i)}、`, topic: (i) => `${han(i)}是`, runIn: true, narrow: true },
  { part: (i) => `${han(i)}、`, topic: (i) => `（${han(i)}）`, runIn: true, narrow: false },
]

const two = (words: string): string => words.replace('两', '二')

const PARTS: readonly (readonly string[])[] = [
  ['主要举措和成效', '推进法治政府建设的主要举措和成效', '主要工作举措及成效'],
  ['上一年度存在问题的整改情况', '上年度存在问题的改进情况'],
  ['存在的不足和原因', '存在的问题和原因', '存在的不足和原因分析'],
  ['党政主要负责人履行推进法治建设第一责任人职责情况', '主要负责人履行推进法治建设第一责任人职责情况'],
  ['下一年度推进法治政府建设的主要安排', '下一年度工作安排', '下一年度主要工作安排'],
]

const REST: readonly ((d: Draft) => void)[] = [
  (d) => d.say('针对上年度法治培训形式单一的问题，改进培训方式，逐项对账销号，已全部整改到位。\n'),
  (d) =>
    d.say(
      d.pick([
        '由于专业力量薄弱，执法规范化水平有待提高；受人员流动影响，法制审核力量不足。\n',
        '一是执法力量不足，主要原因是编制少、任务重。二是普法针对性不强，原因在于形式比较单一。\n',
      ]),
    ),
  (d) => d.say('主要负责人带头学法，对法治建设重要工作亲自部署、重大问题亲自过问、重点环节亲自协调。\n'),
  (d) => d.say(`${d.likely(0.5) ? `${d.year + 1}年，将` : '将'}继续加强执法队伍建设，健全监督机制，创新普法方式，不断提升法治建设水平。\n`),
]

const TITLES = (d: Draft): string =>
  d.pick([`${d.office}${d.year}年法治政府建设年度报告`, `${d.office}关于${d.year}年度法治政府建设情况的报告`, `${d.office}${d.year}年度法治政府建设工作报告`])

const OPENINGS = (d: Draft): string =>
  d.pick([
    `${d.year}年，${d.office}坚持以习近平法治思想为指导，扎实推进法治政府建设，现将有关情况报告如下：`,
    `现将${d.office}${d.year}年法治政府建设情况报告如下：`,
    `根据上级要求，现将${d.year}年度法治政府建设工作情况报告如下：`,
  ])

function achievements(d: Draft, habit: Habit, topics: number): void {
  const names = [...TOPICS].sort(() => (d.likely(0.5) ? 1 : -1)).slice(0, topics)
  for (const [i, name] of names.entries()) {
    d.say(two(habit.topic(i + 1, i + 1)) + name + (habit.runIn ? '。' : '\n'))
    paragraph(d, d.int(2, 5))
    d.say('\n')
  }
}

const NARROW: Readonly<Record<string, string>> = { '，': ',', '：': ':', '；': ';', '（': '(', '）': ')' }

/** A report from a seed; the same seed gives the same report. `topics` makes it as long as needed. */
export function madeReport(seed: number, topics?: number): MadeReport {
  const chance: Chance = chanceOf(seed)
  const habit = chance.pick(HABITS)
  const d = draftOf(chance, { year: chance.int(2021, 2025), office: chance.pick(OFFICES) })
  d.say(`${TITLES(d)}\n${OPENINGS(d)}\n`)
  for (const [i, titles] of PARTS.entries()) {
    d.say(`${two(habit.part(i + 1))}${d.pick(titles)}\n`)
    if (i === 0) achievements(d, habit, topics ?? d.int(3, 6))
    else REST[i - 1]?.(d)
  }
  const text = habit.narrow ? d.text().replace(/[，：；（）]/g, (c) => NARROW[c] ?? c) : d.text()
  return { text, year: d.year, stated: d.stated, relations: d.relations }
}

/** One number changed so that what the text says of it no longer holds. */
export type Changed = { text: string; relation: Relation; from: string; to: string }

const written = (value: number, places: number, chinese: boolean): string => (chinese ? han(value) : value.toFixed(places))

/** Slips as they happen: another digit, two digits swapped, one too many or too few, off by one. */
function slips(chance: Chance, value: number, places: number): number {
  const unit = 10 ** -places
  const digits = value.toFixed(places)
  const at = chance.int(0, digits.length - 1)
  const way = chance.int(0, 4)
  if (way === 0) return value + unit * chance.pick([1, -1])
  if (way === 1) return Number(digits.slice(0, at) + chance.int(0, 9) + digits.slice(at + 1)) || value + unit
  if (way === 2) return Number(digits.slice(0, at) + digits.slice(at + 1)) || value + unit
  if (way === 3 && at > 0) return Number(digits.slice(0, at - 1) + digits[at] + digits[at - 1] + digits.slice(at + 1)) || value - unit
  return Math.max(unit, value + unit * chance.int(2, 60) * chance.pick([1, -1]))
}

/** Changes one number of a relation so that it breaks; undefined when the relation bears no such change. */
export function changedReport(report: MadeReport, seed: number): Changed | undefined {
  const chance = chanceOf(seed ^ 0x5eed)
  if (report.relations.length === 0) return undefined
  const relation = chance.pick(report.relations)
  for (let tries = 0; tries < 200; tries++) {
    const which = chance.int(0, relation.of.length - 1)
    const stated = report.stated[relation.of[which] ?? -1]
    if (!stated) return undefined
    const places = stated.text.split('.')[1]?.length ?? 0
    const chinese = !/^\d/.test(stated.text)
    const value = Number(slips(chance, stated.value, places).toFixed(places))
    const small = relation.name === 'list' || chinese
    if (value <= 0 || !Number.isFinite(value) || (places === 0 && !Number.isInteger(value)) || (small && (value < 2 || value > 12))) continue
    const values = relation.of.map((at, i) => (i === which ? value : (report.stated[at]?.value ?? 0)))
    const to = written(value, places, chinese)
    if (relation.holds(values) || to === stated.text) continue
    return { text: report.text.slice(0, stated.start) + to + report.text.slice(stated.start + stated.text.length), relation, from: stated.text, to }
  }
  return undefined
}
