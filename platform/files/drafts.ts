/**
 * Files on their way in. What has arrived is sealed at once and stays through lost connections and restarts: whole pieces in the file that will be stored,
 * the rest, less than a piece, sealed beside it. The length of the file on disk is the only record of how far it is.
 */
import { createHash, type Hash, type KeyObject, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type FileKeys, HEAD, newHead, openPiece, openRange, PIECE, piecesOf, SEALED_PIECE, saltOf, sealedSize, sealPiece } from './sealed.ts'
import { readPart } from './store.ts'

export type Draft = { id: string; size: number }
export type Digests = { sha256: string; sm3?: string }
type Running = { offset: number; sha256: Hash; sm3: Hash | undefined }

export type Drafts = {
  create: (draft: Draft) => Promise<void>
  /** Plain bytes that have arrived; undefined when there is no such draft. */
  offset: (draft: Draft) => Promise<number | undefined>
  /** Adds bytes at `offset`, which must be where it stands; what arrived before a failure stays. Returns the new offset. */
  append: (draft: Draft, chunks: AsyncIterable<Uint8Array>, offset: number) => Promise<number>
  /** Plain bytes of what has arrived whole. */
  read: (draft: Draft, start: number, end: number) => AsyncGenerator<Buffer>
  /** Digests of a draft that has arrived whole. Throws when a piece was altered since. */
  digests: (draft: Draft) => Promise<Digests>
  path: (draft: Pick<Draft, 'id'>) => string
  /** When bytes last arrived. */
  touchedAt: (draft: Pick<Draft, 'id'>) => Promise<Date | undefined>
  remove: (draft: Pick<Draft, 'id'>) => Promise<void>
}

const SALT = 28

/** The part of a piece that has come so far, sealed beside the draft. It belongs to the piece that comes next. */
function restsOf(pathOf: (draft: Pick<Draft, 'id'>) => string, keys: FileKeys) {
  const restOf = (draft: Pick<Draft, 'id'>): string => `${pathOf(draft)}.rest`
  const keyOf = (draft: Draft, salt: Uint8Array): KeyObject => keys.of(Buffer.concat([salt, Buffer.from(draft.id)]))
  return {
    /** One left from an earlier piece does not open, and is nothing. */
    async read(draft: Draft, pieces: number): Promise<Buffer> {
      if (!existsSync(restOf(draft))) return Buffer.alloc(0)
      const sealed = await readFile(restOf(draft))
      try {
        return openPiece(keyOf(draft, sealed.subarray(0, SALT)), sealed.subarray(SALT), { index: pieces, last: false })
      } catch {
        return Buffer.alloc(0)
      }
    },
    async keep(draft: Draft, pieces: number, rest: Uint8Array): Promise<void> {
      if (rest.byteLength === 0) return
      const salt = randomBytes(SALT)
      const sealed = sealPiece(keyOf(draft, salt), rest, { index: pieces, last: false })
      await writeFile(`${restOf(draft)}.new`, Buffer.concat([salt, sealed]), { mode: 0o600 })
      await rename(`${restOf(draft)}.new`, restOf(draft))
    },
    async remove(draft: Pick<Draft, 'id'>): Promise<void> {
      for (const path of [restOf(draft), `${restOf(draft)}.new`]) await rm(path, { force: true })
    },
  }
}

function add(digests: Running, plain: Uint8Array): void {
  digests.sha256.update(plain)
  digests.sm3?.update(plain)
  digests.offset += plain.byteLength
}

/** Whole pieces on disk; a piece that was half written counts as none. */
async function piecesIn(path: string, draft: Draft): Promise<number> {
  const { size } = await stat(path)
  return size >= sealedSize(draft.size) ? piecesOf(draft.size) : Math.max(0, Math.floor((size - HEAD) / SEALED_PIECE))
}

