/** The answer to what may not be done. */

/** An expected 'no': a value, never thrown. */
export type Refusal = {
  code: 'role' | 'status' | 'done' | 'need' | 'apart' | 'guard' | 'order' | 'day' | 'stale'
  /** Id of the guard, need or rule that said no. */
  rule: string
  message: string
  law?: string
}
