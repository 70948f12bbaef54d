/** Invariants of offices and people. */
import { division } from '../../engine/identifiers.ts'
import { ledgerOffices } from '../ledger/index.ts'
import type { Checker, CheckParts } from './checker.ts'

/** Checkers of the tree of offices and of posts. */
export function officeCheckers(parts: CheckParts): Checker[] {
  return [
    {
      id: 'offices.known',
      sentence: '账中出现的机关都在机关树上',
      find: async (client) => {
        const known = new Set((await parts.offices.all()).map((o) => o.id))
        return (await ledgerOffices(client, parts.context)).filter((o) => !known.has(o)).map((office) => ({ office, message: '机关树上没有这一机关' }))
      },
    },
    {
      id: 'offices.codes',
      sentence: '按区划代码设置的机关，代码与它的上级一致',
      find: async () => {
        const all = await parts.offices.all()
        const byId = new Map(all.map((o) => [o.id, o]))
        return all.flatMap((o) => {
          const parent = o.parent === null ? undefined : byId.get(o.parent)
          const expected = o.kind === 'department' || o.kind === 'grid' ? undefined : division(o.code)?.parent
          const wrong = expected !== undefined && parent !== undefined && parent.code !== expected
          return wrong ? [{ office: o.id, message: `${o.name}（${o.code}）的上级应为 ${expected}，现为 ${parent.code}` }] : []
        })
      },
    },
    {
      id: 'people.posts',
      sentence: '每个任职都属于在册人员',
      find: async () => {
        const { rows } = await parts.db.auth.query<{ office: number; person: string }>(
          `select t.office_id as office, t.person_id as person from mingfa.post t
           where not exists (select 1 from mingfa.person p where p.id = t.person_id) limit 500`,
        )
        return rows.map((r) => ({ office: r.office, message: `任职的人员 ${r.person} 不在册` }))
      },
    },
  ]
}
