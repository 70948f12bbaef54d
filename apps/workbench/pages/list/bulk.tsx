/** One action on many cases: each by its own procedure, and what became of each. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Drawer, Form, Input, Select, Table } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { AnyCaseType } from '../../../../engine/define.ts'
import { actionLabel } from '../../../../engine/fold.ts'
import { citeAll } from '../../../../engine/law.ts'
import { type FieldError, parseForm } from '../../../../engine/parse.ts'
import { Fault, FieldErrors, FormSections, inputOf } from '../../../../platform/ui/index.ts'
import { api } from '../../api.ts'
import type { BulkResult, CaseRow } from '../../api-types.ts'
import { procedureFor } from '../../case-types.ts'
import { casePath } from '../../cases.ts'
import { newId } from '../../ids.ts'
import { usePeopleOptions } from '../../people-options.ts'
import { type Session, useSession } from '../../session.tsx'

type Controls = Record<string, unknown>

/** Actions that every one of the cases may stand before, by its status and the person's roles. The server asks each case itself. */
function common(type: AnyCaseType, chosen: readonly CaseRow[], session: Session): string[] {
  const of = (row: CaseRow): string[] =>
    Object.entries(procedureFor(type, row.version).actions).flatMap(([id, a]) => (a.when.includes(row.status) && a.by.some((r) => session.has(r)) ? [id] : []))
  const [first, ...rest] = chosen.map(of)
  const shared = (first ?? []).filter((id) => rest.every((ids) => ids.includes(id)))
  return [...shared, 'note']
}

type ChosenProps = { type: AnyCaseType; chosen: readonly CaseRow[]; onClear: () => void; most: number }

/** The bar above a list in which rows are chosen. */
export function Chosen({ type, chosen, onClear, most }: ChosenProps) {
  const session = useSession()
  const [action, setAction] = useState<string>()
  const procedure = chosen[0] && procedureFor(type, chosen[0].version)
  if (!procedure) return null
  const options = common(type, chosen, session).map((id) => ({ value: id, label: actionLabel(procedure, id) }))
  return (
    <section className="wb-chosen" aria-label="批量办理">
      <b>已选 {chosen.length} 件</b>
      {chosen.length >= most ? <span>（一次最多 {most} 件）</span> : null}
      <Select<string>
        aria-label="批量办理什么"
        placeholder="批量办理…"
        value={action ?? null}
        options={options}
        onChange={setAction}
        popupMatchSelectWidth={false}
        style={{ width: 200 }}
      />
      <Button onClick={onClear}>取消选择</Button>
      {action ? <BulkDrawer key={action} type={type} chosen={chosen} action={action} onClose={() => setAction(undefined)} /> : null}
    </section>
  )
}

type BulkProps = { type: AnyCaseType; chosen: readonly CaseRow[]; action: string; onClose: () => void }

function useBulk({ type, chosen, action }: BulkProps) {
  const client = useQueryClient()
  const { message } = App.useApp()
  // Made once: sending again after a broken connection repeats nothing.
  const [items] = useState(() => chosen.map(({ id, office, seq }) => ({ id, office, seen: seq, actionId: newId() })))
  return useMutation({
    mutationFn: (input: Controls) => api.actOnMany({ type: type.id, action, items, input }),
    onSuccess: async (results) => {
      const done = results.filter((r) => r.done).length
      message.info(`办理 ${done} 件，未办理 ${results.length - done} 件`)
      client.removeQueries({ queryKey: ['queue'] })
    },
  })
}

function BulkDrawer(props: BulkProps) {
  const { type, chosen, action, onClose } = props
  const client = useQueryClient()
  const [form] = Form.useForm<Controls>()
  const [errors, setErrors] = useState<FieldError[]>([])
  const people = usePeopleOptions(chosen[0]?.office ?? 0)
  const procedure = procedureFor(type, chosen[0]?.version ?? '')
  const step = procedure.actions[action]
  const bulk = useBulk(props)
  const label = actionLabel(procedure, action)
  const close = () => {
    onClose()
    if (bulk.data) client.invalidateQueries({ queryKey: ['cases'] })
  }
  const submit = (values: Controls) => {
    const input = inputOf(values, {})
    const found =
      action === 'note'
        ? input.text
          ? []
          : [{ field: 'text', label: '备注', value: '', message: '必须填写' }]
        : parseForm(type.record, step?.form, input).errors
    setErrors(found)
    form.setFields(found.map((e) => ({ name: e.field, errors: [e.message] })))
    if (found.length === 0) bulk.mutate(input)
  }
  return (
    <Drawer open onClose={close} size={760} title={`批量${label}：${chosen.length} 件`} destroyOnHidden>
      {bulk.data ? (
        <Results type={type} chosen={chosen} results={bulk.data} onClose={close} />
      ) : (
        <Form<Controls> form={form} className="wb-form" layout="horizontal" labelCol={{ flex: '140px' }} labelWrap wrapperCol={{ flex: '1' }} onFinish={submit}>
          <p className="mf-quiet">下面填写的内容用于所选的每一件案件。每件按自己的程序判断能否办理，不能办理的说明原因，不影响其他案件。</p>
          {step ? <p className="mf-quiet">依据：{citeAll(step.law)}</p> : null}
          {step?.form ? <FormSections record={type.record} form={step.form} people={people} values={{}} /> : null}
          {action === 'note' ? (
            <Form.Item name="text" label="备注" required>
              <Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} showCount />
            </Form.Item>
          ) : null}
          <FieldErrors errors={errors} onPick={(field) => form.scrollToField(field, { focus: true })} />
          {bulk.isError ? <Fault error={bulk.error} onRetry={() => form.submit()} /> : null}
          <Button type="primary" htmlType="submit" size="large" loading={bulk.isPending}>
            {bulk.isPending ? '正在逐件办理…' : `办理 ${chosen.length} 件`}
          </Button>
        </Form>
      )}
    </Drawer>
  )
}

type ResultsProps = { type: AnyCaseType; chosen: readonly CaseRow[]; results: readonly BulkResult[]; onClose: () => void }

function Results({ type, chosen, results, onClose }: ResultsProps) {
  const numbers = new Map(chosen.map((c) => [c.id, c.number ?? '未编号']))
  return (
    <>
      <Table<BulkResult>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={[...results].sort((a, b) => Number(a.done) - Number(b.done))}
        columns={[
          { title: '案件', render: (_, r) => <Link to={casePath({ ...r, type: type.id })}>{numbers.get(r.id)}</Link>, width: 240 },
          { title: '结果', render: (_, r) => (r.done ? '已办理' : '未办理'), width: 90 },
          { title: '原因', render: (_, r) => [r.message, r.law && `依据：${r.law}`].filter(Boolean).join('　') || '—' },
        ]}
      />
      <p>
        <Button type="primary" onClick={onClose}>
          返回列表
        </Button>
      </p>
    </>
  )
}
