/** Printing: one document, made into docx, PDF, HTML and Markdown. */
export { articleCss, articleHtml, escapeHtml, metaOf } from './html.ts'
export { type Block, figuresIn, type Inline, type PrintDocument } from './model.ts'
export { createPrinter, type Printer } from './printer.ts'
export { type Format, formats } from './render.ts'
