/** Suggestions and proposals as a ledger tells them. */
import { personName, phone } from '../words.ts'
import { Tale, type Teller } from './row.ts'

export const topics = [
  ['关于增设老旧小区电动自行车充电设施的建议', '社区治理', '综合执法办'],
  ['关于改善学校周边交通秩序的建议', '城市管理', '综合执法办'],
  ['关于加强沿街餐饮油烟治理的提案', '生态环境', '综合执法办'],
  ['关于完善社区养老服务设施的建议', '民生保障', '公共服务办'],
  ['关于整治内河涌水环境的提案', '生态环境', '规划建设办'],
  ['关于规范楼道堆物管理的建议', '社区治理', '平安法治办'],
  ['关于盘活闲置公共用房的提案', '经济发展', '党政综合办'],
  ['关于优化公交线路站点的建议', '城市管理', '规划建设办'],
  ['关于提升基层调解员队伍能力的提案', '法治建设', '司法所'],
  ['关于建设口袋公园的建议', '城市建设', '规划建设办'],
] as const

/** A suggestion from its assignment to the deputy's opinion. */
export const tellProposal: Teller = (d, assignedOn, { street, cast, until, workdays, n, year }) => {
  const [title, topic, section] = d.pick(topics)
  const kind = title.endsWith('提案') ? 'cppcc' : 'npc'
  const level = d.weighted({ district: 60, city: 28, province: 4, town: 8 })
  const role = d.weighted({ lead: 46, join: 34, sole: 14, split: 6 })
  const tale = new Tale(assignedOn, until, {
    number: `${year}${kind === 'npc' ? 'R' : 'Z'}${String(n).padStart(3, '0')}`,
    kind,
    level,
    period: 'session',
    title,
    topic,
    key: d.chance(0.08),
    proposer: personName(d),
    phone: phone(d),
    assignedBy: level === 'city' ? '市政府办公室' : '区政府办公室',
    assignedOn,
    role,
    leadOffice: role === 'join' ? '区住房和城乡建设局' : null,
    section,
    handler: cast.secretary[0]?.name ?? null,
  })
  const contacted = workdays.after(assignedOn, d.int(5, 20))
  tale.on(contacted, { takenUpOn: workdays.after(assignedOn, 2), contactedOn: contacted, contactWay: d.pick(['visit', 'meeting', 'phone', 'survey']) })
  const answered = workdays.after(assignedOn, d.chance(0.02) ? d.int(64, 70) : d.int(22, 55))
  tale.on(answered, {
    answeredOn: answered,
    answerNo: `${street.mark}函〔${answered.slice(0, 4)}〕${n}号`,
    replyWay: d.pick(['face', 'letter', 'letter']),
    answerClass: d.weighted({ A: 70, B: 24, C: 6 }),
    publishable: d.chance(0.6),
  })
  const opinionOn = workdays.after(answered, d.int(3, 12))
  if (role !== 'join') tale.on(opinionOn, { opinion: d.weighted({ satisfied: 90, basic: 10 }), opinionOn })
  if (tale.values.publishable === true) tale.on(opinionOn, { publishedOn: opinionOn })
  const closed = workdays.after(opinionOn, d.int(1, 6))
  tale.on(closed, { closedOn: closed, ledgerStatus: 'closed' })
  return tale.told
}
