/** Numbers that the office states itself: each must be shown by a file. Imports nothing of the server, so that the browser runs the same check. */
import type { Refusal } from '../../engine/allow.ts'
import type { Day } from '../../engine/define.ts'
import type { ReportBody } from './body.ts'
import { everyParagraph, type Finding, type InSection } from './finding.ts'
import { wordsOf } from './words.ts'

/** Reports drafted from this day on need a file for each number that is stated; those drafted before are as they were. */
const FILES_SINCE: Day = '2026-11-25'

/** Does a report that was drafted on this day need files? Unknown days are of older ledgers. */
export const needsFiles = (composedOn: Day | null): boolean => composedOn !== null && composedOn >= FILES_SINCE

export type Stated = InSection & { stated: string; source: string; files: readonly string[] }

/** Numbers that are stated, in the order in which they are read. */
export const statedIn = (body: ReportBody): Stated[] =>
  everyParagraph(body).flatMap((at) =>
    at.paragraph.parts.flatMap((p) => ('stated' in p ? [{ ...at, stated: p.stated, source: p.source, files: p.files ?? [] }] : [])),
  )

/** Characters of a sentence that are told on either side of the number. */
const AROUND = 24

/** The sentence in which a number stands, cut to what a person finds it by. */
export function sentenceOf({ paragraph, stated }: Stated): string {
  const words = wordsOf(paragraph, () => '…')
  const at = words.indexOf(stated)
  const begin = Math.max(0, words.lastIndexOf('。', at - 1) + 1)
  const stop = words.indexOf('。', at)
  const end = stop < 0 ? words.length : stop
  const from = Math.max(begin, at - AROUND)
  const to = Math.min(end, at + stated.length + AROUND)
  return `${from > begin ? '…' : ''}${words.slice(from, to).trim()}${to < end ? '…' : ''}`
}

/** Stated numbers that no file shows; `known` are the ids of files that still count. */
export const unshown = (body: ReportBody, known: (id: string) => boolean): Stated[] => statedIn(body).filter((s) => !s.files.some(known))

/** Findings of numbers without a file. */
export const statedFindings = (body: ReportBody, known: (id: string) => boolean): Finding[] =>
  unshown(body, known).map((s) => ({
    rule: 'stated-file',
    level: 'error',
    message: `“${sentenceOf(s)}”中的填报数“${s.stated}”没有附依据文件，请点这个数字附上（登记簿、统计表等的扫描件或电子件），或改为插入指标数字`,
    section: s.section.id,
    paragraph: s.paragraph.id,
    words: s.stated,
  }))

/** Why a report cannot be sent on: every number without a file, by its sentence. */
export function unshownRefusal(body: ReportBody, known: (id: string) => boolean): Refusal | undefined {
  const all = unshown(body, known)
  if (all.length === 0) return undefined
  const said = all.map((s, i) => `${all.length > 1 ? `（${i + 1}）` : ''}“${sentenceOf(s)}”中的“${s.stated}”`).join('；')
  return { code: 'guard', rule: 'stated-file', message: `有${all.length}个填报数没有附依据文件，不能送审：${said}。请逐个附上文件，或改为插入指标数字` }
}
