/** The control for a field, chosen by its type. Every control's value is what the engine's parser reads. */
import { AutoComplete, Input, Radio, Select } from 'antd'
import type { Field, Value } from '../../engine/define.ts'
import { DayInput } from './day-input.tsx'
import type { PersonOption } from './form-values.ts'

type FieldInputProps = {
  field: Field
  people: readonly PersonOption[]
  /** Given by the form item around. */
  id?: string
  value?: unknown
  onChange?: (value: unknown) => void
  /** A personal value is on record, but is not shown. */
  kept?: boolean
}

const KEPT = '已登记（不显示），不改请留空'
const options = (field: Field) => Object.entries(field.options ?? {}).map(([value, o]) => ({ value, label: o.label }))
const byLabel = (typed: string, option?: { label?: unknown }): boolean => String(option?.label ?? '').includes(typed)

function ChoiceInput({ field, id, value, onChange }: FieldInputProps) {
  const common = { ...(id ? { id } : {}), className: 'mf-full', allowClear: true }
  if (field.openEnded) {
    const wordings = options(field).map((o) => ({ value: o.label, label: o.label }))
    return (
      <AutoComplete
        {...common}
        placeholder="选择，或直接填写"
        value={(value as string | undefined) ?? null}
        onChange={(v) => onChange?.(v)}
        options={wordings}
        showSearch={{ filterOption: byLabel }}
      />
    )
  }
  return (
    <Select
      {...common}
      placeholder="请选择"
      value={(value as string | undefined) ?? null}
      onChange={(v) => onChange?.(v)}
      options={options(field)}
      showSearch={{ optionFilterProp: 'label' }}
    />
  )
}

function OfficerInput({ people, id, value, onChange }: FieldInputProps) {
  const known = people.map((p) => ({ value: p.id, label: p.name, detail: [p.roles, p.certificate ? `执法证号 ${p.certificate}` : '无执法证'].join(' · ') }))
  const written = typeof value === 'string' && value !== '' && !known.some((o) => o.value === value)
  return (
    <Select
      {...(id ? { id } : {})}
      className="mf-full"
      allowClear
      placeholder="选择人员"
      value={(value as string | undefined) ?? null}
      onChange={(v) => onChange?.(v)}
      options={written ? [{ value: value as Value as string, label: value as string, detail: '原登记姓名' }, ...known] : known}
      showSearch={{ optionFilterProp: 'label' }}
      optionRender={(option) => (
        <div>
          {option.label} <span className="mf-quiet">{option.data.detail}</span>
        </div>
      )}
      notFoundContent="没有这个人，请先在“机构与人员”中登记"
    />
  )
}

function TextInput({ field, id, value, onChange, kept }: FieldInputProps) {
  const common = { ...(id ? { id } : {}), value: (value as string | undefined) ?? '', ...(kept ? { placeholder: KEPT } : {}) }
  if (field.type === 'longText') {
    return (
      <Input.TextArea
        {...common}
        onChange={(e) => onChange?.(e.target.value)}
        autoSize={{ minRows: 3, maxRows: 12 }}
        maxLength={field.maxLength ?? 20_000}
        showCount
      />
    )
  }
  const suffix = field.type === 'money' ? '元' : field.unit
  return <Input {...common} onChange={(e) => onChange?.(e.target.value)} allowClear autoComplete="off" {...(suffix ? { suffix } : {})} />
}

/** The right control for a field. */
export function FieldInput(props: FieldInputProps) {
  const { field, id, value, onChange } = props
  switch (field.type) {
    case 'day':
      return <DayInput {...(id ? { id } : {})} value={(value as string | undefined) ?? null} onChange={(v) => onChange?.(v)} />
    case 'boolean':
      return (
        <Radio.Group {...(id ? { id } : {})} value={value} onChange={(e) => onChange?.(e.target.value)}>
          <Radio value={true}>是</Radio>
          <Radio value={false}>否</Radio>
        </Radio.Group>
      )
    case 'choice':
      return <ChoiceInput {...props} />
    case 'officer':
      return <OfficerInput {...props} />
    default:
      return <TextInput {...props} />
  }
}
