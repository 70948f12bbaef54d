/** Reads files in a thread of its own: reading one goes on for seconds, and what a hostile one does to memory ends with the thread. */
import { parentPort } from 'node:worker_threads'
import type { Unreadable } from './fault.ts'
import { type ReadText, readHere } from './read.ts'

/** What the thread answers with: `fault` is a fault of the reader, not of the file. */
export type Answer = { read: ReadText | Unreadable } | { fault: string }

parentPort?.on('message', async (bytes: Uint8Array) => {
  const answer = await readHere(bytes).then(
    (read): Answer => ({ read }),
    (error: unknown): Answer => ({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
  parentPort?.postMessage(answer)
})
