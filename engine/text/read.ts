/** Reads a report: its structure first, then its sentences, then every figure in them. */
import { figuresOf } from './figures/index.ts'
import { plainOf } from './plain.ts'
import { sentencesOf } from './sentences.ts'
import type { Metadata, Reading } from './shape.ts'
import { structureOf } from './structure/index.ts'

/** The reading of a text; `known` is what the page around it said. Reads anything; what is no report has no parts and few figures. */
export function readReport(text: string, known: Partial<Metadata> = {}): Reading {
  const plain = plainOf(text)
  const structure = structureOf(text, plain, known)
  const bare = { text, plain, ...structure, sentences: sentencesOf(plain, structure.paragraphs) }
  return { ...bare, figures: figuresOf(bare) }
}
