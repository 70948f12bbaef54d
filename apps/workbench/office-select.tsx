/** Choosing an office from the tree that one may see. */
import { useQuery } from '@tanstack/react-query'
import { TreeSelect } from 'antd'
import { api } from './api.ts'
import type { Office } from './api-types.ts'

export const useOffices = () => useQuery({ queryKey: ['offices'], queryFn: api.offices, staleTime: 10 * 60_000 })

/** Name of an office by id; its code while the tree is being read. */
export function useOfficeName(): (id: number) => string {
  const { data } = useOffices()
  return (id) => data?.find((o) => o.id === id)?.name ?? String(id)
}

export type OfficeNode = { value: number; key: number; title: string; office: Office; children: OfficeNode[] }

/** Offices as a tree; those whose parent cannot be seen are roots. */
export function officeTree(offices: readonly Office[]): OfficeNode[] {
  const nodes = new Map(offices.map((o) => [o.id, { value: o.id, key: o.id, title: o.name, office: o, children: [] } as OfficeNode]))
  const roots: OfficeNode[] = []
  for (const node of nodes.values()) {
    const parent = node.office.parent === null ? undefined : nodes.get(node.office.parent)
    if (parent) parent.children.push(node)
    else roots.push(node)
  }
  return roots
}

type OfficeSelectProps = { id?: string; value: number | undefined; onChange: (office: number | undefined) => void; all?: string }

/** `all` is what no choice means; without it an office must stay chosen. */
export function OfficeSelect({ id, value, onChange, all }: OfficeSelectProps) {
  const { data } = useOffices()
  return (
    <TreeSelect
      {...(id ? { id } : {})}
      aria-label="机关"
      className="mf-full"
      treeData={officeTree(data ?? [])}
      treeDefaultExpandAll
      showSearch={{ treeNodeFilterProp: 'title' }}
      allowClear={all !== undefined}
      placeholder={all ?? '选择机关'}
      value={value ?? null}
      onChange={(v: number | null | undefined) => onChange(v ?? undefined)}
      popupMatchSelectWidth={320}
    />
  )
}
