/** Where the benchmark's ledger lives and how large it is. */
import { join } from 'node:path'
import { projectRoot } from '../../apps/services.ts'

export const DISTRICT = 999901
export const PASSWORD = 'bench-2026'

export type Size = { rows: number; offices: number }

/** A folder for each size, so that a ledger once made is used again. */
export const homeOf = ({ rows, offices }: Size): string => join(projectRoot, '.mingfa-bench', `${rows}x${offices}`)

/** Ids of the offices: streets of the invented district from 999901101 on. */
export const officeIds = (n: number): number[] => Array.from({ length: n }, (_, i) => 999901101 + i)

/** Username of the person of a role in an office. */
export const userOf = (office: number, role: string): string => `${role}-${office}`
