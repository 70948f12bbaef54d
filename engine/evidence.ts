/** Kinds of evidence that the law knows, and what is done with a piece of it. */
import { law, type Provision } from './law.ts'

/** 行政处罚法 第四十六条: nothing else is evidence. */
export const evidenceKinds = {
  document: '书证',
  object: '物证',
  audiovisual: '视听资料',
  electronic: '电子数据',
  testimony: '证人证言',
  statement: '当事人的陈述',
  appraisal: '鉴定意见',
  inspection: '勘验笔录、现场笔录',
} as const

export type EvidenceKind = keyof typeof evidenceKinds

export const evidenceLaw: Provision = law('行政处罚法', 46)

/** What may happen to a piece of evidence, as its chain of custody tells it. */
export const custodyActs = {
  received: '收入',
  viewed: '查看',
  downloaded: '下载',
  printed: '打印',
  transferred: '移交',
  scanned: '查毒',
  voided: '作废',
} as const

export type CustodyAct = keyof typeof custodyActs

/** What is known of malware in a file. */
export const scanStates = {
  none: '未查毒',
  waiting: '查毒中',
  clean: '已查毒',
  infected: '含病毒，已隔离',
  failed: '查毒未完成',
} as const

export type ScanState = keyof typeof scanStates

/** The kind that a file most likely is, by what its bytes say; a person decides. */
export function likelyKind(mime: string): EvidenceKind {
  if (mime.startsWith('video/') || mime.startsWith('audio/') || mime.startsWith('image/')) return 'audiovisual'
  if (mime === 'application/pdf') return 'document'
  return 'electronic'
}

/** What a file that comes to a case is for: evidence, or part of an opinion that a colleague or an adviser gives. */
export type FilePurpose = 'evidence' | 'opinion'

/** What may be attached to an opinion, by the end of its name; and the media type that its first bytes must show. */
export const opinionFiles: Readonly<Record<string, string>> = {
  docx: 'application/zip',
  pdf: 'application/pdf',
  ofd: 'application/zip',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
}
export const MOST_OPINION_FILES = 5
export const OPINION_FILE_MB = 50

const endOf = (name: string): string => (/\.([^.]+)$/.exec(name)?.[1] ?? '').toLowerCase()

/** Why a file cannot be attached to an opinion, by its name and its size in bytes; undefined when it may. */
export function opinionFileFault(name: string, size: number): string | undefined {
  const end = endOf(name)
  if (end === 'doc' || end === 'wps') return `“${name}”是旧版文字文档，请在 Word 或 WPS 中另存为 docx 或者 PDF 再传`
  if (!Object.hasOwn(opinionFiles, end)) return `“${name}”不能作意见的附件：只收 docx、pdf、ofd 文件和 jpg、png 图片`
  if (size > OPINION_FILE_MB * 1024 * 1024) return `“${name}”超过一个附件 ${OPINION_FILE_MB} MB 的限度，请压缩或者拆开再传`
  return undefined
}

/** The same for what its first bytes say it is. */
export const opinionTypeFault = (name: string, mime: string | null): string | undefined =>
  mime === opinionFiles[endOf(name)] ? undefined : `“${name}”的内容与文件名不符，或者已经损坏，请重新导出或者扫描再传`

/** Files that are shown in the page itself; all others are only handed over. */
export const isShown = (mime: string): boolean =>
  /^(image\/(jpeg|png|gif|webp|bmp|avif)|audio\/|video\/(mp4|webm|ogg|quicktime)|application\/pdf$|text\/plain$)/.test(mime)
