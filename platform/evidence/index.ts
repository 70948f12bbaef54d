/** Evidence of cases (证据): uploaded in parts, kept sealed, registered by an action of the case, and never changed after. */
import type { EvidenceKind } from '../../engine/evidence.ts'
import { evidenceKinds } from '../../engine/evidence.ts'
import { claimsFor, claimsOf, rolesIn, type Viewer } from '../access/index.ts'
import type { Checker } from '../checks/index.ts'
import { type Database, inTx } from '../db/index.ts'
import type { Keeper } from '../files/index.ts'
import type { Tasks } from '../jobs/index.ts'
import type { ActResult, Address, Digest, Ledger } from '../ledger/index.ts'
import { evidenceCheckers } from './checks.ts'
import { appendCustody, appendOnce, type Entry, readCustody } from './custody.ts'
import type { EvidenceSettings } from './settings.ts'
import { EVIDENCE_COLUMNS, type Evidence, evidenceOf } from './store.ts'
import { type Opining, type Registering, takingIn } from './take-in.ts'
import { evidenceTasks } from './tasks.ts'
import { createUploads, type Uploads } from './uploads.ts'

export { defaultEvidenceSettings, type EvidenceSettings, evidenceSettingsFrom } from './settings.ts'
export { type Evidence, evidenceOf } from './store.ts'
export type { Upload, Uploads } from './uploads.ts'

/** A file that cannot be handed out, and why. */
export type Withheld = { code: 'infected' | 'scanning'; message: string }
type Handling = { what: 'viewed' | 'downloaded' | 'printed' | 'transferred'; detail?: string }

export type EvidenceBook = {
  settings: EvidenceSettings
  uploads: Uploads
  tasks: Tasks
  checkers: readonly Checker[]
  /** May this person add evidence to cases of this type in this office? */
  mayAdd: (viewer: Viewer, address: Pick<Address, 'type' | 'office'>) => boolean
  /** May this person send a file that goes with an opinion on this case? Whether they may give one, the case itself says. */
  mayAttach: (viewer: Viewer, address: Address) => boolean
  /** Gives an opinion on a case, with its files: one action, one row each. */
  opine: (viewer: Viewer, asked: Opining) => Promise<ActResult>
  /** Files of the opinion that an action gave. */
  filesOf: (viewer: Viewer, address: Address, actionId: string) => Promise<Evidence[]>
  /** Takes uploads that have arrived whole into the case: one action, one row each. */
  register: (viewer: Viewer, asked: Registering) => Promise<ActResult>
  /** A case's evidence by number, voided ones with their reason: for the page, and for the list of evidence in the printed file. */
  list: (viewer: Viewer, address: Address) => Promise<Evidence[]>
  find: (viewer: Viewer, id: string) => Promise<Evidence | undefined>
  /** Why the file may not be handed out now; undefined means it may. */
  withheld: (evidence: Evidence) => Withheld | undefined
  /** Plain bytes of the original. */
  read: (evidence: Evidence, start?: number, end?: number) => AsyncGenerator<Buffer>
  thumbnail: (evidence: Evidence) => AsyncGenerator<Buffer> | undefined
  /** Writes into the chain of custody. Viewing or downloading again within ten minutes is the same viewing. */
  note: (viewer: Viewer, evidence: Evidence, handling: Handling) => Promise<void>
  custody: (viewer: Viewer, evidence: Evidence) => Promise<{ entries: Entry[]; whole: boolean }>
  /** Marks evidence as no longer counting; it stays where it is. */
  void: (viewer: Viewer, evidence: Evidence, asked: { actionId: string; reason: string }) => Promise<ActResult>
}

type Parts = { db: Database; ledger: Ledger; keeper: Keeper; settings: EvidenceSettings; digest: Digest; now: () => Date }

const titled = ({ kind, title }: { kind: EvidenceKind; title: string }): string => `${title}（${evidenceKinds[kind]}）`

