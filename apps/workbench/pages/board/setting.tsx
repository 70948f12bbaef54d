/** What a district sets: the day for those whom the law does not name, and which rules are switched off. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Checkbox, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Board } from '../../../../domains/oversight/shapes.ts'
import { boardApi } from '../../board-api.ts'
import { clockTime } from '../case/timeline.tsx'
import { severityWords } from './words.ts'

const MONTH_DAY = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

export function SettingDialog({ board, onClose }: { board: Board; onClose: () => void }) {
  const { setting, rules, office } = board
  const [due, setDue] = useState(setting.due)
  const [ground, setGround] = useState(setting.ground)
  const [on, setOn] = useState<string[]>(() => rules.filter((r) => !r.off).map((r) => r.id))
  const client = useQueryClient()
  const { message } = App.useApp()
  const wrong = !MONTH_DAY.test(due.trim())
  const save = useMutation({
    mutationFn: () =>
      boardApi.set({ office, seen: setting.no, due: due.trim(), ground: ground.trim(), off: rules.filter((r) => !on.includes(r.id)).map((r) => r.id) }),
    onSuccess: async () => {
      message.success('已保存，各份报告随后按新的设定重新检查')
      onClose()
      await client.invalidateQueries({ predicate: (q) => q.queryKey[0] === 'board' || q.queryKey[0] === 'board-report' })
    },
  })
  return (
    <Modal
      open
      width={720}
      title="期限与规则"
      okText="保存"
      okButtonProps={{ loading: save.isPending, disabled: wrong }}
      onOk={() => save.mutate()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {save.error ? <Alert className="wb-gap" type="error" showIcon role="alert" title={save.error.message} /> : null}
      <p>
        地方各级政府和县级以上政府部门，依《法治政府建设与责任落实督察工作规定》第24条，每年4月1日前公开，不能改。街道办事处是派出机关，条文没有列明，由本机关设定。
      </p>
      <Form layout="vertical" className="wb-board-form">
        <Form.Item
          label="街道办事处的公开期限（次年，月-日）"
          htmlFor="setting-due"
          {...(wrong ? { validateStatus: 'error' as const, help: '应为月-日，如 03-31' } : {})}
        >
          <Input id="setting-due" className="wb-short" value={due} maxLength={5} onChange={(e) => setDue(e.target.value)} />
        </Form.Item>
        <Form.Item label="依据" htmlFor="setting-ground" extra="如当地文件的名称和文号；没有的，按通行做法，标明待核实。">
          <Input id="setting-ground" value={ground} maxLength={100} onChange={(e) => setGround(e.target.value)} />
        </Form.Item>
        <Form.Item label={`检查规则（开启 ${on.length} / ${rules.length}）`}>
          <Checkbox.Group className="wb-rule-list" value={on} onChange={(ids) => setOn(ids)}>
            {rules.map((r) => (
              <Checkbox key={r.id} value={r.id}>
                {r.title}
                <span className="mf-quiet">（{severityWords[r.severity]}）</span>
              </Checkbox>
            ))}
          </Checkbox.Group>
        </Form.Item>
      </Form>
      {setting.by && setting.at ? (
        <p className="mf-quiet">
          {setting.by} {clockTime(setting.at)} 改过
        </p>
      ) : null}
    </Modal>
  )
}
