/** Columns of a list, and the choice of them, kept in this browser. */
import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover, type TableProps } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { AnyCaseType } from '../../../../engine/define.ts'
import { isOwnField } from '../../../../engine/own-fields.ts'
import { BackfillTag, Light, StatusTag, shown } from '../../../../platform/ui/index.ts'
import type { CaseRow, Hit } from '../../api-types.ts'
import { casePath, caseTitle } from '../../cases.ts'
import { Hits, Marked } from '../../marked.tsx'

export type ListColumn = NonNullable<TableProps<CaseRow>['columns']>[number] & { key: string; name: string; fixedChoice?: true }

const sortable = new Set(['day', 'money', 'count'])
const right = new Set(['money', 'count'])

/** Signs before the first mark in a narrow cell. */
const BEFORE = 4

/** A cell in which the words asked for stand, with these marked. */
function marked(row: CaseRow, id: string) {
  const hit = row.hits?.find((h) => h.field === id)
  return hit ? (
    <span title={hit.text}>
      <Marked hit={hit} before={BEFORE} />
    </span>
  ) : undefined
}

function fieldColumn(type: AnyCaseType, id: string): ListColumn | undefined {
  const field = type.record.fields[id]
  if (!field || field.secrecy === 'personal') return undefined
  return {
    key: id,
    name: field.label,
    title: <span className="wb-nowrap">{field.label}</span>,
    sorter: sortable.has(field.type) || (isOwnField(id) && field.type !== 'longText'),
    ...(right.has(field.type) ? { align: 'right' as const } : {}),
    ...(field.type === 'day' ? { width: 118 } : {}),
    ellipsis: field.type === 'text' || field.type === 'longText',
    render: (_, row) => marked(row, id) ?? shown(field, row.values[id]),
  }
}

/** Every column a list of this type can have. Number, term and status come first: they must not be scrolled out of sight. */
export function columnsOf(type: AnyCaseType, officeName: (id: number) => string, wide: boolean): ListColumn[] {
  const { number, list, headline, openedOn, fields } = type.record
  const rest = [...new Set([...list, ...headline, openedOn])].filter((f) => f !== number)
  const first: ListColumn = {
    key: number,
    name: fields[number]?.label ?? '编号',
    title: fields[number]?.label ?? '编号',
    fixedChoice: true,
    fixed: 'start',
    width: 268,
    render: (_, row) => (
      <>
        <Link to={casePath({ ...row, type: type.id })}>{marked(row, number) ?? (row.number || caseTitle({ ...row, type: type.id }))}</Link>{' '}
        {row.number ? null : <span className="mf-quiet">未编号</span>} {row.backfilled ? <BackfillTag /> : null}
      </>
    ),
  }
  return [
    first,
    { key: 'nextDue', name: '期限', title: '期限', width: 200, sorter: true, render: (_, row) => (row.next ? <Light {...row.next} /> : '—') },
    { key: 'status', name: '状态', title: '状态', width: 164, render: (_, row) => <StatusTag type={type} status={row.status} /> },
    ...(wide ? [{ key: 'office', name: '机关', title: '机关', width: 130, ellipsis: true, render: (_: unknown, row: CaseRow) => officeName(row.office) }] : []),
    ...rest.flatMap((id) => fieldColumn(type, id) ?? []),
  ]
}

const storageKey = (type: AnyCaseType): string => `mingfa.columns.${type.id}`

function remembered(type: AnyCaseType): string[] {
  try {
    const hidden: unknown = JSON.parse(localStorage.getItem(storageKey(type)) ?? '[]')
    return Array.isArray(hidden) ? hidden.map(String) : []
  } catch {
    return []
  }
}

/** Where the words asked for stand in a field without a column here: one more column, which says where they were found. */
export function withFound(visible: readonly ListColumn[], rows: readonly (CaseRow | undefined)[]): readonly ListColumn[] {
  const keys = new Set(visible.map((c) => c.key))
  const unseen = (row: CaseRow): Hit[] => (row.hits ?? []).filter((hit) => !keys.has(hit.field))
  if (!rows.some((row) => row && unseen(row).length > 0)) return visible
  const found: ListColumn = {
    key: 'found',
    name: '命中',
    title: '命中',
    width: 336,
    render: (_, row) => <Hits hits={unseen(row)} before={BEFORE} bare />,
  }
  return [...visible.slice(0, 1), found, ...visible.slice(1)]
}

/** The columns that are shown, and the button that chooses them. What is kept is what was hidden, so that new columns appear. */
export function useColumnChoice(type: AnyCaseType, all: readonly ListColumn[]) {
  const [hidden, setHidden] = useState(() => remembered(type))
  const choose = (keys: string[]) => {
    const next = all.filter((c) => !c.fixedChoice && !keys.includes(c.key)).map((c) => c.key)
    localStorage.setItem(storageKey(type), JSON.stringify(next))
    setHidden(next)
  }
  const visible = all.filter((c) => !hidden.includes(c.key))
  const options = all.map((c) => ({ value: c.key, label: c.name, disabled: c.fixedChoice ?? false }))
  const content = <Checkbox.Group className="wb-column-choice" options={options} value={visible.map((c) => c.key)} onChange={choose} />
  const button = (
    <Popover content={content} title="显示哪些列" trigger="click" placement="bottomRight">
      <Button icon={<SettingOutlined />}>列设置</Button>
    </Popover>
  )
  return { visible, button }
}
