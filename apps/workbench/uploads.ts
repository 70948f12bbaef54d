/** What every upload of a file has in common; the program that sends it is loaded by whoever sends. */

/** Bytes of one request; a proxy with a limit of 20 MB lets it through. */
const PART = 16 * 1024 * 1024

/** How a file goes: in parts, asking again after these waits in milliseconds, with what the server keeps of it. */
export const uploadOf = (file: File, retryDelays: number[]) => ({
  ...{ chunkSize: PART, retryDelays, storeFingerprintForResuming: false, headers: { 'x-csrf': '1' } },
  metadata: { filename: file.name, lastModified: String(file.lastModified), clock: String(Date.now()) },
})

/** The id of an upload by its address; undefined before it has one. */
export const uploadIdOf = (url: string | null): string | undefined => /[0-9a-f-]{36}$/.exec(url ?? '')?.[0]
