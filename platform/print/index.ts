/** Printing: one document, made into docx, PDF, HTML and Markdown. */
export { articleCss, articleHtml, escapeHtml, type Meta, metaOf } from './html.ts'
export { type Block, figuresIn, headingText, type Inline, inlineText, type PrintDocument } from './model.ts'
export { createPrinter, type Printer } from './printer.ts'
export { type Format, formats } from './render.ts'
