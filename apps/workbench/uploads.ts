/** What every upload of a file has in common; the program that sends it is loaded by whoever sends. */
import type { DetailedError, Upload } from 'tus-js-client'
import { ApiError } from './api.ts'

/** Bytes of one request; a proxy with a limit of 20 MB lets it through. */
const PART = 16 * 1024 * 1024

/** How a file goes: in parts, asking again after these waits in milliseconds, with what the server keeps of it. */
export const uploadOf = (file: File, retryDelays: number[]) => ({
  ...{ chunkSize: PART, retryDelays, storeFingerprintForResuming: false, headers: { 'x-csrf': '1' } },
  metadata: { filename: file.name, lastModified: String(file.lastModified), clock: String(Date.now()) },
})

/** The id of an upload by its address; undefined before it has one. */
export const uploadIdOf = (url: string | null): string | undefined => /[0-9a-f-]{36}$/.exec(url ?? '')?.[0]

/** What the server answered to an upload that failed; null where no answer came. */
export const answerIn = (error: Error | DetailedError): DetailedError['originalResponse'] => ('originalResponse' in error ? error.originalResponse : null)

/** What kept a file from being sent, in words: the server's own where it answered. */
export function sendingFault(error: Error | DetailedError, offline: string): string {
  const answer = answerIn(error)
  if (!answer) return offline
  try {
    const { message, errors } = JSON.parse(answer.getBody()) as { message?: string; errors?: { message: string }[] }
    return errors?.map((e) => e.message).join('；') || message || '没有传成，请重试'
  } catch {
    return `没有传成（${answer.getStatus()}），请重试`
  }
}

/** Waits between attempts, in milliseconds. */
const RETRIES = [0, 1000, 3000, 5000]

/** Sends one file; its upload's id. Throws an ApiError, with status 0 where no answer came. */
export async function sendFile(file: File, url: string): Promise<string> {
  const { Upload } = await import('tus-js-client')
  return new Promise((done, fail) => {
    const again = `“${file.name}”没有传成，请检查网络后再点一次`
    const fault = (error: Error | DetailedError): ApiError =>
      new ApiError(answerIn(error)?.getStatus() ?? 0, { code: 'upload', message: sendingFault(error, again) })
    const upload: Upload = new Upload(file, {
      ...{ endpoint: url, ...uploadOf(file, RETRIES) },
      onError: (error) => fail(fault(error)),
      onSuccess: () => {
        const id = uploadIdOf(upload.url)
        if (id) done(id)
        else fail(new ApiError(0, { code: 'upload', message: again }))
      },
    })
    upload.start()
  })
}
