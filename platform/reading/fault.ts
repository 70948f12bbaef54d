/** Why a file cannot be read as a report. */

export type UnreadableKind = 'empty' | 'too-large' | 'encrypted' | 'no-text' | 'old-word' | 'image' | 'unsupported' | 'broken' | 'too-slow' | 'too-heavy'

/** What to do about it, in a sentence for whoever has the file. */
const sentences: Readonly<Record<UnreadableKind, string>> = {
  empty: '文件是空的，没有文字',
  'too-large': '文件太大，不像是一份报告',
  encrypted: '文件加了密码，请去掉密码后再读',
  'no-text': '没有可以读取的文字（可能是扫描件），请换用带文字的版本或先做文字识别',
  'old-word': '这是旧版 Word 或 WPS 文件（.doc、.wps），请另存为 .docx 后再读',
  image: '这是图片，没有可以读取的文字，请换用带文字的版本',
  unsupported: '不能读取这种文件，请使用 txt、html、docx 或带文字的 PDF',
  'too-slow': '文件读了很久仍没有读完，已放弃；请去掉图片和附件，或另存为 docx 后再读',
  'too-heavy': '文件展开后太大，读不下来；请去掉图片和附件，只留正文后再读',
  broken: '文件已损坏或没有传完整，请重新保存后再读',
}

/** A refusal to read, as a value. */
export type Unreadable = { unreadable: UnreadableKind; message: string }

/** The refusal of a kind; `detail` says more in brackets. */
export const unreadable = (kind: UnreadableKind, detail = ''): Unreadable => ({
  unreadable: kind,
  message: detail ? `${sentences[kind]}（${detail}）` : sentences[kind],
})

/** Thrown inside a reader, and returned as a refusal at the door. */
export class ReadingFault extends Error {
  readonly kind: UnreadableKind
  readonly detail: string
  constructor(kind: UnreadableKind, detail = '') {
    super(sentences[kind])
    this.kind = kind
    this.detail = detail
  }
}
