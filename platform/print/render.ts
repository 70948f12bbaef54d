/** A document in one format, as bytes. */
import { toDocx } from './docx.ts'
import { pageHtml } from './html.ts'
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

/** What to print: the document, in which format, and for a web page when it was published ('YYYY-MM-DD HH:mm:ss'). */
export type Job = { document: PrintDocument; format: Format; published?: string }

export type Render = (job: Job) => Promise<Uint8Array>

/** Renders in this thread; the fonts are read with the first PDF. */
export function createRender(fontFolder?: string): Render {
  let pdf: PdfMaker | undefined
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
  return async ({ document, format, published }) => {
    switch (format) {
      case 'docx':
        return toDocx(document)
      case 'html':
        return utf8(pageHtml(document, published))
      case 'md':
        return utf8(toMarkdown(document))
      case 'pdf':
        pdf ??= createPdfMaker(fontFolder)
        return pdf(document)
    }
  }
}
