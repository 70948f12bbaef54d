/** Who may use a route. Every route says so; one that does not stops the program from starting. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Role, roles } from '../../engine/define.ts'
import { forSingleCases, type Sessions, type Viewer } from '../access/index.ts'
import { forbidden, HttpProblem, signedOut } from './errors.ts'

export type RouteAccess =
  /** Anyone, signed in or not; the reason says why that is right. */
  | { who: 'anyone'; because: string }
  /** Any signed-in person; what they get is decided by row-level security. */
  | {
      who: 'signedIn'
      because: string
      /** Also for advisers from outside, who get the cases on which they are asked and nothing else; any other route keeps their office shut. */
      single?: true
    }
  /** Somebody who holds one of these roles in any office. */
  | { who: 'roles'; roles: readonly Role[] }

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess
  }
  interface FastifyRequest {
    viewer?: Viewer
    token?: string
  }
}

export const SESSION_COOKIE = 'mingfa'
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

function tokenOf(request: FastifyRequest): { token: string; cookie: boolean } | undefined {
  const header = request.headers.authorization
  if (header?.startsWith('Bearer ')) return { token: header.slice(7), cookie: false }
  const cookie = request.cookies?.[SESSION_COOKIE]
  return cookie ? { token: cookie, cookie: true } : undefined
}

export type AccessParts = { sessions: Sessions; now: () => Date; today: () => string }

/** Checks sign-in, the CSRF header of cookie sessions, and roles, before any handler runs; refuses to start with an undeclared route. */
export function guardRoutes(app: FastifyInstance, parts: AccessParts): RouteTable {
  const table: RouteTable = []
  app.addHook('onRoute', (route) => {
    const access = route.config?.access
    if (!access) throw new Error(`route ${String(route.method)} ${route.url} does not say who may use it`)
    for (const method of [route.method].flat()) if (method !== 'HEAD') table.push({ method, url: route.url, access })
  })
  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access
    const found = tokenOf(request)
    if (found) {
      const viewer = await parts.sessions.viewer(found.token, parts.now(), parts.today())
      if (viewer) Object.assign(request, { viewer, token: found.token })
    }
    if (!access || access.who === 'anyone') return
    const { viewer } = request
    if (!viewer) throw signedOut()
    if (found?.cookie && !SAFE.has(request.method) && request.headers['x-csrf'] !== '1') {
      throw new HttpProblem(403, { code: 'csrf', message: '请求缺少防伪标记，请刷新页面后重试' })
    }
    if (access.who === 'roles' && !viewer.posts.some((p) => p.roles.some((r) => access.roles.includes(r)))) {
      throw forbidden(`此项由${access.roles.map((r) => roles[r]).join('、')}办理`)
    }
  })
  return table
}

export type RouteTable = { method: string; url: string; access: RouteAccess }[]

/** The signed-in viewer of a request that a route's access has let through. */
export function viewerOf(request: FastifyRequest): Viewer {
  if (!request.viewer) throw signedOut()
  const { access } = request.routeOptions.config
  return access?.who === 'signedIn' && access.single ? forSingleCases(request.viewer) : request.viewer
}
