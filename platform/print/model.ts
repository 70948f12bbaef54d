/** One document, from which every format is made: what stands in it, and in which order, is decided here once. */
import type { Day } from '../../engine/define.ts'

/** A file that shows a number: its name, bytes, hash, who attached it and when (ISO). */
export type ShownBy = { name: string; size: number; sha256: string; by: string; at: string }

/** Words; a figure by its key, as it is written; or a number that an office states, with its source and the files that show it. */
export type Inline = { text: string } | { figure: string; shown: string } | { stated: string; source: string; files?: readonly ShownBy[] }

export type Block =
  | { kind: 'heading'; level: 1 | 2; id: string /** '一、' or '（一）'. */; number: string; text: string }
  | { kind: 'paragraph'; id: string; inlines: readonly Inline[] }

export type PrintDocument = {
  /** The office that issues it (发文机关). */
  issuer: string
  /** 发文字号, '清河司〔2025〕3号'. */
  docNo?: string
  title: string
  /** Below the title, for what is not final yet: '起草稿'. */
  stage?: string
  /** 主送机关. */
  addressee?: string
  blocks: readonly Block[]
  /** 成文日期: absent while nobody has signed. */
  signedOn?: Day
  /** 附注, without brackets: '此件公开发布'. */
  remark?: string
  /** About the document, not in it. */
  keywords: readonly string[]
  description: string
}

/** An inline as it is written. */
export const inlineText = (inline: Inline): string => ('text' in inline ? inline.text : 'shown' in inline ? inline.shown : inline.stated)

/** A heading as it is written, with its number. */
export const headingText = (block: Extract<Block, { kind: 'heading' }>): string => `${block.number}${block.text}`

/** Figures in the order in which they are read. */
export const figuresIn = (document: PrintDocument): { key: string; shown: string }[] =>
  document.blocks.flatMap((b) => (b.kind === 'paragraph' ? b.inlines.flatMap((i) => ('figure' in i ? [{ key: i.figure, shown: i.shown }] : [])) : []))

/** A number that the office states, with the paragraph in which it stands. */
export type StatedNumber = { stated: string; source: string; files: readonly ShownBy[]; words: string }

/** Numbers that the office states, in the order in which they are read. */
export const statedIn = (document: PrintDocument): StatedNumber[] =>
  document.blocks.flatMap((b) =>
    b.kind === 'paragraph'
      ? b.inlines.flatMap((i) =>
          'stated' in i ? [{ stated: i.stated, source: i.source, files: i.files ?? [], words: b.inlines.map(inlineText).join('') }] : [],
        )
      : [],
  )

/** Characters that fit a line of the title in 二号. */
const TITLE_LINE = 19

/** After these a title may be broken without tearing a word. */
const BREAKS = /(?:年度?|关于|的|街道|街道办事处|办事处|政府|委员会|管理局|[县区市省镇乡局处委])(?=.)/g

/** A title in one line, or in two of about the same length that break between words. */
export function titleLines(title: string): string[] {
  if (title.length <= TITLE_LINE) return [title]
  const places = [...title.matchAll(BREAKS)].map((m) => m.index + m[0].length)
  const fitting = places.filter((at) => at <= TITLE_LINE && title.length - at <= TITLE_LINE)
  const middle = title.length / 2
  const best = (fitting.length > 0 ? fitting : places).sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0]
  return best === undefined ? [title] : [title.slice(0, best), title.slice(best)]
}
