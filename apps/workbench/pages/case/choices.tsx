/** What may be done next: open steps as buttons, the others greyed with the reason in words. */
import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import type { Choice } from '../../../../engine/allow.ts'
import type { AnyCaseType } from '../../../../engine/define.ts'
import type { CaseView } from '../../api-types.ts'
import { procedureFor } from '../../case-types.ts'
import { casePath } from '../../cases.ts'
import { useSession } from '../../session.tsx'
import { Care } from './care.tsx'
import { waitedFirst } from './order.ts'
import '../../case.css'

/** So many steps of other people are shown at once while one has none to take; more are folded away. */
const FEW = 3

/** One step, open or refused. What nobody waits for does not stand out. */
export function ChoiceRow({ choice, onPick, primary }: { choice: Choice; onPick: () => void; primary?: boolean }) {
  const { refusal } = choice
  return (
    <div className="wb-choice">
      <Button block type={primary && !choice.aside ? 'primary' : 'default'} disabled={Boolean(refusal)} onClick={onPick}>
        {choice.behalf ? `代${choice.behalf.name}：${choice.label}` : choice.label}
      </Button>
      {refusal ? (
        <div className="wb-reason">
          {refusal.message}
          {refusal.law ? <div className="mf-law">依据：{refusal.law}</div> : null}
        </div>
      ) : null}
    </div>
  )
}

/** An adviser from outside reads and advises. */
const ADVISER = '案件由本机关办理。您可以查看内容、经过、文书和证据，个人信息已遮盖；征求您意见的，请回复意见，并请保守秘密。'

export function Choices({ type, view }: { type: AnyCaseType; view: CaseView }) {
  const navigate = useNavigate()
  const session = useSession()
  const go = (action: string, behalf?: { id: string }) => navigate(`${casePath(view.case)}/do/${action}${behalf ? `?behalf=${behalf.id}` : ''}`)
  const done = new Set(view.timeline.map((t) => t.action))
  const waiting = { procedure: procedureFor(type, view.case.version), status: view.case.status, done }
  const open = waitedFirst(
    waiting,
    view.choices.filter((c) => !c.refusal),
  )
  const closed = view.choices.filter((c) => c.refusal && c.refusal.code !== 'role')
  const others = view.choices.filter((c) => c.refusal?.code === 'role')
  const mine = session.me.posts.some((p) => p.office === view.case.office)
  const keeper = mine && type.keepers.some((r) => session.has(r))
  return (
    <section id="case-next" className="wb-panel" aria-label="下一步">
      <h2 className="wb-subtitle">下一步</h2>
      {!mine ? <p className="mf-quiet">这是下级机关的案件，您可以查看，由该机关办理。</p> : null}
      {session.adviser ? <p className="mf-quiet">{ADVISER}</p> : null}
      {mine && !session.adviser && view.choices.length === 0 ? <p className="mf-quiet">程序已经走完，没有后续步骤。</p> : null}
      {mine && view.choices.length > 0 && open.length === 0 ? <p className="mf-quiet">目前没有由您办理的步骤。</p> : null}
      {open.map(({ choice, waited }) => (
        <ChoiceRow key={choice.action} choice={choice} onPick={() => go(choice.action, choice.behalf)} primary={waited} />
      ))}
      {closed.map((choice) => (
        <ChoiceRow key={choice.action} choice={choice} onPick={() => go(choice.action)} />
      ))}
      {others.length > 0 ? (
        <details className="wb-others" open={open.length === 0 && others.length <= FEW}>
          <summary>由其他岗位办理的步骤（{others.length}）</summary>
          {others.map((choice) => (
            <ChoiceRow key={choice.action} choice={choice} onPick={() => go(choice.action)} />
          ))}
        </details>
      ) : null}
      {mine && !session.adviser ? (
        <div className="wb-choice">
          <Link to={`${casePath(view.case)}/do/note`}>写备注</Link>
          {keeper ? (
            <>
              {' · '}
              <Link to={`${casePath(view.case)}/do/correct`}>更正登记错误</Link>
            </>
          ) : null}
        </div>
      ) : null}
      <Care view={view} />
    </section>
  )
}
