/** How a row of an older ledger becomes a case. */
import type { Backfill, Value } from '../../../engine/define.ts'
import { creditCodeFault, personCodeFault } from '../../../engine/identifiers.ts'
import { has, text } from './facts.ts'
import type { FieldId } from './record.ts'
import type { StatusId } from './steps.ts'

type Row = Partial<Record<FieldId, Value>>

/** Wordings of the ledger's own status that settle it, whatever the days say. */
const said: Readonly<Record<string, StatusId>> = {
  archived: 'archived',
  closed: 'closed',
  notFiled: 'notFiled',
  court: 'enforcing',
  suspended: 'suspended',
  transferred: 'transferred',
}

const executing = (row: Row): boolean => has(row.servedOn) || has(row.paidOn) || has(row.performance) || row.ledgerStatus === 'executing'

/** Where a case of the ledger stands: by its days first, then by the status it was given. */
function statusOf(row: Row): StatusId {
  if (has(row.archivedOn) || has(row.archiveNo)) return 'archived'
  const word = said[text(row.ledgerStatus)]
  if (has(row.closedOn)) return word === 'archived' ? 'archived' : 'closed'
  if (word) return word
  if (has(row.courtAppliedOn) || row.performance === 'court') return 'enforcing'
  if (has(row.transferredOn) && !has(row.decidedOn)) return 'transferred'
  if (has(row.decidedOn) || row.ledgerStatus === 'decided' || row.ledgerStatus === 'executing') return executing(row) ? 'served' : 'decided'
  return has(row.filedOn) && row.ledgerStatus !== 'clue' ? 'investigating' : 'clue'
}

function partyKindOf(row: Row): Value {
  const code = text(row.partyCode)
  if (code === '') return null
  if (!personCodeFault(code)) return 'person'
  if (creditCodeFault(code)) return null
  // Codes of household businesses begin with 92: registered by the market authority, household (GB 32100-2015).
  return code.startsWith('92') ? 'household' : 'org'
}

function outcomeOf(row: Row): Value {
  if (row.penaltyKind === 'none' || row.discretion === 'exempted') return 'exempt'
  if (has(row.decidedOn) || has(row.decisionNo) || has(row.penaltyKind)) return 'penalty'
  return has(row.transferredOn) ? 'crime' : null
}

function remedyOf(row: Row): Value {
  if (has(row.reconsideredOn)) return has(row.litigatedOn) ? 'both' : 'reconsideration'
  return has(row.litigatedOn) ? 'litigation' : null
}

/** '依法予以从轻处罚的决定' is lenient though no list has it; '不予从轻' is not. */
function discretionOf(row: Row): Value {
  const written = text(row.discretion)
  if (/[不未无没]/.test(written)) return null
  return written.includes('从轻') ? 'lenient' : written.includes('减轻') ? 'mitigated' : null
}

/** What follows from the rest of the row; only what the row says, never a day that nobody wrote down. */
function derive(row: Row): Row {
  const derived: Row = {
    procedureKind: 'ordinary',
    caseNo: row.decisionNo ?? null,
    partyKind: partyKindOf(row),
    outcome: outcomeOf(row),
    remedy: remedyOf(row),
    publicityState: has(row.publishedOn) ? 'yes' : null,
    hearing: has(row.hearingHeldOn) ? 'held' : null,
    performance: has(row.paidOn) ? 'done' : null,
    servedOn: row.serviceWay === 'onSite' ? (row.decidedOn ?? null) : null,
  }
  const missing = Object.entries(derived).filter(([field, value]) => has(value) && !has(row[field as FieldId]))
  const discretion = discretionOf(row)
  return { ...Object.fromEntries(missing), ...(discretion === null ? {} : { discretion }) }
}

export const backfill: Backfill<FieldId, StatusId> = {
  ledgers: [
    ...[
      '行政处罚案件台账',
      '行政处罚台账',
      '行政执法案件台账',
      '执法案件台账',
      '处罚案件登记表',
      '行政处罚登记簿',
      '立案台账',
      '结案台账',
      '行政处罚案件统计表',
    ],
    ...[
      '行政处罚案件登记表',
      '行政处罚信息公示表',
      '双公示行政处罚',
      '行政处罚决定台账',
      '案件办理台账',
      '综合行政执法案件台账',
      '行政处罚案件汇总表',
      '行政处罚案件一览表',
    ],
  ],
  needs: ['cause'],
  statusOf,
  derive,
}
