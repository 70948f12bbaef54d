/** The entries of a zip file, inflated as a stream so that a long sheet is never whole in memory. */
import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { BookFault, TooLarge } from './faults.ts'

type Entry = { method: number; offset: number; packed: number; unpacked: number }
export type Zip = {
  names: readonly string[]
  /** Text of an entry in chunks; throws BookFault when it is missing or grows beyond `limit` bytes. */
  text: (name: string, limit?: number) => AsyncGenerator<string>
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
/** No ledger is as large; a file that grows so is one made to fill the memory. */
const MAX_ENTRY = 1_500_000_000

const broken = (): BookFault => new BookFault('文件已损坏或没有传完整，请重新保存后再传')

function findEnd(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 22 - 65_535); at -= 1) if (file.readUInt32LE(at) === END) return at
  throw broken()
}

function entriesOf(file: Buffer): Map<string, Entry> {
  const end = findEnd(file)
  const count = file.readUInt16LE(end + 10)
  let at = file.readUInt32LE(end + 16)
  const entries = new Map<string, Entry>()
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== CENTRAL) throw broken()
    const [name, extra, comment] = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32)]
    const key = file.toString('utf8', at + 46, at + 46 + name).replaceAll('\\', '/')
    entries.set(key.toLowerCase(), {
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    })
    at += 46 + name + extra + comment
  }
  return entries
}

function packedBytes(file: Buffer, { offset, packed }: Entry): Buffer {
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== LOCAL) throw broken()
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
  if (start + packed > file.length) throw broken()
  return file.subarray(start, start + packed)
}

async function* inflated(bytes: Buffer, method: number): AsyncGenerator<Buffer> {
  if (method === 0) {
    for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
    return
  }
  if (method !== 8) throw broken()
  try {
    yield* Readable.from([bytes], { objectMode: false }).pipe(createInflateRaw({ chunkSize: 65_536 })) as AsyncIterable<Buffer>
  } catch (error) {
    throw (error as { code?: string }).code?.startsWith('Z_') ? broken() : error
  }
}

/** Opens a zip file by its directory. Throws BookFault when it has none, TooLarge when it says that it is. */
export function openZip(bytes: Uint8Array): Zip {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = entriesOf(file)
  if ([...entries.values()].reduce((sum, e) => sum + e.unpacked, 0) > MAX_ENTRY) throw new TooLarge()
  return {
    names: [...entries.keys()],
    async *text(name, limit = MAX_ENTRY) {
      const entry = entries.get(name.toLowerCase())
      if (!entry) throw broken()
      const decoder = new TextDecoder('utf-8')
      let size = 0
      for await (const chunk of inflated(packedBytes(file, entry), entry.method)) {
        size += chunk.length
        if (size > limit) throw new TooLarge()
        yield decoder.decode(chunk, { stream: true })
      }
      yield decoder.decode()
    },
  }
}
