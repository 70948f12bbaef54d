/** Token → viewer, kept for seconds so that a request costs no look-up; signing out and changed posts drop it at once here. */
import type { SignIn } from './sign-in.ts'
import type { Viewer } from './viewer.ts'
import type { Viewers } from './viewers.ts'

const KEEP_MS = 20_000
const MAX_KEPT = 5_000

export type Sessions = {
  viewer: (token: string, now: Date, today: string) => Promise<Viewer | undefined>
  drop: (token: string) => void
  clear: () => void
}

/** Sessions over sign-in and viewers. */
export function createSessions(signIn: SignIn, viewers: Viewers): Sessions {
  const kept = new Map<string, { viewer: Viewer; until: number }>()
  return {
    async viewer(token, now, today) {
      const known = kept.get(token)
      if (known && known.until > now.getTime()) return known.viewer
      const personId = await signIn.personOf(token, now)
      const viewer = personId && (await viewers.byPerson(personId, today))
      if (!viewer) {
        kept.delete(token)
        return undefined
      }
      // What an adviser may read begins and ends with each request for an opinion.
      if (viewer.advises) return viewer
      if (kept.size >= MAX_KEPT) kept.clear()
      kept.set(token, { viewer, until: now.getTime() + KEEP_MS })
      return viewer
    },
    drop: (token) => kept.delete(token),
    clear: () => kept.clear(),
  }
}
