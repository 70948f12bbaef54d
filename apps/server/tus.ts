/** Resumable uploads by the tus protocol: what has arrived stays, whatever happens to the line or to the server. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { DataStore, ERRORS, Metadata, Server, Upload as TusUpload } from '@tus/server'
import type { Viewer } from '../../platform/access/index.ts'
import type { Upload, Uploads } from '../../platform/evidence/index.ts'

export const UPLOADS = '/api/evidence/uploads'

/** Who sends bytes of which upload, while a request is under way. */
type Sending = { viewer: Viewer; upload: Upload }

class UploadStore extends DataStore {
  readonly uploads: Uploads
  readonly sending: AsyncLocalStorage<Sending>
  constructor(uploads: Uploads, sending: AsyncLocalStorage<Sending>) {
    super()
    this.uploads = uploads
    this.sending = sending
  }
  current(): Upload {
    const now = this.sending.getStore()
    if (!now) throw ERRORS.FILE_NOT_FOUND
    return now.upload
  }
  override async getUpload(id: string): Promise<TusUpload> {
    const upload = this.current()
    const offset = await this.uploads.offset(upload)
    if (offset === undefined) throw ERRORS.FILE_NO_LONGER_EXISTS
    return new TusUpload({ id, size: upload.size, offset })
  }
  override write(stream: Readable, _id: string, offset: number): Promise<number> {
    return this.uploads.append(this.current(), stream, offset)
  }
}

/** What a browser says of a file as it begins to send it, in the header Upload-Metadata. */
export function metadataOf(header: unknown): Readonly<Record<string, string | null>> {
  try {
    return typeof header === 'string' ? Metadata.parse(header) : {}
  } catch {
    return {}
  }
}

/** Answers HEAD and PATCH of an upload that the viewer has been found to own. */
export function createTus(uploads: Uploads): (raw: IncomingMessage, answer: ServerResponse, sending: Sending) => Promise<void> {
  const sending = new AsyncLocalStorage<Sending>()
  const server = new Server({
    path: UPLOADS,
    relativeLocation: true,
    // Pages of other sites are not allowed in.
    allowedOrigins: [],
    datastore: new UploadStore(uploads, sending),
    onUploadFinish: async () => {
      const now = sending.getStore()
      if (now) await uploads.finish(now.viewer, now.upload)
      return {}
    },
  })
  return async (raw, answer, now) => {
    await sending.run(now, () => server.handle(raw, answer))
  }
}
