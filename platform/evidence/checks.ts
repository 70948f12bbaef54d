/** What must hold of all evidence, looked at each night and after each restore. */
import type { PoolClient } from 'pg'
import type { Checker, DataFault } from '../checks/index.ts'
import type { Keeper } from '../files/index.ts'
import { entriesOf, isWhole } from './custody.ts'
import { EVIDENCE_COLUMNS, type Evidence } from './store.ts'

const BATCH = 500

/** All evidence in batches, office by office. */
async function* everything(client: PoolClient): AsyncGenerator<Evidence[]> {
  let after: [number, string] = [0, '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const text = `select ${EVIDENCE_COLUMNS} from mingfa.evidence where (office_id, id) > ($1, $2) order by office_id, id limit ${BATCH}`
    const { rows } = await client.query<Evidence>(text, after)
    if (rows.length > 0) yield rows
    const last = rows[rows.length - 1]
    if (!last || rows.length < BATCH) return
    after = [last.office, last.id]
  }
}

async function faultsOf(client: PoolClient, judge: (e: Evidence) => Promise<string | undefined>): Promise<DataFault[]> {
  const faults: DataFault[] = []
  for await (const batch of everything(client)) {
    for (const e of batch) {
      const message = await judge(e)
      if (message)
        faults.push({
          office: e.office,
          type: e.type,
          caseId: e.caseId,
          message: `${e.purpose === 'opinion' ? '意见附件' : `第 ${e.no} 号证据`}“${e.title}”${message}`,
        })
    }
  }
  return faults
}

/** The action that took a piece of evidence in names its content; that action is in the office's chain. */
async function isOnRecord(client: PoolClient, e: Evidence): Promise<boolean> {
  const text = 'select 1 from mingfa.case_action where office_id = $1 and id = $2 and case_id = $3 and extra @> $4'
  const named = { [e.purpose === 'opinion' ? 'files' : 'evidence']: [{ sha256: e.sha256, ...(e.sm3 ? { sm3: e.sm3 } : {}) }] }
  return (await client.query(text, [e.office, e.actionId, e.caseId, JSON.stringify(named)])).rowCount === 1
}

/** Checkers of evidence, its chains of custody and its files. */
export const evidenceCheckers = (keeper: Keeper): Checker[] => [
  {
    id: 'evidence.record',
    sentence: '每件证据的摘要，与收入它的那个动作在链上所记的一致',
    find: (client) => faultsOf(client, async (e) => ((await isOnRecord(client, e)) ? undefined : '与链上收入它的动作不符')),
  },
  {
    id: 'evidence.custody',
    sentence: '每件证据的保管链首尾相接，没有缺改',
    find: (client) => faultsOf(client, async (e) => (isWhole(e, await entriesOf(client, e)) ? undefined : '的保管链对不上')),
  },
  {
    id: 'evidence.files',
    sentence: '每件证据的原件都在存储中，大小相符',
    find: (client) => faultsOf(client, async (e) => ((await keeper.has({ name: e.storeName, size: e.size })) ? undefined : '的原件不在存储中或大小不符')),
  },
]
