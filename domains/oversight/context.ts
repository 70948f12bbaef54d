/** What the board is made of, and what its parts share: settings, and what a report is inspected beside. */
import type { PoolClient } from 'pg'
import type { Day } from '../../engine/define.ts'
import type { Office, Offices } from '../../platform/access/index.ts'
import type { Claims, Database } from '../../platform/db/index.ts'
import type { Files } from '../../platform/files/index.ts'
import { dueOf, unset } from './due.ts'
import type { Beside, Given } from './examine.ts'
import type { Pages } from './pages.ts'
import { subjectsOf } from './reach.ts'
import type { BoardSetting } from './shapes.ts'
import { type ReportText, settingsOf, standingTexts } from './store.ts'

export type BoardParts = {
  db: Database
  offices: Offices
  files: Files
  pages: Pages
  /** Names of people by id. */
  names: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
  now: () => Date
  today: () => Day
}

/** Settings by the office that made them; what nobody has set is as the law and practice have it. */
export async function settingsFor(client: PoolClient, offices: readonly number[]): Promise<(office: number | null) => BoardSetting> {
  const found = await settingsOf(client, [...new Set(offices)])
  return (office) => (office === null ? unset : (found.get(office) ?? unset))
}

const givenOf = ({ id, text, metadata, publishedOn }: ReportText): Given => ({ id, text, metadata, publishedOn })

/** What reports of one year and one office above are inspected beside. */
export type Neighbourhood = { beside: (office: Office) => Beside; texts: ReadonlyMap<number, ReportText> }

/** Reads all reports of the offices beside each other, of a year and the year before, once. */
export async function neighbourhood(parts: BoardParts, client: PoolClient, parent: number, year: number): Promise<Neighbourhood> {
  const offices = (await subjectsOf(parent, parts.offices)).filter((o) => o.parent === parent)
  const ids = offices.map((o) => o.id)
  const setting = (await settingsFor(client, [parent]))(parent)
  const rows = await standingTexts(client, ids, [year, year - 1])
  const texts = new Map(rows.filter((r) => r.year === year).map((r) => [r.office, r]))
  const last = new Map(rows.filter((r) => r.year === year - 1).map((r) => [r.office, r]))
  const beside = (office: Office): Beside => {
    const before = last.get(office.id)
    return {
      lastYear: before && givenOf(before),
      neighbours: offices.flatMap((o) => {
        const text = o.id === office.id ? undefined : texts.get(o.id)
        return text ? [{ name: o.name, given: givenOf(text) }] : []
      }),
      dueOn: dueOf(office, year, setting).on,
      year,
      issuer: office.name,
      off: setting.off,
    }
  }
  return { beside, texts }
}

/** Claims of Mingfa itself, which examines anew what has been examined: the offices below one, and its settings. */
export const ownClaims = (parent: number, subjects: readonly number[], write?: number): Claims => ({
  person: 'system',
  offices: [parent],
  see: { board: subjects },
  ...(write === undefined ? {} : { office: write }),
})
