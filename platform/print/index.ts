/** Printing: one document, made into docx, PDF, HTML and Markdown. */
export type { DossierBlock, DossierPart, DossierPrint } from './dossier-model.ts'
export { articleCss, articleHtml, escapeHtml, metaOf } from './html.ts'
export { letterDocx } from './letter-docx.ts'
export type { LetterPiece, LetterPrint } from './letter-model.ts'
export { readLetter } from './letter-read.ts'
export { type Block, figuresIn, headingText, type Inline, inlineText, type PrintDocument, type StatedNumber, statedIn } from './model.ts'
export { createPrinter, type Printer } from './printer.ts'
export { type Format, formats } from './render.ts'
