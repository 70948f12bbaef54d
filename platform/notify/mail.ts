/** Mail: the server that an office uses, and the sending of one notice with every attempt on record. No mail says more than a case's number. */
import type { PoolClient } from 'pg'
import { type Account, claimsOf, type Offices, recordChange, type Viewer } from '../access/index.ts'
import { type Database, inTx, newId } from '../db/index.ts'
import { enqueue, lineFault, type Task } from '../jobs/index.ts'
import type { Vault } from '../ledger/index.ts'
import { type NoticeKind, noticeKinds } from './kinds.ts'
import { type Smtp, sendMail } from './smtp.ts'

/** As its administrators see it: whether a password is set, never which. */
export type MailSetting = Omit<Smtp, 'password'> & { hasPassword: boolean; baseUrl: string /** Breaches are told in quiet hours too. */; urgent: boolean }
/** `password` undefined leaves the one that is set. */
export type MailSettingAsk = Omit<MailSetting, 'hasPassword'> & { password?: string | undefined }
export type MailDelivery = {
  id: string
  person: string
  kind: NoticeKind
  number: string | null
  status: 'waiting' | 'sent' | 'failed'
  attempts: number
  error: string | null
  at: string
  changedAt: string
}
export type MailParts = {
  db: Database
  vault: Vault
  offices: Offices
  accounts: (ids: readonly string[]) => Promise<Account[]>
  now: () => Date
}

export const MAIL_TASK = 'notify.mail'
/** After each failure, in seconds; then it is given up. */
const BACKOFF_S = [60, 300, 1800, 7200, 21_600]
const LISTED = 50
const LONGEST_ERROR = 300

type Row = Omit<Smtp, 'password'> & { office: number; password: string | null; baseUrl: string; urgent: boolean }
const COLUMNS = 'office_id as office, host, port, security, username, password, sender, base_url as "baseUrl", urgent'

const system = (office: number, offices: readonly number[] = [office]) => ({ person: 'system', office, offices: [...new Set([office, ...offices])] })

/** The setting of the office, or of the nearest one above it that has one. */
export async function mailFor({ db, offices }: Pick<MailParts, 'db' | 'offices'>, office: number): Promise<Row | undefined> {
  const path = (await offices.above(office)).map((o) => o.id)
  const { rows } = await inTx(db.app, system(office, path), (client) =>
    client.query<Row>(`select ${COLUMNS} from mingfa.mail_setting where office_id = any($1::bigint[])`, [path]),
  )
  return rows.sort((a, b) => path.indexOf(a.office) - path.indexOf(b.office))[0]
}

const shown = ({ host, port, security, username, sender, baseUrl, urgent, password }: Row): MailSetting => ({
  ...{ host, port, security, username, sender, baseUrl, urgent },
  hasPassword: password !== null,
})

const kept = (s: Omit<Row, 'office'> | undefined) =>
  s
    ? {
        服务器: `${s.host}:${s.port}`,
        加密: s.security,
        账号: s.username,
        密码: s.password === null ? null : '已设置',
        发件人: s.sender,
        系统网址: s.baseUrl,
        超期提醒不受免打扰限制: s.urgent,
      }
    : null

/** Mail over an office's settings. */
export function createMail(parts: MailParts) {
  const { db, vault, accounts, now } = parts
  const smtpOf = (row: Row): Smtp => ({ ...row, password: row.password === null ? null : vault.open(row.password) })
  return {
    /** The office's own setting, or whose it uses; neither when no mail is sent. */
    async setting(office: number): Promise<{ own: MailSetting | null; inherited: { office: number; setting: MailSetting } | null }> {
      const row = await mailFor(parts, office)
      if (!row) return { own: null, inherited: null }
      return row.office === office ? { own: shown(row), inherited: null } : { own: null, inherited: { office: row.office, setting: shown(row) } }
    },
    /** null takes the office's own setting back. */
    setSetting: (viewer: Viewer, office: number, ask: MailSettingAsk | null): Promise<void> =>
      inTx(db.app, claimsOf(viewer, office), async (client) => {
        const { rows } = await client.query<Row>(`select ${COLUMNS} from mingfa.mail_setting where office_id = $1 for update`, [office])
        const before = rows[0]
        const password = ask?.password === undefined ? (before?.password ?? null) : ask.password === '' ? null : vault.seal(ask.password)
        const after = ask ? { ...ask, password } : undefined
        if (!after) await client.query('delete from mingfa.mail_setting where office_id = $1', [office])
        else await writeSetting(client, office, after, now().toISOString())
        const renewed = ask?.password && before?.password !== null ? { 密码: '已更换' } : {}
        const change = { office, area: 'mail' as const, subject: '邮件服务器', before: kept(before), after: after ? { ...kept(after), ...renewed } : null }
        await recordChange(client, viewer, { ...change, at: now().toISOString() })
      }),
    /** Sends one at once; what went wrong, or undefined. */
    async test(office: number, to: string): Promise<string | undefined> {
      const row = await mailFor(parts, office)
      if (!row) return '还没有设置邮件服务器'
      const text = `这是一封测试邮件，收到即说明邮件设置可用。\n\n${row.baseUrl}/workbench\n`
      return sendMail(smtpOf(row), { to, subject: '法治政府一体化平台测试邮件', text }).then(() => undefined, said)
    },
    async deliveries(viewer: Viewer, office: number): Promise<MailDelivery[]> {
      const { rows } = await inTx(db.app, claimsOf(viewer), (client) =>
        client.query<MailDelivery>(
          `select id, person_id as person, kind, number, status, attempts, error, created_at as at, changed_at as "changedAt"
           from mingfa.mail_delivery where office_id = $1 order by id desc limit ${LISTED}`,
          [office],
        ),
      )
      const names = new Map((await accounts(rows.map((r) => r.person))).map((a) => [a.id, a.name]))
      const iso = (at: string): string => new Date(at).toISOString()
      return rows.map((r) => ({ ...r, person: names.get(r.person) ?? r.person, at: iso(r.at), changedAt: iso(r.changedAt) }))
    },
    /** The task that sends one mail; a failure is put down and tried again later, up to a limit. */
    task: (async ({ office, id }) => deliver({ ...parts, smtpOf }, Number(office), String(id))) satisfies Task,
  }
}

