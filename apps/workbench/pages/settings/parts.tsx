/** What the pages of settings share. */
import { Alert, Select } from 'antd'
import { FieldErrors } from '../../../../platform/ui/index.ts'
import { ApiError } from '../../api.ts'

/** Why a setting was not saved, every fault of it. */
export function SaveFault({ error }: { error: Error | null }) {
  if (!error) return null
  const errors = error instanceof ApiError ? error.problem.errors : undefined
  return <div className="wb-gap">{errors?.length ? <FieldErrors errors={errors} /> : <Alert type="error" showIcon role="alert" title={error.message} />}</div>
}

type YearProps = { value: number; onChange: (year: number) => void; today: string }

/** Last year, this one and the next. */
export function YearSelect({ value, onChange, today }: YearProps) {
  const year = Number(today.slice(0, 4))
  const options = [year + 1, year, year - 1].map((y) => ({ value: y, label: `${y} 年` }))
  return <Select aria-label="年份" className="wb-setting-year" value={value} onChange={onChange} options={options} />
}

/** Must be filled, and not with blanks. */
export const needed = (message: string) => [{ required: true, whitespace: true, message }]
