/** Large files kept sealed, once for each office and content, in whichever store is configured; memory stays flat whatever their size. */
import { randomUUID } from 'node:crypto'
import { createDrafts, type Digests, type Draft, type Drafts } from './drafts.ts'
import { fileKeys, openRange, sealedSize } from './sealed.ts'
import type { FileStore } from './store.ts'

/** A file that is kept: its name in the store and its plain bytes. */
export type Kept = { name: string; size: number }

export type Keeper = {
  drafts: Drafts
  /** Digests of a draft that has arrived whole, and the name under which its content will be kept. */
  identify: (office: number, draft: Draft) => Promise<Kept & Digests>
  /** Takes a draft under its name; the same content of the same office is kept once. The draft is gone when this returns. */
  keep: (kept: Kept, draft: Draft) => Promise<void>
  /** Keeps bytes made here, such as a thumbnail. */
  put: (office: number, bytes: Uint8Array) => Promise<Kept>
  has: (kept: Kept) => Promise<boolean>
  /** Plain bytes from `start` up to, not including, `end`; each piece is checked as it is read. */
  read: (kept: Kept, start?: number, end?: number) => AsyncGenerator<Buffer>
  /** Only for what nothing names any more. */
  remove: (kept: Kept) => Promise<void>
}

/** A keeper over a store; drafts lie in a folder of this server's disk. `secret`: the installation's 32 bytes. */
export function createKeeper(parts: { store: FileStore; drafts: string; secret: Uint8Array; sm3: boolean }): Keeper {
  const { store } = parts
  const keys = fileKeys(parts.secret)
  const drafts = createDrafts(parts.drafts, keys, parts)
  const has = async ({ name, size }: Kept): Promise<boolean> => (await store.size(name)) === sealedSize(size)
  const identify = async (office: number, draft: Draft): Promise<Kept & Digests> => {
    const digests = await drafts.digests(draft)
    return { name: keys.nameOf(office, digests.sha256), size: draft.size, ...digests }
  }
  const keep = async (kept: Kept, draft: Draft): Promise<void> => {
    if (!(await has(kept))) await store.take(kept.name, drafts.path(draft))
    await drafts.remove(draft)
  }
  return {
    drafts,
    identify,
    keep,
    has,
    async put(office, bytes) {
      const draft = { id: randomUUID(), size: bytes.byteLength }
      await drafts.create(draft)
      await drafts.append(
        draft,
        (async function* () {
          yield bytes
        })(),
        0,
      )
      const { name, size } = await identify(office, draft)
      await keep({ name, size }, draft)
      return { name, size }
    },
    read: (kept, start = 0, end = kept.size) => openRange(keys, (from, to) => store.read(kept.name, from, to), { size: kept.size, start, end }),
    remove: ({ name }) => store.remove(name),
  }
}
