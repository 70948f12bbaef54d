/** Why a letter could not be made or moved on. */
import { Alert } from 'antd'
import { RefusalBox } from '../../../../../platform/ui/index.ts'
import { ApiError } from '../../../api.ts'

export function LetterProblem({ error }: { error: Error | null }) {
  if (!error) return null
  if (error instanceof ApiError && error.status === 409) return <RefusalBox message={error.message} law={error.problem.law} />
  const errors = error instanceof ApiError ? (error.problem.errors ?? []) : []
  const said = errors.length > 0 ? errors.map((e) => `${e.label}：${e.message}`).join('；') : error.message
  return <Alert type="error" showIcon role="alert" title={said} />
}
