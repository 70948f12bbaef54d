/** Who acts for whom, from when to when; and a new delegation. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Drawer, Form, Input, Popconfirm, Select, Table, Tag } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../../engine/define.ts'
import { DayInput, Fault, FieldErrors, Nothing, RefusalBox } from '../../../../platform/ui/index.ts'
import { ApiError, api } from '../../api.ts'
import { findType } from '../../case-types.ts'
import type { Delegated, Delegation, NewDelegation } from '../../desk-types.ts'
import { usePeopleOptions } from '../../people-options.ts'
import { useSession } from '../../session.tsx'

const stateOf = ({ fromDay, toDay, endedOn }: Delegation, today: Day): { words: string; colour: string } => {
  if (endedOn && endedOn <= today) return { words: `${endedOn} 终止`, colour: 'default' }
  if (toDay < today) return { words: '已到期', colour: 'default' }
  return fromDay > today ? { words: '尚未开始', colour: 'processing' } : { words: '有效', colour: 'success' }
}

export function Delegations({ arranges }: { arranges: boolean }) {
  const { post, me, today } = useSession()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [adding, setAdding] = useState(false)
  const list = useQuery({ queryKey: ['delegations', post.office], queryFn: () => api.delegations(post.office) })
  const end = useMutation({
    mutationFn: (id: string) => api.endDelegation({ id, office: post.office }),
    onSuccess: () => message.success('委托已终止'),
    onError: (error) => message.error(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: ['delegations'] }),
  })
  const running = (d: Delegation): boolean => ['有效', '尚未开始'].includes(stateOf(d, today).words)
  return (
    <section className="wb-panel" aria-label="委托">
      <div className="wb-heading">
        <h2 className="wb-subtitle">委托</h2>
        <Button type="primary" onClick={() => setAdding(true)}>
          新增委托
        </Button>
      </div>
      <p className="mf-quiet">休假、外出期间委托同事代办。受托人看得到委托人的待办，代办的记明“代谁”；两人在先的办理都要回避。</p>
      {list.isError ? (
        <Fault error={list.error} onRetry={() => list.refetch()} />
      ) : (
        <Table<Delegation>
          size="middle"
          rowKey="id"
          loading={list.isPending}
          dataSource={list.data?.rows ?? []}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: <Nothing text="还没有委托" /> }}
          columns={[
            { title: '委托人', dataIndex: 'fromName', width: 100 },
            { title: '受托人', dataIndex: 'toName', width: 100 },
            { title: '案件', key: 'types', render: (_, d) => d.types.map((t) => findType(t)?.record.title ?? t).join('、') },
            { title: '期间', key: 'days', width: 210, className: 'wb-number', render: (_, d) => `${d.fromDay} 至 ${d.toDay}` },
            { title: '事由', dataIndex: 'reason', width: 140 },
            { title: '状态', key: 'state', width: 130, render: (_, d) => <Tag color={stateOf(d, today).colour}>{stateOf(d, today).words}</Tag> },
            {
              title: '操作',
              key: 'end',
              width: 80,
              render: (_, d) =>
                running(d) && (arranges || d.from === me.person.id) ? (
                  <Popconfirm title="终止这项委托？" okText="终止" cancelText="不终止" onConfirm={() => end.mutate(d.id)}>
                    <Button size="small">终止</Button>
                  </Popconfirm>
                ) : null,
            },
          ]}
        />
      )}
      {adding ? <DelegationForm arranges={arranges} onClose={() => setAdding(false)} /> : null}
    </section>
  )
}

/** Roles that stay with the person are told, not asked. */
function Withheld({ done }: { done: Delegated }) {
  return (
    <>
      <p>委托已经生效，下列职责依法不能委托，仍由本人行使：</p>
      <ul>
        {done.withheld.map((w) => (
          <li key={w.role}>
            {w.message}（{w.law}）
          </li>
        ))}
      </ul>
    </>
  )
}

function DelegationForm({ arranges, onClose }: { arranges: boolean; onClose: () => void }) {
  const { post, me, types, today } = useSession()
  const client = useQueryClient()
  const { message, modal } = App.useApp()
  const people = usePeopleOptions(post.office).map((p) => ({ value: p.id, label: `${p.name}（${p.roles}）` }))
  const kinds = types.map((t) => ({ value: t.id, label: t.record.title }))
  const add = useMutation({
    mutationFn: (fields: Omit<NewDelegation, 'office'>) => api.delegate({ ...fields, office: post.office }),
    onSuccess: async (done) => {
      await client.invalidateQueries({ queryKey: ['delegations'] })
      onClose()
      if (done.withheld.length > 0) modal.info({ title: '部分职责不能委托', content: <Withheld done={done} />, okText: '知道了' })
      else message.success('委托已经生效')
    },
  })
  const needed = (words: string) => [{ required: true, message: words }]
  return (
    <Drawer open onClose={onClose} size={520} title="新增委托" destroyOnHidden>
      <Form<Omit<NewDelegation, 'office'>>
        layout="vertical"
        initialValues={{ from: me.person.id, types: kinds.map((k) => k.value), fromDay: today }}
        onFinish={(fields) => add.mutate(fields)}
      >
        {add.error ? <Refused error={add.error} /> : null}
        <Form.Item name="from" label="委托人" rules={needed('请选择委托人')}>
          <Select disabled={!arranges} options={people} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item name="to" label="受托人" rules={needed('请选择受托人')}>
          <Select placeholder="选择同事" options={people.filter((p) => arranges || p.value !== me.person.id)} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item name="types" label="哪几类案件" rules={needed('至少选一类案件')}>
          <Select mode="multiple" options={kinds} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item name="fromDay" label="开始" rules={needed('请写明开始的日期')}>
          <DayInput />
        </Form.Item>
        <Form.Item name="toDay" label="结束（含当日）" rules={needed('请写明结束的日期')}>
          <DayInput />
        </Form.Item>
        <Form.Item name="reason" label="事由" rules={needed('请写明事由')}>
          <Input maxLength={200} placeholder="如：年休假、外出培训" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          委托
        </Button>
      </Form>
    </Drawer>
  )
}

function Refused({ error }: { error: Error }) {
  const problem = error instanceof ApiError ? error.problem : undefined
  if (problem?.errors?.length) return <FieldErrors errors={problem.errors} />
  return problem ? <RefusalBox message={problem.message} law={problem.law} /> : <Alert type="error" showIcon role="alert" title={error.message} />
}
