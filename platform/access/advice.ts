/** Which cases an adviser from outside (法律顾问) may read. */
import type { Pool } from 'pg'
import type { AskedCase } from './viewer.ts'

/**
 * As long as the opinion is awaited; once given, as long as a step of the case or another opinion is still waited for, for questions on it.
 * A request that is withdrawn, and a case that is closed, leave nothing: both are no longer in what waits.
 */
const ASKED = `select t.office_id as office, t.type, t.case_id as "caseId" from mingfa.case_task t
  where t.office_id = any($1::bigint[]) and t.kind = 'opinion' and t.person = $2
  union select h.office_id, h.type, h.case_id from mingfa.case_hand h
  where h.office_id = any($1::bigint[]) and h.person = $2 and h.action = 'careOpine' and exists (
    select 1 from mingfa.case_task t where t.office_id = h.office_id and t.case_id = h.case_id and t.kind in ('step', 'opinion'))`

/** Cases of these offices on which somebody's opinion is asked, or given and the case open. Read through the auth role, before there is a viewer. */
export const askedCases = async (pool: Pool, person: string, offices: readonly number[]): Promise<AskedCase[]> =>
  (await pool.query<AskedCase>(ASKED, [offices, person])).rows
