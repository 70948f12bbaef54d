/** What each step of a report does beside its action, in the action's own transaction. */
import type { PoolClient } from 'pg'
import type { Refusal } from '../../engine/allow.ts'
import { cite } from '../../engine/law.ts'
import type { Effect, Effects, Taken } from '../../platform/ledger/index.ts'
import { hashOf, type ReportBody } from './body.ts'
import { contents } from './check-parts.ts'
import { groundsOf, wrongGrounds } from './grounds.ts'
import { notHeld } from './held.ts'
import { officeOf, packOf, type ReportingParts, type Subject } from './pack.ts'
import { addPage, withdrawPage } from './published.ts'
import { needsFiles, unshownRefusal } from './stated.ts'
import { addBody, addFrozen, readBody, readFrozen } from './store.ts'

/** Bodies on their way into the transaction that saves them, by the id of their action. */
export type Handed = Map<string, ReportBody>

const subjectOf = ({ state }: Taken): Subject => ({
  office: state.office,
  id: state.id,
  year: Number(String(state.values.periodEnd).slice(0, 4)),
  title: String(state.values.title),
  composedOn: typeof state.values.composedOn === 'string' ? state.values.composedOn : null,
  approvedOn: typeof state.values.approvedOn === 'string' ? state.values.approvedOn : null,
})

const otherDoor = (what: string): Refusal => ({ code: 'guard', rule: 'door', message: `请在“年度报告”页面${what}，正文和数字在那里一并保存` })

async function saveBody(client: PoolClient, taken: Taken, handed: Handed): Promise<Refusal | undefined> {
  const body = handed.get(taken.actionId)
  if (!body || hashOf(body) !== taken.input.bodyHash) return otherDoor(taken.action === 'compose' ? '生成初稿' : '修改正文')
  const { office, id, year } = subjectOf(taken)
  await addBody(client, { office, id, year, seq: taken.state.seq, body, hash: hashOf(body), by: taken.viewer.personId, at: taken.at })
  return undefined
}

/** Who saves holds the sections that they have changed, and names files of this report. */
async function notTheirs(client: PoolClient, taken: Taken, handed: Handed): Promise<Refusal | undefined> {
  const body = handed.get(taken.actionId)
  if (!body) return undefined
  const subject = subjectOf(taken)
  return (await notHeld(client, subject, { body, person: taken.viewer.personId, at: taken.at })) ?? wrongGrounds(client, subject, body)
}

/** A report is sent on with a file under every number that the office states itself. */
async function unshownNumbers(client: PoolClient, taken: Taken): Promise<Refusal | undefined> {
  const subject = subjectOf(taken)
  if (!needsFiles(subject.composedOn)) return undefined
  const saved = await readBody(client, subject)
  const files = await groundsOf(client, subject)
  return saved && unshownRefusal(saved.body, (id) => files.has(id))
}

/** One report a year: another may be drafted after the first has been withdrawn. */
async function alreadyThere(client: PoolClient, taken: Taken): Promise<Refusal | undefined> {
  const { office, id, year } = subjectOf(taken)
  const { rows } = await client.query<{ title: string }>(
    `select title from mingfa.report where office_id = $1 and period_end = $2 and status <> 'withdrawn' and id <> $3 limit 1`,
    [office, taken.state.values.periodEnd, id],
  )
  return rows[0] && { code: 'done', rule: 'one-a-year', message: `${year}年的年度报告已经有了（${rows[0].title}）；撤回之后才能重新起草` }
}

const MOST_SAID = 3

async function freeze(parts: ReportingParts, client: PoolClient, taken: Taken): Promise<Refusal | undefined> {
  const { frozenHash } = taken.input
  if (!frozenHash) return otherDoor('定稿')
  const { frozen, hash, findings } = await packOf(parts, client, subjectOf(taken))
  const errors = findings.filter((f) => f.level === 'error')
  if (errors.length > 0) {
    const said = errors.slice(0, MOST_SAID).map((f) => f.message)
    return { code: 'guard', rule: 'check', message: `检查还有${errors.length}处错误，不能定稿：${said.join('；')}`, law: cite(contents) }
  }
  if (hash !== frozenHash) return { code: 'stale', rule: 'figures-moved', message: '定稿过程中有案件记录变动，数字已经不同，请重新定稿' }
  await addFrozen(client, subjectOf(taken), frozen, hash, taken.at)
  return undefined
}

async function publish(parts: ReportingParts, client: PoolClient, taken: Taken): Promise<Refusal | undefined> {
  const subject = subjectOf(taken)
  const frozen = await readFrozen(client, subject)
  const saved = await readBody(client, subject)
  if (!frozen) return { code: 'need', rule: 'freeze', message: '报告没有定稿，不能公开', law: cite(contents) }
  const { code } = await officeOf(parts, subject.office)
  const signedOn = subject.approvedOn ?? taken.on
  await addPage(client, { ...subject, code, on: taken.on, at: taken.at, signedOn, frozen, reasons: saved?.body.reasons ?? {} })
  return undefined
}

/** Effects for the ledger. */
export function reportEffects(parts: ReportingParts, handed: Handed): Effects {
  const steps: Readonly<Record<string, Effect>> = {
    compose: async (client, taken) => (await alreadyThere(client, taken)) ?? saveBody(client, taken, handed),
    edit: async (client, taken) => (await notTheirs(client, taken, handed)) ?? saveBody(client, taken, handed),
    submit: unshownNumbers,
    freeze: (client, taken) => freeze(parts, client, taken),
    publish: (client, taken) => publish(parts, client, taken),
    withdraw: async (client, taken) => {
      await withdrawPage(client, subjectOf(taken), taken.on, String(taken.input.note ?? ''))
      return undefined
    },
  }
  return Object.fromEntries(Object.entries(steps).map(([action, effect]) => [`report.${action}`, effect]))
}
