/**
 * Stands between the driver of today and a Chromium of 2020 and speaks for each what the other lacks: `node bridge.ts <chromium> <its arguments>`,
 * the driver on descriptors 3 and 4. Messages are JSON, each ended by a zero byte (Chrome DevTools Protocol over a pipe).
 */
import { spawn } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { addAids } from './aids.ts'

type Message = {
  id?: number
  method?: string
  sessionId?: string
  params?: { contextId?: number; expression?: string; context?: { id: number; name: string }; targetId?: string; flatten?: boolean }
  result?: { targetId?: string }
  error?: { message: string }
}

const [chromium = '', ...args] = process.argv.slice(2)
const child = spawn(chromium, args, { stdio: ['ignore', 'inherit', 'inherit', 'pipe', 'pipe'] })
const [toBrowser, fromBrowser] = [child.stdio[3] as Writable, child.stdio[4] as Readable]
const toDriver = createWriteStream('', { fd: 4 })
const fromDriver = createReadStream('', { fd: 3 })
const send = (to: Writable, message: Message): void => void to.write(`${JSON.stringify(message)}\0`)

/** Calls `each` with every whole message. */
function listen(from: Readable, each: (message: Message) => void): void {
  let parts: Buffer[] = []
  from.on('data', (data: Buffer) => {
    for (let start = 0; ; ) {
      const end = data.indexOf(0, start)
      parts.push(data.subarray(start, end < 0 ? undefined : end))
      if (end < 0) return
      each(JSON.parse(Buffer.concat(parts).toString()) as Message)
      parts = []
      start = end + 1
    }
  })
}

/** Ids of our own requests lie above those of any driver. */
const OURS = 1e9
/** Requests for a new page, by id. */
const opening = new Set<number>()
/** Answers kept back until the page is attached. */
const held = new Map<number, Message>()
/** The driver's own worlds of scripts, as session and context. */
const worlds = new Set<string>()
const aids = `(${addAids.toString()})();`

listen(fromDriver, (message) => {
  const { id, method, params, sessionId } = message
  if (method === 'Target.createTarget' && id) opening.add(id)
  const isAided = method === 'Runtime.evaluate' && worlds.has(`${sessionId} ${params?.contextId}`)
  send(toBrowser, isAided ? { ...message, params: { ...params, expression: aids + params?.expression } } : message)
})

listen(fromBrowser, (message) => {
  const { id, method, params, result, error, sessionId } = message
  const context = method === 'Runtime.executionContextCreated' ? params?.context : undefined
  if (context?.name.includes('utility')) worlds.add(`${sessionId} ${context.id}`)
  if (id && opening.delete(id) && result) {
    // Attaching by itself came later; the driver expects it before the answer.
    held.set(OURS + id, message)
    send(toBrowser, { id: OURS + id, method: 'Target.attachToTarget', params: { ...result, flatten: true } })
    return
  }
  const kept = id && held.get(id)
  // What the browser has never heard of (a folder for downloads, scrolling by itself) is left undone.
  if (kept) send(toDriver, kept)
  else if (error?.message.includes("wasn't found")) send(toDriver, { ...(id ? { id } : {}), ...(sessionId ? { sessionId } : {}), result: {} })
  else send(toDriver, message)
})

fromDriver.on('end', () => child.kill())
child.on('exit', (code) => process.exit(code ?? 0))
