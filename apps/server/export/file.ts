/** A list as a file: what the filter chooses, not what the page shows. */
import { type AnyCaseType, procedureOf } from '../../../engine/define.ts'
import { showValue } from '../../../engine/parse.ts'
import type { Viewer } from '../../../platform/access/index.ts'
import { exportFields, type ListQuery, type ListRow } from '../../../platform/ledger/index.ts'
import type { Services } from '../../services.ts'
import { csvFile } from './csv.ts'
import { xlsxFile } from './xlsx.ts'

/** More rows than a sheet is worked with; whoever needs them all narrows the filter and exports twice. */
export const EXPORT_LIMIT = 200_000

const headings = (type: AnyCaseType, fields: readonly string[]): string[] => ['机关', ...fields.map((f) => type.record.fields[f]?.label ?? f), '状态', '补录']

function cells(type: AnyCaseType, fields: readonly string[], offices: ReadonlyMap<number, string>, row: ListRow): string[] {
  const { status, version, values, office, backfilled } = row
  const shown = fields.map((f) => {
    const field = type.record.fields[f]
    const value = values[f]
    return !field || value === null || value === undefined ? '' : showValue(field, value)
  })
  return [offices.get(office) ?? String(office), ...shown, procedureOf(type, version).statuses[status]?.label ?? status, backfilled ? '是' : '否']
}

export type FileAsk = {
  query: ListQuery
  format: 'xlsx' | 'csv'
  columns: 'list' | 'all' /** Told after each batch how many rows are written. */
  onRows?: (done: number) => void | Promise<void>
}

/** '行政处罚_2026-03-04.xlsx' */
export const fileName = (services: Services, type: AnyCaseType, format: string): string => `${type.record.title}_${services.clock.today()}.${format}`

/** The file in chunks: all cells text, personal data masked. */
export async function listFile(services: Services, viewer: Viewer, declared: AnyCaseType, ask: FileAsk): Promise<AsyncGenerator<Uint8Array>> {
  const { query, format, columns, onRows } = ask
  // Over several offices only the declared fields mean the same everywhere.
  const type = query.office === undefined ? declared : services.ownFields.typeFor(query.office, declared)
  const fields = exportFields(type, columns === 'all')
  const offices = new Map((await services.offices.all()).map((o) => [o.id, o.name]))
  async function* rows(): AsyncGenerator<string[][]> {
    let done = 0
    for await (const batch of services.ledger.export(viewer, query, fields)) {
      yield batch.map((row) => cells(type, fields, offices, row))
      done += batch.length
      await onRows?.(done)
    }
  }
  const head = headings(type, fields)
  return format === 'csv' ? csvFile(head, rows()) : xlsxFile(type.record.title, head, rows())
}
