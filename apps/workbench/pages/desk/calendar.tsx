/** A month of terms: how many fall on each day. Arrow keys go from day to day, Enter opens what falls due then. */
import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { addDays, addMonths, weekday } from '../../../../engine/days.ts'
import type { Day } from '../../../../engine/define.ts'
import { api } from '../../api.ts'
import type { TermDay } from '../../desk-types.ts'
import { useSession } from '../../session.tsx'

const NAMES = ['一', '二', '三', '四', '五', '六', '日']

/** Weeks from Monday that cover a month. */
function weeksOf(month: string): Day[][] {
  const first = `${month}-01`
  const start = addDays(first, -((weekday(first) + 6) % 7))
  const next = addMonths(first, 1)
  const weeks: Day[][] = []
  for (let monday = start; monday < next; monday = addDays(monday, 7)) weeks.push(Array.from({ length: 7 }, (_, i) => addDays(monday, i)))
  return weeks
}

const steps: Readonly<Record<string, (day: Day) => Day>> = {
  ArrowLeft: (d) => addDays(d, -1),
  ArrowRight: (d) => addDays(d, 1),
  ArrowUp: (d) => addDays(d, -7),
  ArrowDown: (d) => addDays(d, 7),
  PageUp: (d) => addMonths(d, -1),
  PageDown: (d) => addMonths(d, 1),
}

const wordsOf = (day: Day, found: TermDay | undefined): string => {
  const parts = [...(found?.terms ? [`${found.terms} 件到期`] : []), ...(found?.demands ? [`${found.demands} 件督办应回复`] : [])]
  return `${day} ${parts.join('，') || '没有到期的'}`
}

type CalendarProps = { office: number; chosen: Day | undefined; onOpen: (day: Day) => void }

export function TermCalendar({ office, chosen, onOpen }: CalendarProps) {
  const { today } = useSession()
  const [at, setAt] = useState<Day>(chosen ?? today)
  const month = at.slice(0, 7)
  const days = useQuery({ queryKey: ['queue', 'days', office, month], queryFn: () => api.termDays(office, month), refetchInterval: 5 * 60_000 })
  const byDay = new Map(days.data?.map((d) => [d.day, d]))
  const grid = useRef<HTMLTableElement>(null)
  const moved = useRef(false)
  useEffect(() => {
    if (moved.current) grid.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus()
    moved.current = false
  }, [at])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    moved.current = true
    setAt(step(at))
  }
  return (
    <section className="wb-panel wb-calendar" aria-label="期限日历">
      <div className="wb-heading">
        <h2 className="wb-subtitle" aria-live="polite">
          {Number(month.slice(0, 4))}年{Number(month.slice(5))}月到期
        </h2>
        <div className="wb-nowrap">
          <Button size="small" icon={<LeftOutlined />} aria-label="上个月" onClick={() => setAt(addMonths(`${month}-01`, -1))} />
          <Button size="small" icon={<RightOutlined />} aria-label="下个月" onClick={() => setAt(addMonths(`${month}-01`, 1))} />
        </div>
      </div>
      <table ref={grid} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {NAMES.map((name) => (
              <th key={name} scope="col" aria-label={`星期${name}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day}>
                  {day.startsWith(month) ? (
                    <DayCell day={day} found={byDay.get(day)} today={today} focusable={day === at} chosen={day === chosen} onOpen={onOpen} />
                  ) : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mf-quiet">方向键换日，翻页键换月，回车列出当日到期的案件。</p>
    </section>
  )
}

type CellProps = { day: Day; found: TermDay | undefined; today: Day; focusable: boolean; chosen: boolean; onOpen: (day: Day) => void }

function DayCell({ day, found, today, focusable, chosen, onOpen }: CellProps) {
  const late = found && found.terms > 0 && day < today
  return (
    <button
      type="button"
      data-day={day}
      className={`wb-day${day === today ? ' wb-day-today' : ''}${late ? ' wb-day-late' : ''}`}
      tabIndex={focusable ? 0 : -1}
      aria-pressed={chosen}
      onClick={() => onOpen(day)}
    >
      <span className="wb-said">{`${wordsOf(day, found)}${day === today ? '（今天）' : ''}`}</span>
      <span aria-hidden="true">{Number(day.slice(8))}</span>
      {found?.terms || found?.demands ? <b aria-hidden="true">{found.terms + found.demands}</b> : null}
    </button>
  )
}
