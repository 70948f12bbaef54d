import { expect, it } from 'vitest'
import { caseTypes } from '../../../registry/definitions.ts'
import { waitedFirst } from './order.ts'

it('等着办的步骤排在前面，可办可不办的排在后面', () => {
  const [disclosure] = caseTypes.filter((t) => t.id === 'disclosure')
  const procedure = disclosure?.procedures.at(-1)
  if (!procedure) throw new Error('no disclosure')
  const choice = (action: string, aside = false) => ({ action, label: action, opensForm: true, law: '', ...(aside ? { aside: true as const } : {}) })
  const order = (done: string[], ...choices: ReturnType<typeof choice>[]) =>
    waitedFirst({ procedure, status: 'received', done: new Set(done) }, choices).map((c) => `${c.choice.action}${c.waited ? '!' : ''}`)
  expect(order(['register'], choice('withdraw', true), choice('consultThird'), choice('search'))).toEqual(['search!', 'consultThird', 'withdraw'])
  expect(order(['register', 'search'], choice('search'), choice('draft'))).toEqual(['draft!', 'search'])
})
