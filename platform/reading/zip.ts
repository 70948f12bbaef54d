/** Named parts of a zip file, inflated only as far as a document may grow. */
import { Unzip, type UnzipFile, UnzipInflate } from 'fflate'
import { ReadingFault } from './fault.ts'

/** All parts of a report together; what grows beyond is made to fill the memory. */
const MOST_UNPACKED = 64 * 1024 * 1024
/** A piece of packed bytes can grow a thousandfold, so that the pieces are small. */
const PIECE = 16 * 1024
const MOST_NAMES = 20_000

const END = 0x06054b50
const ENCRYPTED = 1

export type ZipParts = { parts: Map<string, Uint8Array>; names: string[] }

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, p) => sum + p.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** The directory stands at the end; without it the file is not whole. */
function checkWhole(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length >= 8 && view.getUint16(6, true) & ENCRYPTED) throw new ReadingFault('encrypted')
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at -= 1) if (view.getUint32(at, true) === END) return
  throw new ReadingFault('broken')
}

/** The parts of these names that there are, and all names. Throws ReadingFault when the file is broken, encrypted or grows beyond reason. */
export function partsOfZip(bytes: Uint8Array, wanted: readonly string[]): ZipParts {
  checkWhole(bytes)
  const pieces = new Map<string, Uint8Array[]>()
  const names: string[] = []
  let unpacked = 0
  const onFile = (file: UnzipFile): void => {
    const name = file.name.replaceAll('\\', '/').replace(/^\//, '')
    names.push(name)
    if (names.length > MOST_NAMES) throw new ReadingFault('too-large')
    if (!wanted.includes(name) || pieces.has(name)) return
    const own: Uint8Array[] = []
    pieces.set(name, own)
    file.ondata = (error, data) => {
      // The library hands back what was thrown here before.
      if (error) throw error instanceof ReadingFault ? error : new ReadingFault('broken')
      unpacked += data.length
      if (unpacked > MOST_UNPACKED) throw new ReadingFault('too-large', '解压后太大')
      own.push(data)
    }
    file.start()
  }
  const unzip = new Unzip(onFile)
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += PIECE) unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length)
  } catch (error) {
    throw error instanceof ReadingFault ? error : new ReadingFault('broken')
  }
  return { parts: new Map([...pieces].map(([name, own]) => [name, joined(own)] as const)), names }
}
