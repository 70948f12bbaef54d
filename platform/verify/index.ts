/** The verifier: recomputes every hash chain with a format of its own, and the tables and figures from the log. Changes nothing. */
import type { PoolClient } from 'pg'
import { inTx } from '../db/index.ts'
import { type LedgerContext, ledgerOffices } from '../ledger/index.ts'
import { type ChainCount, verifyChain } from './chain.ts'
import { type Finding, Findings } from './findings.ts'
import { type TableCount, verifyTables } from './tables.ts'
import { verifyWitnesses } from './witnesses.ts'

export type { Finding } from './findings.ts'
export { compareSome } from './tables.ts'

export type Verification = ChainCount &
  TableCount & {
    ok: boolean
    offices: number
    /** In the order of offices and of their chains; chains come before tables. */
    findings: Finding[]
    /** Found beyond those listed. */
    more: number
  }

/** What else is compared, in the same moment. */
type Also = (client: PoolClient, office: number, add: (finding: Omit<Finding, 'kind'>) => void) => Promise<void>

export type VerifyOptions = {
  also?: Also
  offices?: readonly number[]
  onOffice?: (office: number, done: number, total: number) => void
}

/** One office at one moment: what others write meanwhile is not seen. */
const MOMENT = 'begin isolation level repeatable read, read only'

type Office = ChainCount & TableCount & { findings: Findings }

const verifyOffice = (context: LedgerContext, office: number, also?: Also): Promise<Office> =>
  inTx(
    context.db.owner,
    // For what else is compared, which may be read under this claim only.
    { offices: [office] },
    async (client) => {
      const findings = new Findings()
      const chain = await verifyChain(client, office, findings)
      await verifyWitnesses(client, office, findings)
      const tables = await verifyTables(context, client, office, findings)
      await also?.(client, office, (finding) => findings.add({ kind: 'row', ...finding }))
      return { ...chain, ...tables, findings }
    },
    MOMENT,
  )

/** Verifies the given offices, or all that have anything in the ledger; two at a time, since hashing and reading alternate. */
export async function verify(context: LedgerContext, { offices, onOffice, also }: VerifyOptions = {}): Promise<Verification> {
  const all = await inTx(context.db.owner, {}, (client) => ledgerOffices(client, context))
  const asked = offices ? all.filter((o) => offices.includes(o)) : all
  const results = new Map<number, Office>()
  const waiting = [...asked]
  const work = async (): Promise<void> => {
    for (let office = waiting.shift(); office !== undefined; office = waiting.shift()) {
      results.set(office, await verifyOffice(context, office, also))
      onOffice?.(office, results.size, asked.length)
    }
  }
  await Promise.all([work(), work()])
  const done = asked.flatMap((o) => results.get(o) ?? [])
  const sum = (count: (o: Office) => number): number => done.reduce((n, o) => n + count(o), 0)
  const findings = done.flatMap((o) => o.findings.list)
  return {
    ok: findings.length === 0,
    offices: asked.length,
    actions: sum((o) => o.actions),
    seals: sum((o) => o.seals),
    cases: sum((o) => o.cases),
    cells: sum((o) => o.cells),
    findings,
    more: sum((o) => o.findings.more),
  }
}
