/** A letter (文书) as it is printed: lines by their part in the layout, and tables. The docx holds it; PDF is made from what the docx says. */

/** The Chinese name is that of the paragraph style by which Word and WPS know the part. */
export const letterParts = {
  issuer: '文书机关',
  title: '文书标题',
  number: '文书文号',
  addressee: '文书主送',
  heading: '文书小标题',
  body: '文书正文',
  line: '文书平行',
  signature: '文书落款',
  date: '文书日期',
  remark: '文书附注',
} as const
export type LetterPart = keyof typeof letterParts

export type LetterCell = { text: string; span: number }
export type LetterPiece = { part: LetterPart; align?: 'left' | 'center' | 'right'; text: string } | { rows: readonly (readonly LetterCell[])[] }

export type LetterPrint = {
  layout: 'gongwen' | 'enforcement'
  /** About the file, not in it. */
  issuer: string
  title: string
  pieces: readonly LetterPiece[]
  /** Across every page, for what is not valid: '草稿'. */
  stamp?: string
}
