/** Files by the hash of their content: what is stored once is never changed, and stored again it is the same file. Large ones are kept sealed. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export type StoredFile = { hash: string; size: number }
export type Files = {
  /** Keeps the bytes; on disk, and synced, when it returns. */
  put: (bytes: Uint8Array) => Promise<StoredFile>
  /** The bytes of a file. Throws when it is missing, or no longer what its hash says. */
  read: (hash: string) => Promise<Uint8Array>
  has: (hash: string) => boolean
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A store in a folder, made when it is missing. */
export function createFiles(folder: string): Files {
  const pathOf = (hash: string): string => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new TypeError(`not a file hash: ${hash}`)
    return join(folder, hash.slice(0, 2), hash.slice(2, 4), hash)
  }
  return {
    async put(bytes) {
      const hash = digest(bytes)
      const path = pathOf(hash)
      if (!existsSync(path)) {
        await mkdir(dirname(path), { recursive: true })
        const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
        const file = await open(draft, 'wx', 0o600)
        await file.writeFile(bytes)
        await file.sync()
        await file.close()
        await rename(draft, path)
      }
      return { hash, size: bytes.byteLength }
    },
    async read(hash) {
      const bytes = await readFile(pathOf(hash))
      if (digest(bytes) !== hash) throw new Error(`文件 ${hash} 的内容与校验值不符，可能已被改动`)
      return bytes
    },
    has: (hash) => existsSync(pathOf(hash)),
  }
}

export type { Draft } from './drafts.ts'
export { createKeeper, type Keeper, type Kept } from './kept.ts'
export { type S3Settings, s3Store } from './s3.ts'
export { folderStore } from './store.ts'
