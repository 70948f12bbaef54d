/** The answer to an action that was not accepted: refused under the law, overtaken by a colleague, or not reached. */
import { Alert, Button } from 'antd'
import { builtIn, isBuiltIn } from '../../../../engine/fold.ts'
import { FieldErrors, RefusalBox } from '../../../../platform/ui/index.ts'
import { ApiError } from '../../api.ts'

type OutcomeProps = { error: unknown; onReload: () => void; onPick: (field: string) => void }

export function Outcome({ error, onReload, onPick }: OutcomeProps) {
  if (!error) return null
  if (!(error instanceof ApiError)) return <Alert type="error" showIcon role="alert" title="出现故障" description={String(error)} />
  const { problem, status } = error
  // The frame already asks for a new sign-in over the form.
  if (status === 401) return null
  if (problem.code === 'stale') return <Overtaken changed={problem.changed ?? []} onReload={onReload} />
  if (status === 422)
    return problem.errors?.length ? (
      <FieldErrors errors={problem.errors} onPick={onPick} />
    ) : (
      <Alert type="error" showIcon role="alert" title={problem.message} />
    )
  if (status === 409)
    return (
      <RefusalBox message={problem.message} law={problem.law}>
        {<OpenSteps choices={problem.choices ?? []} />}
      </RefusalBox>
    )
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={problem.message}
      description={status === 0 ? '您填写的内容还在，网络恢复后可以再次提交，不会重复办理。' : undefined}
    />
  )
}

function OpenSteps({ choices }: { choices: NonNullable<ApiError['problem']['choices']> }) {
  const open = choices.filter((c) => !c.refusal)
  return open.length > 0 ? <div className="mf-quiet">目前可以办理的是：{open.map((c) => c.label).join('、')}</div> : null
}

function Overtaken({ changed, onReload }: { changed: NonNullable<ApiError['problem']['changed']>; onReload: () => void }) {
  const description = (
    <>
      <ul className="mf-errors">
        {changed.map((c) => (
          <li key={c.seq}>
            {c.on} {isBuiltIn(c.action) ? builtIn[c.action] : c.label}
          </li>
        ))}
      </ul>
      <p>您的填写没有生效，但还留在本页。看过变化后，如仍需办理，请载入最新内容再提交。</p>
      <Button onClick={onReload}>载入最新内容</Button>
    </>
  )
  return <Alert type="warning" showIcon role="alert" title="案件已被他人办理，请查看变化" description={description} />
}
