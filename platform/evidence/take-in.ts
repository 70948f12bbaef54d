/** How files that have arrived come into a case: as evidence, or with an opinion; each time in the transaction of one action. */
import { evidenceKinds } from '../../engine/evidence.ts'
import type { Viewer } from '../access/index.ts'
import { newId } from '../db/index.ts'
import { enqueue } from '../jobs/index.ts'
import type { ActRequest, ActResult, Address, Digest, Effect, Ledger } from '../ledger/index.ts'
import { appendCustody } from './custody.ts'
import { type Facts, insertEvidence, nameOf } from './store.ts'
import { EVIDENCE_TASK, type LookPayload } from './tasks.ts'
import type { Upload } from './uploads.ts'

/** An opinion with files: `text` is what it says, `files` those that have arrived whole, `behalf` the colleague in whose place it is given. */
export type Opining = Pick<ActRequest, 'actionId' | 'seen' | 'deviceAt' | 'behalf'> & { address: Address; text: string; files: readonly Upload[] }
export type Registering = { address: Address; actionId: string; uploads: readonly Upload[]; facts: Facts; deviceAt?: string }

const withId = (upload: Upload): { id: string; upload: Upload } => ({ id: newId(), upload })
/** So many are named in the note; the log keeps all of them. */
const NAMED = 5

function takenIn({ uploads, facts }: Registering): string {
  const names = uploads.slice(0, NAMED).map((u) => nameOf(facts, u, uploads.length > 1))
  const many = uploads.length > NAMED ? `等 ${uploads.length} 件` : ''
  return `收入证据${uploads.length === 1 ? '' : ` ${uploads.length} 件`}（${evidenceKinds[facts.kind]}，${facts.source}）：${names.join('、')}${many}`
}

type Parts = { ledger: Ledger; now: () => Date; digest: Digest /** Files are looked at for malware before anybody opens them. */; scans: boolean }

/** Both ways in. */
export function takingIn({ ledger, now, digest, scans }: Parts) {
  /** Keeps files in the transaction of the action that they come with. */
  const keeping =
    (viewer: Viewer, address: Address, kept: Pick<Parameters<typeof insertEvidence>[2], 'purpose' | 'files' | 'facts'>): Effect =>
    async (client, { actionId, at }) => {
      const scan = scans ? 'waiting' : 'none'
      for (const row of await insertEvidence(client, address, { viewer, ...kept, actionId, at, scan })) {
        await appendCustody(client, row, { what: 'received', person: viewer.personId, at, detail: kept.facts.source }, digest)
        const payload: LookPayload = { office: row.office, id: row.id, type: row.type }
        await enqueue(client, { task: EVIDENCE_TASK, payload })
      }
      return undefined
    }
  const described = (u: Upload) => ({ file: u.fileName, size: u.size, sha256: u.sha256, ...(u.sm3 ? { sm3: u.sm3 } : {}) })

  const register = (viewer: Viewer, asked: Registering): Promise<ActResult> =>
    ledger.act(viewer, {
      ...asked.address,
      ...{ action: 'note', actionId: asked.actionId, input: { text: takenIn(asked) } },
      ...(asked.deviceAt ? { deviceAt: asked.deviceAt } : {}),
      own: {
        extra: { evidence: asked.uploads.map(described) },
        effect: keeping(viewer, asked.address, { purpose: 'evidence', files: asked.uploads.map(withId), facts: asked.facts }),
      },
    })

  const opine = (viewer: Viewer, { address, text, files, ...asked }: Opining): Promise<ActResult> => {
    const kept = files.map(withId)
    const facts: Facts = { kind: 'document', source: '会签意见的附件', collectors: [viewer.name], collectedAt: now().toISOString(), place: '' }
    return ledger.act(viewer, {
      ...{ ...address, ...asked, action: 'careOpine', input: { text } },
      own: {
        extra: kept.length > 0 ? { files: kept.map(({ id, upload }) => ({ id, ...described(upload) })) } : {},
        effect: keeping(viewer, address, { purpose: 'opinion', files: kept, facts }),
      },
    })
  }

  return { register, opine }
}
