/** What follows from the values of a case; read by guards, needs and terms, so that they cannot differ. */
import type { Ask, CaseState, Value, Values } from '../../../engine/define.ts'

/** Largest fine on the spot, in fen (行政处罚法第51条); a household business is treated as the citizen behind it. */
export const onSpotLimits = { person: 20_000, org: 300_000 } as const

/** Largest fine that may be collected on the spot for its smallness, in fen (行政处罚法第68条). */
export const smallCollection = 10_000

/** From these amounts on, in fen, a fine or confiscation is large enough for a hearing (Guangdong; other provinces set their own). */
export const hearingAmounts = { person: 500_000, org: 10_000_000 } as const

const hearingKinds: readonly Value[] = ['lowerGrade', 'revokeLicence', 'stopBusiness', 'closeBusiness', 'barPractice']
const finedKinds: readonly Value[] = ['fine', 'warningAndFine', 'fineAndConfiscation']

/** Milder kinds that a notice of the heavier one covers. */
const covered: Readonly<Record<string, readonly string[]>> = {
  warningAndFine: ['fine', 'warning', 'criticism'],
  fineAndConfiscation: ['fine', 'gains', 'goods'],
  gainsAndGoods: ['gains', 'goods'],
  fine: ['warning', 'criticism'],
  criticism: ['warning'],
}

/** A money or count value; absent is nought. */
export const amount = (value: Value | undefined): number => (typeof value === 'number' ? value : 0)

export const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '')

export const has = (value: Value | undefined): boolean => value !== null && value !== undefined && value !== ''

const sideOf = (values: Values): 'person' | 'org' => (values.partyKind === 'org' ? 'org' : 'person')

export const onSpotLimit = (values: Values): number => onSpotLimits[sideOf(values)]

/** The penalty that was notified, or is about to be, entitles the party to a hearing (行政处罚法第63条). */
export function inHearingScope(values: Values): boolean {
  const limit = hearingAmounts[sideOf(values)]
  return hearingKinds.includes(values.proposedKind ?? null) || amount(values.proposedFineFen) >= limit || amount(values.proposedConfiscatedFen) >= limit
}

export const isFined = (kind: Value | undefined): boolean => finedKinds.includes(kind ?? null)

/** The decision stays within what the party was told: same kind or a milder one, and no larger amount. */
export function withinNotice(values: Values): boolean {
  const told = text(values.proposedKind)
  const kind = text(values.penaltyKind)
  const sameOrMilder = kind === told || (covered[told]?.includes(kind) ?? false)
  return sameOrMilder && amount(values.fineFen) <= amount(values.proposedFineFen) && amount(values.confiscatedFen) <= amount(values.proposedConfiscatedFen)
}

const reviewFlags = ['publicInterest', 'socialRisk', 'majorRights', 'complexLaw', 'listedReview'] as const

/** Legal review is due: the cases of 行政处罚法第58条 together with the wider list of 国办发〔2018〕118号. */
export const reviewNeeded = (values: Values): boolean =>
  reviewFlags.some((flag) => values[flag] === true) || values.hearing === 'held' || inHearingScope(values)

/** Collective discussion is due (行政处罚法第57条第2款). */
export const discussionNeeded = (values: Values): boolean => values.complexOrSerious === true || values.discretion === 'serious'

/** The party has been heard or has given that up since the last notice. */
export const defended = (values: Values): boolean => has(values.noticedOn) && (has(values.defenceReview) || has(values.waiver))

/** Names written down as recused. */
export const recused = (values: Values): readonly string[] =>
  text(values.recusedPeople)
    .split(/[\s、,，;；]+/)
    .filter(Boolean)

/** What has to be paid to have performed the decision, in fen: the fine as changed, and what was added for default. */
export const payable = (values: Values): number =>
  (typeof values.changedFineFen === 'number' ? values.changedFineFen : amount(values.fineFen)) + amount(values.extraFineFen)

export const isDone = (state: CaseState, action: string): boolean => state.done.some((d) => d.action === action)

/** The term has run out before the day of the action; false while it runs or when it never started. */
export function lapsed(state: CaseState, term: string, ask: Ask): boolean {
  const found = state.terms[term]
  return found !== undefined && found.due < ask.on
}

/** A case recorded from a ledger as ended: what the ledger leaves out is no open duty. */
export const endedElsewhere = (state: CaseState): boolean => state.backfilled && (state.status === 'closed' || state.status === 'archived')

/** Nothing is left for the party to do. */
export function performed(values: Values): boolean {
  if (values.outcome === 'exempt' || values.outcome === 'unproven') return true
  if (values.performance === 'done' || values.performance === 'none') return true
  return payable(values) === 0 && (values.penaltyKind === 'warning' || values.penaltyKind === 'criticism')
}

/** The case may be closed, for some reason of 住建部令第55号第31条. */
export const closable = (values: Values): boolean =>
  performed(values) || values.courtResult === 'accepted' || values.courtResult === 'allowed' || values.policeResult === 'filed'

/** The decision is one to be published, and it is not known to have been published on some day that nobody wrote down. */
export function publicityDue(values: Values): boolean {
  if (values.publishable === false || values.publicityState === 'exempt' || values.outcome === 'exempt' || values.outcome === 'unproven') return false
  return has(values.publishedOn) || (values.publicityState !== 'yes' && values.publicityState !== 'withdrawn')
}
