/** May an uploaded docx serve as a template? Every reason against it, in the words of whoever has to mend it. */
import { strFromU8 } from 'fflate'
import type { AnyCaseType } from '../../engine/define.ts'
import { cite } from '../../engine/law.ts'
import { type AnyLetterKind, letterFieldsOf } from '../../engine/letters.ts'
import type { FieldError } from '../../engine/parse.ts'
import { markersOf } from './fill.ts'
import { NoDocx, type Parts, unpack } from './package.ts'

const fault = (value: string, message: string): FieldError => ({ field: 'file', label: '模板', value, message })

/** What runs when it is opened, or fetches something from elsewhere. */
function dangers(parts: Parts): FieldError[] {
  const names = Object.keys(parts)
  const types = strFromU8(parts['[Content_Types].xml'] as Uint8Array)
  const rels = names.filter((n) => n.endsWith('.rels')).map((n) => strFromU8(parts[n] as Uint8Array))
  const found: FieldError[] = []
  if (names.some((n) => /vba(Project|Data)/i.test(n)) || /macroEnabled|vbaProject/i.test(types)) {
    found.push(fault('宏', '文件带有宏，不能用作模板。请另存为不带宏的“Word 文档（.docx）”'))
  }
  if (names.some((n) => /^word\/(embeddings|activeX)\//i.test(n))) found.push(fault('嵌入对象', '文件里嵌有其他文件或者控件，请删去'))
  if (rels.some((r) => /attachedTemplate|TargetMode="External"/.test(r.replace(/<Relationship [^>]*\/hyperlink"[^>]*>/g, '')))) {
    found.push(fault('外部链接', '文件引用了外面的模板、图片或者数据，请断开链接'))
  }
  return found
}

const unseen: readonly [RegExp, string, string][] = [
  [/<w:(drawing|pict|object)\b|<mc:AlternateContent\b/, '图片、文本框', '图片、图形、文本框不会印进 PDF，请删去'],
  [/<w:(ins|del|moveFrom|moveTo) /, '修订', '文件带有修订标记，请先接受全部修订'],
  [/<w:commentReference\b/, '批注', '文件带有批注，请删去'],
  [/<w:(footnoteReference|endnoteReference)\b/, '脚注', '脚注、尾注不会印进 PDF，请移到正文'],
]

/** Words in a header or footer; page numbers and their dashes are none. */
function marginWords(parts: Parts): string {
  const margins = Object.entries(parts).filter(([name]) => /^word\/(header|footer)\d*\.xml$/.test(name))
  const said = margins.flatMap(([, bytes]) =>
    [...strFromU8(bytes).matchAll(/<w:t[ >][^<]*<\/w:t>|<w:t>([^<]*)<\/w:t>/g)].map((m) => m[0].replace(/<[^>]+>/g, '')),
  )
  return said.join('').replace(/[\s\d—\-–第页共/]/g, '')
}

/** What would stand in the docx and not in the PDF. */
function unprintable(parts: Parts): FieldError[] {
  const body = strFromU8(parts['word/document.xml'] as Uint8Array)
  const found = unseen.flatMap(([pattern, value, message]) => (pattern.test(body) ? [fault(value, message)] : []))
  const margins = marginWords(parts)
  return margins ? [...found, fault(margins.slice(0, 40), '页眉、页脚除页码外的文字不会印进 PDF，请移到正文')] : found
}

/** Letters that two names share, in order: enough to guess which was meant. */
function alike(a: string, b: string): number {
  const row = new Array<number>(b.length + 1).fill(0)
  for (const x of a) {
    let before = 0
    for (let j = 1; j <= b.length; j += 1) {
      const kept = row[j] ?? 0
      row[j] = x === b[j - 1] ? before + 1 : Math.max(kept, row[j - 1] ?? 0)
      before = kept
    }
  }
  return (2 * (row[b.length] ?? 0)) / (a.length + b.length)
}

function nearest(name: string, labels: readonly string[]): string | undefined {
  const [best] = labels.map((label) => ({ label, share: alike(name, label) })).sort((x, y) => y.share - x.share)
  return best && best.share >= 0.5 ? best.label : undefined
}

export type Judged = { fields: string[]; parts: Parts } | { errors: FieldError[] }

/** The ids of the fields that a template refers to, or everything that speaks against it. */
export function judge(type: AnyCaseType, kind: AnyLetterKind, bytes: Uint8Array): Judged {
  let parts: Parts
  try {
    parts = unpack(bytes)
  } catch (error) {
    if (error instanceof NoDocx) return { errors: [fault('', error.message)] }
    throw error
  }
  const errors = [...dangers(parts), ...unprintable(parts)]
  const found = markersOf(parts)
  if ('faults' in found) return { errors: [...errors, ...found.faults.map((f) => fault(f.marker, f.message))] }
  const fields = letterFieldsOf(type, kind)
  const byLabel = new Map(fields.map((f) => [f.label, f]))
  const labels = fields.map((f) => f.label)
  for (const name of found.names) {
    if (byLabel.has(name)) continue
    const meant = nearest(name, labels)
    errors.push(fault(`{{${name}}}`, `没有“${name}”这个字段${meant ? `，是不是“${meant}”` : ''}`))
  }
  for (const id of kind.must) {
    const field = fields.find((f) => f.id === id)
    if (!field || found.names.includes(field.label)) continue
    const law = field.law ?? kind.law[0]
    errors.push(fault(`{{${field.label}}}`, `缺少必须载明的“${field.label}”${law ? `（${cite(law)}）` : ''}`))
  }
  return errors.length > 0 ? { errors } : { fields: found.names.flatMap((n) => byLabel.get(n)?.id ?? []), parts }
}
