/** How a row of an office's own ledger becomes a case. */
import type { Backfill, Value } from '../../../engine/define.ts'
import type { FieldId } from './record.ts'
import type { StatusId } from './steps.ts'

type Values = Partial<Record<FieldId, Value>>

const given = (values: Values, field: FieldId): boolean => values[field] !== undefined && values[field] !== null && values[field] !== ''

/** Answered when the ledger has the day, an answer or a number of one, or calls it done; waiting for the applicant when asked and not yet told. */
function statusOf(values: Values): StatusId {
  const answered = given(values, 'answeredOn') || given(values, 'answerNo') || values.ledgerStatus === 'closed'
  if (values.outcome === 'pending') return openStatus(values)
  return answered || given(values, 'outcome') ? 'closed' : openStatus(values)
}

const openStatus = (values: Values): StatusId => (given(values, 'clarifyAskedOn') && !given(values, 'clarifiedOn') ? 'clarifying' : 'received')

/** A ledger that has only the day of submission means the day of receipt by it. */
function derive(values: Values): Values {
  const derived: Values = {}
  if (!given(values, 'receivedOn') && given(values, 'submittedOn')) derived.receivedOn = values.submittedOn as Value
  if (!given(values, 'extended') && given(values, 'extendedOn')) derived.extended = true
  return derived
}

export const backfill: Backfill<FieldId, StatusId> = {
  ledgers: [
    '依申请公开台账',
    '政府信息公开申请办理台账',
    '政府信息依申请公开台账',
    '信息公开申请台账',
    '依申请公开登记表',
    '政府信息公开申请登记台账',
    '依申请公开办理情况',
  ],
  needs: ['receivedOn', 'content'],
  statusOf,
  derive,
}
