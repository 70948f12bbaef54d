/** An action's form, generated from its fields; sent once, checked by the same parser as the server's. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, type FormInstance, Input } from 'antd'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { AnyCaseType, AnyProcedure, CaseState } from '../../../../engine/define.ts'
import { type FieldError, parseForm } from '../../../../engine/parse.ts'
import { FieldErrors, FormSections, initialInput, inputOf, RefusalBox } from '../../../../platform/ui/index.ts'
import { ApiError, api } from '../../api.ts'
import type { Person } from '../../api-types.ts'
import { caseKey } from '../../case-query.ts'
import { casePath } from '../../cases.ts'
import { newId } from '../../ids.ts'
import { actorOf } from '../../openings.ts'
import { personOption } from '../../people-options.ts'
import { useSession } from '../../session.tsx'
import { CareFields } from './care-fields.tsx'
import { giveOpinion, type SentFiles } from './opinion-files.tsx'
import { Outcome } from './outcome.tsx'
import { PhraseBar, PhraseMenu } from './phrases.tsx'
import { formRefusals, type Step } from './step.ts'
import { type When, WhenFields } from './when.tsx'

type ActionFormProps = { type: AnyCaseType; procedure: AnyProcedure; step: Step; state: CaseState; people: readonly Person[] }
type Controls = Record<string, unknown>
const NOTE = 'text'

const actorFrom = (p: Person) => ({
  id: p.id,
  name: p.name,
  roles: p.roles,
  ...(p.certificate && p.certificateUntil ? { certificate: { number: p.certificate, until: p.certificateUntil } } : {}),
})

/** Sending an action: its id is made once for the form, so that a second click is the same action. */
function useAct({ type, step, state }: ActionFormProps) {
  const [actionId] = useState(newId)
  const [sent] = useState<SentFiles>(() => new Map())
  const client = useQueryClient()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const address = { type: type.id, office: state.office, id: state.id }
  const [params] = useSearchParams()
  const behalf = params.get('behalf')
  const { today } = useSession()
  const act = useMutation({
    mutationFn: ({ input, when, files }: { input: Controls; when: When; files: readonly File[] }) => {
      const common = {
        ...{ type: type.id, office: state.office, actionId },
        ...(state.seq > 0 ? { seen: state.seq } : {}),
        ...(behalf ? { behalf } : {}),
      }
      if (files.length > 0) return giveOpinion(address, { ...common, case: state.id, text: String(input[NOTE] ?? '') }, files, sent)
      return api.act(state.id, step.action, { ...common, ...(when.on === today ? {} : { on: when.on, onGround: when.ground.trim() }), input })
    },
    onSuccess: async () => {
      message.success(`“${step.label}”已办理`)
      client.removeQueries({ queryKey: ['queue'] })
      client.removeQueries({ queryKey: ['cases'] })
      await client.invalidateQueries({ queryKey: caseKey(address) })
      navigate(casePath(address), { replace: true })
    },
  })
  const reload = () => {
    act.reset()
    return client.invalidateQueries({ queryKey: caseKey(address) })
  }
  return { act, reload }
}

/** Errors of the form as filled, found before it is sent. A hidden personal value on record counts as filled. */
function faultsOf({ type, step, state }: ActionFormProps, input: Controls): FieldError[] {
  if (step.care) return []
  if (step.action === 'note') return input[NOTE] ? [] : [{ field: NOTE, label: '备注', value: '', message: '必须填写' }]
  const hidden = (id: string) => type.record.fields[id]?.secrecy === 'personal' && Boolean(state.values[id])
  return parseForm(type.record, step.form, input).errors.filter((e) => !(hidden(e.field) && !(e.field in input)))
}

