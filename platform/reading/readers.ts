/** Threads that read: few, each with one file at a time, started when there is something to read and gone after a while without. */
import { Worker } from 'node:worker_threads'
import { type Unreadable, unreadable } from './fault.ts'
import type { ReadText } from './read.ts'
import type { Answer } from './thread.ts'

/** Memory of one thread, in megabytes. */
const MEMORY_MB = 768
/** After so long a file is given up. */
const MOST_MS = 90_000
/** A thread that nobody has needed for so long gives its memory back. */
const IDLE_MS = 30_000
/** So many read at once; the others wait their turn. */
const THREADS = 2

export type Limits = { memoryMb?: number; mostMs?: number; thread?: URL }
export type Readers = { read: (bytes: Uint8Array) => Promise<ReadText | Unreadable> }

type Reading = ReadText | Unreadable
type Job = { bytes: Uint8Array; done: (read: Reading) => void; fail: (error: Error) => void }

/** Readers over threads. The limits are for tests. */
export function createReaders({ memoryMb = MEMORY_MB, mostMs = MOST_MS, thread = new URL('./thread.ts', import.meta.url) }: Limits = {}): Readers {
  const waiting: Job[] = []
  const free = new Map<Worker, NodeJS.Timeout>()
  let running = 0

  const started = (): Worker => {
    const worker = new Worker(thread, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
    // A thread that fails while nobody waits for it is only thrown away.
    worker.on('error', () => drop(worker))
    worker.on('exit', () => drop(worker))
    return worker
  }
  function drop(worker: Worker): void {
    clearTimeout(free.get(worker))
    free.delete(worker)
  }
  function rest(worker: Worker): void {
    worker.unref()
    const timer = setTimeout(() => {
      drop(worker)
      void worker.terminate()
    }, IDLE_MS)
    timer.unref()
    free.set(worker, timer)
  }
  function take(): Worker {
    const [worker] = free.keys()
    if (!worker) return started()
    drop(worker)
    worker.ref()
    return worker
  }

  function next(): void {
    const job = running < THREADS ? waiting.shift() : undefined
    if (!job) return
    running += 1
    const worker = take()
    const timer = setTimeout(() => lost('too-slow'), mostMs)
    function settle(keep: boolean, say: () => void): void {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      if (keep) rest(worker)
      else void worker.terminate()
      running -= 1
      say()
      next()
    }
    const lost = (why: 'too-slow' | 'too-heavy'): void => settle(false, () => job.done(unreadable(why)))
    const onMessage = (answer: Answer): void =>
      settle(true, () => ('read' in answer ? job.done(answer.read) : job.fail(new Error(`reading failed: ${answer.fault}`))))
    const onError = (error: Error & { code?: string }): void =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? lost('too-heavy') : settle(false, () => job.fail(error))
    const onExit = (): void => lost('too-heavy')
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.postMessage(job.bytes)
  }

  return {
    read: (bytes) =>
      new Promise((done, fail) => {
        waiting.push({ bytes, done, fail })
        next()
      }),
  }
}
