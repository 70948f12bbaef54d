/** Templates of an office: uploaded, judged, approved from a day on, and every version kept. */
import type { PoolClient } from 'pg'
import type { AnyCaseType, Day } from '../../engine/define.ts'
import { type AnyLetterKind, letterFieldsOf, letterReferences } from '../../engine/letters.ts'
import type { FieldError } from '../../engine/parse.ts'
import { claimsOf, recordChange, type Viewer } from '../access/index.ts'
import { inTx, newId } from '../db/index.ts'
import { builtInParts, builtInTemplate, declarationText } from './built-in.ts'
import { judge } from './judge.ts'
import { type Parts, unpack } from './package.ts'
import { hashOf, kindOf, type LetterParts, officeOf } from './parts.ts'
import { made } from './prepare.ts'
import { markOf } from './store.ts'

type TemplateStatus = 'waiting' | 'approved' | 'refused' | 'retired'

export type TemplateVersion = {
  id: string
  office: number
  type: string
  kind: string
  file: string
  hash: string
  fields: string[]
  status: TemplateStatus
  note: string | null
  uploadedBy: string
  uploadedOn: Day
  decidedBy: string | null
  decidedOn: Day | null
  validFrom: Day | null
}

/** The template that holds for a new letter. */
export type Current = { id: string | null; hash: string; parts: Parts; fields: readonly string[] }

const COLUMNS = `id, office_id as office, type, kind, file_name as file, file_hash as hash, fields, status, note, uploaded_by as "uploadedBy",
  uploaded_on as "uploadedOn", decided_by as "decidedBy", decided_on as "decidedOn", valid_from as "validFrom"`

export type Templates = ReturnType<typeof createTemplates>

async function versionsIn(client: PoolClient, office: number, type?: string, kind?: string): Promise<TemplateVersion[]> {
  const text = `select ${COLUMNS} from mingfa.letter_template where office_id = $1 and ($2::text is null or type = $2) and ($3::text is null or kind = $3)
    order by uploaded_on desc, id desc limit 500`
  return (await client.query<TemplateVersion>(text, [office, type ?? null, kind ?? null])).rows
}

/** The newest version that is approved and has begun. */
export const holding = (versions: readonly TemplateVersion[], today: Day): TemplateVersion | undefined =>
  versions
    .filter((v) => v.status === 'approved' && v.validFrom !== null && v.validFrom <= today)
    .sort((a, b) => String(b.validFrom).localeCompare(String(a.validFrom)) || b.id.localeCompare(a.id))[0]

/** Templates over the application's role; who may do what is decided by the caller's routes and row-level security. */
export function createTemplates(parts: LetterParts) {
  const { db, files } = parts
  const at = (): string => parts.now().toISOString()

  async function byDeclaration(type: AnyCaseType, kind: AnyLetterKind): Promise<Current> {
    return { id: null, hash: hashOf(declarationText(kind)), parts: await builtInParts(type, kind), fields: letterReferences(kind) }
  }

  async function version(viewer: Viewer, office: number, id: string): Promise<TemplateVersion | undefined> {
    const text = `select ${COLUMNS} from mingfa.letter_template where office_id = $1 and id = $2`
    return inTx(db.app, claimsOf(viewer), async (client) => (await client.query<TemplateVersion>(text, [office, id])).rows[0])
  }

  return {
    versions: (viewer: Viewer, office: number): Promise<TemplateVersion[]> => inTx(db.app, claimsOf(viewer), (client) => versionsIn(client, office)),

    /** The mark in an office's numbers. */
    async mark(viewer: Viewer, office: number): Promise<string> {
      const own = await inTx(db.app, claimsOf(viewer, office), (client) => markOf(client, office))
      return own ?? (await officeOf(parts, office)).mark
    },

    setMark: (viewer: Viewer, office: number, mark: string): Promise<void> =>
      inTx(db.app, claimsOf(viewer, office), async (client) => {
        const before = await markOf(client, office)
        const text = `insert into mingfa.letter_mark (office_id, mark, changed_by, changed_at) values ($1, $2, $3, $4)
          on conflict (office_id) do update set mark = excluded.mark, changed_by = excluded.changed_by, changed_at = excluded.changed_at`
        await client.query(text, [office, mark, viewer.personId, at()])
        const change = { before: before === undefined ? null : { 机关代字: before }, after: { 机关代字: mark } }
        await recordChange(client, viewer, { office, area: 'template', subject: '机关代字', ...change, at: at() })
      }),

    /** What a new letter is made from today; `of` is the version a letter was drafted with, null for the built-in one. */
    async current(viewer: Viewer, office: number, typeId: string, kindId: string, of?: string | null): Promise<Current> {
      const found = kindOf(parts, office, typeId, kindId)
      if (!found) throw new Error(`no letter '${kindId}' in '${typeId}'`)
      if (of === null) return byDeclaration(found.type, found.kind)
      const own = of
        ? await version(viewer, office, of)
        : await inTx(db.app, claimsOf(viewer), async (client) => holding(await versionsIn(client, office, typeId, kindId), parts.today()))
      if (!own) return byDeclaration(found.type, found.kind)
      return { id: own.id, hash: own.hash, parts: unpack(await files.read(own.hash)), fields: own.fields }
    },

    /** The docx to be edited: the version named, the one that holds, or the built-in one. */
    async download(viewer: Viewer, office: number, typeId: string, kindId: string, id?: string): Promise<Uint8Array | undefined> {
      const found = kindOf(parts, office, typeId, kindId)
      if (!found) return undefined
      if (id === 'builtIn') return builtInTemplate(found.type, found.kind)
      const versions = await inTx(db.app, claimsOf(viewer), (client) => versionsIn(client, office, typeId, kindId))
      const one = id ? versions.find((v) => v.id === id) : holding(versions, parts.today())
      if (id && !one) return undefined
      return one ? files.read(one.hash) : builtInTemplate(found.type, found.kind)
    },

    /** How it prints, with the name of each field in its place; the version named, or the one that holds. */
    async specimen(viewer: Viewer, office: number, typeId: string, kindId: string, id?: string): Promise<Uint8Array | undefined> {
      const found = kindOf(parts, office, typeId, kindId)
      const bytes = await this.download(viewer, office, typeId, kindId, id)
      if (!found || !bytes) return undefined
      const fields = letterFieldsOf(found.type, found.kind)
      const content = Object.fromEntries(fields.map((f) => [f.id, `〔${f.label}〕`]))
      return parts.printer.render({ letter: made(found, unpack(bytes), { content, names: null }, '样　张').print })
    },

    upload: (viewer: Viewer, upload: Upload) => keepUpload(parts, viewer, upload),
    decide: (viewer: Viewer, at: { office: number; id: string }, decision: Decision) => decide(parts, viewer, at, decision),
  }
}

