/** The operator: somebody with a shell on the machine that holds the data. Reads what the asked offices have, and writes nothing. */
import type { AnyCaseType } from '../../engine/define.ts'
import type { Viewer } from './viewer.ts'

/** A viewer who reads every kind of case of these offices and holds no post, so that no action can carry the name. */
export const operatorViewer = (offices: readonly number[], types: readonly AnyCaseType[]): Viewer => ({
  personId: 'operator',
  username: 'operator',
  name: '系统运维人员',
  posts: [],
  sees: Object.fromEntries(types.map((t) => [t.id, [...offices]])),
  offices: [...offices],
})
