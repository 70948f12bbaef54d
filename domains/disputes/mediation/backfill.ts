/** How a row of an office's own ledger becomes a case. */
import type { Backfill, Value } from '../../../engine/define.ts'
import type { StatusId } from './actions.ts'
import { results } from './options-outcome.ts'
import type { FieldId } from './record.ts'

type Values = Partial<Record<FieldId, Value>>

const given = (values: Values, field: FieldId): boolean => values[field] !== undefined && values[field] !== null && values[field] !== ''

/** The column of the result; else what the progress says; else a day of settlement or an agreement, which only a settled dispute has. */
function resultOf(values: Values): Value {
  if (given(values, 'result')) return values.result as Value
  const progress = values.progress
  if (typeof progress === 'string' && progress in results) return progress
  const agreed = values.agreementForm === 'written' || values.agreementForm === 'oral' || given(values, 'agreementNo')
  return given(values, 'settledOn') || agreed ? 'success' : null
}

/** Ledgers name one day or several; the day of entry is the first of them. */
function derive(values: Values): Values {
  const derived: Values = {}
  const day = ['registeredOn', 'acceptedOn', 'sessionOn'].map((f) => values[f as FieldId]).find((v) => typeof v === 'string')
  if (!given(values, 'registeredOn') && day) derived.registeredOn = day
  const result = resultOf(values)
  if (!given(values, 'result') && result !== null) derived.result = result
  const closed = result === 'failed' || result === 'ended' || result === 'transferred' || result === 'declined'
  if (closed && !given(values, 'endedOn') && given(values, 'settledOn')) derived.endedOn = values.settledOn as Value
  return derived
}

/** A settled dispute counts as dealt with unless its ledger says that it is still being performed. */
function statusOf(values: Values): StatusId {
  const result = resultOf(values)
  if (result === 'success') return values.performance === 'pending' || values.performance === 'partly' ? 'agreed' : 'settled'
  if (values.progress === 'ongoing') return 'mediating'
  if (result === 'failed') return 'failed'
  if (result === 'ended' || result === 'transferred') return 'ended'
  return result === 'declined' ? 'declined' : 'mediating'
}

export const backfill: Backfill<FieldId, StatusId> = {
  ledgers: [
    '矛盾纠纷排查调处台账',
    '人民调解台账',
    '矛盾纠纷台账',
    '调解台账',
    '矛盾纠纷排查化解台账',
    '矛盾纠纷化解台账',
    '人民调解登记簿',
    '矛盾纠纷排查台账',
  ],
  needs: ['registeredOn', 'disputeKind'],
  statusOf,
  derive,
}
