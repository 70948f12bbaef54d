/** The tree of offices, read once and kept; a change of the tree asks for a new reading. */
import type { Pool } from 'pg'

export type Office = { id: number; code: string; name: string; short: string; kind: OfficeKind; parent: number | null }
export type OfficeKind = 'province' | 'city' | 'county' | 'street' | 'department' | 'village' | 'grid'

export const officeKinds: Readonly<Record<OfficeKind, string>> = {
  province: '省',
  city: '市',
  county: '区县',
  street: '镇街',
  department: '部门',
  village: '村居',
  grid: '网格',
}

export type Offices = {
  all: () => Promise<readonly Office[]>
  find: (id: number) => Promise<Office | undefined>
  byCode: (code: string) => Promise<Office | undefined>
  /** The office and everything below it. */
  below: (id: number) => Promise<readonly number[]>
  /** From the office up to the root, nearest first. */
  above: (id: number) => Promise<readonly Office[]>
  forget: () => void
}

type Tree = { list: readonly Office[]; byId: ReadonlyMap<number, Office>; children: ReadonlyMap<number, readonly number[]> }

function treeOf(list: readonly Office[]): Tree {
  const children = new Map<number, number[]>()
  for (const o of list) if (o.parent !== null) children.set(o.parent, [...(children.get(o.parent) ?? []), o.id])
  return { list, byId: new Map(list.map((o) => [o.id, o])), children }
}

/** Offices read through the auth role. */
export function createOffices(pool: Pool): Offices {
  let tree: Promise<Tree> | undefined
  const load = async (): Promise<Tree> => {
    const { rows } = await pool.query<Office>('select id, code, name, short, kind, parent_id as parent from mingfa.office order by code')
    return treeOf(rows)
  }
  const current = (): Promise<Tree> => {
    tree ??= load().catch((error) => {
      tree = undefined
      throw error
    })
    return tree
  }
  const collect = (t: Tree, id: number): number[] => [id, ...(t.children.get(id) ?? []).flatMap((c) => collect(t, c))]
  return {
    all: async () => (await current()).list,
    find: async (id) => (await current()).byId.get(id),
    byCode: async (code) => (await current()).list.find((o) => o.code === code),
    below: async (id) => collect(await current(), id),
    async above(id) {
      const t = await current()
      const path: Office[] = []
      for (let o = t.byId.get(id); o; o = o.parent === null ? undefined : t.byId.get(o.parent)) path.push(o)
      return path
    },
    forget: () => {
      tree = undefined
    },
  }
}