/** Evidence over the ledger and a keeper of files. */
export function createEvidence(parts: Parts): EvidenceBook {
  const { db, ledger, keeper, settings, digest, now } = parts
  const mayAdd: EvidenceBook['mayAdd'] = (viewer, { type, office }) => {
    const readers = ledger.context.tables.get(type)?.type.readers ?? []
    return rolesIn(viewer, office).some((r) => readers.includes(r))
  }
  const uploads = createUploads({ app: db.app, owner: db.owner, keeper, now, uploadDays: settings.uploadDays })

  const voided: EvidenceBook['void'] = (viewer, evidence, { actionId, reason }) =>
    ledger.act(viewer, {
      ...{ type: evidence.type, office: evidence.office, caseId: evidence.caseId, action: 'note', actionId },
      input: { text: `作废第 ${evidence.no} 号证据“${titled(evidence)}”：${reason}` },
      own: {
        extra: { voided: { no: evidence.no, sha256: evidence.sha256, reason } },
        effect: async (client, { at }) => {
          const { rowCount } = await client.query(
            'update mingfa.evidence set void_at = $3, void_by = $4, void_reason = $5, void_action = $6 where office_id = $1 and id = $2 and void_at is null',
            [evidence.office, evidence.id, at, viewer.personId, reason, actionId],
          )
          if (rowCount !== 1) return { code: 'done', rule: 'void', message: `第 ${evidence.no} 号证据已经作废` }
          await appendCustody(client, evidence, { what: 'voided', person: viewer.personId, at, detail: reason }, digest)
          return undefined
        },
      },
    })

  return {
    settings,
    uploads,
    mayAdd,
    mayAttach: (viewer, address) => mayAdd(viewer, address) || viewer.asked?.some((a) => a.caseId === address.caseId) === true,
    filesOf: async (viewer, address, actionId) => {
      const files = await inTx(db.app, claimsFor(viewer, address.type), (client) => evidenceOf(client, address, 'opinion'))
      return files.filter((f) => f.actionId === actionId)
    },
    ...takingIn({ ledger, now, digest, scans: settings.scan !== undefined }),
    void: voided,
    checkers: evidenceCheckers(keeper),
    tasks: evidenceTasks({ app: db.app, keeper, now, digest, scan: settings.scan }),
    list: (viewer, address) => inTx(db.app, claimsFor(viewer, address.type), (client) => evidenceOf(client, address)),
    find: (viewer, id) =>
      inTx(db.app, claimsOf(viewer), async (client) => {
        const offices = [...new Set(Object.values(viewer.sees).flat())]
        const text = `select ${EVIDENCE_COLUMNS} from mingfa.evidence where office_id = any($1::bigint[]) and id = $2`
        return (await client.query<Evidence>(text, [offices, id])).rows[0]
      }),
    withheld({ scan, scanNote }) {
      if (scan === 'infected') return { code: 'infected', message: `文件含病毒（${scanNote ?? '未知'}），已隔离，不能查看或下载` }
      return scan === 'waiting' ? { code: 'scanning', message: '文件正在查毒，请稍候' } : undefined
    },
    read: ({ storeName, size }, start, end) => keeper.read({ name: storeName, size }, start, end),
    thumbnail: ({ thumbName, thumbSize }) => (thumbName && thumbSize ? keeper.read({ name: thumbName, size: thumbSize }) : undefined),
    note: (viewer, evidence, { what, detail }) =>
      inTx(db.app, claimsFor(viewer, evidence.type), (client) => {
        const add = what === 'viewed' || what === 'downloaded' ? appendOnce : appendCustody
        return add(client, evidence, { what, person: viewer.personId, at: now().toISOString(), detail: detail ?? null }, digest)
      }),
    custody: (viewer, evidence) => readCustody(db.app, claimsFor(viewer, evidence.type), evidence),
  }
}