export type Upload = { office: number; type: string; kind: string; file: string; bytes: Uint8Array }
export type Decision = { status: 'approved'; validFrom: Day } | { status: 'refused' | 'retired'; note: string }

/** Keeps an upload that may serve, waiting for approval; otherwise everything that speaks against it. Undefined when there is no such letter. */
async function keepUpload(parts: LetterParts, viewer: Viewer, upload: Upload): Promise<{ id: string } | { errors: FieldError[] } | undefined> {
  const found = kindOf(parts, upload.office, upload.type, upload.kind)
  if (!found) return undefined
  const judged = judge(found.type, found.kind, upload.bytes)
  if ('errors' in judged) return judged
  const { hash } = await parts.files.put(upload.bytes)
  const id = newId()
  const text = `insert into mingfa.letter_template (office_id, id, type, kind, file_name, file_hash, fields, status, uploaded_by, uploaded_on, changed_at)
    values ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $9, $10)`
  const values = [upload.office, id, upload.type, upload.kind, upload.file, hash, judged.fields, viewer.personId, parts.today(), parts.now().toISOString()]
  const { office, file } = upload
  await inTx(parts.db.app, claimsOf(viewer, office), async (client) => {
    await client.query(text, values)
    const at = parts.now().toISOString()
    await recordChange(client, viewer, {
      office,
      area: 'template',
      subject: found.kind.title,
      before: null,
      after: { 文件: file, 校验值: hash, 状态: '待审批' },
      at,
    })
  })
  return { id }
}

/** Approves from a day on, refuses with a note, or retires; false when the version is not in a state for that. */
function decide(parts: LetterParts, viewer: Viewer, { office, id }: { office: number; id: string }, decision: Decision): Promise<boolean> {
  const from: TemplateStatus = decision.status === 'retired' ? 'approved' : 'waiting'
  const validFrom = decision.status === 'approved' ? decision.validFrom : null
  const note = decision.status === 'approved' ? null : decision.note
  const text = `update mingfa.letter_template set status = $4, decided_by = $5, decided_on = $6, valid_from = coalesce($7, valid_from), note = coalesce($8, note), changed_at = $9
    where office_id = $1 and id = $2 and status = $3`
  const values = [office, id, from, decision.status, viewer.personId, parts.today(), validFrom, note, parts.now().toISOString()]
  return inTx(parts.db.app, claimsOf(viewer, office), async (client) => {
    const { rows } = await client.query<{ type: string; kind: string; file: string }>(`${text} returning type, kind, file_name as file`, values)
    const [row] = rows
    if (!row) return false
    const subject = kindOf(parts, office, row.type, row.kind)?.kind.title ?? row.kind
    const after = { 文件: row.file, 状态: words[decision.status], 启用日期: validFrom }
    const before = { 文件: row.file, 状态: words[from], 启用日期: null }
    await recordChange(client, viewer, { office, area: 'template', subject, before, after, reason: note, at: parts.now().toISOString() })
    return true
  })
}

const words: Readonly<Record<TemplateStatus, string>> = { waiting: '待审批', approved: '已批准', refused: '未批准', retired: '已停用' }
