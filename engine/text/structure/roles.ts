/** By which words a heading names a part of the report. */
import type { PartRole } from '../shape.ts'

/** What a heading is judged by: its words in half width, its level, and the report's year where it is known. */
export type Judged = { words: string; level: number; year?: number | null /** Role of the heading above. */; within?: PartRole | null }

const FAULTS = '(?:问题|不足|短板|弱项|困难|薄弱环节|薄弱点|差距|欠缺)'
const EARLIER = '(?:上(?:一|个)?年度?|去年度?|往年|以往|前期|上次|历年|20\\d\\d年度?)'

const RECTIFICATION = [
  new RegExp(`${EARLIER}.{0,20}(?:${FAULTS}|督察|反馈|考核|检查).{0,16}(?:整改|改进|改正|解决|落实|完善|回应)`),
  new RegExp(`(?:整改|改进|解决|落实).{0,8}${EARLIER}.{0,16}${FAULTS}`),
  new RegExp(`(?:${FAULTS}|反馈意见|督察意见|督察反馈).{0,8}(?:整改|改进|改正)(?:落实)?(?:的)?(?:工作)?(?:情况|成效|结果|进展|完成|到位)`),
  /^(?:问题|督察|反馈)?(?:问题)?整改(?:落实|工作)?(?:情况|成效|进展)/,
]

const LEADER = '(?:主要负责人|主要负责同志|主要领导|主要负责|负责人|党政领导|领导班子|一把手)'
const LEADERSHIP = [/第一责任人/, new RegExp(`${LEADER}.{0,24}(?:履职|履行.{0,16}(?:职责|责任)|述法)`), /法治建设(?:责任|职责)履行情况/]
/** Said of next year or of a fault, they name no part. */
const FAULTY = [
  new RegExp(`(?:存在|面临|仍有|尚有|主要|突出|工作中?|当前|现有|遇到)的?(?:主要|突出|一些|困难)?(?:的)?(?:和|与|及|、)?${FAULTS}`),
  new RegExp(`^(?:主要|工作|当前|有关)?${FAULTS}(?:$|和|与|及|、|以及|分析|情况|之处|方面)`),
  /(?:不足|短板|差距)(?:$|和|与|及|、|以及|之处|方面)/,
  new RegExp(`${FAULTS}.{0,6}(?:原因|成因|根源|剖析|分析)`),
  /原因(?:剖析|分析)|^(?:主要|产生|存在)?(?:的)?原因/,
  new RegExp(`${FAULTS}(?:和|与|及|、|以及)${FAULTS}`),
]
/** Whoever solves faults does not confess them. */
const SOLVES = new RegExp(
  `(?:解决|破解|化解|整治|治理|聚焦|紧盯|针对|围绕|排查|补齐|补足|补强|攻克|消除|防范|查摆|盯紧|瞄准|直面|突破|查找|发现|弥补|回应|推动|整改).{0,14}${FAULTS}`,
)

const LATER = '(?:下一?步|下一?个?阶段|下一?个?年度|下年|明年|来年|今后|未来|次年|接下来|新一年|新的一年|下一?步骤)'
const INTENT = '(?:打算|计划|安排|思路|举措|措施|工作|重点|任务|目标|方向|设想|规划|展望|部署|建议|要点|对策|努力|推进)'
const PLANNED = [
  new RegExp(`${LATER}.{0,24}${INTENT}`),
  new RegExp(`^${LATER}$`),
  /(?:工作|主要|初步)(?:打算|设想)/,
  /^(?:努力|改进|工作|主要)(?:的)?方向/,
  /^(?:工作|主要)?(?:思路|打算|安排)(?:$|和|与|及|、)/,
]
/** They follow a fault in its heading: 存在的问题及改进措施. */
const REMEDIES = new RegExp(
  `${FAULTS}.{0,10}(?:和|与|及|、|以及|,)(?:下步)?(?:整改|改进|努力|对策|解决|工作|今后)?(?:的)?(?:措施|方向|对策|建议|举措|打算|思路|计划|安排)`,
)
const YEAR_PLAN = /(20\d\d)(?:年度?)?.{0,24}(?:打算|计划|安排|思路|举措|重点|任务|目标|设想|展望|部署|要点|推进)/

