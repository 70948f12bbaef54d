/** When and where a picture says that it was taken: EXIF of a JPEG, from the first bytes of the file. What it says is the camera's word, no more. */

export type Taken = { at?: Date; place?: string }

const IFD = { exif: 0x8769, gps: 0x8825, original: 0x9003, offset: 0x9011, latRef: 1, lat: 2, lonRef: 3, lon: 4 } as const
/** Cameras that name no zone keep the time of where they are. */
const ZONE = '+08:00'

type Tiff = { bytes: Buffer; little: boolean }
const u16 = ({ bytes, little }: Tiff, at: number): number => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at))
const u32 = ({ bytes, little }: Tiff, at: number): number => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at))

/** Place of the value of each tag in a directory: short values stand in the entry itself. */
function entries(tiff: Tiff, at: number): Map<number, { at: number; count: number }> {
  const found = new Map<number, { at: number; count: number }>()
  const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 }
  for (let i = 0; i < Math.min(u16(tiff, at), 200); i += 1) {
    const entry = at + 2 + i * 12
    const count = u32(tiff, entry + 4)
    const bytes = (sizes[u16(tiff, entry + 2)] ?? 1) * count
    found.set(u16(tiff, entry), { at: bytes > 4 ? u32(tiff, entry + 8) : entry + 8, count })
  }
  return found
}

function text(tiff: Tiff, found: { at: number; count: number } | undefined): string {
  return found
    ? tiff.bytes
        .subarray(found.at, found.at + Math.min(found.count, 64))
        .toString('latin1')
        .replaceAll('\u0000', '')
    : ''
}

/** Degrees from three fractions, to about ten metres. */
function degrees(tiff: Tiff, found: { at: number; count: number } | undefined, ref: string): number | undefined {
  if (!found || found.count < 3) return undefined
  const part = (i: number): number => u32(tiff, found.at + i * 8) / (u32(tiff, found.at + i * 8 + 4) || 1)
  const value = part(0) + part(1) / 60 + part(2) / 3600
  return Math.round((/[SW]/.test(ref) ? -value : value) * 10_000) / 10_000
}

function placeIn(tiff: Tiff, at: number): string | undefined {
  const gps = entries(tiff, at)
  const lat = degrees(tiff, gps.get(IFD.lat), text(tiff, gps.get(IFD.latRef)))
  const lon = degrees(tiff, gps.get(IFD.lon), text(tiff, gps.get(IFD.lonRef)))
  return lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180 ? undefined : `${lat},${lon}`
}

function timeIn(tiff: Tiff, at: number): Date | undefined {
  const exif = entries(tiff, at)
  const said = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/.exec(text(tiff, exif.get(IFD.original)))
  if (!said) return undefined
  const zone = /^[+-]\d{2}:\d{2}$/.exec(text(tiff, exif.get(IFD.offset)))?.[0] ?? ZONE
  const time = new Date(`${said[1]}-${said[2]}-${said[3]}T${said[4]}${zone}`)
  return Number.isNaN(time.getTime()) ? undefined : time
}

function readTiff(bytes: Buffer): Taken {
  const tiff = { bytes, little: bytes.toString('latin1', 0, 2) === 'II' }
  const root = entries(tiff, u32(tiff, 4))
  const exif = root.get(IFD.exif)
  const gps = root.get(IFD.gps)
  const at = exif && timeIn(tiff, u32(tiff, exif.at))
  const place = gps && placeIn(tiff, u32(tiff, gps.at))
  return { ...(at ? { at } : {}), ...(place ? { place } : {}) }
}

/** Segments of a JPEG up to the picture itself; the one with EXIF, without its mark. */
function exifSegment(head: Buffer): Buffer | undefined {
  for (let at = 2; at + 4 < head.length && head[at] === 0xff; ) {
    const length = head.readUInt16BE(at + 2)
    if (head[at + 1] === 0xe1 && head.toString('latin1', at + 4, at + 10) === 'Exif\u0000\u0000') return head.subarray(at + 10, at + 2 + length)
    if (head[at + 1] === 0xda) return undefined
    at += 2 + length
  }
  return undefined
}

/** What the head (the first 128 KB) of a JPEG says of when and where it was taken; nothing for other files and broken ones. */
export function takenFrom(head: Buffer): Taken {
  if (head.length < 4 || head.readUInt16BE(0) !== 0xffd8) return {}
  const segment = exifSegment(head)
  if (!segment) return {}
  try {
    return readTiff(segment)
  } catch {
    // A broken directory points outside of the segment; then the picture says nothing.
    return {}
  }
}
