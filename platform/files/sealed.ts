/**
 * How a large file lies at rest: AES-256-GCM in pieces of equal size, under a key of its own, so that it is written as it arrives and read from any place.
 * Layout: 'MFS1', 28 bytes of salt, then the pieces, each with its tag behind it. The number of a piece and whether it is the last are part of its
 * nonce: pieces cannot be moved, left out or cut off without being noticed.
 */
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'

/** Plain bytes of a piece; only the last one is shorter. */
export const PIECE = 256 * 1024
const TAG = 16
const MAGIC = Buffer.from('MFS1')
const SALT = 28
/** Bytes before the first piece. */
export const HEAD = MAGIC.length + SALT
/** A piece as it lies at rest. */
export const SEALED_PIECE = PIECE + TAG

export type FileKeys = {
  /** The key of one file. */
  of: (salt: Uint8Array) => KeyObject
  /** Name under which an office keeps a content: tells nobody what it is, and differs from office to office. */
  nameOf: (office: number, sha256: string) => string
}

/** Keys over the installation's 32 secret bytes. */
export function fileKeys(secret: Uint8Array): FileKeys {
  const names = createSecretKey(new Uint8Array(hkdfSync('sha256', secret, '', 'mingfa file name', 32)))
  return {
    of: (salt) => createSecretKey(new Uint8Array(hkdfSync('sha256', secret, salt, 'mingfa file', 32))),
    nameOf: (office, sha256) => createHmac('sha256', names).update(`${office}:${sha256}`).digest('hex'),
  }
}

/** Head of a new file. */
export const newHead = (): Buffer => Buffer.concat([MAGIC, randomBytes(SALT)])

/** Salt of a file from its head. Throws when it is no such file. */
export function saltOf(head: Uint8Array): Uint8Array {
  if (head.byteLength < HEAD || !MAGIC.equals(head.subarray(0, MAGIC.length))) throw new Error('文件的开头不是本系统的加密格式，可能已被改动')
  return head.subarray(MAGIC.length, HEAD)
}

export type PieceAt = { index: number; last: boolean }

const nonceOf = ({ index, last }: PieceAt): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce[0] = last ? 1 : 0
  nonce.writeUInt32BE(index, 8)
  return nonce
}

export function sealPiece(key: KeyObject, plain: Uint8Array, at: PieceAt): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(at))
  const body = cipher.update(plain)
  return Buffer.concat([body, cipher.final(), cipher.getAuthTag()])
}

/** The plain bytes of a piece. Throws when it was altered or stands in another place. */
export function openPiece(key: KeyObject, sealed: Uint8Array, at: PieceAt): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(at), { authTagLength: TAG })
  decipher.setAuthTag(sealed.subarray(sealed.byteLength - TAG))
  const body = decipher.update(sealed.subarray(0, sealed.byteLength - TAG))
  decipher.final()
  return body
}

/** Number of pieces of a file of so many plain bytes. */
export const piecesOf = (size: number): number => Math.max(1, Math.ceil(size / PIECE))
/** Bytes at rest of a file of so many plain bytes. */
export const sealedSize = (size: number): number => HEAD + size + piecesOf(size) * TAG

/** Chunks of any length cut into pieces of `length` bytes; the last may be shorter. */
export async function* cut(chunks: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Buffer> {
  let kept: Uint8Array[] = []
  let size = 0
  for await (let chunk of chunks) {
    while (size + chunk.byteLength >= length) {
      kept.push(chunk.subarray(0, length - size))
      chunk = chunk.subarray(length - size)
      yield kept.length === 1 ? Buffer.from(kept[0] as Uint8Array) : Buffer.concat(kept)
      kept = []
      size = 0
    }
    if (chunk.byteLength > 0) kept.push(chunk)
    size += chunk.byteLength
  }
  if (size > 0) yield Buffer.concat(kept)
}

/** Plain bytes from `start` up to, not including, `end`, of a sealed file of `size` plain bytes. `read` gives bytes at rest. */
export async function* openRange(
  keys: FileKeys,
  read: (from: number, to: number) => Promise<AsyncIterable<Uint8Array>>,
  { size, start, end }: { size: number; start: number; end: number },
): AsyncGenerator<Buffer> {
  if (start >= end) return
  const head: Buffer[] = []
  for await (const chunk of await read(0, HEAD)) head.push(Buffer.from(chunk))
  const key = keys.of(saltOf(Buffer.concat(head)))
  const first = Math.floor(start / PIECE)
  const lastIndex = piecesOf(size) - 1
  const until = Math.min(HEAD + Math.ceil(end / PIECE) * SEALED_PIECE, sealedSize(size))
  let index = first
  for await (const sealed of cut(await read(HEAD + first * SEALED_PIECE, until), SEALED_PIECE)) {
    const plain = openPiece(key, sealed, { index, last: index === lastIndex })
    const at = index * PIECE
    yield plain.subarray(Math.max(0, start - at), Math.min(plain.byteLength, end - at))
    index += 1
  }
  if (index < Math.ceil(end / PIECE)) throw new Error('文件不完整，可能已被截短')
}
