/** What colleagues have under way on a case, and what one may do about it. */
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import type { CaseView } from '../../api-types.ts'
import { casePath } from '../../cases.ts'
import { useSession } from '../../session.tsx'
import '../../desk.css'

/** Refused for what is plain to see, as an answer where nothing was demanded: not worth a line. */
const plain = (rule: string): boolean => ['demand', 'asked', 'undo', 'status'].includes(rule)

export function Care({ view }: { view: CaseView }) {
  const navigate = useNavigate()
  const { today } = useSession()
  const { care, names } = view
  const name = (id: string): string => names[id] ?? '某人'
  const open = care.choices.filter((c) => !c.refusal)
  const closed = care.choices.filter((c) => c.refusal && !plain(c.refusal.rule))
  if (open.length === 0 && closed.length === 0 && !care.handler && care.demands.length === 0) return null
  return (
    <section className="wb-care" aria-label="承办与督办">
      <h3 className="wb-subtitle">承办与督办</h3>
      {care.handler ? <p>承办人：{name(care.handler)}</p> : null}
      {care.returnedBy ? <p>由{name(care.returnedBy)}退回，再次送出时直接到其手上。</p> : null}
      {care.demands.map((d) => (
        <p key={`${d.by}${d.on}`} className={d.due < today ? 'wb-bad' : ''}>
          {name(d.by)} {d.on} 督办，请于 {d.due} 前回复：{d.text}
        </p>
      ))}
      {care.urged ? (
        <p>
          {name(care.urged.by)} {care.urged.on} 催办
        </p>
      ) : null}
      {care.asked.length > 0 ? <p>正在征求意见：{care.asked.map((a) => name(a.of)).join('、')}</p> : null}
      <div className="wb-care-buttons">
        {open.map((c) => (
          <Button
            key={c.action}
            type={c.action === 'careOpine' || c.action === 'careAnswer' ? 'primary' : 'default'}
            onClick={() => navigate(`${casePath(view.case)}/do/${c.action}`)}
          >
            {c.label}
          </Button>
        ))}
      </div>
      {closed.length > 0 ? (
        <details className="wb-others">
          <summary>目前不能办理的（{closed.length}）</summary>
          {closed.map((c) => (
            <p key={c.action} className="wb-reason">
              {c.label}：{c.refusal?.message}
              {c.refusal?.law ? <span className="mf-law"> 依据：{c.refusal.law}</span> : null}
            </p>
          ))}
        </details>
      ) : null}
    </section>
  )
}
