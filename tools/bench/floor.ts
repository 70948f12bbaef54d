/** The floor: a bare Fastify handler over pg that runs the same statements and nothing else. Started by the benchmark as a process of its own. */
import { readFileSync } from 'node:fs'
import Fastify from 'fastify'
import { newId, openDatabase } from '../../platform/db/index.ts'
import type { Statement } from './capture.ts'

/** Reads: a statement with many sets of values to choose from. Write: lock and append, with the ids to be made new. */
export type FloorPlan = {
  home: string
  reads: Record<string, { text: string; sets: unknown[][] }>
  write: { offices: number[]; lock: Statement; append: Statement; caseId: string; actionId: string; chainNo: number }
}

const plan = JSON.parse(readFileSync(process.argv[2] as string, 'utf8')) as FloorPlan
const db = await openDatabase({ home: plan.home })
// The owner of the tables, whom no policy of row-level security slows down.
const pool = db.owner
pool.options.max = 20
const app = Fastify()
app.setErrorHandler((error, _request, reply) => {
  console.error(error)
  return reply.code(500).send()
})

for (const [name, { text, sets }] of Object.entries(plan.reads)) {
  app.get(`/${name}`, async () => {
    const values = sets[Math.floor(Math.random() * sets.length)] as unknown[]
    return (await pool.query({ name, text, values })).rows
  })
}

const { write } = plan

app.post('/file', async () => {
  const office = write.offices[Math.floor(Math.random() * write.offices.length)] as number
  const client = await db.app.connect()
  try {
    await client.query(`begin; set local app.office = '${office}'; set local app.offices = '{${office}}'; set local app.see_penalty = '{${office}}'`)
    const head = await client.query({ name: 'lock', text: write.lock.text, values: [office] })
    const no = Number(head.rows[0].no) + 1
    const caseId = newId()
    const actionId = newId()
    const values = write.append.values.map((v) => {
      if (v === write.append.values[0]) return office
      if (v === write.chainNo) return no
      if (typeof v !== 'string') return v
      const fresh = v.replaceAll(write.caseId, caseId).replaceAll(write.actionId, actionId).replace(`"chain_no":${write.chainNo}`, `"chain_no":${no}`)
      return fresh.replaceAll(`"office_id":${write.append.values[0]}`, `"office_id":${office}`)
    })
    await client.query({ name: 'append', text: write.append.text, values })
    await client.query('commit')
    return { caseId, no }
  } finally {
    client.release()
  }
})

await app.listen({ port: 0, host: '127.0.0.1' })
process.send?.({ port: (app.server.address() as { port: number }).port })
process.on('disconnect', () => process.exit(0))
