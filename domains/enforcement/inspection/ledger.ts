/** How a row of an older ledger becomes an inspection. */
import { addMonths } from '../../../engine/days.ts'
import type { Backfill, Day, Value } from '../../../engine/define.ts'
import { personCodeFault } from '../../../engine/identifiers.ts'
import { readDay, serialDay } from '../../../engine/parse.ts'
import type { procedure } from './procedure.ts'
import type { FieldId } from './record.ts'

type Row = Partial<Record<FieldId, Value>>
type Status = keyof (typeof procedure)['statuses']

const text = (value: Value | undefined): string => (value === null || value === undefined ? '' : String(value).trim())

/** Items named in one cell: '消防、用电；燃气' → 3. Items inside brackets explain the one before them. */
export function countItems(item: string): number {
  const names = item
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, '')
    .split(/[、;,/\n+]/)
  return Math.max(names.filter((name) => name.trim() !== '').length, 1)
}

/** Kind of a target from its name, and else from its code: that of an individual business begins with 92. */
export function targetKindOf(name: string, code: string): 'org' | 'household' | 'person' | undefined {
  if (/(公司|集团|合作社|事务所|学校|幼儿园|医院|委员会|协会|企业)$/.test(name.normalize('NFKC').replace(/\([^)]*\)$/, ''))) return 'org'
  if (/^92/.test(code)) return 'household'
  if (code && !personCodeFault(code)) return 'person'
  return code ? 'org' : undefined
}

/** A day as the column of terms holds it: a date in any wording, a serial number, or so many days from the visit. */
export function deadlineOf(term: string, from: Day | undefined): Day | undefined {
  const written = readDay(term) ?? (/^\d{5}$/.test(term) ? serialDay(Number(term)) : undefined)
  if (written) return written
  const months = /^(\d{1,2})个?月(内|以内)?$/.exec(term)
  return months?.[1] && from ? addMonths(from, Number(months[1])) : undefined
}

function derive(row: Row): Row {
  const derived: Row = {}
  const item = text(row.item)
  if (row.itemsCount === undefined || row.itemsCount === null) derived.itemsCount = item ? countItems(item) : 1
  if (!row.targetKind) {
    const kind = targetKindOf(text(row.targetName), text(row.targetCode))
    if (kind) derived.targetKind = kind
  }
  const [, no, cap] = /^第?(\d{1,3})次?[/／](\d{1,3})次?$/.exec(text(row.visitOfCap)) ?? []
  if (no && !row.visitNo) derived.visitNo = Number(no)
  if (cap && !row.cap) derived.cap = Number(cap)
  if (!row.correctBy && row.correctTerm) {
    const by = deadlineOf(text(row.correctTerm), typeof row.visitedOn === 'string' ? row.visitedOn : undefined)
    if (by) derived.correctBy = by
  }
  if (row.filed === undefined || row.filed === null) {
    if (row.result === 'case' || text(row.filedNo)) derived.filed = true
    else if (row.result) derived.filed = false
  }
  if (!row.result && (row.filed === true || derived.filed === true)) derived.result = 'case'
  return derived
}

/** Rows tell of visits that are over; only an order to correct without a re-check on record is still open. */
function statusOf(row: Row): Status {
  if (row.archivedOn || row.ledgerStatus === 'closed' || row.ledgerStatus === 'archived') return 'archived'
  if (row.result === 'order') return row.recheckResult === 'done' ? 'archived' : 'correcting'
  if (!row.result) return row.visitedOn ? 'checking' : 'planned'
  return row.ledgerStatus === 'open' ? 'concluded' : 'archived'
}

export const backfill: Backfill<FieldId, Status> = {
  ledgers: [
    ...[
      '行政检查台账',
      '涉企行政检查台账',
      '涉企检查台账',
      '消防安全检查台账',
      '安全生产检查台账',
      '执法检查台账',
      '检查台账',
      '双随机检查台账',
      '双随机抽查台账',
    ],
    ...['联合检查台账', '专项检查台账', '日常检查台账', '日常巡查台账', '行政检查登记表', '检查情况登记表', '检查记录台账', '执法检查记录表', '除患检查台账'],
  ],
  needs: ['targetName', 'visitedOn'],
  statusOf,
  derive,
}
