/** A number that no ledger holds is answered for: by whom, and on what ground. */
import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useSession } from '../../../session.tsx'
import type { Caret } from './caret-menu.tsx'

const LONGEST_NUMBER = 40
const LONGEST_GROUND = 120

type AttestProps = { caret: Caret; text: string; onClose: () => void }

/** Puts the number in as a piece with its source, in place of what was typed. */
export function Attest({ caret: { editor, at }, text, onClose }: AttestProps) {
  const { me } = useSession()
  const [stated, setStated] = useState(text)
  const [ground, setGround] = useState('')
  const [who, setWho] = useState(me.person.name)
  const ready = stated.trim() !== '' && ground.trim().length >= 2 && who.trim() !== ''
  const put = (): void => {
    if (!ready) return
    const source = `${ground.trim()}（${who.trim()}提供）`
    editor
      .chain()
      .focus()
      .insertContentAt({ from: at.from, to: at.to }, { type: 'stated', attrs: { stated: stated.trim(), source } })
      .run()
    onClose()
  }
  return (
    <Modal open title="写明数字的来源" okText="写入" cancelText="取消" okButtonProps={{ disabled: !ready }} onOk={put} onCancel={onClose}>
      <p className="mf-quiet">台账里有的数字请用“#”插入指标；台账里没有的，写明出处和提供人，随报告一并留存。</p>
      <Form layout="vertical" onFinish={put}>
        <Form.Item label="数字" htmlFor="attest-number">
          <Input id="attest-number" value={stated} maxLength={LONGEST_NUMBER} onChange={(e) => setStated(e.target.value)} />
        </Form.Item>
        <Form.Item label="出处（台账、文件或统计表）" htmlFor="attest-ground">
          <Input
            id="attest-ground"
            value={ground}
            maxLength={LONGEST_GROUND}
            placeholder="如 普法活动登记簿"
            onChange={(e) => setGround(e.target.value)}
            onPressEnter={put}
          />
        </Form.Item>
        <Form.Item label="提供人" htmlFor="attest-who">
          <Input id="attest-who" value={who} maxLength={LONGEST_NUMBER} onChange={(e) => setWho(e.target.value)} onPressEnter={put} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
