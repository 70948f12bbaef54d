/** Choosing what to open: the kind of case, then its opening step. */
import { Card } from 'antd'
import { useNavigate, useParams } from 'react-router'
import type { AnyCaseType } from '../../../../engine/define.ts'
import { Nothing } from '../../../../platform/ui/index.ts'
import { findType } from '../../case-types.ts'
import { useCrumbs } from '../../crumbs.tsx'
import { linesOf } from '../../lines.ts'
import { openings } from '../../openings.ts'
import { useSession } from '../../session.tsx'
import { ChoiceRow } from '../case/choices.tsx'

export default function NewCase() {
  const { type: id } = useParams()
  const { types } = useSession()
  const chosen = findType(id)
  useCrumbs({ title: chosen ? `新登记${chosen.record.title}` : '新登记' })
  const offered = chosen ? [chosen] : types
  return (
    <>
      <h1 className="wb-title">{chosen ? `新登记：${chosen.record.title}` : '新登记'}</h1>
      {offered.length === 0 ? <Nothing text="您的职责中没有可以登记的事项" /> : null}
      {linesOf(offered).map((line) => (
        <section key={line.id}>
          <h2 className="wb-subtitle">{line.name}</h2>
          <div className="wb-cards">
            {line.types.map((type) => (
              <Openings key={type.id} type={type} />
            ))}
          </div>
        </section>
      ))}
    </>
  )
}

function Openings({ type }: { type: AnyCaseType }) {
  const session = useSession()
  const navigate = useNavigate()
  const steps = openings(type, session)
  return (
    <Card size="small" title={type.record.title}>
      {steps.length === 0 ? <span className="mf-quiet">由其他案件或门户转入，不在这里登记</span> : null}
      {steps.map((choice) => (
        <ChoiceRow key={choice.action} choice={choice} primary onPick={() => navigate(`/cases/${type.id}/new/${choice.action}`)} />
      ))}
    </Card>
  )
}
