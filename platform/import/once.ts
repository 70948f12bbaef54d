/** The whole of an import in one call, for the command line. */
import type { AnyCaseType } from '../../engine/define.ts'
import type { Viewer } from '../access/index.ts'
import { openBook } from './book.ts'
import { type ErrorSheet, errorSheet } from './error-sheet.ts'
import type { Mode, Preview, Result, RowError } from './job.ts'
import { understand } from './plan.ts'
import { type Desk, mustKeep, recordFor, withLedger } from './reading.ts'
import { record } from './run.ts'
import { previewOf, survey, totalOf } from './survey.ts'
import type { Upload } from './wizard.ts'

export type Once = Upload & {
  mode: Mode
  /** Looks and counts, but writes nothing. */
  dryRun: boolean
  signal?: AbortSignal
  onProgress?: (done: number, total: number) => void
  /** Takes the rows that could not be taken, where there are any. */
  onErrors?: (sheet: ErrorSheet) => Promise<void>
}
export type OnceResult = Result & { type: string; rows: number; errors: RowError[] } & Pick<Preview, 'notes' | 'columns' | 'skipped'>

/** Faults that are listed; nobody reads more. */
const LISTED = 20_000

/** Which kind of ledger a file is. Throws BookFault. */
export async function kindOf({ types }: Pick<Desk, 'types'>, { type, file, bytes }: Pick<Once, 'type' | 'file' | 'bytes'>): Promise<AnyCaseType> {
  const book = await openBook(bytes)
  try {
    return (await understand({ book, types, file, wishes: type ? { type } : {}, remembered: async () => undefined })).type
  } finally {
    await book.close()
  }
}

/** Reads, judges and records. With mode 'all' a single bad row refuses everything. Throws BookFault, NotAKeeper, SomeRefused. */
export async function importOnce(desk: Desk, viewer: Viewer, once: Once): Promise<OnceResult> {
  const { office, type, file, bytes, mode, dryRun, signal, onErrors } = once
  mustKeep(desk, viewer, office)
  return withLedger(desk, viewer, { office, file, bytes, wishes: type ? { type } : {} }, async (plan) => {
    const total = totalOf(plan)
    const onProgress = (done: number): void => once.onProgress?.(done, total)
    const onRecord = recordFor(desk, viewer, office, plan)
    const looked = await survey(plan, desk.today(), onRecord, { limit: LISTED, signal, onProgress })
    const { notes, columns, skipped } = previewOf(plan, looked)
    const { rows, good, bad, duplicates } = looked.counts
    if (bad > 0) await onErrors?.(errorSheet(plan, desk.today(), onRecord))
    const common = { type: plan.type.id, rows, errors: looked.errors, notes, columns, skipped }
    const refused = mode === 'all' && bad > 0
    if (dryRun || refused) return { ...common, accepted: refused ? 0 : good, duplicates, rejected: bad }
    const { hash } = await desk.files.put(bytes)
    return { ...common, ...(await record(desk.ledger, viewer, plan, { office, mode, source: { file, hash }, onRecord, signal, onProgress })) }
  })
}
