/** Files that show the numbers an office states itself: evidence of the report's case, sealed like all evidence. */
import type { PoolClient } from 'pg'
import type { Refusal } from '../../engine/allow.ts'
import { type Evidence, evidenceOf } from '../../platform/evidence/index.ts'
import type { ReportBody } from './body.ts'
import { statedIn } from './stated.ts'
import type { Place } from './store.ts'

/** A file that shows a number; `by` is a person's id. */
export type GroundFile = Pick<Evidence, 'id' | 'size' | 'sha256' | 'mime'> & { name: string; by: string; at: string }

/** Files that still count, by id. Runs under claims that see reports of the office. */
export async function groundsOf(client: PoolClient, { office, id }: Place): Promise<Map<string, GroundFile>> {
  const all = await evidenceOf(client, { type: 'report', office, caseId: id })
  return new Map(
    all
      .filter((e) => e.voidAt === null && e.scan !== 'infected')
      .map((e) => [e.id, { id: e.id, name: e.fileName, size: e.size, sha256: e.sha256, mime: e.mime, by: e.addedBy, at: e.addedAt }]),
  )
}

/** Pictures, PDF, and the two kinds of Office file that are archives inside. */
const isGround = ({ mime, name }: GroundFile): boolean =>
  mime.startsWith('image/') || mime === 'application/pdf' || (mime === 'application/zip' && /\.(?:docx|xlsx)$/i.test(name))

/** Why a text may not be saved: it names a file that this report has not, or one of another kind. */
export async function wrongGrounds(client: PoolClient, place: Place, body: ReportBody): Promise<Refusal | undefined> {
  const named = statedIn(body).filter((s) => s.files.length > 0)
  if (named.length === 0) return undefined
  const known = await groundsOf(client, place)
  for (const { stated, files } of named) {
    for (const id of files) {
      const file = known.get(id)
      if (!file) return { code: 'guard', rule: 'file-unknown', message: `填报数“${stated}”的依据文件不在这份报告里，或已作废，请重新附上` }
      if (!isGround(file))
        return { code: 'guard', rule: 'file-kind', message: `填报数“${stated}”的依据“${file.name}”不是 docx、xlsx、pdf 或图片，请换一种格式` }
    }
  }
  return undefined
}