const DONE =
  /(?:举措|措施|做法|成效|成绩|成果|亮点|进展|工作情况|工作总结|工作开展|开展情况|完成情况|建设情况|推进情况|落实情况|基本情况|总体情况|进展情况|所做工作|所做的工作|工作回顾|主要工作|重点工作|工作概况|履职情况|特色工作|工作实绩|做了以下工作)/
/** Below the first level these words name measures of any kind; only what speaks of the whole year's work counts. */
const DONE_BELOW =
  /^(?:(?:20\d\d)年(?:度|来)?)?(?:法治政府建设|工作|主要|推进|全年|本年度?|重点|所做)*(?:的)?(?:主要)?(?:工作)?(?:举措|做法|成效|工作情况|工作总结|开展情况|完成情况|所做工作|工作回顾)/

const any = (patterns: readonly RegExp[], words: string): boolean => patterns.some((p) => p.test(words))

function isPlan({ words, level, year }: Judged): boolean {
  if (any(PLANNED, words) && !(level > 2 && !/^下/.test(words) && !new RegExp(LATER).test(words))) return true
  const named = YEAR_PLAN.exec(words)
  if (!named) return false
  const of = Number(named[1])
  if (year) return of > year
  return /打算|计划|安排|思路|展望|设想/.test(words) && !/情况|落实|完成|执行/.test(words)
}

const isFault = ({ words, level }: Judged): boolean => any(FAULTY, words) && !SOLVES.test(words) && (level <= 2 || words.length <= 20)

/** Years since, where a heading speaks of them, are last year's faults only with the year before. */
function isRectification({ words, year, level }: Judged): boolean {
  if (!any(RECTIFICATION, words)) return false
  const named = /(20\d\d)年/.exec(words)
  if (named && year && Number(named[1]) >= year && !/上一?年|去年/.test(words))
    return /整改(?:落实)?(?:情况|成效)/.test(words) && !/存在(?:的)?问题.{0,3}及/.test(words)
  // 存在问题及整改措施 looks ahead.
  return !(level === 1 && REMEDIES.test(words) && !/上一?年|去年|20\d\d/.test(words))
}

/** Roles that a heading names, in the order of its words where it names two. */
export function rolesOf(judged: Judged): PartRole[] {
  const words = judged.words.replace(/[\s"“”'‘’《》]/g, '')
  const j = { ...judged, words }
  const roles: PartRole[] = []
  const rectification = isRectification(j)
  const leadership = any(LEADERSHIP, words)
  const rest = rectification ? words.replace(RECTIFICATION.find((p) => p.test(words)) as RegExp, '') : words
  const problems = isFault({ ...j, words: rest })
  const plan = isPlan({ ...j, words: rectification ? rest : words })
  const others = rectification || leadership || problems || plan
  if (isDone(j, others)) roles.push('achievements')
  if (leadership) roles.push('leadership')
  if (rectification) roles.push('rectification')
  if (problems) roles.push('problems')
  if (plan || (problems && REMEDIES.test(words))) roles.push('plan')
  return roles
}

/** In a heading of several parts the achievements stand first: 工作开展情况及存在的问题. */
function isDone(j: Judged, others: boolean): boolean {
  if (j.level > 1 && !DONE_BELOW.test(j.words)) return false
  if (!others) return DONE.test(j.words)
  const [first = '', ...more] = j.words.split(/以及|[及和与、,]/)
  if (more.length === 0 || !DONE.test(first)) return false
  const alone = { ...j, words: first }
  return !any(LEADERSHIP, first) && !isFault(alone) && !isPlan(alone) && !isRectification(alone)
}
