/** A server for tests of evidence that can be stopped and started again over the same data, with its files in a folder or in a bucket. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { inject } from 'vitest'
import { newId, openDatabase } from '../../platform/db/index.ts'
import { defaultEvidenceSettings, type EvidenceSettings } from '../../platform/evidence/index.ts'
import { startWorker, type Worker } from '../../platform/jobs/index.ts'
import { EAST, prepareSample, sampleType, standingClock } from '../../platform/testing/index.ts'
import { tasksOf } from '../tasks.ts'
import { openServer } from './app.ts'

export type StoreKind = 'folder' | 's3'
type Running = Awaited<ReturnType<typeof openServer>> & { base: string; worker: Worker }

/** A bucket of its own on this machine. */
async function openBucket(directory: string): Promise<{ s3: NonNullable<EvidenceSettings['s3']>; close: () => Promise<void> }> {
  const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets: [{ name: 'mingfa' }] })
  const { port } = await server.run()
  const s3 = { endpoint: `http://127.0.0.1:${port}/mingfa`, region: 'us-east-1', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }
  return { s3, close: () => server.close() }
}

/** `settings` are added to the usual ones each time the server starts. */
export async function openEvidenceStage(kind: StoreKind, today: string) {
  const home = mkdtempSync(join(tmpdir(), 'mingfa-evidence-'))
  const name = `t_${randomBytes(6).toString('hex')}`
  const bucket = kind === 's3' ? await openBucket(join(home, 'bucket')) : undefined
  const clock = standingClock(today)
  const faults: unknown[] = []
  let running: Running

  const start = async (settings: Partial<EvidenceSettings> = {}): Promise<void> => {
    const db = await openDatabase({ home: inject('home'), name })
    const evidence = { ...defaultEvidenceSettings, ...(bucket ? { s3: bucket.s3 } : {}), ...settings }
    const opened = await openServer(
      { home, digest: 'sm3', port: 0, evidence },
      { db, clock, types: [sampleType], migrations: [] },
      { onFault: (error) => void faults.push(error) },
    )
    const { services, app } = opened
    const worker = await startWorker(services.db.config('mingfa_worker'), { tasks: tasksOf(services), cron: [], onFault: (error) => void faults.push(error) })
    running = { ...opened, worker, base: await app.listen({ port: 0, host: '127.0.0.1' }) }
  }
  const stop = async (): Promise<void> => {
    running.app.server.closeAllConnections()
    await running.app.close()
    await running.worker.stop()
    await running.services.close()
  }

  const first = await openDatabase({ home: inject('home'), name })
  await prepareSample(first)
  await first.close()
  await start()

  const tokens = new Map<string, string>()
  const tokenOf = async (username: string): Promise<string> => {
    const known = tokens.get(username)
    if (known) return known
    const viewer = await running.services.viewers.byUsername(username, today)
    if (!viewer) throw new Error(`nobody is called ${username}`)
    const token = await running.services.signIn.issueToken(viewer.personId, 30, clock.now())
    tokens.set(username, token)
    return token
  }

  return {
    home,
    clock,
    faults,
    services: () => running.services,
    base: () => running.base,
    /** Stops the server as a power cut would stop its requests, and starts it again over the same data. */
    restart: async (settings?: Partial<EvidenceSettings>): Promise<void> => {
      await stop()
      await start(settings)
    },
    /** A request as somebody; nobody when the name is empty. */
    ask: async (username: string, path: string, init: RequestInit = {}): Promise<Response> => {
      const headers = { ...(username ? { authorization: `Bearer ${await tokenOf(username)}` } : {}), ...(init.headers as Record<string, string> | undefined) }
      return fetch(`${running.base}${path}`, { ...init, headers })
    },
    tokenOf,
    newCase: async (cause = '占道经营'): Promise<string> => {
      const viewer = await running.services.viewers.byUsername('officer', today)
      if (!viewer) throw new Error('no officer')
      const caseId = newId()
      const input = { number: `示${caseId.slice(-6)}`, cause }
      const result = await running.services.ledger.act(viewer, { type: 'sample', office: EAST, caseId, action: 'open', actionId: newId(), input })
      if (!('done' in result)) throw new Error(JSON.stringify(result))
      return caseId
    },
    close: async (): Promise<void> => {
      await stop()
      await bucket?.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

export type EvidenceStage = Awaited<ReturnType<typeof openEvidenceStage>>
