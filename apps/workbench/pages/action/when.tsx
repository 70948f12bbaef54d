/** The day of an action: today, unless a record proves an earlier one. */
import { Form, Input, Radio } from 'antd'
import type { Day } from '../../../../engine/define.ts'
import { DayInput } from '../../../../platform/ui/index.ts'
import '../../case.css'

export type When = { on: Day; ground: string }

type WhenProps = { value: When; today: Day; fault: string | undefined; onChange: (when: When) => void }

export function WhenFields({ value, today, fault, onChange }: WhenProps) {
  const earlier = value.on !== today
  return (
    <fieldset className="mf-section">
      <legend>办理日期</legend>
      <div className="mf-columns">
        <Form.Item label="办理日期" required extra="法定期限从这一天起算">
          <DayInput value={value.on} latest={today} onChange={(day) => onChange({ ...value, on: day ?? today })} />
        </Form.Item>
        {earlier ? (
          <Form.Item
            label="日期依据"
            required
            {...(fault ? { validateStatus: 'error' as const, help: fault } : {})}
            extra="早于今天的，须写明能证明这一天的材料"
          >
            <Input
              value={value.ground}
              maxLength={200}
              placeholder="如：送达回证、邮戳、现场笔录"
              onChange={(e) => onChange({ ...value, ground: e.target.value })}
            />
          </Form.Item>
        ) : (
          <div className="wb-reason">今天（{today}）办理的，不用改动。此前已经办理、今天补记的，请改成实际办理的那一天。</div>
        )}
      </div>
      {earlier ? (
        <Radio.Group size="small" value="" onChange={(e) => onChange({ ...value, ground: e.target.value })} className="wb-gap">
          {['送达回证', '邮戳', '现场笔录', '原始登记簿'].map((g) => (
            <Radio.Button key={g} value={g}>
              {g}
            </Radio.Button>
          ))}
        </Radio.Group>
      ) : null}
    </fieldset>
  )
}
