/** Reconciliations (勾稽): figures of one kind of case that must hold together, worked out for the report's office and year. */
import type { AnyCaseType } from '../../engine/define.ts'
import type { Book } from './book.ts'

export type Reconciled = { id: string; label: string; relation: '=' | '<='; left: number; right: number; holds: boolean }

/** Every reconciliation of the types. */
export function reconcile(book: Book, types: readonly AnyCaseType[]): Reconciled[] {
  return types.flatMap((type) =>
    type.reconciliations.map(({ id, label, relation, left, right }) => {
      const sum = (metrics: readonly string[]): number => metrics.reduce((total, m) => total + (book.pair(`${type.id}.${m}`).now.value ?? 0), 0)
      const [l, r] = [sum(left), sum(right)]
      return { id, label, relation, left: l, right: r, holds: relation === '=' ? l === r : l <= r }
    }),
  )
}
