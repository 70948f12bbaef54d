/** Penalty cases as a ledger tells them. */
import { addDays } from '../../../../engine/days.ts'
import type { Day } from '../../../../engine/define.ts'
import { pickCause } from '../causes.ts'
import type { Dice } from '../dice.ts'
import { party } from '../words.ts'
import { type Setting, Tale, type Teller, type Values } from './row.ts'

const yuan = (n: number): number => n * 100
const later = (a: Day, b: Day): Day => [a, b].sort()[1] ?? a

function opening(d: Dice, filedOn: Day, { street, cast, n, year }: Setting): Values {
  const c = pickCause(d)
  const who = party(d, street.place, d.weighted(c.kinds))
  const first = d.int(0, cast.officer.length - 1)
  const officers = [cast.officer[first], cast.officer[(first + 1) % cast.officer.length]]
  return {
    caseNo: `${street.mark}罚立〔${year}〕${n}号`,
    source: d.chance(0.7) ? c.source : d.pick(['complaint', 'hotline', 'grid'] as const),
    sector: c.sector,
    cause: c.cause,
    facts: c.facts,
    partyName: who.name,
    partyKind: who.kind,
    partyCode: who.code,
    phone: who.phone,
    address: who.address,
    ...(who.legalRep ? { legalRep: who.legalRep } : {}),
    happenedOn: addDays(filedOn, -d.int(0, 6)),
    community: d.pick(street.communities),
    authority: 'delegated',
    authorityItem: c.authorityItem,
    filedOn,
    officer1: officers[0]?.name ?? null,
    officer1Cert: officers[0]?.certificate ?? null,
    officer2: officers[1]?.name ?? null,
    officer2Cert: officers[1]?.certificate ?? null,
    provision: c.provision,
    basis: c.basis,
  }
}

type Decision = { kind: 'ordinary' | 'fast' | 'summary'; fine: number; on: Day; lenient: boolean }

function decisionOf(d: Dice, values: Values, { workdays }: Setting): Decision {
  const kind = d.weighted({ summary: 42, fast: 18, ordinary: 40 })
  const filedOn = String(values.filedOn)
  const [low, high] = values.partyKind === 'person' ? [50, 200] : [200, 1000]
  if (kind === 'summary') return { kind, fine: d.int(low / 10, high / 10) * 10, on: filedOn, lenient: d.chance(0.1) }
  const waited = kind === 'fast' ? d.int(3, 9) : d.chance(0.02) ? d.int(62, 75) : d.int(12, 45)
  const fine = d.chance(0.02) && values.partyKind === 'org' ? d.int(100, 200) * 1000 : d.int(2, 40) * 100
  return { kind, fine, on: workdays.after(filedOn, waited), lenient: d.chance(0.2) }
}

function decide(tale: Tale, d: Dice, { kind, fine, on, lenient }: Decision, s: Setting): boolean {
  const large = fine >= 100_000
  if (kind !== 'summary') {
    const noticed = addDays(on, -d.int(6, 9))
    if (noticed >= String(tale.values.filedOn)) tale.on(noticed, { noticedOn: noticed, ...(large ? { hearing: 'waived' } : {}) })
    if (large) tale.on(addDays(on, -3), { reviewResult: 'pass', reviewedOn: addDays(on, -3) })
    if (large) tale.on(addDays(on, -1), { discussedOn: addDays(on, -1), discussionResult: 'agree' })
  }
  return tale.on(on, {
    procedureKind: kind,
    outcome: 'penalty',
    decisionNo: `${s.street.mark}${kind === 'summary' ? '当罚' : '罚决'}〔${on.slice(0, 4)}〕${s.n}号`,
    decidedOn: on,
    penaltyKind: 'fine',
    fineFen: yuan(fine),
    penaltyContent: `罚款${fine}元`,
    discretion: lenient ? (d.chance(0.8) ? 'lenient' : 'mitigated') : 'normal',
    publicityState: 'no',
    performance: 'pending',
  })
}

function aftermath(tale: Tale, d: Dice, { kind, fine, on }: Decision, { workdays }: Setting): void {
  const served = kind === 'summary' ? on : workdays.after(on, d.chance(0.01) ? d.int(8, 11) : d.int(0, 5))
  tale.on(served, { servedOn: served, serviceWay: kind === 'summary' ? 'onSite' : d.pick(['direct', 'direct', 'mail', 'left']) })
  const published = workdays.after(on, d.chance(0.02) ? d.int(8, 14) : d.int(1, 6))
  if (d.chance(0.97)) tale.on(published, { publishedOn: published, publicityState: 'yes' })
  if (kind === 'summary') tale.on(workdays.after(on, 1), { reportedOn: workdays.after(on, 1) })
  if (kind === 'ordinary' && d.chance(0.006)) {
    // Neither paid nor contested: to the court when every period has run.
    const applied = addDays(served, d.int(200, 230))
    tale.on(addDays(served, 30), { remindedOn: addDays(served, 30) })
    tale.on(applied, { courtAppliedOn: applied, performance: 'court', courtResult: 'accepted' })
    return
  }
  const paid = kind === 'summary' ? workdays.after(on, d.int(0, 3)) : workdays.after(served, d.int(1, 14))
  tale.on(paid, { paidOn: paid, paidFen: yuan(fine), payWay: d.chance(0.5) ? 'electronic' : 'bank', performance: 'done' })
  const closed = workdays.after(later(paid, published), d.int(1, 8))
  tale.on(closed, { closedOn: closed, closeReason: 'performed' })
  const archived = workdays.after(closed, d.int(2, 20))
  if (d.chance(0.85)) tale.on(archived, { archivedOn: archived })
}

/** A case from its filing to the archive. */
export const tellPenalty: Teller = (d, filedOn, setting) => {
  const values = opening(d, filedOn, setting)
  const tale = new Tale(filedOn, setting.until, values)
  const decision = decisionOf(d, values, setting)
  tale.values.procedureKind = decision.kind
  // The dice fall the same way for a case that has not come so far.
  decide(tale, d, decision, setting)
  aftermath(tale, d, decision, setting)
  return tale.told
}
