/** What a file is, by its first bytes. */
import type { UnreadableKind } from './fault.ts'

/** A format that is read, or why it is not. */
export type Sniffed = 'text' | 'html' | 'zip' | 'pdf' | Extract<UnreadableKind, 'old-word' | 'image' | 'unsupported' | 'encrypted'>

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)))

/** First bytes in hexadecimal. */
const MAGIC: readonly (readonly [string, Sniffed])[] = [
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['504b0708', 'zip'],
  ['d0cf11e0', 'old-word'],
  ['89504e47', 'image'],
  ['ffd8ff', 'image'],
  ['47494638', 'image'],
  ['49492a00', 'image'],
  ['4d4d002a', 'image'],
  // rtf, rar, 7z, gzip, xz, bzip2, programs, databases.
  ['7b5c727466', 'unsupported'],
  ['52617221', 'unsupported'],
  ['377abcaf', 'unsupported'],
  ['1f8b', 'unsupported'],
  ['fd377a58', 'unsupported'],
  ['425a68', 'unsupported'],
  ['7f454c46', 'unsupported'],
  ['53514c697465', 'unsupported'],
]

function magicOf(bytes: Uint8Array): Sniffed | undefined {
  const hex = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  const words = ascii(bytes, 0, 16)
  if (/^RIFF.{4}WEBP/s.test(words) || /^.{4}ftyp(?:heic|heix|mif1|avif)/s.test(words)) return 'image'
  // Two letters may begin a text too; the length of the file follows them in a bitmap.
  if (words.startsWith('BM') && bytes.length > 6 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(2, true) === bytes.length) return 'image'
  return MAGIC.find(([start]) => hex.startsWith(start))?.[1]
}

const TAGS = /<(?:!doctype\s+html|html|head|body|meta|title|div|table|article|p|br|span|h[1-6])[\s>/]/i

/** A file that needs a password is an old-style container with this in its directory. */
const ENCRYPTED = new Uint8Array([...'EncryptedPackage'].flatMap((c) => [c.charCodeAt(0), 0]))

/** Text that may be markup: tags are the same in all encodings but UTF-16, whose zeros are left out. */
function head(bytes: Uint8Array): string {
  const words = ascii(bytes, 0, 4096)
  return words.replaceAll('\u0000', '')
}

/** What the bytes are. */
export function sniff(bytes: Uint8Array): Sniffed {
  const start = ascii(bytes, 0, 1024)
  if (start.includes('%PDF-')) return 'pdf'
  const magic = magicOf(bytes)
  if (magic === 'old-word') return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED) ? 'encrypted' : 'old-word'
  if (magic) return magic
  const words = head(bytes).replace(/^[ïþÿ»¿]{2,3}/, '')
  // A text may quote a tag; a page begins with one.
  if (/^\s*<(?:!--|!doctype|\?xml|html|head|body|meta|div|table|article|section|p|span|title|h[1-6])/i.test(words)) return 'html'
  return (words.match(new RegExp(TAGS.source, 'gi'))?.length ?? 0) >= 3 ? 'html' : 'text'
}
