/** Who is signed in, and in which office they are working now. */
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { AnyCaseType, Day, Role } from '../../engine/define.ts'
import { advisesOnly } from '../../engine/values.ts'
import type { Me, Post } from './api-types.ts'
import { readable } from './case-types.ts'
import { meKey } from './me.ts'

export type Session = {
  me: Me
  post: Post
  today: Day
  types: readonly AnyCaseType[]
  has: (...roles: Role[]) => boolean
  /** An adviser from outside, to whom only the cases are open on which an opinion is asked. */
  adviser: boolean
  choosePost: (office: number) => void
}

const SessionContext = createContext<Session | undefined>(undefined)

/** The session; only inside pages that need one. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('a page that needs a session stands outside of it')
  return session
}

/** Today on this computer, when the server does not say. */
export const localToday = (): Day => {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}

const POST_KEY = 'mingfa.post'
const rememberedPost = (): number => Number(localStorage.getItem(POST_KEY) ?? 0)

/** Gives the pages below the session of `me`, who has at least one post. */
export function SessionProvider({ me, children }: { me: Me; children: ReactNode }) {
  const [office, setOffice] = useState(rememberedPost)
  const client = useQueryClient()
  const post = me.posts.find((p) => p.office === office) ?? (me.posts[0] as Post)
  const session = useMemo<Session>(
    () => ({
      me,
      post,
      today: me.today ?? localToday(),
      types: readable(post.roles),
      has: (...roles) => roles.some((r) => post.roles.includes(r)),
      adviser: advisesOnly(post.roles),
      choosePost: (next) => {
        localStorage.setItem(POST_KEY, String(next))
        setOffice(next)
        client.removeQueries({ predicate: (q) => q.queryKey[0] !== meKey[0] })
      },
    }),
    [me, post, client],
  )
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>
}
