/** How a letter was served (送达): the receipt is made from it. */
import { Form, Input, Modal, Select } from 'antd'
import { type Service, serviceWays } from '../../../../../engine/letters.ts'
import { DayInput } from '../../../../../platform/ui/index.ts'
import type { LetterView } from '../../../letter-types.ts'
import { useSession } from '../../../session.tsx'
import { LetterProblem } from './problem.tsx'

type ServeProps = { letter: LetterView; busy: boolean; error: Error | null; onServe: (service: Service) => void; onClose: () => void }

export function ServeLetter({ letter, busy, error, onServe, onClose }: ServeProps) {
  const [form] = Form.useForm<Partial<Service>>()
  const { me } = useSession()
  const send = (s: Partial<Service>): void =>
    onServe({ way: s.way ?? 'direct', on: s.on ?? '', place: s.place ?? '', signedBy: s.signedBy ?? '', servedBy: s.servedBy ?? '', note: s.note ?? '' })
  const initial: Partial<Service> = { way: 'direct', servedBy: me.person.name, ...(me.today ? { on: me.today } : {}) }
  return (
    <Modal open title={`登记《${letter.title}》的送达`} okText="登记送达" confirmLoading={busy} onOk={form.submit} onCancel={onClose}>
      <LetterProblem error={error} />
      <Form<Partial<Service>> form={form} layout="vertical" initialValues={initial} onFinish={send}>
        <Form.Item name="way" label="送达方式" required>
          <Select options={Object.entries(serviceWays).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="on" label="送达日期" required>
          <DayInput {...(me.today ? { latest: me.today } : {})} />
        </Form.Item>
        <Form.Item name="place" label="送达地点">
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="signedBy" label="签收人">
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="servedBy" label="送达人" required>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="note" label="备注" extra="留置的写明见证人或者录像编号，邮寄的写邮件号，公告的写载体和起止日期">
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
