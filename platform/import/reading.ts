/** Reading a ledger for somebody: the file opened, understood, and closed again. */
import type { AnyCaseType } from '../../engine/define.ts'
import { rolesIn, type Viewer, type Viewers } from '../access/index.ts'
import type { Database } from '../db/index.ts'
import type { Files } from '../files/index.ts'
import { type Ledger, NotAKeeper } from '../ledger/index.ts'
import { openBook } from './book.ts'
import type { Preview } from './job.ts'
import type { OnRecord } from './judge.ts'
import { type LedgerPlan, understand, type Wishes } from './plan.ts'
import { onRecord } from './record.ts'
import type { Store } from './store.ts'
import { previewOf, SHOWN, survey } from './survey.ts'

export type ImportParts = {
  db: Database
  ledger: Ledger
  files: Files
  types: readonly AnyCaseType[]
  /** A kind of case with the fields that an office has added to it; as declared unless given. */
  typeFor?: (office: number, type: AnyCaseType) => AnyCaseType
  viewers: Viewers
  now: () => Date
  today: () => string
}
/** The parts, and where imports are kept. */
export type Desk = ImportParts & { store: Store }

/** A ledger as somebody has given it. */
export type Given = { office: number; file: string; wishes: Wishes; bytes: Uint8Array }

/** May the person record older cases of the type in the office? */
export const keeps = (viewer: Viewer, office: number, type: AnyCaseType | undefined): boolean =>
  type?.keepers.some((r) => rolesIn(viewer, office).includes(r)) ?? false

/** Throws NotAKeeper for somebody who may record nothing at all in the office. */
export function mustKeep(desk: Desk, viewer: Viewer, office: number): void {
  if (!desk.types.some((t) => keeps(viewer, office, t))) throw new NotAKeeper()
}

/** Opens the file and understands it. The caller closes it. Throws BookFault, NotAKeeper. */
export async function openLedger(
  desk: Desk,
  viewer: Viewer,
  { office, file, wishes, bytes }: Given,
): Promise<{ plan: LedgerPlan; close: () => Promise<void> }> {
  const book = await openBook(bytes)
  try {
    const remembered = (print: string): Promise<Wishes | undefined> => desk.store.mapping(viewer, office, print)
    const types = desk.types.map((t) => desk.typeFor?.(office, t) ?? t)
    const plan = await understand({ book, types, file, wishes, remembered, incomplete: true })
    if (!keeps(viewer, office, plan.type)) throw new NotAKeeper()
    return { plan, close: book.close }
  } catch (error) {
    await book.close()
    throw error
  }
}

/** Works on an opened ledger, and closes it whatever happens. */
export async function withLedger<T>(desk: Desk, viewer: Viewer, given: Given, work: (plan: LedgerPlan) => Promise<T>): Promise<T> {
  const { plan, close } = await openLedger(desk, viewer, given)
  try {
    return await work(plan)
  } finally {
    await close()
  }
}

/** What the office has on record of the ledger's kind. */
export const recordFor = (desk: Desk, viewer: Viewer, office: number, plan: LedgerPlan): OnRecord =>
  onRecord(desk.ledger, viewer, { type: plan.type.id, office }, desk.viewers.names)

/** What the ledger would become, and the wishes by which it is understood so again. */
export const previewed = (desk: Desk, viewer: Viewer, given: Given): Promise<{ preview: Preview; wishes: Wishes }> =>
  withLedger(desk, viewer, given, async (plan) => {
    const looked = await survey(plan, desk.today(), recordFor(desk, viewer, given.office, plan), { limit: SHOWN })
    return { preview: previewOf(plan, looked), wishes: plan.wishes }
  })
