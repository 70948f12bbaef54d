/** Files on their way to the server: two at a time, each in parts that resume after a lost line, a closed page or a restarted server. */
import type { Upload } from 'tus-js-client'
import type { CaseAddress } from '../../../api.ts'
import { evidenceApi } from '../../../evidence-api.ts'
import type { PendingUpload } from '../../../evidence-types.ts'
import { answerIn, sendingFault, uploadIdOf, uploadOf } from '../../../uploads.ts'

export type SendingState = 'waiting' | 'sending' | 'paused' | 'failed' | 'lost'
export type Sending = {
  key: string
  name: string
  size: number
  sent: number
  state: SendingState
  message?: string
  /** Id at the server, once it has one. */
  id?: string
}

/** Two at a time: more only share the same line. */
const AT_ONCE = 2
/** Waits between attempts, in milliseconds. */
const RETRIES = [0, 1000, 3000, 5000, 10_000, 20_000]
/** A lost line is tried again after so many milliseconds, and at once when the browser says that it is back. */
const LOST = 15_000
const LOST_WORDS = '连不上服务器。网络恢复后自动接着传，不用重选'

type Work = { shown: Sending; file: File; upload?: Upload }

/** Is this the file of which the server has a part? */
const isSame = (file: File, p: PendingUpload): boolean =>
  !p.arrived && p.fileName === file.name && p.size === file.size && (p.deviceAt === null || new Date(p.deviceAt).getTime() === file.lastModified)

/** Sends the files of one case for one page. `onArrived` is told of each that is whole, or given up. */
export class Sender {
  /** Those that the server has part of, so that the same file goes on from there. */
  pending: readonly PendingUpload[] = []
  private works: Work[] = []
  private trying: ReturnType<typeof setTimeout> | undefined
  private snapshot: readonly Sending[] = []
  private readonly listeners = new Set<() => void>()
  private readonly address: CaseAddress
  private readonly onArrived: () => Promise<unknown>
  constructor(address: CaseAddress, onArrived: () => Promise<unknown>) {
    this.address = address
    this.onArrived = onArrived
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  current = (): readonly Sending[] => this.snapshot

  add(files: readonly File[]): void {
    const fresh = files.map((file, i): Work => {
      const key = `${Date.now()}-${i}-${file.name}`
      return { file, shown: { key, name: file.name, size: file.size, sent: 0, state: 'waiting' } }
    })
    this.works = [...this.works, ...fresh]
    this.pump()
  }
  pause(key: string): void {
    const work = this.find(key)
    work?.upload?.abort()
    this.change(work, { state: 'paused' })
    this.pump()
  }
  resume(key: string): void {
    this.change(this.find(key), { state: 'waiting' })
    this.pump()
  }
  cancel(key: string): void {
    const work = this.find(key)
    this.works = this.works.filter((w) => w !== work)
    // One that is just being begun is given up as soon as it has an address to give up.
    if (work?.upload?.url) this.giveUp(work.upload)
    this.pump()
  }
  /** Goes on with all that a lost line has stopped. */
  again = (): void => {
    for (const work of this.works) if (work.shown.state === 'lost') this.change(work, { state: 'waiting' })
    this.pump()
  }
  /** Stops everything; what has arrived stays at the server. */
  stop(): void {
    clearTimeout(this.trying)
    for (const { upload } of this.works) upload?.abort()
  }

  private tryLater(): void {
    clearTimeout(this.trying)
    this.trying = setTimeout(this.again, LOST)
  }
  private giveUp(upload: Upload): void {
    upload
      .abort(true)
      .catch(() => undefined)
      .finally(this.onArrived)
  }
  private find(key: string): Work | undefined {
    return this.works.find((w) => w.shown.key === key)
  }
  private change(work: Work | undefined, next: Partial<Sending>): void {
    if (work) work.shown = { ...work.shown, ...next }
    this.tell()
  }
  private tell(): void {
    this.snapshot = this.works.map((w) => w.shown)
    for (const listener of this.listeners) listener()
  }
  /** Starts whoever waits while fewer than two are sending. */
  private pump(): void {
    let free = AT_ONCE - this.works.filter((w) => w.shown.state === 'sending').length
    for (const work of this.works) {
      if (free <= 0 || work.shown.state !== 'waiting') continue
      free -= 1
      this.change(work, { state: 'sending' })
      if (work.upload) work.upload.start()
      else this.begin(work)
    }
    this.tell()
  }
  private async begin(work: Work): Promise<void> {
    const { Upload } = await import('tus-js-client')
    const { file } = work
    const half = this.pending.find((p) => isSame(file, p) && !this.works.some((w) => w.shown.id === p.id))
    if (half) this.change(work, { id: half.id, sent: half.offset })
    const upload: Upload = new Upload(file, {
      ...{ endpoint: evidenceApi.uploadsUrl(this.address), uploadUrl: half ? evidenceApi.uploadUrl(half.id) : null },
      ...uploadOf(file, RETRIES),
      onUploadUrlAvailable: () => {
        const id = uploadIdOf(upload.url)
        if (id) this.change(work, { id })
        if (!this.works.includes(work)) this.giveUp(upload)
      },
      onProgress: (sent) => this.change(work, { sent }),
      onError: (error) => {
        const lost = !answerIn(error)
        this.change(work, { state: lost ? 'lost' : 'failed', message: sendingFault(error, LOST_WORDS) })
        if (lost) this.tryLater()
        this.pump()
      },
      onSuccess: () => {
        this.onArrived().finally(() => {
          this.works = this.works.filter((w) => w !== work)
          this.pump()
        })
      },
    })
    work.upload = upload
    // Whoever paused or gave up while the program was being loaded is obeyed.
    if (this.works.includes(work) && work.shown.state === 'sending') upload.start()
  }
}
