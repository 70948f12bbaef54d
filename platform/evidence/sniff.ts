/** What kind of file it is, by its first bytes: what a browser or a name claims is not believed. */

type Magic = { at?: number; hex: string; mime: string }

const magics: readonly Magic[] = [
  { hex: 'ffd8ff', mime: 'image/jpeg' },
  { hex: '89504e470d0a1a0a', mime: 'image/png' },
  { hex: '474946383761', mime: 'image/gif' },
  { hex: '474946383961', mime: 'image/gif' },
  { hex: '49492a00', mime: 'image/tiff' },
  { hex: '4d4d002a', mime: 'image/tiff' },
  { hex: '255044462d', mime: 'application/pdf' },
  { hex: '4f676753', mime: 'audio/ogg' },
  { hex: '664c6143', mime: 'audio/flac' },
  { hex: '2321414d52', mime: 'audio/amr' },
  { hex: '494433', mime: 'audio/mpeg' },
  { hex: '1a45dfa3', mime: 'video/webm' },
  { hex: '464c5601', mime: 'video/x-flv' },
  { hex: '000001ba', mime: 'video/mpeg' },
  { hex: '000001b3', mime: 'video/mpeg' },
  { hex: '3026b2758e66cf11', mime: 'video/x-ms-wmv' },
  { hex: 'd0cf11e0a1b11ae1', mime: 'application/x-ole-storage' },
  { hex: '504b0304', mime: 'application/zip' },
  { hex: '504b0506', mime: 'application/zip' },
  { hex: '526172211a07', mime: 'application/vnd.rar' },
  { hex: '377abcaf271c', mime: 'application/x-7z-compressed' },
  { hex: '1f8b', mime: 'application/gzip' },
  { hex: '7b5c727466', mime: 'application/rtf' },
  { hex: '4d5a', mime: 'application/x-msdownload' },
  { hex: '7f454c46', mime: 'application/x-executable' },
]

const ascii = (head: Uint8Array, from: number, to: number): string => Buffer.from(head.subarray(from, to)).toString('latin1')

/** Brands of the container that MP4, QuickTime, HEIC and 3GP share. */
function boxed(head: Uint8Array): string | undefined {
  if (ascii(head, 4, 8) !== 'ftyp') return undefined
  const brand = ascii(head, 8, 12)
  if (/^(heic|heix|heim|heis|mif1|msf1)/.test(brand)) return 'image/heic'
  if (/^avi[fs]/.test(brand)) return 'image/avif'
  if (brand.startsWith('qt')) return 'video/quicktime'
  if (/^M4[AB]/.test(brand)) return 'audio/mp4'
  return brand.startsWith('3g') ? 'video/3gpp' : 'video/mp4'
}

function riff(head: Uint8Array): string | undefined {
  if (ascii(head, 0, 4) !== 'RIFF') return undefined
  return { WEBP: 'image/webp', WAVE: 'audio/wav', 'AVI ': 'video/x-msvideo' }[ascii(head, 8, 12)]
}

/** Frames of MPEG audio start with eleven set bits and a layer; a transport stream repeats its mark every 188 bytes. */
function marked(head: Uint8Array): string | undefined {
  const [a = 0, b = 0] = head
  if (a === 0xff && (b & 0xf6) === 0xf0) return 'audio/aac'
  if (a === 0xff && (b & 0xe0) === 0xe0 && (b & 0x06) !== 0) return 'audio/mpeg'
  if (a === 0x47 && head[188] === 0x47) return 'video/mp2t'
  return undefined
}

/** Text of a Chinese office is UTF-8 or GB18030; either way it has no control characters. */
function isText(head: Uint8Array): boolean {
  if (head.byteLength === 0) return false
  return head.every((b) => b >= 32 || b === 9 || b === 10 || b === 13)
}

/** The media type of a file from its first bytes (512 suffice); 'application/octet-stream' when nothing is recognised. */
export function sniff(head: Uint8Array): string {
  const hex = Buffer.from(head.subarray(0, 16)).toString('hex')
  const magic = magics.find((m) => hex.startsWith(m.hex))
  if (magic) return magic.mime
  if (ascii(head, 0, 2) === 'BM' && head.byteLength > 26 && head[6] === 0) return 'image/bmp'
  return boxed(head) ?? riff(head) ?? marked(head) ?? (isText(head) ? 'text/plain' : 'application/octet-stream')
}
