/** Mediations as a ledger tells them. */
import { addDays } from '../../../../engine/days.ts'
import { personName } from '../words.ts'
import { Tale, type Teller } from './row.ts'

export const disputes = {
  neighbour: { brief: '楼上卫生间渗漏，楼下天花板受损，双方对维修和赔偿意见不一', amount: [5, 60], weight: 24 },
  family: { brief: '赡养老人的费用分担未能协商一致', amount: [10, 300], weight: 16 },
  labour: { brief: '离职后工资结算数额有争议', amount: [30, 600], weight: 14 },
  property: { brief: '物业费收取与公共区域维修产生争议', amount: [5, 80], weight: 13 },
  consumer: { brief: '购买的商品存在瑕疵，退换货协商不成', amount: [2, 50], weight: 11 },
  damage: { brief: '骑行碰撞致人受伤，对医疗费分担有争议', amount: [10, 400], weight: 9 },
  contract: { brief: '房屋租赁押金退还产生争议', amount: [10, 200], weight: 8 },
  housing: { brief: '相邻房屋翻建影响采光', amount: [0, 0], weight: 3 },
  other: { brief: '停车位使用产生争执', amount: [0, 20], weight: 2 },
} as const

export type DisputeKind = keyof typeof disputes
export const disputeWeights = Object.fromEntries(Object.entries(disputes).map(([kind, { weight }]) => [kind, weight])) as Record<DisputeKind, number>

/** A dispute from its registration to what came of it. */
export const tellMediation: Teller = (d, registeredOn, { street, cast, until, workdays, n, year }) => {
  const kind = d.weighted(disputeWeights)
  const { brief, amount } = disputes[kind]
  const community = d.pick(street.communities)
  const first = d.int(0, cast.mediator.length - 1)
  const inTown = d.chance(0.3)
  const fen = d.int(amount[0], amount[1]) * 10_000
  const tale = new Tale(registeredOn, until, {
    caseNo: `${street.mark}调〔${year}〕${n}号`,
    registeredOn,
    community,
    disputeKind: kind,
    source: d.weighted({ proactive: 52, application: 28, police: 9, court: 3, petition: 3, hotline: 5 }),
    risk: d.weighted({ blue: 80, yellow: 15, orange: 4, red: 1 }),
    peopleCount: d.weighted({ 2: 80, 3: 12, 5: 8 }) === '2' ? 2 : d.int(3, 6),
    amountFen: fen,
    brief,
    partyA: personName(d),
    partyB: personName(d),
    committee: inTown ? `${street.name}人民调解委员会` : `${community}人民调解委员会`,
    committeeKind: inTown ? 'town' : 'village',
    mediator1: cast.mediator[first]?.name ?? null,
    mediator2: d.chance(0.3) ? (cast.mediator[(first + 1) % cast.mediator.length]?.name ?? null) : null,
    progress: 'ongoing',
  })
  const ended = workdays.after(registeredOn, d.chance(0.05) ? d.int(22, 35) : d.int(0, 12))
  const result = d.weighted({ success: 965, failed: 25, ended: 10 })
  if (result !== 'success') {
    tale.on(ended, { result, progress: result, endedOn: ended, failReason: '双方差距较大，已告知可以向人民法院起诉' })
    return tale.told
  }
  const written = d.chance(0.35)
  const agreement = written
    ? { agreementForm: 'written', agreementNo: `${street.mark}调协〔${year}〕${n}号`, agreementFen: Math.round((fen * d.int(50, 100)) / 100) }
    : { agreementForm: 'oral' }
  tale.on(ended, { result: 'success', progress: 'success', settledOn: ended, performance: 'pending', ...agreement })
  if (written && d.chance(0.08)) {
    const court = workdays.after(ended, 12)
    tale.on(court, { confirmation: 'confirmed', confirmAppliedOn: workdays.after(ended, 3), confirmedOn: court })
  }
  const performed = addDays(ended, d.int(0, 10))
  tale.on(performed, { performance: 'done', performedOn: performed })
  const visited = workdays.after(performed, d.int(3, 15))
  if (d.chance(0.5)) tale.on(visited, { visitedOn: visited, visitNote: '双方无异议', archivedOn: visited })
  return tale.told
}
