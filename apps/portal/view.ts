/** Size of the letters, chosen by a link and kept in a cookie of this browser: it works without scripts and says nothing about the reader. */
import type { FastifyRequest } from 'fastify'

export const views = ['standard', 'large', 'elder'] as const
export type View = (typeof views)[number]

export const VIEW_COOKIE = 'view'

/** The view that a request's browser has chosen. */
export function viewOf(request: FastifyRequest): View {
  const chosen = request.cookies?.[VIEW_COOKIE]
  return views.find((v) => v === chosen) ?? 'standard'
}

/** Only pages of this site are gone back to. */
export const safeBack = (back: string | undefined): string => (back && /^\/(?![/\\])[^\s\\]*$/.test(back) ? back : '/')
