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

/** The answer to whoever saves words of a section that they do not hold. */
const notTaken = (title: string): Refusal => ({
  code: 'guard',
  rule: 'section-not-held',
  message: `您没有占用“${title}”，或占用已经到期，这一节没有保存；您的文字还在，请点到这一节再保存`,
})

const titleOf = (body: ReportBody, id: string): string => body.sections.find((s) => s.id === id)?.title || '引言'

/**
 * Why a text may not be saved: it changes or takes out a section that the person does not hold. A new section is nobody else's. Runs in the transaction
 * that saves it.
 */
export async function notHeld(
  client: PoolClient,
  place: Place,
  { body, person, at }: { body: ReportBody; person: string; at: string },
): Promise<Refusal | undefined> {
  const before = (await readBody(client, place))?.body
  if (!before) return undefined
  const holders = new Map((await locksOf(client, place, new Date(at))).map((l) => [l.section, l]))
  const [was, now] = [written(before), written(body)]
  const changed = [...was.keys()].filter((id) => was.get(id) !== now.get(id) && holders.get(id)?.person !== person)
  const lock = changed.map((id) => holders.get(id)).find((l) => l !== undefined)
  if (lock) return takenBy(lock.name, titleOf(before, lock.section))
  return changed[0] === undefined ? undefined : notTaken(titleOf(before, changed[0]))
}
