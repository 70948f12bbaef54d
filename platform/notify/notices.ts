/** What people are told: once each, as they want it, in the workbench and by mail. */
import type { PoolClient } from 'pg'
import { claimsOf, type Viewer } from '../access/index.ts'
import { inTx, newId } from '../db/index.ts'
import { type NoticeKind, noticeKinds } from './kinds.ts'
import { type MailParts, mailFor, queueMail } from './mail.ts'
import { afterQuiet } from './quiet.ts'

export type NewNotice = {
  person: string
  kind: NoticeKind
  /** The same mark is told once to a person. */
  mark: string
  title: string
  /** The case's number, the only thing of it that a mail says. */
  number: string | null
  /** Address below /workbench. */
  link: string
}
export type NoticeRow = Pick<NewNotice, 'kind' | 'title' | 'link'> & { id: string; office: number; at: string; read: boolean }
export type Preferences = {
  email: string | null
  /** Kinds that are not told at all. */
  off: NoticeKind[]
  /** Kinds that are told by mail too. */
  mail: NoticeKind[]
  quietFrom: number
  quietTo: number
}

const USUAL: Preferences = { email: null, off: [], mail: [], quietFrom: 22, quietTo: 7 }
const LISTED = 50

export type Notices = {
  /** Tells people of an office; how many were told something new. */
  tell: (office: number, notices: readonly NewNotice[]) => Promise<number>
  /** The viewer's own, newest first, from every office they reach. */
  list: (viewer: Viewer) => Promise<NoticeRow[]>
  /** Marks the viewer's own as read: these, or all. */
  read: (viewer: Viewer, ids?: readonly string[]) => Promise<void>
  preferences: (viewer: Viewer) => Promise<Preferences>
  setPreferences: (viewer: Viewer, preferences: Preferences) => Promise<void>
}

type Wish = Omit<Preferences, 'email'> & { person: string; email: string | null }
const COLUMNS = 'person_id as person, email, off, mail, quiet_from as "quietFrom", quiet_to as "quietTo"'

/** Notices over the application's role. */
export function createNotices(parts: MailParts): Notices {
  const { db, vault, accounts, now } = parts
  const homeOf = async (viewer: Viewer): Promise<number> => (await accounts([viewer.personId]))[0]?.office ?? viewer.posts[0]?.office ?? 0

  async function wishesOf(people: readonly string[]): Promise<ReadonlyMap<string, Wish>> {
    const homes = [...new Set((await accounts(people)).map((a) => a.office))]
    const { rows } = await inTx(db.app, { person: 'system', offices: homes }, (client) =>
      client.query<Wish>(`select ${COLUMNS} from mingfa.notice_preference where office_id = any($1::bigint[]) and person_id = any($2::text[])`, [
        homes,
        people,
      ]),
    )
    return new Map(rows.map((r) => [r.person, r]))
  }

  const insert = async (client: PoolClient, office: number, n: NewNotice, at: Date): Promise<boolean> => {
    const text = `insert into mingfa.notice (office_id, id, person_id, kind, mark, title, number, link, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (office_id, person_id, mark) do nothing`
    const values = [office, newId(), n.person, n.kind, n.mark, n.title, n.number, n.link, at.toISOString()]
    return (await client.query(text, values)).rowCount === 1
  }

  return {
    async tell(office, notices) {
      if (notices.length === 0) return 0
      const wishes = await wishesOf([...new Set(notices.map((n) => n.person))])
      const server = await mailFor(parts, office)
      return inTx(db.app, { person: 'system', office, offices: [office] }, async (client) => {
        let told = 0
        for (const notice of notices) {
          const wish = wishes.get(notice.person) ?? USUAL
          const at = now()
          if (wish.off.includes(notice.kind) || !(await insert(client, office, notice, at))) continue
          told += 1
          if (!server || !wish.email || !wish.mail.includes(notice.kind)) continue
          const breaks = notice.kind === 'breach' && server.urgent
          const runAt = breaks ? at : afterQuiet(at, { from: wish.quietFrom, to: wish.quietTo })
          await queueMail(client, { ...notice, office, at, runAt })
        }
        return told
      })
    },
    list: (viewer) =>
      inTx(db.app, claimsOf(viewer), async (client) => {
        const text = `select id, office_id as office, kind, title, link, at, read_at is not null as read from mingfa.notice
          where office_id = any($1::bigint[]) and person_id = $2 order by id desc limit ${LISTED}`
        const { rows } = await client.query<NoticeRow>(text, [viewer.offices, viewer.personId])
        return rows.map((r) => ({ ...r, at: new Date(r.at).toISOString() }))
      }),
    read: (viewer, ids) =>
      inTx(db.app, claimsOf(viewer), async (client) => {
        await client.query(
          `update mingfa.notice set read_at = $3 where office_id = any($1::bigint[]) and person_id = $2 and read_at is null and ($4::uuid[] is null or id = any($4::uuid[]))`,
          [viewer.offices, viewer.personId, now().toISOString(), ids ?? null],
        )
      }),
    async preferences(viewer) {
      const wish = (await wishesOf([viewer.personId])).get(viewer.personId)
      if (!wish) return USUAL
      const { person: _person, email, ...rest } = wish
      return { ...rest, email: email === null ? null : vault.open(email) }
    },
    async setPreferences(viewer, { email, off, mail, quietFrom, quietTo }) {
      const office = await homeOf(viewer)
      const known = (kinds: readonly NoticeKind[]) => kinds.filter((k) => k in noticeKinds)
      await inTx(db.app, { ...claimsOf(viewer, office), offices: [office] }, (client) =>
        client.query(
          `insert into mingfa.notice_preference (office_id, person_id, email, off, mail, quiet_from, quiet_to, changed_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (office_id, person_id) do update set email = excluded.email, off = excluded.off,
             mail = excluded.mail, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, changed_at = excluded.changed_at`,
          [office, viewer.personId, email === null ? null : vault.seal(email), known(off), known(mail), quietFrom, quietTo, now().toISOString()],
        ),
      )
    },
  }
}
