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

/** Where the public reaches an office; null is not stated. */
export type Contact = { address: string | null; phone: string | null; hours: string | null }

export type Offices = {
  all: () => Promise<readonly Office[]>
  find: (id: number) => Promise<Office | undefined>
  byCode: (code: string) => Promise<Office | undefined>
  /** The office and everything below it. */
  below: (id: number) => Promise<readonly number[]>
  /** From the office up to the root, nearest first. */
  above: (id: number) => Promise<readonly Office[]>
  contacts: () => Promise<ReadonlyMap<number, Contact>>
  setContact: (id: number, contact: Contact) => Promise<void>
  forget: () => void
}

type Tree = {
  list: readonly Office[]
  byId: ReadonlyMap<number, Office>
  contacts: ReadonlyMap<number, Contact>
  children: ReadonlyMap<number, readonly number[]>
}

function treeOf(rows: readonly (Office & Contact)[]): Tree {
  const list = rows.map(({ address: _address, phone: _phone, hours: _hours, ...office }) => office)
  const contacts = new Map(rows.map(({ id, address, phone, hours }) => [id, { address, phone, hours }]))
  const children = new Map<number, number[]>()
  for (const o of list) if (o.parent !== null) children.set(o.parent, [...(children.get(o.parent) ?? []), o.id])
  return { list, byId: new Map(list.map((o) => [o.id, o])), contacts, children }
}

/** Offices read through the auth role. */
export function createOffices(pool: Pool): Offices {
  let tree: Promise<Tree> | undefined
  const load = async (): Promise<Tree> => {
    const { rows } = await pool.query<Office & Contact>(
      'select id, code, name, short, kind, parent_id as parent, address, phone, hours from mingfa.office order by code',
    )
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
    contacts: async () => (await current()).contacts,
    async setContact(id, { address, phone, hours }) {
      await pool.query('update mingfa.office set address = $2, phone = $3, hours = $4 where id = $1', [id, address, phone, hours])
      tree = undefined
    },
    forget: () => {
      tree = undefined
    },
  }
}
