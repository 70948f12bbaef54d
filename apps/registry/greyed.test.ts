import { expect, it } from 'vitest'
import { choices } from '../../engine/allow.ts'
import type { CaseState } from '../../engine/define.ts'
import { roles } from '../../engine/define.ts'
import { caseTypes } from './definitions.ts'

it('每类案件、每个程序、每个状态下，每个不能办理的步骤都写明理由和条文', () => {
  const bare: string[] = []
  let greyed = 0
  for (const type of caseTypes)
    for (const procedure of type.procedures)
      for (const status of Object.keys(procedure.statuses))
        for (const role of Object.keys(roles) as (keyof typeof roles)[]) {
          const actor = { id: 'x', name: '某人', roles: [role] }
          const state: CaseState = {
            type: type.id,
            id: 'c',
            office: 1,
            version: procedure.from,
            status,
            seq: 1,
            backfilled: false,
            values: {},
            done: [],
            terms: {},
          }
          const ask = { on: '2026-03-04', today: '2026-03-04', actor, people: [actor], values: {} }
          for (const { action, refusal } of choices(type, procedure, state, ask)) {
            if (!refusal) continue
            greyed += 1
            if (!refusal.message || !refusal.law) bare.push(`${type.id} ${procedure.from} ${status} ${role} ${action}`)
          }
        }
  expect(greyed).toBeGreaterThan(1000)
  expect(bare).toEqual([])
})
