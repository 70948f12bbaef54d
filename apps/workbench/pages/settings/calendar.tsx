/** Days on which the office works or rests otherwise than the national arrangement says. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Form, Input, Modal, Radio, Table } from 'antd'
import { useState } from 'react'
import { DayInput, Fault, Nothing } from '../../../../platform/ui/index.ts'
import { useOffices } from '../../office-select.tsx'
import { useSession } from '../../session.tsx'
import { settingApi } from '../../setting-api.ts'
import type { OfficeDay } from '../../setting-types.ts'
import { needed, SaveFault, YearSelect } from './parts.tsx'

type Fields = { day: string; workday: boolean; name: string; reason: string; below?: boolean }

export function CalendarPage({ office }: { office: number }) {
  const { today } = useSession()
  const [year, setYear] = useState(Number(today.slice(0, 4)))
  const [adding, setAdding] = useState(false)
  const [removed, setRemoved] = useState<OfficeDay>()
  const days = useQuery({ queryKey: ['settings', 'calendar', office, year], queryFn: () => settingApi.days(office, year) })
  if (days.isError) return <Fault error={days.error} onRetry={() => days.refetch()} />
  return (
    <>
      <div className="wb-heading">
        <h2 className="wb-subtitle">工作日历</h2>
        <div className="wb-buttons">
          <YearSelect value={year} onChange={setYear} today={today} />
          <Button type="primary" onClick={() => setAdding(true)}>
            安排一天
          </Button>
        </div>
      </div>
      <p className="mf-quiet wb-setting-note">
        国家放假安排已公布到 {days.data?.coversUntil ?? '…'}
        ，这里只写本机关另外的安排。保存后立即生效，正在计算的期限随即重算，每件案件记下一个动作。
      </p>
      <Table<OfficeDay>
        size="middle"
        rowKey="day"
        loading={days.isFetching}
        dataSource={days.data?.days ?? []}
        pagination={false}
        locale={{ emptyText: <Nothing text={`${year} 年没有另外的安排，一律按国家放假安排`} /> }}
        columns={[
          { title: '日期', dataIndex: 'day', width: 130 },
          { title: '国家安排', dataIndex: 'national', width: 170 },
          { title: '本机关', key: 'workday', width: 90, render: (_, d) => (d.workday ? '上班' : '放假') },
          { title: '说明', dataIndex: 'name' },
          {
            title: '操作',
            key: 'do',
            width: 130,
            render: (_, d) => (
              <Button type="link" size="small" onClick={() => setRemoved(d)}>
                恢复国家安排
              </Button>
            ),
          },
        ]}
      />
      {adding ? <DayForm office={office} onClose={() => setAdding(false)} /> : null}
      {removed ? <RemoveDay office={office} day={removed} onClose={() => setRemoved(undefined)} /> : null}
    </>
  )
}

function useSaved(onClose: () => void, words: string) {
  const client = useQueryClient()
  const { message } = App.useApp()
  return async () => {
    message.success(words)
    await client.invalidateQueries({ queryKey: ['settings'] })
    onClose()
  }
}

function DayForm({ office, onClose }: { office: number; onClose: () => void }) {
  const [form] = Form.useForm<Fields>()
  const parent = useOffices().data?.some((o) => o.parent === office) ?? false
  const save = useMutation({
    mutationFn: ({ day, workday, name, reason, below }: Fields) =>
      settingApi.setDay(day, { office, workday, name: name.trim(), reason: reason.trim(), below: below ?? false }),
    onSuccess: useSaved(onClose, '已保存，有关期限正在重算'),
  })
  return (
    <Modal open title="安排一天" okText="保存" cancelText="取消" onCancel={onClose} onOk={() => form.submit()} confirmLoading={save.isPending}>
      <Form<Fields> form={form} layout="vertical" initialValues={{ workday: true, below: false }} onFinish={(f) => save.mutate(f)}>
        <SaveFault error={save.error} />
        <Form.Item name="day" label="日期" rules={[{ required: true, message: '请选择日期' }]}>
          <DayInput />
        </Form.Item>
        <Form.Item name="workday" label="这一天">
          <Radio.Group
            options={[
              { value: true, label: '上班' },
              { value: false, label: '放假' },
            ]}
          />
        </Form.Item>
        <Form.Item name="name" label="说明" rules={needed('请填写说明')} extra="会写进期限的逐日说明，如“窗口值守”">
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="reason" label="依据" rules={needed('请写明依据')}>
          <Input maxLength={200} placeholder="如：区政府办〔2026〕3号通知" />
        </Form.Item>
        {parent ? (
          <Form.Item name="below" valuePropName="checked">
            <Checkbox>所属机关一并适用</Checkbox>
          </Form.Item>
        ) : null}
      </Form>
    </Modal>
  )
}

function RemoveDay({ office, day, onClose }: { office: number; day: OfficeDay; onClose: () => void }) {
  const [form] = Form.useForm<{ reason: string }>()
  const remove = useMutation({
    mutationFn: ({ reason }: { reason: string }) => settingApi.removeDay(day.day, office, reason.trim()),
    onSuccess: useSaved(onClose, '已恢复，有关期限正在重算'),
  })
  return (
    <Modal
      open
      title={`恢复 ${day.day} 的国家安排`}
      okText="恢复"
      cancelText="取消"
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={remove.isPending}
    >
      <Form form={form} layout="vertical" onFinish={(f) => remove.mutate(f)}>
        <SaveFault error={remove.error} />
        <p>
          国家安排：{day.national}；本机关现为{day.workday ? '上班' : '放假'}（{day.name}）。
        </p>
        <Form.Item name="reason" label="依据" rules={needed('请写明依据')}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
