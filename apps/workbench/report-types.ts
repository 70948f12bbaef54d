/** Shapes of the answers about working on a report together. Instants are ISO strings. */

/** A section that somebody is writing in, and until when unless they go on. */
export type SectionLock = { section: string; person: string; name: string; until: string }
/** A greater seq than the one that was read means that somebody has saved. */
export type Locks = { seq: number; status: string; locks: SectionLock[] }
export type Remark = {
  id: string
  paragraph: string
  text: string
  person: string
  name: string
  at: string
  resolvedName: string | null
  resolvedAt: string | null
}
export type VersionRow = { version: number; by: string; at: string }
