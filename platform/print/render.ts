/** A document in one format, as bytes. */
import { toDocx } from './docx.ts'
import type { DossierPrint } from './dossier-model.ts'
import { pageHtml } from './html.ts'
import type { LetterPrint } from './letter-model.ts'
import { toMarkdown } from './markdown.ts'
import type { PrintDocument } from './model.ts'
import { createPdfMaker, type PdfMaker } from './pdf.ts'

export const formats = {
  docx: { label: 'Word 文档', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  pdf: { label: 'PDF', type: 'application/pdf' },
  html: { label: '网页', type: 'text/html; charset=utf-8' },
  md: { label: 'Markdown', type: 'text/markdown; charset=utf-8' },
} as const
export type Format = keyof typeof formats

/** What to print: the document, in which format, and for a web page when it was published ('YYYY-MM-DD HH:mm:ss'); or a letter or the file of a case, as PDF. */
export type Job = { document: PrintDocument; format: Format; published?: string } | { letter: LetterPrint } | { dossier: DossierPrint }

export type Render = (job: Job) => Promise<Uint8Array>

/** Renders in this thread; the fonts are read with the first PDF. */
export function createRender(fontFolder?: string): Render {
  let pdf: PdfMaker | undefined
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
  const toPdf = (document: PrintDocument | LetterPrint | DossierPrint): Uint8Array => {
    pdf ??= createPdfMaker(fontFolder)
    return pdf(document)
  }
  return async (job) => {
    if ('letter' in job) return toPdf(job.letter)
    if ('dossier' in job) return toPdf(job.dossier)
    const { document, format, published } = job
    switch (format) {
      case 'docx':
        return toDocx(document)
      case 'html':
        return utf8(pageHtml(document, published))
      case 'md':
        return utf8(toMarkdown(document))
      case 'pdf':
        return toPdf(document)
    }
  }
}
