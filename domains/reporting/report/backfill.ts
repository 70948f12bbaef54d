/** Reports are not recorded from ledgers: a report that did not pass the review has no figures that could be recomputed. */
import type { Backfill, RecordDef } from '../../../engine/define.ts'
import type { record } from './record.ts'

type FieldsOf<R> = R extends RecordDef<infer F> ? F : never

/** `frozenHash` is made by Mingfa alone and stands in no ledger, so that no sheet is ever taken for reports. */
export const backfill: Backfill<FieldsOf<typeof record>, 'withdrawn'> = {
  ledgers: [],
  needs: ['frozenHash', 'bodyHash'],
  statusOf: () => 'withdrawn',
}
