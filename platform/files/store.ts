/** Where sealed files lie: a folder of the server. Names are hashes; what is stored under a name is never changed. */
import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export type FileStore = {
  /** Bytes at rest of a name; undefined when there is none. */
  size: (name: string) => Promise<number | undefined>
  /** Bytes from `from` up to, not including, `to`. Throws when the name is not there. */
  read: (name: string, from: number, to: number) => Promise<AsyncIterable<Uint8Array>>
  /** Takes a file of this server's disk into the store; it is safe, and gone from where it was, when this returns. */
  take: (name: string, path: string) => Promise<void>
  remove: (name: string) => Promise<void>
}

/** Throws on a name that is not 64 hexadecimal digits, so that no name leads out of the store. */
export function placeOf(name: string): string {
  if (!/^[0-9a-f]{64}$/.test(name)) throw new TypeError(`not a file name: ${name}`)
  return `${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`
}

/** What a folder lists is on disk when this returns. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  await folder
    .sync()
    .catch(() => undefined)
    .finally(() => folder.close())
}

const READ_AT_ONCE = 256 * 1024

/** Reads a part of a file piece by piece. */
export async function* readPart(path: string, from: number, to: number): AsyncGenerator<Buffer> {
  const file = await open(path, 'r')
  try {
    for (let at = from; at < to; ) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(Math.min(READ_AT_ONCE, to - at)), 0, Math.min(READ_AT_ONCE, to - at), at)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
      at += bytesRead
    }
  } finally {
    await file.close()
  }
}

/** A store in a folder, made when it is missing. Files to be taken lie on the same disk. */
export function folderStore(folder: string): FileStore {
  const pathOf = (name: string): string => join(folder, placeOf(name))
  return {
    async size(name) {
      return existsSync(pathOf(name)) ? (await stat(pathOf(name))).size : undefined
    },
    async read(name, from, to) {
      if (!existsSync(pathOf(name))) throw new Error(`文件 ${name} 不在存储中`)
      return readPart(pathOf(name), from, to)
    },
    async take(name, path) {
      const place = pathOf(name)
      await mkdir(dirname(place), { recursive: true })
      const file = await open(path, 'r+')
      await file.sync().finally(() => file.close())
      await rename(path, place)
      await syncFolder(dirname(place))
    },
    async remove(name) {
      await rm(pathOf(name), { force: true })
    },
  }
}
