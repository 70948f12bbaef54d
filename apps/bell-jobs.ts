/** Jobs that ring: put down in the transaction of what they tell, so that none is lost. */
import type { PoolClient } from 'pg'
import type { DelegationBell } from '../platform/access/index.ts'
import { enqueue } from '../platform/jobs/index.ts'
import type { Ringing } from '../platform/ledger/index.ts'

export const BELL_TASK = 'notify.bell'
export const DELEGATION_TASK = 'notify.delegation'

/** Puts the bell of an action down, in the action's transaction. */
export const putBell = (client: PoolClient, ringing: Ringing): Promise<void> => enqueue(client, { task: BELL_TASK, payload: ringing })

/** Puts the bell of a delegation down, in its transaction. */
export const putDelegationBell: DelegationBell = (client, told) => enqueue(client, { task: DELEGATION_TASK, payload: told })
