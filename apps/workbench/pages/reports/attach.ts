/** Files that show a stated number: sent as evidence of the report's case. */
import { evidenceApi } from '../../evidence-api.ts'
import { newId } from '../../ids.ts'
import { sendFile } from '../../uploads.ts'

/** What is taken: what a clerk has of a register or a table. */
export const GROUND_KINDS = '.docx,.xlsx,.pdf,.jpg,.jpeg,.png,.gif,.bmp,.webp,.tif,.tiff'
export type AttachTo = { report: string; office: number; person: string }

/** Attaches files to a report; their ids in the report. Throws an Error in words. */
export async function attachFiles({ report, office, person }: AttachTo, source: string, files: readonly File[]): Promise<string[]> {
  if (files.length === 0) return []
  const address = { type: 'report', office, id: report }
  const before = new Set((await evidenceApi.list(address)).items.map((e) => e.id))
  const uploads: string[] = []
  for (const file of files) uploads.push(await sendFile(file, evidenceApi.uploadsUrl(address)))
  const said = { kind: 'document' as const, source, collectors: [person], collectedAt: new Date().toISOString(), place: '本机关' }
  const { items } = await evidenceApi.register({ type: 'report', office, case: report, actionId: newId(), uploads, ...said })
  return items.filter((e) => !before.has(e.id)).map((e) => e.id)
}
