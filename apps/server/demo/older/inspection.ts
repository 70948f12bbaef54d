/** Inspections as a ledger tells them. */
import type { Dice } from '../dice.ts'
import { party } from '../words.ts'
import { type Setting, Tale, type Teller, type Values } from './row.ts'

export type Subject = {
  item: string
  kind: 'daily' | 'special'
  way: 'random' | 'onSite' | 'joint'
  industry: string
  items: number
  basis: string
  problem: string
  /** How often it is among the visits. */
  weight: number
}

export const subjects: readonly Subject[] = [
  {
    ...{ item: '消防安全检查', kind: 'daily', way: 'random', industry: '沿街商铺', items: 1, weight: 30 },
    ...{ basis: '《示例省消防条例》第七条', problem: '灭火器压力不足，疏散指示标志损坏' },
  },
  {
    ...{ item: '安全生产检查、消防安全检查', kind: 'daily', way: 'joint', industry: '小微企业', items: 2, weight: 20 },
    ...{ basis: '《示例省安全生产条例》第九条', problem: '配电箱前堆放杂物，未建立安全台账' },
  },
  {
    ...{ item: '食品经营检查', kind: 'daily', way: 'random', industry: '餐饮', items: 1, weight: 14 },
    ...{ basis: '《示例省食品安全条例》第五条', problem: '从业人员健康证明过期' },
  },
  {
    ...{ item: '市容环境检查', kind: 'daily', way: 'random', industry: '沿街商铺', items: 1, weight: 16 },
    ...{ basis: '《示例市市容和环境卫生管理条例》第六条', problem: '店外堆放物品，垃圾分类容器破损' },
  },
  {
    ...{ item: '出租屋安全检查', kind: 'special', way: 'onSite', industry: '出租屋', items: 1, weight: 12 },
    ...{ basis: '《示例市房屋租赁安全规定》第八条', problem: '电动自行车在楼道内充电' },
  },
  {
    ...{ item: '燃气使用安全检查、用电安全检查', kind: 'special', way: 'joint', industry: '餐饮', items: 2, weight: 8 },
    ...{ basis: '《示例省燃气管理条例》第十一条', problem: '未安装可燃气体报警装置' },
  },
]

const byItem = new Map(subjects.map((s) => [s.item, s]))
const weights = Object.fromEntries(subjects.map((s) => [s.item, s.weight]))

/** What is inspected, each as often as its weight says. */
export const pickSubject = (d: Dice): Subject => byItem.get(d.weighted(weights)) as Subject

function visit(d: Dice, visitedOn: string, s: Setting): Values {
  const { street, cast, n, year } = s
  const subject = pickSubject(d)
  const target = party(d, street.place, d.weighted({ person: 0, household: 60, org: 40 }))
  const first = d.int(0, cast.officer.length - 1)
  const officers = [cast.officer[first], cast.officer[(first + 1) % cast.officer.length]]
  return {
    number: `${street.mark}检〔${year}〕${n}号`,
    agency: `${street.name}办事处`,
    authority: 'organ',
    kind: subject.kind,
    way: subject.way,
    item: subject.item,
    itemsCount: subject.items,
    basis: subject.basis,
    planned: subject.kind === 'daily',
    targetName: target.name,
    targetKind: target.kind,
    targetCode: target.code,
    community: d.pick(street.communities),
    industry: subject.industry,
    ...(subject.way === 'joint' ? { jointWith: '区应急管理局' } : {}),
    visitNo: d.weighted({ 1: 88, 2: 12 }) === '1' ? 1 : 2,
    cap: 2,
    visitedOn,
    officer1: officers[0]?.name ?? null,
    officer1Cert: officers[0]?.certificate ?? null,
    officer2: officers[1]?.name ?? null,
    officer2Cert: officers[1]?.certificate ?? null,
    ...(visitedOn >= '2025-07-01' ? { scannedOn: visitedOn } : {}),
    publishable: false,
  }
}

/** A visit with what came of it. */
export const tellInspection: Teller = (d, visitedOn, setting) => {
  const { workdays, street, n, year } = setting
  const values = visit(d, visitedOn, setting)
  const tale = new Tale(visitedOn, setting.until, values)
  const result = d.weighted({ clear: 868, onSpot: 86, order: 40, case: 5, transfer: 1 })
  const problem = byItem.get(String(values.item))?.problem ?? ''
  const found = result === 'clear' ? {} : { problems: problem, problemsCount: d.int(1, 3) }
  tale.on(visitedOn, { result, filed: result === 'case', ...found })
  if (result === 'case') tale.on(visitedOn, { filedNo: `${street.mark}罚立〔${year}〕${n}号` })
  if (result === 'order') {
    const correctBy = workdays.after(visitedOn, d.int(5, 10))
    tale.on(visitedOn, { orderedOn: visitedOn, correctionNo: `${street.mark}责改〔${year}〕${n}号`, correctBy, correctTerm: correctBy })
    const rechecked = workdays.after(correctBy, d.int(1, 4))
    tale.on(rechecked, { recheckedOn: rechecked, recheckResult: 'done' })
  }
  if (d.chance(0.3)) tale.on(visitedOn, { ratedOn: visitedOn, rating: d.weighted({ good: 86, fair: 11, neutral: 2, bad: 1 }) })
  return tale.told
}
