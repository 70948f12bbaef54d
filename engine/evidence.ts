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

/** Files that are shown in the page itself; all others are only handed over. */
export const isShown = (mime: string): boolean =>
  /^(image\/(jpeg|png|gif|webp|bmp|avif)|audio\/|video\/(mp4|webm|ogg|quicktime)|application\/pdf$|text\/plain$)/.test(mime)
