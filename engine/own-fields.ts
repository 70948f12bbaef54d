/**
 * Fields that an office adds to a kind of case for itself. They live beside the declared ones: in the same values, forms, lists and ledgers,
 * under ids of their own kind, and in one jsonb column of the row. What they hold is internal; personal data has no place in them.
 */
import type { AnyCaseType, AnyProcedure, Field, Option, Values } from './define.ts'

export const ownFieldTypes = {
  text: '单行文字',
  longText: '多行文字',
  day: '日期',
  boolean: '是否',
  choice: '单选',
  money: '金额（元）',
  count: '数量',
} as const
export type OwnFieldType = keyof typeof ownFieldTypes

export type OwnField = {
  id: string
  type: OwnFieldType
  label: string
  options: Readonly<Record<string, Option>>
  /** Actions in whose form it stands. */
  at: readonly string[]
  /** Must be filled there. */
  required: boolean
  help: string | null
  /** No longer asked for; what was filled stays and is shown. */
  ended: boolean
}

/** Is it the id of a field that an office has added? Made at random, so that no two offices share one. */
export const isOwnField = (id: string): boolean => /^x[0-9a-f]{8}$/.test(id)

/** What of a case's values belongs to fields that an office has added, blanks left out. */
export const ownValues = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([id, value]) => isOwnField(id) && value !== null && value !== undefined))

export const OWN_SECTION = '本机关补充信息'

const RETIRED = '（已停用）'
/** An option that is no longer offered, as cases that have it go on showing it. */
export const retired = ({ label }: Option): Option => ({ label: `${label}${RETIRED}` })
export const isRetired = ({ label }: Option): boolean => label.endsWith(RETIRED)

const fieldOf = ({ type, label, options, help, ended }: OwnField): Field => ({
  type,
  label: ended ? `${label}${RETIRED}` : label,
  ...(type === 'choice' ? { options } : {}),
  ...(type === 'money' ? { unit: '元' } : {}),
  ...(help ? { help } : {}),
})

type Action = AnyProcedure['actions'][string]

function asking(action: Action, fields: readonly OwnField[]): Action {
  if (fields.length === 0) return action
  const form = action.form ?? { sections: [], required: [] }
  const section = { title: OWN_SECTION, fields: fields.map((f) => f.id) }
  return { ...action, form: { sections: [...form.sections, section], required: [...form.required, ...fields.filter((f) => f.required).map((f) => f.id)] } }
}

/** The kind of case as an office works with it: its own fields in record, list and forms. Status, terms and guards are the declared ones. */
export function withOwnFields(type: AnyCaseType, fields: readonly OwnField[]): AnyCaseType {
  if (fields.length === 0) return type
  const active = fields.filter((f) => !f.ended)
  const procedures = type.procedures.map((procedure) => ({
    ...procedure,
    actions: Object.fromEntries(
      Object.entries(procedure.actions).map(([id, action]) => [
        id,
        asking(
          action,
          active.filter((f) => f.at.includes(id)),
        ),
      ]),
    ),
  }))
  const record = {
    ...type.record,
    fields: { ...type.record.fields, ...Object.fromEntries(fields.map((f) => [f.id, fieldOf(f)])) },
    list: [...type.record.list, ...active.map((f) => f.id)],
  }
  return { ...type, record, procedures }
}
