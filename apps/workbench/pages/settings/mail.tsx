/** The mail server of the office, a test, and what became of its mails. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Checkbox, Form, Input, InputNumber, Modal, Select, Table } from 'antd'
import { useState } from 'react'
import { Fault, Loading, Nothing } from '../../../../platform/ui/index.ts'
import { useOfficeName } from '../../office-select.tsx'
import { settingApi } from '../../setting-api.ts'
import type { MailDelivery, MailSetting, MailView } from '../../setting-types.ts'
import { clockTime } from '../case/timeline.tsx'
import { needed, SaveFault, Sent } from './parts.tsx'

const securities = [
  { value: 'tls', label: 'TLS（一般为 465 端口）' },
  { value: 'starttls', label: 'STARTTLS（一般为 587 端口）' },
  { value: 'none', label: '不加密（仅限内网）' },
]

export function MailPage({ office }: { office: number }) {
  const view = useQuery({ queryKey: ['settings', 'mail', office], queryFn: () => settingApi.mail(office) })
  const [testing, setTesting] = useState(false)
  if (view.isError) return <Fault error={view.error} onRetry={() => view.refetch()} />
  if (!view.data) return <Loading />
  return (
    <>
      <div className="wb-heading">
        <h2 className="wb-subtitle">邮件</h2>
        <Button onClick={() => setTesting(true)} disabled={!view.data.own && !view.data.inherited}>
          发测试邮件
        </Button>
      </div>
      <p className="mf-quiet wb-setting-note">提醒除在系统内显示外，可按各人的接收设置发邮件。邮件里只有案号和网址。密码加密保存，不再显示。</p>
      <Inherited view={view.data} />
      <MailForm key={JSON.stringify(view.data.own)} office={office} own={view.data.own} />
      <h2 className="wb-subtitle">最近的发送记录</h2>
      <Deliveries rows={view.data.deliveries} />
      {testing ? <TestForm office={office} onClose={() => setTesting(false)} /> : null}
    </>
  )
}

function Inherited({ view }: { view: MailView }) {
  const name = useOfficeName()
  if (!view.inherited) return null
  return <Alert className="wb-gap" type="info" showIcon title={`本机关没有自己的设置，现用${name(view.inherited.office)}的邮件服务器`} />
}

type Fields = Omit<MailSetting, 'hasPassword'> & { password?: string }

function MailForm({ office, own }: { office: number; own: MailSetting | null }) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const save = useMutation({
    mutationFn: (f: Fields | null) => {
      if (!f) return settingApi.setMail(office, null)
      const { password, username, ...rest } = f
      return settingApi.setMail(office, { ...rest, username: username?.trim() || null, ...(password ? { password } : {}) })
    },
    onSuccess: async () => {
      message.success('邮件设置已保存')
      await client.invalidateQueries({ queryKey: ['settings', 'mail'] })
    },
  })
  const initial = own ?? { port: 465, security: 'tls' as const, urgent: false }
  return (
    <Form<Fields> layout="vertical" initialValues={initial} className="wb-setting-form" onFinish={(f) => save.mutate(f)}>
      <SaveFault error={save.error} />
      <div className="wb-setting-pair">
        <Form.Item name="host" label="服务器" rules={needed('请填写服务器')}>
          <Input placeholder="smtp.example.gov.cn" />
        </Form.Item>
        <Form.Item name="port" label="端口" rules={[{ required: true, message: '请填写端口' }]}>
          <InputNumber min={1} max={65535} precision={0} />
        </Form.Item>
        <Form.Item name="security" label="加密方式">
          <Select options={securities} />
        </Form.Item>
        <Form.Item name="sender" label="发件人" rules={needed('请填写发件人邮箱')}>
          <Input inputMode="email" />
        </Form.Item>
        <Form.Item name="username" label="账号">
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="password" label="密码" extra={own?.hasPassword ? '已设置，不改请留空' : ''}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="baseUrl" label="系统网址" rules={needed('请填写系统网址')} extra="写进邮件的链接">
          <Input placeholder="https://fazhi.example.gov.cn" />
        </Form.Item>
      </div>
      <Form.Item name="urgent" valuePropName="checked">
        <Checkbox>超过法定期限的提醒，免打扰时段也发</Checkbox>
      </Form.Item>
      <div className="wb-setting-row wb-gap">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          保存
        </Button>
        {own ? (
          <Button disabled={save.isPending} onClick={() => save.mutate(null)}>
            取消本机关的设置
          </Button>
        ) : null}
      </div>
    </Form>
  )
}

function Deliveries({ rows }: { rows: MailDelivery[] }) {
  return (
    <Table<MailDelivery>
      size="small"
      rowKey="id"
      dataSource={rows}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: <Nothing text="还没有发过邮件" /> }}
      columns={[
        { title: '时间', key: 'at', width: 150, render: (_, d) => clockTime(d.at) },
        { title: '收件人', dataIndex: 'person', width: 100 },
        { title: '内容', key: 'kind', render: (_, d) => `${d.kindLabel}${d.number ? ` · ${d.number}` : ''}` },
        { title: '结果', key: 'status', width: 300, render: (_, d) => <Sent {...d} /> },
      ]}
    />
  )
}

function TestForm({ office, onClose }: { office: number; onClose: () => void }) {
  const [form] = Form.useForm<{ to: string }>()
  const { message } = App.useApp()
  const test = useMutation({
    mutationFn: ({ to }: { to: string }) => settingApi.testMail(office, to.trim()),
    onSuccess: () => {
      message.success('测试邮件已发出，请到邮箱查看')
      onClose()
    },
  })
  return (
    <Modal open title="发测试邮件" okText="发送" cancelText="取消" onCancel={onClose} onOk={() => form.submit()} confirmLoading={test.isPending}>
      <Form form={form} layout="vertical" onFinish={(f) => test.mutate(f)}>
        <SaveFault error={test.error} />
        <Form.Item name="to" label="收件邮箱" rules={needed('请填写收件邮箱')}>
          <Input inputMode="email" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
