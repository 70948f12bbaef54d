/** Printing from the server: documents go to a thread that is started with the first one and leaves when it has been idle. */
import { Worker } from 'node:worker_threads'
import type { Job, Render } from './render.ts'

export type Printer = { render: Render; close: () => Promise<void> }

type Waiting = { done: (bytes: Uint8Array) => void; fail: (error: Error) => void }
type Answer = { no: number; bytes?: Uint8Array; fault?: string }

/** Fonts take some 60 MB; a thread that nobody has needed for so long gives them back. */
const IDLE_MS = 60_000

/** A printer; `fontFolder` may hold the office's own fonts for PDF. */
export function createPrinter(fontFolder?: string): Printer {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let last = 0

  function lose(error: Error): void {
    worker = undefined
    for (const w of waiting.values()) w.fail(error)
    waiting.clear()
  }

  function answer({ no, bytes, fault }: Answer): void {
    const w = waiting.get(no)
    waiting.delete(no)
    if (bytes) w?.done(bytes)
    else w?.fail(new Error(`printing failed: ${fault}`))
    if (waiting.size > 0) return
    worker?.unref()
    idle = setTimeout(() => void close(), IDLE_MS)
    idle.unref()
  }

  function started(): Worker {
    if (worker) return worker
    const fresh = new Worker(new URL('./thread.ts', import.meta.url), { workerData: { fontFolder }, execArgv: [] })
    fresh.on('message', answer)
    fresh.on('error', (error) => worker === fresh && lose(error instanceof Error ? error : new Error(String(error))))
    fresh.on('exit', () => worker === fresh && lose(new Error('the printing thread has ended')))
    worker = fresh
    return fresh
  }

  async function close(): Promise<void> {
    clearTimeout(idle)
    const ending = worker
    if (ending) lose(new Error('the printer is closed'))
    await ending?.terminate()
  }

  return {
    render: (job: Job) =>
      new Promise((done, fail) => {
        clearTimeout(idle)
        last += 1
        waiting.set(last, { done, fail })
        const thread = started()
        thread.ref()
        thread.postMessage({ no: last, job })
      }),
    close,
  }
}
