/** What the files that have arrived are: said once for all of them. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, AutoComplete, Button, Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { type EvidenceKind, evidenceKinds, likelyKind } from '../../../../../engine/evidence.ts'
import { ApiError, type CaseAddress } from '../../../api.ts'
import { caseKey } from '../../../case-query.ts'
import { evidenceApi, evidenceKey, pendingKey } from '../../../evidence-api.ts'
import type { PendingUpload } from '../../../evidence-types.ts'
import { newId } from '../../../ids.ts'
import { useSession } from '../../../session.tsx'
import { clockTime } from '../timeline.tsx'
import { localInput, sizeWords } from './words.ts'

const sources = ['现场拍摄', '执法记录仪', '当事人提供', '证人提供', '调取', '询问制作', '现场检查制作', '抽样取证', '先行登记保存', '委托鉴定', '网络取证']
const kindOptions = Object.entries(evidenceKinds).map(([value, label]) => ({ value, label }))

type Said = { kind: EvidenceKind; title: string; source: string; collectors: string[]; collectedAt: string; place: string }

/** What can be known beforehand: the kind by the file, the time by the picture, the collector by who is here. */
const guess = (arrived: readonly PendingUpload[], name: string): Said => {
  const first = arrived[0]
  const at = first?.takenAt ?? first?.deviceAt
  return {
    ...{ kind: likelyKind(first?.mime ?? ''), title: '', source: '', collectors: [name], place: '' },
    collectedAt: localInput(at ? new Date(at) : new Date()),
  }
}

function Files({
  arrived,
  left,
  onLeft,
  onDrop,
}: {
  arrived: readonly PendingUpload[]
  left: ReadonlySet<string>
  onLeft: (id: string) => void
  onDrop: (id: string) => void
}) {
  return (
    <ul className="wb-arrived" aria-label="已传完的文件">
      {arrived.map((u) => (
        <li key={u.id}>
          <Checkbox checked={!left.has(u.id)} onChange={() => onLeft(u.id)}>
            {u.fileName}
          </Checkbox>
          <span className="mf-quiet">
            {sizeWords(u.size)}
            {u.takenAt ? ` · 拍摄于 ${clockTime(u.takenAt)}` : ''}
          </span>
          <button type="button" className="mf-link" onClick={() => onDrop(u.id)} aria-label={`删除${u.fileName}`}>
            删除
          </button>
        </li>
      ))}
    </ul>
  )
}

/** The form; gone when nothing waits for it. */
export function RegisterForm({ address, arrived, onDrop }: { address: CaseAddress; arrived: readonly PendingUpload[]; onDrop: (id: string) => void }) {
  const { me } = useSession()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [form] = Form.useForm<Said>()
  const [actionId, setActionId] = useState(newId)
  const client = useQueryClient()
  const chosen = arrived.filter((u) => !left.has(u.id))
  const register = useMutation({
    mutationFn: ({ title, collectedAt, ...said }: Said) =>
      evidenceApi.register({
        ...{ type: address.type, office: address.office, case: address.id, actionId, uploads: chosen.map((u) => u.id), ...said },
        ...{ collectedAt: new Date(collectedAt).toISOString(), deviceAt: new Date().toISOString(), ...(title.trim() ? { title: title.trim() } : {}) },
      }),
    onSuccess: async (page) => {
      setActionId(newId())
      // What was left for later is next.
      const rest = arrived.filter((u) => left.has(u.id))
      setLeft(new Set())
      form.setFieldsValue({ title: '', ...(rest[0] ? { kind: likelyKind(rest[0].mime ?? '') } : {}) })
      client.setQueryData(evidenceKey(address), page)
      // The case has an action more; what is open of it elsewhere must know.
      await Promise.all([client.invalidateQueries({ queryKey: pendingKey(address) }), client.invalidateQueries({ queryKey: caseKey(address) })])
    },
  })
  const toggle = (id: string) => setLeft((before) => (before.has(id) ? new Set([...before].filter((x) => x !== id)) : new Set([...before, id])))
  const faults = register.error instanceof ApiError ? (register.error.problem.errors ?? []) : []
  const required = [{ required: true, message: '必须填写' }]
  return (
    <Form<Said>
      form={form}
      layout="vertical"
      className="wb-register"
      initialValues={guess(arrived, me.person.name)}
      onFinish={(said) => register.mutate(said)}
      aria-label="登记证据"
    >
      <h3 className="wb-subtitle">登记（{chosen.length} 件）</h3>
      <Files arrived={arrived} left={left} onLeft={toggle} onDrop={onDrop} />
      <div className="wb-register-fields">
        <Form.Item name="kind" label="证据种类" rules={required}>
          <Select options={kindOptions} />
        </Form.Item>
        <Form.Item name="source" label="来源" rules={required}>
          <AutoComplete options={sources.map((value) => ({ value }))} placeholder="选一项，也可以自己写" maxLength={200} />
        </Form.Item>
        <Form.Item name="collectors" label="收集人" rules={[{ required: true, message: '至少写一人' }]}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', ' ']} placeholder="写姓名，回车再写一人" />
        </Form.Item>
        <Form.Item name="collectedAt" label="收集时间" rules={required}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="place" label="收集地点" rules={[{ required: true, whitespace: true, message: '必须填写' }]}>
          <Input maxLength={200} placeholder="如 清河社区东街 8 号" />
        </Form.Item>
        <Form.Item name="title" label="名称（不写用文件名）">
          <Input maxLength={200} />
        </Form.Item>
      </div>
      {register.error ? (
        <Alert
          className="wb-gap"
          type="error"
          showIcon
          role="alert"
          title={register.error.message}
          description={faults.length > 0 ? faults.map((f) => `${f.label}：${f.message}`).join('；') : null}
        />
      ) : null}
      <Button type="primary" htmlType="submit" loading={register.isPending} disabled={chosen.length === 0}>
        登记为证据
      </Button>
      <span className="mf-quiet wb-register-note">登记后不能修改和删除；有误的写明理由作废，再重新登记。</span>
    </Form>
  )
}
