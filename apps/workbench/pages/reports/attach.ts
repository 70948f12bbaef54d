/** Files that show a stated number: sent as evidence of the report's case. */
import type { Upload } from 'tus-js-client'
import { evidenceApi } from '../../evidence-api.ts'
import { newId } from '../../ids.ts'
import { uploadIdOf, uploadOf } from '../../uploads.ts'

/** What is taken: what a clerk has of a register or a table. */
export const GROUND_KINDS = '.docx,.xlsx,.pdf,.jpg,.jpeg,.png,.gif,.bmp,.webp,.tif,.tiff'
/** Waits between attempts, in milliseconds. */
const RETRIES = [0, 1000, 3000, 5000]

export type AttachTo = { report: string; office: number; person: string }

/** Sends one file; its upload's id. Throws an Error in words. */
async function send(file: File, url: string): Promise<string> {
  const { Upload } = await import('tus-js-client')
  return new Promise((done, fail) => {
    const upload: Upload = new Upload(file, {
      ...{ endpoint: url, ...uploadOf(file, RETRIES) },
      onError: () => fail(new Error(`“${file.name}”没有传成，请检查网络后再点一次`)),
      onSuccess: () => {
        const id = uploadIdOf(upload.url)
        if (id) done(id)
        else fail(new Error(`“${file.name}”没有传成，请再点一次`))
      },
    })
    upload.start()
  })
}

/** Attaches files to a report; their ids in the report. Throws an Error in words. */
export async function attachFiles({ report, office, person }: AttachTo, source: string, files: readonly File[]): Promise<string[]> {
  if (files.length === 0) return []
  const address = { type: 'report', office, id: report }
  const before = new Set((await evidenceApi.list(address)).items.map((e) => e.id))
  const uploads: string[] = []
  for (const file of files) uploads.push(await send(file, evidenceApi.uploadsUrl(address)))
  const said = { kind: 'document' as const, source, collectors: [person], collectedAt: new Date().toISOString(), place: '本机关' }
  const { items } = await evidenceApi.register({ type: 'report', office, case: report, actionId: newId(), uploads, ...said })
  return items.filter((e) => !before.has(e.id)).map((e) => e.id)
}
