/**
 * A program for fault tests: writers that open and decide cases in a database of their own, until they are killed. Standard output has a line for
 * every action: 'sent' with the request before it is tried, 'done' with its id after it was acknowledged, 'ready' when all have begun.
 * Called with the folder of the data and the number of writers.
 */
import { writeSync } from 'node:fs'
import type { Viewer } from '../access/index.ts'
import { newId, openDatabase } from '../db/index.ts'
import type { ActRequest, Ledger } from '../ledger/index.ts'
import { EAST, sampleLedger, WEST } from './ledger.ts'

export type Sent = { username: string; request: ActRequest }

// Synchronous, so that what was said before the end is in the pipe.
const say = (line: string): void => void writeSync(1, `${line}\n`)

async function take(ledger: Ledger, viewer: Viewer, request: ActRequest): Promise<void> {
  say(`sent ${JSON.stringify({ username: viewer.username, request } satisfies Sent)}`)
  const result = await ledger.act(viewer, request)
  if (!('done' in result)) throw new Error(JSON.stringify(result))
  say(`done ${request.actionId}`)
}

async function write(ledger: Ledger, officer: Viewer, leader: Viewer, office: number): Promise<never> {
  for (;;) {
    const caseId = newId()
    const input = { number: `示-${caseId.slice(-8)}`, cause: '占道经营', kind: 'noise', partyKind: 'person' }
    await take(ledger, officer, { type: 'sample', office, caseId, action: 'open', actionId: newId(), input })
    await take(ledger, leader, { type: 'sample', office, caseId, action: 'decide', actionId: newId(), seen: 1, input: { fineFen: '200' } })
  }
}

if (import.meta.main) {
  const [home = '', count = '16'] = process.argv.slice(2)
  const { ledger, viewer } = sampleLedger(await openDatabase({ home }))
  const [officer, leader, west] = await Promise.all([viewer('officer'), viewer('leader'), viewer('west')])
  const writers = Array.from({ length: Number(count) }, (_, i) => (i % 2 ? write(ledger, officer, leader, EAST) : write(ledger, west, west, WEST)))
  say('ready')
  await Promise.all(writers)
}
