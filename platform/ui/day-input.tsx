/** A day picker whose value is 'YYYY-MM-DD'. */
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { Day } from '../../engine/define.ts'

type DayInputProps = { id?: string; value?: Day | null; onChange?: (day: Day | null) => void; latest?: Day; disabled?: boolean }

/** Days after `latest` cannot be picked. */
export function DayInput({ id, value, onChange, latest, disabled }: DayInputProps) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      className="mf-full"
      placeholder="选择或输入，如 2025-03-05"
      format={{ format: 'YYYY-MM-DD' }}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
      {...(latest ? { maxDate: dayjs(latest) } : {})}
      disabled={disabled ?? false}
    />
  )
}
