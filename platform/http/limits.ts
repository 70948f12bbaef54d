/**
 * How often one address may use a route. Kept in memory by this process: a restart forgets, and several processes count apart.
 * It slows guessing down; what stops it are locked accounts and codes too long to guess.
 */
import type { FastifyInstance } from 'fastify'
import { HttpProblem } from './errors.ts'

export type RouteLimit = {
  /** Routes of one name share their count. */
  name: string
  /** So many requests … */
  max: number
  /** … in so many seconds from one address. */
  seconds: number
}

declare module 'fastify' {
  interface FastifyContextConfig {
    limit?: RouteLimit
  }
}

const MAX_KEPT = 50_000

type Window = { until: number; count: number }

/** Answers 429 to an address that asks too often; runs before the route's own checks, so that a refused guess costs nothing. */
export function limitRoutes(app: FastifyInstance, now: () => Date): void {
  const windows = new Map<string, Window>()
  const fresh = (at: number): void => {
    if (windows.size < MAX_KEPT) return
    for (const [key, window] of windows) if (window.until <= at) windows.delete(key)
    if (windows.size >= MAX_KEPT) windows.clear()
  }
  app.addHook('onRequest', async (request, reply) => {
    const { limit } = request.routeOptions.config
    if (!limit) return
    const at = now().getTime()
    const key = `${limit.name} ${request.ip}`
    const known = windows.get(key)
    if (!known || known.until <= at) {
      fresh(at)
      windows.set(key, { until: at + limit.seconds * 1000, count: 1 })
      return
    }
    known.count += 1
    if (known.count <= limit.max) return
    const wait = Math.max(1, Math.ceil((known.until - at) / 1000))
    reply.header('retry-after', String(wait))
    const words = wait > 60 ? `${Math.ceil(wait / 60)} 分钟` : `${wait} 秒`
    throw new HttpProblem(429, { code: 'too-many', message: `操作过于频繁，请 ${words}后再试` })
  })
}
