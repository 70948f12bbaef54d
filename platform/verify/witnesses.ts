/** The roots that an office has handed up, against its chain as it is now. */
import type { PoolClient } from 'pg'
import type { Findings } from './findings.ts'

/** Adds every root, kept by an office above, which the chain no longer has. */
export async function verifyWitnesses(client: PoolClient, office: number, findings: Findings): Promise<void> {
  const { rows } = await client.query<{ office: number; day: string; no: number; hash: string }>(
    'select office_id as office, day::text as day, no, hash from mingfa.chain_witness where of_office = $1 and no > 0 order by day',
    [office],
  )
  if (rows.length === 0) return
  const actions = await client.query<{ no: number; id: string; hash: string }>(
    'select chain_no as no, id, hash from mingfa.case_action where office_id = $1 and chain_no = any($2::bigint[])',
    [office, rows.map((r) => r.no)],
  )
  const now = new Map(actions.rows.map((a) => [a.no, a]))
  for (const { office: above, day, no, hash } of rows) {
    const action = now.get(no)
    if (action?.hash === hash) continue
    const message = `上级机关 ${above} 存有 ${day} 的链根，与第 ${no} 号动作不符，日志在上报之后被改写过`
    findings.add({ kind: 'witness', office, no, ...(action ? { actionId: action.id } : {}), message })
  }
}