export function ActionForm(props: ActionFormProps) {
  const { type, step, state, people } = props
  const session = useSession()
  const [form] = Form.useForm<Controls>()
  const [when, setWhen] = useState<When>({ on: session.today, ground: '' })
  const [errors, setErrors] = useState<FieldError[]>([])
  const [files, setFiles] = useState<File[]>([])
  const { act, reload } = useAct(props)
  const options = useMemo(() => people.map(personOption), [people])
  const initial = useMemo(() => (step.form ? initialInput(type.record, step.form, state.values, options) : {}), [step, type, state.values, options])
  const controls = Form.useWatch([], form) ?? initial
  const groundless = when.on !== session.today && !when.ground.trim()
  const show = (found: readonly FieldError[]) => form.setFields(found.map((e) => ({ name: e.field, errors: [e.message] })))
  const pick = (field: string) => form.scrollToField(field, { block: 'center', focus: true })
  const submit = (values: Controls) => {
    const input = inputOf(values, initial)
    const found = faultsOf(props, input)
    setErrors(found)
    show(found)
    act.reset()
    if (found[0]) pick(found[0].field)
    if (found.length > 0 || groundless) return
    act.mutate({ input, when, files }, { onError: (error) => error instanceof ApiError && show(error.problem.errors ?? []) })
  }
  const underText = (id: string, label: string) => <PhraseMenu label={label} onPick={(phrase) => addTo(form, id, phrase)} />
  const change = (changed: Controls) => form.setFields(Object.keys(changed).map((name) => ({ name, errors: [] })))
  return (
    <Form<Controls>
      form={form}
      className="wb-form"
      layout="horizontal"
      labelCol={{ flex: '160px' }}
      labelWrap
      wrapperCol={{ flex: '1' }}
      initialValues={initial}
      onFinish={submit}
      onValuesChange={change}
      onKeyDown={onlyByButton}
    >
      <FormHead step={step} />
      {step.form ? <FormSections record={type.record} form={step.form} people={options} values={state.values} underText={underText} /> : null}
      {step.action === 'note' ? <NoteField /> : null}
      {step.care ? (
        <CareFields action={step.care} people={options} files={files} onFiles={setFiles} />
      ) : (
        <WhenFields value={when} today={session.today} fault={groundless ? '请写明依据' : undefined} onChange={setWhen} />
      )}
      {act.error ? null : <Warnings {...props} input={inputOf(controls, initial)} when={when} />}
      <FieldErrors errors={errors} onPick={pick} />
      <Outcome error={act.error} onReload={reload} onPick={pick} />
      <Foot label={step.label} busy={act.isPending} faults={errors.length} />
    </Form>
  )
}

/** Puts a phrase behind what stands in a field already, and leaves the caret there. */
function addTo(form: FormInstance<Controls>, field: string, phrase: string): void {
  form.setFieldValue(field, `${String(form.getFieldValue(field) ?? '')}${phrase}`)
  form.setFields([{ name: field, errors: [] }])
  form.focusField(field)
}

/** What is recorded cannot be deleted, so Enter in a field does not send the form; the button does. */
function onlyByButton(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}

function FormHead({ step }: { step: Step }) {
  return (
    <>
      {step.help ? <p>{step.help}</p> : null}
      {step.law ? <p className="mf-quiet">依据：{step.law}</p> : null}
    </>
  )
}

function NoteField() {
  const form = Form.useFormInstance<Controls>()
  return (
    <div className="wb-gap">
      <Form.Item name={NOTE} label="备注" required>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={2000} showCount />
      </Form.Item>
      <PhraseBar onPick={(phrase) => addTo(form, NOTE, phrase)} />
    </div>
  )
}

/** What the engine already refuses in the form as it is filled now. The server has the last word. */
function Warnings(props: ActionFormProps & { input: Controls; when: When }) {
  const session = useSession()
  const { type, procedure, state, step, input, when, people } = props
  const refusals = formRefusals({
    type,
    procedure,
    state,
    step,
    input,
    on: when.on,
    today: session.today,
    actor: actorOf(session),
    people: people.map(actorFrom),
  })
  return refusals.map((r) => <RefusalBox key={r.rule} title="按目前的填写，将不予办理" message={r.message} law={r.law} />)
}

function Foot({ label, busy, faults }: { label: string; busy: boolean; faults: number }) {
  const navigate = useNavigate()
  return (
    <div className="wb-foot">
      <Button type="primary" htmlType="submit" size="large" loading={busy}>
        {busy ? '正在提交…' : `提交“${label}”`}
      </Button>
      <Button size="large" disabled={busy} onClick={() => navigate(-1)}>
        取消
      </Button>
      {faults > 0 ? (
        <span className="wb-foot-fault">有 {faults} 处需要修改，已在栏目下标出</span>
      ) : (
        <span className="mf-quiet">提交后记入办理经过，不能删除；填错的可以更正。</span>
      )}
    </div>
  )
}
