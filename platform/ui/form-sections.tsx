/** The fields of an action's form: sections of two columns, labels on the right edge, a star where something must be filled. */
import { QuestionCircleOutlined } from '@ant-design/icons'
import { Form } from 'antd'
import type { ReactNode } from 'react'
import type { Form as FormDef, RecordDef, Values } from '../../engine/define.ts'
import { cite } from '../../engine/law.ts'
import { FieldInput } from './field-input.tsx'
import type { PersonOption } from './form-values.ts'

type SectionsProps = {
  record: RecordDef<string>
  form: FormDef<string>
  people: readonly PersonOption[]
  /** Values on record, to say where a hidden personal value is kept. */
  values: Values
  /** What stands under a field of long text. */
  underText?: (id: string, label: string) => ReactNode
}

/** Stands inside an Ant Design form whose fields are the record's. */
export function FormSections({ record, form, people, values, underText }: SectionsProps) {
  return (
    <>
      {form.sections.map((section) => (
        <fieldset key={section.title} className="mf-section">
          <legend>{section.title}</legend>
          <div className="mf-columns">
            {section.fields.map((id) => (
              <FieldItem
                key={id}
                id={id}
                record={record}
                required={form.required.includes(id)}
                people={people}
                values={values}
                {...(underText ? { underText } : {})}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </>
  )
}

type ItemProps = Pick<SectionsProps, 'record' | 'people' | 'values' | 'underText'> & { id: string; required: boolean }

function FieldItem({ id, record, required, people, values, underText }: ItemProps) {
  const field = record.fields[id]
  if (!field) return null
  const kept = field.secrecy === 'personal' && Boolean(values[id])
  const why = field.law ? `依据${cite(field.law)}` : undefined
  const under = field.type === 'longText' ? underText?.(id, field.label) : undefined
  const extra = under ? (
    <>
      {under}
      {field.help}
    </>
  ) : (
    field.help
  )
  return (
    <Form.Item
      name={id}
      label={field.label}
      required={required && !kept}
      className={field.type === 'longText' ? 'mf-wide' : ''}
      {...(extra ? { extra } : {})}
      {...(why ? { tooltip: { title: why, icon: <QuestionCircleOutlined aria-label={why} /> } } : {})}
    >
      <FieldInput field={field} people={people} kept={kept} />
    </Form.Item>
  )
}
