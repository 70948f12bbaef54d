/** Sections of a report that are held, as the table has them. */
import type { PoolClient } from 'pg'
import type { Refusal } from '../../engine/allow.ts'
import { canonical } from '../../platform/ledger/index.ts'
import type { ReportBody } from './body.ts'
import { type Place, readBody } from './store.ts'

/** A section that somebody is writing in, and until when unless they go on. */
export type SectionLock = { section: string; person: string; name: string; until: string }
/** The sections held now. */
export async function locksOf(client: PoolClient, { office, id }: Place, now: Date): Promise<SectionLock[]> {
  const text = 'select section, person, name, until from mingfa.report_lock where office_id = $1 and report_id = $2 and until > $3 order by section'
  return (await client.query<SectionLock>(text, [office, id, now.toISOString()])).rows
}

/** The answer to whoever would write in a section that another holds. */
export const takenBy = (name: string, title?: string): Refusal => ({
  code: 'guard',
  rule: 'section-taken',
  message: `${title ? `“${title}”` : '这一节'}正由${name}编辑，请等其保存或离开后再改`,
})

const written = (body: ReportBody): Map<string, string> => new Map(body.sections.map((s) => [s.id, canonical(s)]))

/** Why a text may not be saved: it changes a section that somebody else is writing in. Runs in the transaction that saves it. */
export async function takenByOther(
  client: PoolClient,
  place: Place,
  { body, person, at }: { body: ReportBody; person: string; at: string },
): Promise<Refusal | undefined> {
  const others = (await locksOf(client, place, new Date(at))).filter((l) => l.person !== person)
  if (others.length === 0) return undefined
  const before = (await readBody(client, place))?.body
  if (!before) return undefined
  const [was, now] = [written(before), written(body)]
  const lock = others.find((l) => was.get(l.section) !== now.get(l.section))
  return lock && takenBy(lock.name, before.sections.find((s) => s.id === lock.section)?.title)
}