async function writeSetting(client: PoolClient, office: number, s: Omit<Row, 'office'>, at: string): Promise<void> {
  await client.query(
    `insert into mingfa.mail_setting (office_id, host, port, security, username, password, sender, base_url, urgent, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (office_id) do update set host = excluded.host, port = excluded.port,
       security = excluded.security, username = excluded.username, password = excluded.password, sender = excluded.sender,
       base_url = excluded.base_url, urgent = excluded.urgent, changed_at = excluded.changed_at`,
    [office, s.host, s.port, s.security, s.username, s.password, s.sender, s.baseUrl, s.urgent, at],
  )
}

const said = (error: unknown): string => lineFault(error, LONGEST_ERROR)

type Delivery = { person: string; kind: NoticeKind; number: string | null; link: string; attempts: number }

async function deliver(parts: MailParts & { smtpOf: (row: Row) => Smtp }, office: number, id: string): Promise<void> {
  const { db, vault, accounts, now } = parts
  const text = 'select person_id as person, kind, number, link, attempts from mingfa.mail_delivery where office_id = $1 and id = $2 and status = $3'
  const delivery = await inTx(db.app, system(office), async (client) => (await client.query<Delivery>(text, [office, id, 'waiting'])).rows[0])
  if (!delivery) return
  const error = await attempt().catch(said)
  await inTx(db.app, system(office), async (client) => {
    const attempts = delivery.attempts + 1
    const wait = BACKOFF_S[delivery.attempts]
    const status = error === undefined ? 'sent' : wait === undefined ? 'failed' : 'waiting'
    await client.query('update mingfa.mail_delivery set status = $3, attempts = $4, error = $5, changed_at = $6 where office_id = $1 and id = $2', [
      ...[office, id, status, attempts, error ?? null, now().toISOString()],
    ])
    if (status === 'waiting' && wait !== undefined) {
      await enqueue(client, { task: MAIL_TASK, payload: { office, id }, runAt: new Date(now().getTime() + wait * 1000) })
    }
  })

  async function attempt(): Promise<string | undefined> {
    const row = await mailFor(parts, office)
    const [account] = await accounts([delivery?.person ?? ''])
    if (!row || !delivery || !account?.active) return '没有邮件服务器或收件人'
    const sealed = await emailOf(db, account)
    if (!sealed) return '本人没有填写邮箱'
    const subject = `〔${noticeKinds[delivery.kind]}〕${delivery.number ?? ''}`.trim()
    const body = `${subject}\n\n请登录系统查看：\n${row.baseUrl}/workbench${delivery.link}\n\n本邮件由系统自动发出，请勿回复。不想再收，可在“我的账号”中关闭。\n`
    await sendMail(parts.smtpOf(row), { to: vault.open(sealed), subject, text: body })
    return undefined
  }
}

async function emailOf(db: Database, account: Account): Promise<string | null> {
  const { rows } = await inTx(db.app, system(account.office), (client) =>
    client.query<{ email: string | null }>('select email from mingfa.notice_preference where office_id = $1 and person_id = $2', [account.office, account.id]),
  )
  return rows[0]?.email ?? null
}

/** Puts a mail down and its job, in the caller's transaction. */
export async function queueMail(
  client: PoolClient,
  {
    office,
    person,
    kind,
    number,
    link,
    at,
    runAt,
  }: { office: number; person: string; kind: NoticeKind; number: string | null; link: string; at: Date; runAt: Date },
): Promise<void> {
  const id = newId()
  const text = `insert into mingfa.mail_delivery (office_id, id, person_id, kind, number, link, status, attempts, created_at, changed_at)
    values ($1, $2, $3, $4, $5, $6, 'waiting', 0, $7, $7)`
  await client.query(text, [office, id, person, kind, number, link, at.toISOString()])
  await enqueue(client, { task: MAIL_TASK, payload: { office, id }, runAt })
}
