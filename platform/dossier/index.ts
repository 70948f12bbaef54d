/** The file of a case (案卷): printed whole, its masked particulars shown on purpose, and the cases that have to do with it. */
import type { Viewer } from '../access/index.ts'
import type { Address } from '../ledger/index.ts'
import { accessesOf, type Reveal, reveal } from './access.ts'
import { printFile } from './file.ts'
import { type DossierParts, mayReveal } from './parts.ts'
import { relatedTo } from './related.ts'

/** The file of cases over the ledger, letters and evidence. Each answers undefined for a case that is not theirs to see. */
export const createDossier = (parts: DossierParts) => ({
  print: (viewer: Viewer, address: Address, access: { id: string; ground: string }) => printFile(parts, viewer, address, access),
  reveal: (viewer: Viewer, address: Address, asked: Reveal) => reveal(parts, viewer, address, asked),
  accesses: (viewer: Viewer, address: Address) => accessesOf(parts, viewer, address),
  mayReveal,
  related: (viewer: Viewer, address: Address) => relatedTo(parts, viewer, address),
})
