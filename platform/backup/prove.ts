/** What is measured when a backup is made, and measured again when it is restored. */
import type { PoolClient } from 'pg'
import { claimsOf, type Offices, operatorViewer } from '../access/index.ts'
import { type Database, inTx } from '../db/index.ts'
import { type FigureReader, yearOf } from '../figures/index.ts'
import type { LedgerContext } from '../ledger/index.ts'
import { type Verification, verify } from '../verify/index.ts'
import type { Manifest } from './manifest.ts'

export type BackupParts = {
  home: string
  url?: string | undefined
  name?: string
  db: Database
  context: LedgerContext
  figures: FigureReader
  offices: Offices
}

type KnownFigure = Manifest['figures'][number]
type Heads = Manifest['heads']

const WANTED = 3
const PATIENCE_MS = 120_000
const LOCK_MS = 1_000

/** Stops every writer for as long as `work` takes; waits for running ones only briefly at a time, so that nobody queues behind a long import. */
export async function whileNobodyWrites<T>(db: Database, work: (client: PoolClient) => Promise<T>): Promise<T> {
  for (const end = Date.now() + PATIENCE_MS; ; ) {
    const client = await db.owner.connect()
    try {
      await client.query(`begin; set local lock_timeout = ${LOCK_MS}`)
      const held = await client.query('lock table mingfa.chain_head in exclusive mode').then(
        () => true,
        (error) => {
          if ((error as { code?: string }).code === '55P03' && Date.now() < end) return false
          throw error
        },
      )
      if (held) return await work(client)
    } finally {
      await client.query('rollback').catch(() => undefined)
      client.release()
    }
    await new Promise((next) => setTimeout(next, LOCK_MS))
  }
}

export async function chainHeads(client: PoolClient): Promise<Heads> {
  return (await client.query<Heads[number]>('select office_id as office, no, hash from mingfa.chain_head order by office_id')).rows
}

type Ask = Omit<KnownFigure, 'value'>

/** The value of each figure asked for; one reading for all of an office and a period. */
async function measure(parts: BackupParts, asks: readonly Ask[]): Promise<KnownFigure[]> {
  const offices = (await parts.offices.all()).map((o) => o.id)
  const viewer = operatorViewer(offices, parts.context.types)
  return inTx(parts.db.app, claimsOf(viewer), async (client) => {
    const found: KnownFigure[] = []
    for (const group of Map.groupBy(asks, (a) => `${a.office} ${a.from} ${a.to}`).values()) {
      const { office, from, to } = group[0] as Ask
      const figures = await parts.figures.figures(client, { office, period: { from, to }, metrics: group.map((a) => a.metric) })
      found.push(...group.map((ask, i) => ({ ...ask, value: figures[i]?.value ?? null })))
    }
    return found
  })
}

/** The largest figures of the last whole year, over the whole tree: those in which a loss would show. */
export async function knownFigures(parts: BackupParts): Promise<KnownFigure[]> {
  const period = yearOf(Number(parts.context.today().slice(0, 4)) - 1)
  const roots = (await parts.offices.all()).filter((o) => o.parent === null)
  const counts = [...parts.figures.catalogue.values()].filter((entry) => !entry.lower).map((entry) => entry.id)
  const asks = roots.flatMap((o) => counts.map((metric) => ({ metric, office: o.id, ...period })))
  const all = await measure(parts, asks)
  return all.sort((a, b) => (b.value ?? 0) - (a.value ?? 0)).slice(0, WANTED)
}

export type Proof = { ok: boolean; verification: Verification; figures: (KnownFigure & { now: number | null })[]; faults: string[] }

/** Is the restored database what the manifest says: chains at the same ends, verified, and the known figures the same? */
export async function prove(parts: BackupParts, manifest: Manifest): Promise<Proof> {
  const verification = await verify(parts.context)
  const heads = await inTx(parts.db.owner, {}, chainHeads)
  const now = new Map(heads.map((h) => [h.office, h]))
  const faults = manifest.heads.flatMap(({ office, no, hash }) => {
    const head = now.get(office)
    return head?.no === no && head.hash === hash ? [] : [`机关 ${office} 的链应止于第 ${no} 号，恢复后止于第 ${head?.no ?? 0} 号`]
  })
  const key = (f: Ask): string => `${f.metric} ${f.office} ${f.from} ${f.to}`
  const measured = new Map((await measure(parts, manifest.figures)).map((f) => [key(f), f.value]))
  const figures = manifest.figures.map((f) => ({ ...f, now: measured.get(key(f)) ?? null }))
  for (const f of figures) if (f.value !== f.now) faults.push(`指标 ${f.metric}（机关 ${f.office}，${f.from} 至 ${f.to}）应为 ${f.value}，恢复后为 ${f.now}`)
  return { ok: verification.ok && faults.length === 0, verification, figures, faults }
}
