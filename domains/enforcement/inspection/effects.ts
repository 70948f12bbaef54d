/** What the ledger looks up when a visit is approved: how often the same target has been inspected this year. */
import type { Refusal } from '../../../engine/allow.ts'
import { cite } from '../../../engine/law.ts'
import type { Effect, Effects } from '../../../platform/ledger/index.ts'
import { strictInspection } from './law.ts'

/**
 * Visits of the year to the same target that count towards the cap, made or approved; told by its code, and without one by its name.
 * The target is looked up first, so that its visits are found by index and not among all of the year.
 */
const VISITS = `with target as (select target_code_key as key, target_name as name from mingfa.inspection where office_id = $1 and id = $2)
  select count(*)::int as n from mingfa.inspection v
  where v.office_id = $1 and v.id <> $2 and v.kind is distinct from 'case' and v.cap_exception is null
    and (v.target_code_key = (select key from target) or ((select key from target) is null and v.target_name = (select name from target)))
    and (v.visited_on between $3 and $4 or (v.visited_on is null and v.status = any($5::text[]) and v.approved_on between $3 and $4))`

const belowCap: Effect = async (client, { state, on }): Promise<Refusal | undefined> => {
  const { cap, kind, capException, targetKind } = state.values
  if (typeof cap !== 'number' || kind === 'case' || capException || targetKind === 'person') return undefined
  const year = on.slice(0, 4)
  const { rows } = await client.query<{ n: number }>(VISITS, [state.office, state.id, `${year}-01-01`, `${year}-12-31`, ['approved', 'noticed']])
  const made = rows[0]?.n ?? 0
  if (made < cap) return undefined
  const message = `${year}年对“${String(state.values.targetName ?? '')}”已检查或者批准检查 ${made} 次，达到公布的年度频次上限 ${cap} 次，不得再批准`
  return { code: 'guard', rule: 'cap', message, law: cite(strictInspection()) }
}

/** Effects of inspections, by 'type.action'. */
export const inspectionEffects: Effects = { 'inspection.approve': belowCap }

/** A visit names the penalty case that came of it. */
export const inspectionLinks = [{ type: 'inspection', field: 'filedNo', to: 'penalty', there: '本次检查后立的案', here: '据以立案的检查' }] as const
