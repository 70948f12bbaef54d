/** PDF through Typst: the same look as the docx, with fonts that may be shipped; text can be searched and copied. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { longDay } from '../../engine/days.ts'
import type { DossierPrint } from './dossier-model.ts'
import { GROUND_WIDTHS, groundsOf } from './grounds.ts'
import type { LetterPrint } from './letter-model.ts'
import { headingText, inlineText, type PrintDocument, titleLines } from './model.ts'

const require = createRequire(import.meta.url)
const template = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')

const FONTS = [
  ['@expo-google-fonts/noto-serif-sc', 'NotoSerifSC', ['400Regular', '500Medium', '600SemiBold']],
  ['@expo-google-fonts/noto-sans-sc', 'NotoSansSC', ['500Medium']],
] as const

function fontFiles(): Buffer[] {
  return FONTS.flatMap(([name, file, weights]) => {
    const folder = dirname(require.resolve(`${name}/package.json`))
    return weights.map((weight) => readFileSync(join(folder, weight, `${file}_${weight}.ttf`)))
  })
}

/** What the template reads. */
function templateData(document: PrintDocument): Record<string, unknown> {
  const { signedOn, blocks, ...rest } = document
  const appendix = groundsOf(document)
  return {
    ...rest,
    titleLines: titleLines(document.title),
    ...(appendix ? { grounds: { ...appendix, widths: GROUND_WIDTHS } } : {}),
    ...(signedOn ? { signedOn: longDay(signedOn) } : {}),
    blocks: blocks.map((b) =>
      b.kind === 'heading' ? { kind: b.kind, level: b.level, text: headingText(b) } : { kind: b.kind, text: b.inlines.map(inlineText).join('') },
    ),
  }
}

export type PdfMaker = (document: PrintDocument | LetterPrint | DossierPrint) => Uint8Array

/** Results kept by Typst that this many documents have not asked for are dropped. */
const KEPT = 10

/** A maker of PDF files with its fonts loaded; `fontFolder` may hold the office's own. Compiling blocks, so it belongs into a thread. */
export function createPdfMaker(fontFolder?: string): PdfMaker {
  const own = fontFolder && existsSync(fontFolder) ? [{ fontPaths: [fontFolder] }] : []
  const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [...own, { fontBlobs: fontFiles() }] })
  const gongwen = template('gongwen.typ')
  const letter = template('letter.typ')
  const dossier = template('dossier.typ')
  return (document) => {
    const [mainFileContent, data] = 'pieces' in document ? [letter, document] : 'parts' in document ? [dossier, document] : [gongwen, templateData(document)]
    const pdf = compiler.pdf({ mainFileContent, inputs: { document: JSON.stringify(data) } })
    compiler.evictCache(KEPT)
    return new Uint8Array(pdf)
  }
}
