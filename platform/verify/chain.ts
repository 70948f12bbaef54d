/** The chain of one office, link by link: numbers without gaps, every link on the one before, the head at the end, the seals in place. */
import type { PoolClient } from 'pg'
import type { Finding, Findings } from './findings.ts'
import { expectedHash, FIRST, type LoggedAction } from './format.ts'

const PAGE = 2_000
/** Finer than a millisecond is only what Mingfa did not write; it is kept, so that the hash shows it. */
const instant = (column: string): string =>
  `regexp_replace(to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '(?<=\\.\\d{3})000$', '') || 'Z'`

const SELECT = `select chain_no as no, id, case_id as "caseId", seq, type, action, version::text as version, on_day::text as "on", ground, actors, data, extra,
    ${instant('at')} as at, ${instant('device_at')} as "deviceAt", digest, prev_hash as "prevHash", hash
  from mingfa.case_action where office_id = $1 and (chain_no, id) > ($2::bigint, $3::uuid) order by chain_no, id limit ${PAGE}`

async function* linksOf(client: PoolClient, office: number): AsyncGenerator<LoggedAction> {
  let after: [number, string] = [-1, '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const { rows } = await client.query<LoggedAction>(SELECT, [office, ...after])
    yield* rows
    const last = rows[rows.length - 1]
    if (!last || rows.length < PAGE) return
    after = [last.no, last.id]
  }
}

type Place = { no: number; hash: string | null }

/** What is wrong with a link, given the one before it; undefined when it holds. */
function brokenLink(office: number, before: Place, a: LoggedAction): Pick<Finding, 'kind' | 'message'> | undefined {
  if (a.no <= before.no) return { kind: 'forked', message: `第 ${a.no} 号之后另有一个第 ${a.no} 号` }
  if (a.no > before.no + 1) {
    const gap = a.no === before.no + 2 ? `第 ${before.no + 1} 号` : `第 ${before.no + 1} 至 ${a.no - 1} 号`
    return { kind: 'removed', message: `${gap}动作缺失` }
  }
  if (expectedHash(office, a) !== a.hash) return { kind: 'altered', message: '内容与校验值不符，记录被改动过' }
  return a.prevHash === before.hash ? undefined : { kind: 'order', message: '没有接在前一动作之后，其前后有动作被插入、删除或调换' }
}

async function sealsOf(client: PoolClient, office: number): Promise<Map<number, { day: string; hash: string }[]>> {
  const { rows } = await client.query<{ day: string; no: number; hash: string }>(
    'select day::text as day, no, hash from mingfa.chain_seal where office_id = $1 order by day',
    [office],
  )
  const seals = new Map<number, { day: string; hash: string }[]>()
  for (const { no, day, hash } of rows) seals.set(no, [...(seals.get(no) ?? []), { day, hash }])
  return seals
}

export type ChainCount = { actions: number; seals: number }

/** Checks the chain of an office and adds what is wrong to the findings. */
export async function verifyChain(client: PoolClient, office: number, findings: Findings): Promise<ChainCount> {
  const seals = await sealsOf(client, office)
  const sealed = seals.size
  let before: Place = { no: 0, hash: FIRST }
  let actions = 0
  for await (const a of linksOf(client, office)) {
    actions += 1
    const broken = brokenLink(office, before, a)
    if (broken) findings.add({ ...broken, office, no: a.no, actionId: a.id, caseId: a.caseId, type: a.type })
    for (const seal of seals.get(a.no) ?? []) {
      if (seal.hash === a.hash) continue
      findings.add({ kind: 'seal', office, no: a.no, actionId: a.id, caseId: a.caseId, message: `与 ${seal.day} 的封存值不符，封存之后被改动过` })
    }
    seals.delete(a.no)
    before = { no: a.no, hash: a.hash }
  }
  await verifyEnd(client, office, { before, actions, findings })
  for (const [no, [seal]] of seals) {
    if (no > 0) findings.add({ kind: 'truncated', office, no, message: `${seal?.day} 已封存的第 ${no} 号动作不在日志中` })
  }
  return { actions, seals: sealed }
}

type End = { before: Place; actions: number; findings: Findings }

/** The head is the last link, and no action stands outside the chain. */
async function verifyEnd(client: PoolClient, office: number, { before, actions, findings }: End): Promise<void> {
  const { rows } = await client.query<{ no: number | null; hash: string | null; total: number }>(
    `select (select h.no from mingfa.chain_head h where h.office_id = $1) as no, (select h.hash from mingfa.chain_head h where h.office_id = $1) as hash,
       (select count(*)::int from mingfa.case_action where office_id = $1) as total`,
    [office],
  )
  const head = { no: rows[0]?.no ?? 0, hash: rows[0]?.no ? rows[0].hash : FIRST }
  if (head.no > before.no)
    findings.add({ kind: 'truncated', office, no: before.no + 1, message: `链首记为第 ${head.no} 号，日志只到第 ${before.no} 号，末尾被截去` })
  else if (head.no < before.no)
    findings.add({ kind: 'inserted', office, no: head.no + 1, message: `链首记为第 ${head.no} 号，日志却有第 ${before.no} 号，末尾被添加` })
  else if (head.hash !== before.hash) findings.add({ kind: 'head', office, no: head.no, message: '链首与最后一个动作的校验值不符' })
  const outside = (rows[0]?.total ?? 0) - actions
  if (outside > 0) findings.add({ kind: 'inserted', office, message: `有 ${outside} 个动作没有链上编号` })
}
