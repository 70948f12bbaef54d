/** What a verification finds: where, and in a sentence what was done to the records. */

export type FindingKind =
  | 'removed'
  | 'inserted'
  | 'altered'
  | 'order'
  | 'forked'
  | 'truncated'
  | 'head'
  | 'seal'
  | 'witness'
  /** A case that cannot be folded from its actions. */
  | 'case'
  /** A row of a typed table, or a notice, that is not what the actions say. */
  | 'row'
  | 'rollup'

export type Finding = {
  kind: FindingKind
  office: number
  /** Number in the office's chain, and the action there. */
  no?: number
  actionId?: string
  caseId?: string
  type?: string
  message: string
}

/** More than this of one office would say nothing new; the rest is counted. */
const KEPT = 50

export class Findings {
  readonly list: Finding[] = []
  /** Found, but not kept. */
  more = 0

  add(finding: Finding): void {
    if (this.list.length < KEPT) this.list.push(finding)
    else this.more += 1
  }
}
