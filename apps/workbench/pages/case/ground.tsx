/** Asks on what ground personal particulars are looked at; what is answered goes on record. */
import { Alert, Button, Form, Input, type InputRef, Modal } from 'antd'
import { useId, useRef, useState } from 'react'
import '../../case.css'

/** Grounds that most lookings have. */
const usual = ['联系当事人', '送达文书', '核对身份', '审核案件', '立卷归档'] as const
const LEAST = 2

type GroundProps = { title: string; ok: string; busy?: boolean; error?: string | undefined; onGround: (ground: string) => void; onClose: () => void }

export function GroundModal({ title, ok, busy = false, error, onGround, onClose }: GroundProps) {
  const [ground, setGround] = useState('')
  const [short, setShort] = useState(false)
  const id = useId()
  const field = useRef<InputRef>(null)
  const write = (words: string): void => {
    setGround(words)
    setShort(false)
  }
  const send = (): void => {
    const words = ground.trim()
    if (words.length < LEAST) setShort(true)
    else onGround(words)
  }
  return (
    <Modal
      open
      title={title}
      okText={ok}
      cancelText="取消"
      confirmLoading={busy}
      onOk={send}
      onCancel={onClose}
      afterOpenChange={(open) => open && field.current?.focus()}
    >
      <p className="mf-quiet">
        个人信息只能为办案所需查看（《个人信息保护法》第6、51条）。谁、何时、看了什么、为什么，都记入查阅记录，负责人和监督人员看得到。
      </p>
      {error ? <Alert type="error" showIcon title={error} /> : null}
      <Form.Item label="事由" htmlFor={id} layout="vertical" required {...(short ? { validateStatus: 'error' as const, help: '请写明事由，至少 2 个字' } : {})}>
        <Input id={id} value={ground} maxLength={200} onChange={(e) => write(e.target.value)} onPressEnter={send} ref={field} />
      </Form.Item>
      <div className="wb-grounds">
        {usual.map((words) => (
          <Button key={words} size="small" onClick={() => write(words)}>
            {words}
          </Button>
        ))}
      </div>
    </Modal>
  )
}
