/** An expected 'no' and wrong input, as people are told them. */
import { Alert } from 'antd'
import type { ReactNode } from 'react'
import type { FieldError } from '../../engine/parse.ts'

type RefusalProps = { title?: string; message: string; law?: string | undefined; children?: ReactNode }

/** Why something may not be done, and under which provision. */
export function RefusalBox({ title = '不能办理', message, law, children }: RefusalProps) {
  const description = (
    <>
      <div>{message}</div>
      {law ? <div className="mf-law">依据：{law}</div> : null}
      {children}
    </>
  )
  return <Alert type="warning" showIcon role="alert" title={title} description={description} />
}

type ErrorsProps = { errors: readonly FieldError[]; onPick?: (field: string) => void }

/** Every error of a form as a list; picking one leads to its field. */
export function FieldErrors({ errors, onPick }: ErrorsProps) {
  if (errors.length === 0) return null
  const items = errors.map((e) => (
    <li key={`${e.field}:${e.message}`}>
      {onPick ? (
        <button type="button" className="mf-link" onClick={() => onPick(e.field)}>
          {e.label}
        </button>
      ) : (
        <b>{e.label}</b>
      )}
      ：{e.message}
      {e.value ? <span className="mf-quiet">（现填“{e.value}”）</span> : null}
    </li>
  ))
  return <Alert type="error" showIcon role="alert" title={`有 ${errors.length} 处需要修改`} description={<ul className="mf-errors">{items}</ul>} />
}
