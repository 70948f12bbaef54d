/** The zip of a docx, opened with limits, and as docxtemplater wants to find it. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** Templates are letters of a few pages. */
export const MOST_BYTES = 5 * 1024 * 1024
const MOST_UNPACKED = 40 * 1024 * 1024
const MOST_FILES = 300

export type Parts = Record<string, Uint8Array>

/** The file is no docx, or one that unpacks to more than any letter; the message is for whoever brought it. */
export class NoDocx extends Error {}

/** Parts of a docx. Throws NoDocx. */
export function unpack(bytes: Uint8Array): Parts {
  if (bytes.byteLength > MOST_BYTES) throw new NoDocx(`文件超过 ${MOST_BYTES / 1024 / 1024} MB`)
  let files = 0
  let size = 0
  let parts: Parts
  try {
    parts = unzipSync(bytes, {
      filter: (file) => {
        files += 1
        size += file.originalSize
        if (files > MOST_FILES || size > MOST_UNPACKED) throw new NoDocx('文件展开后过大，不像一份文书')
        return !file.name.endsWith('/')
      },
    })
  } catch (error) {
    throw error instanceof NoDocx ? error : new NoDocx('文件打不开：不是 docx，或者已经损坏。请在 Word 或 WPS 中另存为“Word 文档（.docx）”后再传')
  }
  if (!parts['word/document.xml'] || !parts['[Content_Types].xml']) throw new NoDocx('文件不是 Word 文档（.docx）：里面没有正文')
  return parts
}

type Entry = { name: string; options: { date: Date }; asText: () => string }

/** Parts under the names by which docxtemplater asks for them. */
export function asZip(parts: Parts) {
  const files: Record<string, Entry> = {}
  const put = (name: string, bytes: Uint8Array): void => {
    parts[name] = bytes
    files[name] = { name, options: { date: FIXED }, asText: () => strFromU8(parts[name] as Uint8Array) }
  }
  for (const [name, bytes] of Object.entries(parts)) put(name, bytes)
  return {
    files,
    file(name: string | RegExp, content?: string | Uint8Array): unknown {
      if (typeof name !== 'string') return Object.values(files).filter((f) => name.test(f.name))
      if (content === undefined) return files[name] ?? null
      put(name, typeof content === 'string' ? strToU8(content) : content)
      return this
    },
    remove(name: string): void {
      delete files[name]
      delete parts[name]
    },
    /** The names `generate` is called with do not matter here. */
    generate: (): Uint8Array => pack(parts),
  }
}

/** One day for every entry, so that the same letter is the same file. */
const FIXED = new Date('2000-01-01T00:00:00Z')

/** Parts as a docx. */
export function pack(parts: Parts): Uint8Array {
  const { '[Content_Types].xml': types, ...rest } = parts
  return zipSync({ ...(types ? { '[Content_Types].xml': types } : {}), ...rest }, { mtime: FIXED, level: 6 })
}
