/** The file of a case (案卷) as it is printed: cover, list of contents with page numbers, the documents in their order, and the closing sheet. */
import type { LetterPrint } from './letter-model.ts'

export type DossierTable = { columns: readonly { title: string /** Share of the width. */; width: number }[]; rows: readonly (readonly string[])[] }
export type DossierBlock =
  | { heading: string }
  | { text: string }
  | { note: string }
  | { facts: readonly { label: string; value: string }[] }
  | { table: DossierTable }

/** One document of the file. */
export type DossierPart = {
  title: string
  /** 文号. */
  number: string
  /** 责任者. */
  author: string
  /** 'YYYYMMDD', as the list of contents writes days. */
  day: string
  remark: string
} & ({ letter: LetterPrint /** Which sealed file it is, with its hash. */; note: string } | { blocks: readonly DossierBlock[] })

export type DossierPrint = {
  office: string
  /** '行政处罚案卷'. */
  title: string
  cover: readonly { label: string; value: string }[]
  parts: readonly DossierPart[]
  /** 备考表: what is to be known about the file. */
  remarks: readonly string[]
  keeper: string
  keptOn: string
  /** In the foot of each page: the number of the case, and when it was printed. */
  foot: string
}
