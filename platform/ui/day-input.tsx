/** A day picker whose value is 'YYYY-MM-DD'; a day may also be typed in any of the ways people write one. */
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { FocusEvent } from 'react'
import type { Day } from '../../engine/define.ts'
import { readDay } from '../../engine/parse.ts'

type DayInputProps = { id?: string; value?: Day | null; onChange?: (day: Day | null) => void; latest?: Day; disabled?: boolean }

/** Days after `latest` cannot be picked. */
export function DayInput({ id, value, onChange, latest, disabled }: DayInputProps) {
  // The picker forgets what was typed when it is left without Enter; a clerk who typed a day means it.
  const keepTyped = (event: FocusEvent<HTMLElement>) => {
    const typed = event.target instanceof HTMLInputElement ? readDay(event.target.value) : undefined
    if (typed && typed !== value && (!latest || typed <= latest)) onChange?.(typed)
  }
  return (
    <DatePicker
      {...(id ? { id } : {})}
      className="mf-full"
      placeholder="选择或输入，如 2025-03-05"
      format="YYYY-MM-DD"
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
      onBlur={keepTyped}
      {...(latest ? { maxDate: dayjs(latest) } : {})}
      disabled={disabled ?? false}
    />
  )
}
