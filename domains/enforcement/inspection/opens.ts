/** The penalty case that a visit leads to: opened as a clue with what the visit has found, so that nobody types it again. */
import type { Action } from '../../../engine/define.ts'
import type { FieldId } from './record.ts'

export const penaltyClue = {
  type: 'penalty',
  action: 'registerClue',
  carry: {
    sourceNo: 'number',
    cause: 'suspectedCause',
    facts: 'problems',
    partyName: 'targetName',
    partyKind: 'targetKind',
    partyCode: 'targetCode',
    legalRep: 'legalRep',
    phone: 'phone',
    address: 'address',
    community: 'community',
    foundOn: 'visitedOn',
  },
  set: { source: 'inspection' },
} satisfies Action<FieldId, string, string>['opens']
