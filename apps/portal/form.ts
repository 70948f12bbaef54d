/** Forms of case types as plain HTML: every field with its name, what is asked, and what was wrong with it; filled values are kept. */
import { html } from 'hono/html'
import type { AnyAction, AnyCaseType, AnyProcedure, Ask, CaseState, Field } from '../../engine/define.ts'
import { cite } from '../../engine/law.ts'
import { type FieldError, parseForm } from '../../engine/parse.ts'
import type { Html } from './layout.ts'
import { message } from './parts.ts'

/** What was typed, by field; text as it was. */
export type Typed = Readonly<Record<string, string>>

/** A fault of the form: of one field, or of several together (then without a field). */
export type FormFault = { field?: string; label: string; message: string; law?: string }

/** Fields of an action's form as the request brought them; anything else in the body is left out. */
export function typedOf(action: AnyAction, body: Readonly<Record<string, unknown>>): Typed {
  const known = action.form?.sections.flatMap((s) => s.fields) ?? []
  return Object.fromEntries(known.flatMap((id) => (typeof body[id] === 'string' ? [[id, String(body[id])]] : [])))
}

const faultOf = ({ field, label, message: text }: FieldError): FormFault => ({ field, label, message: text })

export type Asked = { type: AnyCaseType; procedure: AnyProcedure; action: string; state: CaseState; today: string }

/** Everything that is wrong with the form as filled: every field, and every condition of the law on the form as a whole. */
export function formFaults({ type, procedure, action: id, state, today }: Asked, typed: Typed): FormFault[] {
  const action = procedure.actions[id]
  if (!action) return []
  const { values, errors } = parseForm(type.record, action.form, typed)
  const actor = { id: 'public', name: '社会公众', roles: ['public' as const] }
  const ask: Ask = { action: id, on: today, today, actor, people: [actor], values: { ...state.values, ...values }, input: values }
  const broken = (action.guards ?? []).filter((g) => g.onForm && !g.holds(state, ask))
  // A condition on fields that are themselves wrong would be told twice.
  const wrongFields = new Set(errors.filter((e) => e.value !== '').map((e) => e.label))
  return [...errors.map(faultOf), ...broken.filter(() => wrongFields.size === 0).map((g) => ({ label: '', message: g.label, law: cite(g.law) }))]
}

/** Above the form: all that must be mended, each leading to its field. */
export function faultSummary(faults: readonly FormFault[]): Html {
  if (faults.length === 0) return html``
  const items = faults.map((f) =>
    f.field
      ? html`<li><a href="#f-${f.field}">${f.label}</a>：${f.message}</li>`
      : html`<li>${f.message}${f.law ? html`<span class="quiet">（${f.law}）</span>` : ''}</li>`,
  )
  return message('bad', html`<p>有 ${faults.length} 处需要修改，其余内容已为您保留：</p><ul>${items}</ul>`)
}

const MANY = 6

function choiceControl(id: string, field: Field, value: string, attributes: Html): Html {
  const options = Object.entries(field.options ?? {})
  if (options.length <= MANY && !field.openEnded) {
    const radio = ([v, o]: (typeof options)[number], i: number): Html =>
      html`<label class="radio"><input type="radio" name="${id}" value="${v}" ${i === 0 ? html`id="f-${id}"` : ''} ${v === value ? 'checked' : ''} />${o.label}</label>`
    return html`<div class="radios">${options.map(radio)}</div>`
  }
  return html`<select id="f-${id}" name="${id}" ${attributes}>
    <option value="">请选择</option>
    ${options.map(([v, o]) => html`<option value="${v}" ${v === value ? 'selected' : ''}>${o.label}</option>`)}
  </select>`
}

function control(id: string, field: Field, value: string, attributes: Html): Html {
  switch (field.type) {
    case 'choice':
      return choiceControl(id, field, value, attributes)
    case 'boolean':
      return choiceControl(id, { ...field, options: { true: { label: '是' }, false: { label: '否' } } }, value, attributes)
    case 'longText':
      return html`<textarea id="f-${id}" name="${id}" rows="5" maxlength="${field.maxLength ?? 20_000}" ${attributes}>${value}</textarea>`
    case 'day':
      return html`<input id="f-${id}" name="${id}" type="date" value="${value}" ${attributes} />`
    case 'phone':
      return html`<input id="f-${id}" name="${id}" type="tel" autocomplete="tel" maxlength="24" value="${value}" ${attributes} />`
    case 'money':
    case 'count':
      return html`<input id="f-${id}" name="${id}" inputmode="decimal" maxlength="20" value="${value}" ${attributes} />`
    default:
      return html`<input id="f-${id}" name="${id}" maxlength="${field.maxLength ?? 200}" value="${value}" ${attributes} />`
  }
}

type Drawn = { type: AnyCaseType; action: AnyAction; typed: Typed; faults: readonly FormFault[] }

function fieldRow(id: string, { type, action, typed, faults }: Drawn): Html {
  const field = type.record.fields[id]
  if (!field) return html``
  const required = action.form?.required.includes(id) ?? false
  const wrong = faults.filter((f) => f.field === id)
  const notes = [field.help ? `h-${id}` : '', wrong.length > 0 ? `e-${id}` : ''].filter((n) => n)
  const attributes = html`${required ? html`aria-required="true"` : ''} ${wrong.length > 0 ? html`aria-invalid="true"` : ''} ${notes.length > 0 ? html`aria-describedby="${notes.join(' ')}"` : ''}`
  const grouped = field.type === 'boolean' || (field.type === 'choice' && Object.keys(field.options ?? {}).length <= MANY && !field.openEnded)
  const name = html`${field.label}${required ? html`<em>（必填）</em>` : ''}`
  const inner = html`${field.help ? html`<span class="quiet" id="h-${id}">${field.help}</span>` : ''}${control(id, field, typed[id] ?? '', attributes)}${wrong.map((w) => html`<strong class="fault" id="e-${id}">${w.message}</strong>`)}`
  return grouped
    ? html`<fieldset class="row" ${notes.length > 0 ? html`aria-describedby="${notes.join(' ')}"` : ''}><legend>${name}</legend>${inner}</fieldset>`
    : html`<div class="row"><label for="f-${id}">${name}</label>${inner}</div>`
}

/** The sections of an action's form. */
export const formSections = (drawn: Drawn): Html =>
  html`${(drawn.action.form?.sections ?? []).map(
    (s) => html`<fieldset class="section"><legend>${s.title}</legend>${s.fields.map((id) => fieldRow(id, drawn))}</fieldset>`,
  )}`

/** A case that does not exist yet, for the conditions of its first action. */
export const blankState = (type: AnyCaseType, procedure: AnyProcedure, office: number, id: string): CaseState => ({
  type: type.id,
  id,
  office,
  version: procedure.from,
  status: 'new',
  seq: 0,
  backfilled: false,
  values: {},
  done: [],
  terms: {},
})
