/** The whole of a list, for files: read page by page, so that a slow reader holds no transaction open. Personal values are masked. */
import type { AnyCaseType } from '../../engine/define.ts'
import { isOwnField } from '../../engine/own-fields.ts'
import { claimsOf, type Viewer } from '../access/index.ts'
import { inTx } from '../db/index.ts'
import { columnOf } from './columns.ts'
import type { LedgerContext } from './context.ts'
import { countOf, cursorAfter, type ListQuery, type ListRow, planOf, rowOfList, tableFor } from './list.ts'
import { maskedValues } from './vault.ts'

const PAGE = 1_000

const officesOf = (viewer: Viewer, query: ListQuery): readonly number[] => {
  const seen = viewer.sees[query.type] ?? []
  return query.office === undefined ? seen : seen.filter((o) => o === query.office)
}

/** How many rows an export would have, counted up to `bound`. */
export async function countCases(context: LedgerContext, viewer: Viewer, query: ListQuery, bound: number): Promise<number> {
  const table = context.tables.get(query.type)
  const offices = officesOf(viewer, query)
  if (!table || offices.length === 0) return 0
  const { text, values } = countOf(tableFor(context, table, query), query, offices, bound)
  const { rows } = await inTx(context.db.app, claimsOf(viewer), (client) => client.query<{ n: number }>(text, values))
  return rows[0]?.n ?? 0
}

/** Fields of an export: what lists show and figures count by, or everything on record. */
export function exportFields(type: AnyCaseType, all: boolean): string[] {
  const { number, list, headline, breakdown, openedOn, fields } = type.record
  return all ? [...new Set([number, ...Object.keys(fields)])] : [...new Set([number, ...list, ...headline, ...breakdown, openedOn])]
}

/** Rows in the order of the list, office after office, in batches. */
export async function* exportCases(context: LedgerContext, viewer: Viewer, query: ListQuery, fields: readonly string[]): AsyncGenerator<ListRow[]> {
  const table = context.tables.get(query.type)
  if (!table) return
  const declared = fields.filter((f) => !isOwnField(f))
  const reading = { columns: [...declared.map(columnOf), 'extra'], limit: PAGE, total: false }
  for (const office of officesOf(viewer, query)) {
    let after: string | undefined
    do {
      const { text, values } = planOf(tableFor(context, table, query), { ...query, page: 1, ...(after ? { after } : {}) }, [office], reading)
      const { rows } = await inTx(context.db.app, claimsOf(viewer), (client) => client.query<Record<string, unknown>>(text, values))
      const page = rows.slice(0, PAGE)
      yield page.map((raw) => {
        const row = rowOfList(raw, declared)
        return { ...row, values: { ...maskedValues(context.vault, table.type.record, row.values) } }
      })
      const last = page[page.length - 1]
      after = rows.length > PAGE && last ? cursorAfter({ v: last.sort_key as string, id: last.id as string }) : undefined
    } while (after)
  }
}
