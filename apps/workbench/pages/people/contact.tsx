/** Where the public reaches an office, as the portal shows it; kept by the office's administrators. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { PaperTable } from '../../../../platform/ui/index.ts'
import { api } from '../../api.ts'
import type { Contact } from '../../api-types.ts'

type ContactProps = { office: number; contact: Contact; keeps: boolean }

export function OfficeContact({ office, contact, keeps }: ContactProps) {
  const [editing, setEditing] = useState(false)
  if (editing) return <ContactForm office={office} contact={contact} onClose={() => setEditing(false)} />
  return (
    <div className="wb-gap">
      <PaperTable
        title="对外联系方式"
        rows={[
          { key: 'address', label: '办公地址', value: contact.address ?? '—', wide: true },
          { key: 'phone', label: '联系电话', value: contact.phone ?? '—' },
          { key: 'hours', label: '对外办公时间', value: contact.hours ?? '—' },
        ]}
      />
      {keeps ? <Button onClick={() => setEditing(true)}>修改联系方式</Button> : null}
    </div>
  )
}

type Fields = { address?: string; phone?: string; hours?: string }

function ContactForm({ office, contact, onClose }: { office: number; contact: Contact; onClose: () => void }) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const save = useMutation({
    mutationFn: ({ address, phone, hours }: Fields) => api.setContact(office, { address: address || null, phone: phone || null, hours: hours || null }),
    onSuccess: async () => {
      message.success('已保存，门户上随即更新')
      await client.invalidateQueries({ queryKey: ['offices'] })
      onClose()
    },
  })
  const initial = { address: contact.address ?? '', phone: contact.phone ?? '', hours: contact.hours ?? '' }
  return (
    <Form<Fields> layout="vertical" initialValues={initial} onFinish={(f) => save.mutate(f)}>
      {save.error ? <Alert type="error" showIcon role="alert" title={save.error.message} /> : null}
      <Form.Item name="address" label="办公地址">
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="phone" label="联系电话">
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="hours" label="对外办公时间">
        <Input maxLength={200} placeholder="工作日 9:00–12:00，14:00–17:00" />
      </Form.Item>
      <div className="wb-buttons">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          保存
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </Form>
  )
}
