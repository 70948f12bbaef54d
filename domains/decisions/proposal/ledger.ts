/** How a row of an older ledger becomes a case. */
import type { Backfill, Value } from '../../../engine/define.ts'
import { assists } from './guards.ts'
import type { procedure } from './procedure.ts'
import type { FieldId } from './record.ts'

type Row = Partial<Record<FieldId, Value>>
type Written = Partial<Record<FieldId, string>>
type Status = keyof (typeof procedure)['statuses']

const text = (value: Value | undefined): string => (value === null || value === undefined ? '' : String(value).normalize('NFKC').trim())

const levelWords: readonly [RegExp, string][] = [
  [/全国|国家级/, 'nation'],
  [/自治区|省/, 'province'],
  [/[区][^市省县镇]{0,8}(人大|政协|建议|提案|两会)|区级/, 'district'],
  [/[县旗][^市省区镇]{0,8}(人大|政协|建议|提案|两会)|县级/, 'county'],
  [/[镇乡街][^市省区县]{0,8}(人大|政协|建议|提案)|镇级/, 'town'],
  [/[市州][^区省县镇]{0,8}(人大|政协|建议|提案|两会)|市级/, 'city'],
]

/** Level named in a wording such as '市人大建议' or '清河区第十届政协'; undefined when it names none. */
export const levelIn = (wording: string): string | undefined => levelWords.find(([pattern]) => pattern.test(wording))?.[1]

/** Kind named in a wording; a bill is told from a suggestion. */
export function kindIn(wording: string): 'npc' | 'cppcc' | 'bill' | undefined {
  if (/提案|政协/.test(wording)) return 'cppcc'
  if (/议案/.test(wording) && !/建议/.test(wording)) return 'bill'
  return /建议|人大/.test(wording) ? 'npc' : undefined
}

const known = (value: Value | undefined, ids: readonly string[]): boolean => ids.includes(String(value ?? ''))

function derive(row: Row, written: Written = {}): Row {
  const derived: Row = {}
  const wordings = [written.kind ?? text(row.kind), text(row.session), text(row.number), text(row.assignedBy)]
  if (!known(row.level, ['nation', 'province', 'city', 'district', 'county', 'town'])) {
    const level = wordings.slice(0, 3).map(levelIn).find(Boolean)
    if (level) derived.level = level
  }
  if (!known(row.kind, ['npc', 'cppcc', 'bill'])) {
    const kind = wordings.map(kindIn).find(Boolean)
    if (kind) derived.kind = kind
  }
  return derived
}

/** Answered and accepted means done; what was not accepted has to be answered again. */
function statusOf(row: Row): Status {
  if (row.ledgerStatus === 'returned' || row.returnedOn) return 'returned'
  if (row.closedOn || row.ledgerStatus === 'closed') return 'closed'
  if (row.answeredOn || row.ledgerStatus === 'answered') {
    if (row.opinion === 'dissatisfied') return row.answeredAgainOn ? 'answered' : 'again'
    return row.opinion || assists(row as Record<string, Value>) ? 'closed' : 'answered'
  }
  return row.takenUpOn || row.contactedOn || row.ledgerStatus === 'open' ? 'handling' : 'assigned'
}

export const backfill: Backfill<FieldId, Status> = {
  ledgers: [
    ...[
      '人大建议政协提案办理台账',
      '建议提案办理台账',
      '人大代表建议办理台账',
      '政协提案办理台账',
      '建议提案台账',
      '人大建议办理台账',
      '人大政协建议提案办理台账',
    ],
    ...['建议提案交办单', '代表建议和委员提案办理情况表', '建议提案办理情况一览表', '两会建议提案台账'],
  ],
  needs: ['title', 'assignedOn'],
  statusOf,
  derive,
}
