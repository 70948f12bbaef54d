/** One push: signed, without following redirects, to the address that was checked. */
import { createHmac } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import type { BlockList } from 'node:net'
import { resolved } from './guard.ts'

export type Push = { id: string; event: string; url: string; secret: string; body: string /** Seconds since 1970. */; timestamp: number }

const PATIENCE_MS = 10_000

/** Signature over the time and the body, so that neither can be changed nor an old push repeated later: 'sha256=<hex>'. */
export const signature = (secret: string, timestamp: number, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`

/** The status that was answered. Throws when there was no answer, or the address may not be pushed to. */
export async function push({ id, event, url, secret, body, timestamp }: Push, permit: BlockList): Promise<number> {
  const target = new URL(url)
  const { address, family } = await resolved(target.hostname, permit)
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'mingfa-webhook',
    'x-mingfa-event': event,
    'x-mingfa-delivery': id,
    'x-mingfa-timestamp': String(timestamp),
    'x-mingfa-signature': signature(secret, timestamp, body),
  }
  return new Promise<number>((done, fail) => {
    const client = target.protocol === 'https:' ? https : http
    const request = client.request(
      target,
      {
        method: 'POST',
        headers,
        agent: false,
        signal: AbortSignal.timeout(PATIENCE_MS),
        lookup: (_host, options, answer) => (options.all ? answer(null, [{ address, family }]) : answer(null, address, family)),
      },
      (response) => {
        response.resume()
        response.on('error', fail)
        response.on('end', () => done(response.statusCode ?? 0))
      },
    )
    request.on('error', fail)
    request.end(body)
  })
}
