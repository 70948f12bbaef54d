/** The filter bar of a list: key word, status, days and the fields by which this kind of case is counted. */
import { DownOutlined, SearchOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Checkbox, DatePicker, Form, Input, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { type ReactNode, useState } from 'react'
import type { AnyCaseType, Field } from '../../../../engine/define.ts'
import { isOwnField } from '../../../../engine/own-fields.ts'
import { OfficeSelect } from '../../office-select.tsx'
import { filtersOf } from './query.ts'

type Change = (change: Record<string, string | undefined>) => void
type FiltersProps = { type: AnyCaseType; params: URLSearchParams; onChange: Change; wide: boolean }

const statusOptions = (type: AnyCaseType) =>
  [...new Map(type.procedures.flatMap((p) => Object.entries(p.statuses).map(([value, s]) => [value, s.label] as const)))].map(([value, label]) => ({
    value,
    label,
  }))

const list = (text: string | null): string[] => (text ? text.split(',') : [])

/** Fields a list may be filtered by, beside status and the opening day: those that are counted by, and the office's own but for long texts. */
const filterFields = (type: AnyCaseType): [string, Field][] =>
  [...type.record.breakdown, ...type.record.list.filter((id) => isOwnField(id) && type.record.fields[id]?.type !== 'longText')].flatMap((id) => {
    const field = type.record.fields[id]
    return field && field.secrecy !== 'personal' ? [[id, field] as [string, Field]] : []
  })

/** One row of the usual conditions; the rest is unfolded. */
export function Filters({ type, params, onChange, wide }: FiltersProps) {
  const fields = filterFields(type)
  const used = Object.keys(filtersOf(params)).some((k) => k.startsWith('f.') && !k.startsWith(`f.${type.record.openedOn}`))
  const [open, setOpen] = useState(used)
  const opened = type.record.fields[type.record.openedOn]
  return (
    <Form className="wb-filters" layout="horizontal">
      <Word value={params.get('q') ?? ''} onChange={(q) => onChange({ q })} />
      <Part label="状态">
        <Select
          mode="multiple"
          allowClear
          maxTagCount={1}
          aria-label="状态"
          placeholder="全部状态"
          options={statusOptions(type)}
          value={list(params.get('status'))}
          onChange={(v) => onChange({ status: v.join(',') })}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Part>
      <DayRange label={opened?.label ?? '日期'} names={edges(type.record.openedOn)} params={params} onChange={onChange} />
      {wide ? (
        <Part label="机关">
          <OfficeSelect
            value={params.get('office') ? Number(params.get('office')) : undefined}
            all="全部下属机关"
            onChange={(o) => onChange({ office: o ? String(o) : undefined })}
          />
        </Part>
      ) : null}
      {open || params.has('dueFrom') || params.has('dueTo') ? <DayRange label="期限" names={['dueFrom', 'dueTo']} params={params} onChange={onChange} /> : null}
      {open
        ? fields.map(([id, field]) =>
            field.type === 'day' ? (
              <DayRange key={id} label={field.label} names={edges(id)} params={params} onChange={onChange} />
            ) : (
              <FieldFilter key={id} id={id} field={field} params={params} onChange={onChange} />
            ),
          )
        : null}
      {open ? (
        <Checkbox checked={params.get('backfilled') === 'true'} onChange={(e) => onChange({ backfilled: e.target.checked ? 'true' : undefined })}>
          只看补录
        </Checkbox>
      ) : null}
      <Tail open={open} onToggle={() => setOpen(!open)} params={params} onChange={onChange} more={fields.length > 0} />
    </Form>
  )
}

function Tail({ open, onToggle, params, onChange, more }: { open: boolean; onToggle: () => void; params: URLSearchParams; onChange: Change; more: boolean }) {
  const filters = filtersOf(params)
  return (
    <span className="wb-filters-tail">
      {more ? (
        <Button type="link" onClick={onToggle} icon={open ? <UpOutlined /> : <DownOutlined />} iconPlacement="end">
          {open ? '收起' : '更多条件'}
        </Button>
      ) : null}
      {Object.keys(filters).length > 0 ? (
        <Button onClick={() => onChange(Object.fromEntries(Object.keys(filters).map((k) => [k, undefined])))}>清空条件</Button>
      ) : null}
    </span>
  )
}

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Form.Item label={label} className="wb-filter">
      {children}
    </Form.Item>
  )
}

function Word({ value, onChange }: { value: string; onChange: (q: string | undefined) => void }) {
  const [text, setText] = useState(value)
  return (
    <Part label="关键词">
      <Input
        placeholder="案号、当事人、事由"
        value={text}
        allowClear
        prefix={<SearchOutlined />}
        onChange={(e) => {
          setText(e.target.value)
          if (!e.target.value) onChange(undefined)
        }}
        onPressEnter={() => onChange(text.trim() || undefined)}
        onBlur={() => text.trim() !== value && onChange(text.trim() || undefined)}
      />
    </Part>
  )
}

/** Parameters of the first and the last day of a field. */
const edges = (field: string): [string, string] => [`f.${field}.from`, `f.${field}.to`]

type DayRangeProps = { label: string; names: [from: string, to: string]; params: URLSearchParams; onChange: Change }

function DayRange({ label, names: [from, to], params, onChange }: DayRangeProps) {
  const read = (key: string): Dayjs | null => (params.get(key) ? dayjs(params.get(key)) : null)
  return (
    <Part label={label}>
      <DatePicker.RangePicker
        allowEmpty={[true, true]}
        placeholder={['开始', '截止']}
        value={[read(from), read(to)]}
        onChange={(days) => onChange({ [from]: days?.[0]?.format('YYYY-MM-DD'), [to]: days?.[1]?.format('YYYY-MM-DD') })}
      />
    </Part>
  )
}

function FieldFilter({ id, field, params, onChange }: { id: string; field: Field; params: URLSearchParams; onChange: Change }) {
  const key = `f.${id}`
  const options =
    field.type === 'boolean'
      ? [
          { value: 'true', label: '是' },
          { value: 'false', label: '否' },
        ]
      : Object.entries(field.options ?? {}).map(([value, o]) => ({ value, label: o.label }))
  const free = options.length === 0 || field.openEnded
  return (
    <Part label={field.label}>
      <Select
        mode={free ? 'tags' : 'multiple'}
        allowClear
        maxTagCount={1}
        aria-label={field.label}
        placeholder={free ? '可填写多个' : '全部'}
        options={options}
        value={list(params.get(key))}
        onChange={(v: string[]) => onChange({ [key]: v.join(',') })}
        showSearch={{ optionFilterProp: 'label' }}
      />
    </Part>
  )
}