/** Gathers chunks into pieces of a draft and hands each to `write` when it is full; tells how many there are and what is left over. */
class Gatherer {
  pieces: number
  private kept: Buffer[]
  private length: number
  private readonly size: number
  private readonly write: (plain: Buffer, index: number) => Promise<void>
  constructor(size: number, pieces: number, rest: Buffer, write: (plain: Buffer, index: number) => Promise<void>) {
    this.size = size
    this.pieces = pieces
    this.kept = [rest]
    this.length = rest.byteLength
    this.write = write
  }
  get offset(): number {
    return Math.min(this.size, this.pieces * PIECE + this.length)
  }
  get rest(): Buffer {
    return Buffer.concat(this.kept)
  }
  async add(chunk: Uint8Array): Promise<void> {
    let left = chunk
    while (left.byteLength > 0 && this.offset < this.size) {
      const missing = Math.min(PIECE, this.size - this.pieces * PIECE) - this.length
      const part = left.subarray(0, missing)
      left = left.subarray(part.byteLength)
      this.kept.push(Buffer.from(part))
      this.length += part.byteLength
      if (part.byteLength < missing) return
      await this.write(this.rest, this.pieces)
      this.pieces += 1
      this.kept = []
      this.length = 0
    }
    if (left.byteLength > 0) throw new Error(`a draft got more than its ${this.size} bytes`)
  }
}

/** Drafts in a folder; with `sm3`, the national digest is taken beside SHA-256. */
export function createDrafts(folder: string, keys: FileKeys, { sm3 }: { sm3: boolean }): Drafts {
  // A digest goes on from where it stands; one that is not at hand is taken anew from what has arrived.
  const running = new Map<string, Running>()
  const pathOf = ({ id }: Pick<Draft, 'id'>): string => {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new TypeError(`not a draft: ${id}`)
    return join(folder, `${id}.part`)
  }
  const rests = restsOf(pathOf, keys)
  const keyOf = async (draft: Draft): Promise<KeyObject> => {
    const head: Buffer[] = []
    for await (const chunk of readPart(pathOf(draft), 0, HEAD)) head.push(chunk)
    return keys.of(saltOf(Buffer.concat(head)))
  }
  const read: Drafts['read'] = (draft, start, end) => openRange(keys, async (from, to) => readPart(pathOf(draft), from, to), { size: draft.size, start, end })
  /** Digests of the first `offset` bytes. */
  const digestsAt = async (draft: Draft, offset: number): Promise<Running> => {
    const known = running.get(draft.id)
    if (known?.offset === offset) return known
    const digests: Running = { offset: 0, sha256: createHash('sha256'), sm3: sm3 ? createHash('sm3') : undefined }
    for await (const plain of read(draft, 0, offset)) add(digests, plain)
    running.set(draft.id, digests)
    return digests
  }

  return {
    async create(draft) {
      await mkdir(folder, { recursive: true })
      await writeFile(pathOf(draft), newHead(), { mode: 0o600, flag: 'wx' })
    },
    async offset(draft) {
      if (!existsSync(pathOf(draft))) return undefined
      const pieces = await piecesIn(pathOf(draft), draft)
      return pieces === piecesOf(draft.size) ? draft.size : pieces * PIECE + (await rests.read(draft, pieces)).byteLength
    },
    async append(draft, chunks, offset) {
      const key = await keyOf(draft)
      const pieces = await piecesIn(pathOf(draft), draft)
      const rest = pieces === piecesOf(draft.size) ? Buffer.alloc(0) : await rests.read(draft, pieces)
      const digests = await digestsAt(draft, Math.min(draft.size, pieces * PIECE))
      const file = await open(pathOf(draft), 'r+')
      const gatherer = new Gatherer(draft.size, pieces, rest, async (plain, index) => {
        const sealed = sealPiece(key, plain, { index, last: index === piecesOf(draft.size) - 1 })
        await file.write(sealed, 0, sealed.byteLength, HEAD + index * SEALED_PIECE)
        add(digests, plain)
      })
      try {
        if (gatherer.offset !== offset) throw new Error(`draft ${draft.id} stands at ${gatherer.offset}, not ${offset}`)
        for await (const chunk of chunks) await gatherer.add(chunk)
      } finally {
        await rests.keep(draft, gatherer.pieces, gatherer.rest)
        await file.sync()
        await file.close()
      }
      return gatherer.offset
    },
    read,
    async digests(draft) {
      const { sha256, sm3: national } = await digestsAt(draft, draft.size)
      running.delete(draft.id)
      return { sha256: sha256.digest('hex'), ...(national ? { sm3: national.digest('hex') } : {}) }
    },
    path: pathOf,
    async touchedAt(draft) {
      return existsSync(pathOf(draft)) ? (await stat(pathOf(draft))).mtime : undefined
    },
    async remove(draft) {
      running.delete(draft.id)
      await rm(pathOf(draft), { force: true })
      await rests.remove(draft)
    },
  }
}
