/** What the pages of settings share. */
import { Alert, Select } from 'antd'
import { FieldErrors, Light } from '../../../../platform/ui/index.ts'
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

type SentProps = { status: 'waiting' | 'sent' | 'failed'; attempts: number; error: string | null }

/** What became of a mail or a push, in words. */
export function Sent({ status, attempts, error }: SentProps) {
  if (status === 'sent') return <Light light="green" words="已送达" provisional={false} />
  const why = error ? `：${error}` : ''
  if (status === 'failed') return <Light light="red" words={`没有送达，试了 ${attempts} 次${why}`} provisional={false} />
  return <Light light="yellow" words={attempts > 0 ? `第 ${attempts} 次没有送达，稍后再试${why}` : '等待发送'} provisional={false} />
}
