/** What a person may open anew, asked of the same engine as the server. */
import { type Choice, choices } from '../../engine/allow.ts'
import type { Actor, AnyCaseType, CaseState } from '../../engine/define.ts'
import { procedureOn } from '../../engine/define.ts'
import { hasOwnPages } from './cases.ts'
import type { Session } from './session.tsx'

/** The signed-in person as guards see them. */
export const actorOf = ({ me, post }: Session): Actor => ({ id: me.person.id, name: me.person.name, roles: post.roles })

/** A case that does not exist yet. */
export const blankCase = (type: AnyCaseType, id: string, { post, today }: Session): CaseState => ({
  type: type.id,
  id,
  office: post.office,
  version: procedureOn(type, today)?.from ?? '',
  status: 'new',
  seq: 0,
  backfilled: false,
  values: {},
  done: [],
  terms: {},
})

/** Actions that open a case of this type, with why not where they may not. */
export function openings(type: AnyCaseType, session: Session): Choice[] {
  const procedure = procedureOn(type, session.today)
  if (!procedure || hasOwnPages(type.id)) return []
  const { today } = session
  const actor = actorOf(session)
  return choices(type, procedure, blankCase(type, '', session), { on: today, today, actor, people: [actor], values: {} }).filter(
    (c) => !procedure.actions[c.action]?.by.every((r) => r === 'system' || r === 'public'),
  )
}
