/** Importing office ledgers, wired. */
import type { AnyCaseType } from '../../engine/define.ts'
import type { Viewer } from '../access/index.ts'
import type { Tasks } from '../jobs/index.ts'
import type { ErrorSheet } from './error-sheet.ts'
import type { ImportJob, Mode } from './job.ts'
import { importOnce, kindOf, type Once, type OnceResult } from './once.ts'
import type { Desk, ImportParts } from './reading.ts'
import { createStore } from './store.ts'
import { importTasks } from './tasks.ts'
import { cancelImport, errorsOfImport, findImport, type MappingChange, mapImport, runImport, type Upload, uploadLedger } from './wizard.ts'

export type Imports = {
  /** Keeps the file and reads it: at once, or in the queue when it is large. Throws BookFault, NotAKeeper. */
  upload: (viewer: Viewer, upload: Upload) => Promise<ImportJob>
  find: (viewer: Viewer, id: string) => Promise<ImportJob | undefined>
  /** Reads again with what the person says of type and columns, and remembers it for the office. Throws BookFault, NotAKeeper, NotNow. */
  map: (viewer: Viewer, id: string, change: MappingChange) => Promise<ImportJob | undefined>
  /** Puts the import into the queue. Throws NotAKeeper, NotNow. */
  run: (viewer: Viewer, id: string, mode: Mode) => Promise<ImportJob | undefined>
  /** Stops it, and what it has written is taken back. False when there is none; throws NotNow when it is done. */
  cancel: (viewer: Viewer, id: string) => Promise<boolean>
  errors: (viewer: Viewer, id: string) => Promise<ErrorSheet | undefined>
  /** Which kind of ledger a file is. Throws BookFault. */
  kind: (of: Pick<Once, 'type' | 'file' | 'bytes'>) => Promise<AnyCaseType>
  /** The whole of it in one call, for the command line. Throws BookFault, NotAKeeper, SomeRefused. */
  once: (viewer: Viewer, once: Once) => Promise<OnceResult>
  /** What the queue does for imports. */
  tasks: Tasks
}

/** Everything about imports of an installation. */
export function createImports(parts: ImportParts): Imports {
  const desk: Desk = { ...parts, store: createStore(parts.db.app, parts.ledger.context.vault, parts.now) }
  return {
    upload: (viewer, upload) => uploadLedger(desk, viewer, upload),
    find: (viewer, id) => findImport(desk, viewer, id),
    map: (viewer, id, change) => mapImport(desk, viewer, id, change),
    run: (viewer, id, mode) => runImport(desk, viewer, id, mode),
    cancel: (viewer, id) => cancelImport(desk, viewer, id),
    errors: (viewer, id) => errorsOfImport(desk, viewer, id),
    kind: (of) => kindOf(desk, of),
    once: (viewer, once) => importOnce(desk, viewer, once),
    tasks: importTasks(desk),
  }
}
