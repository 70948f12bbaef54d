/** One case: facts on the left, what was done in the middle, terms and next steps on the right. */
import { useParams } from 'react-router'
import { BackfillTag, Fault, Loading, StatusTag } from '../../../../platform/ui/index.ts'
import { useCase } from '../../case-query.ts'
import { findType, procedureFor } from '../../case-types.ts'
import { caseName, caseNumber } from '../../cases.ts'
import { useCrumbs } from '../../crumbs.tsx'
import { useOfficeName } from '../../office-select.tsx'
import { useTypeIn } from '../../own-fields.ts'
import { NotFound } from '../not-found.tsx'
import { Choices } from './choices.tsx'
import { VerificationCode } from './code.tsx'
import { EvidencePanel } from './evidence/panel.tsx'
import { Facts } from './facts.tsx'
import { Letters } from './letters/letters.tsx'
import { Terms } from './terms.tsx'
import { CaseTimeline } from './timeline.tsx'
import '../../case.css'

export default function CasePage() {
  const { type: typeId = '', office = '', id = '' } = useParams()
  const type = useTypeIn(findType(typeId), Number(office))
  const address = { type: typeId, office: Number(office), id }
  const view = useCase(address, findType(typeId) !== undefined)
  const officeName = useOfficeName()
  const name = view.data ? caseName(view.data.case) : '案件'
  useCrumbs({ title: type?.record.title ?? '案件', to: `/cases/${typeId}` }, { title: view.data ? caseNumber(view.data.case) : '案件' })
  if (!findType(typeId)) return <NotFound />
  if (view.isPending || !type) return <Loading />
  if (view.isError) return <Fault error={view.error} onRetry={() => view.refetch()} />
  const { case: facts, timeline, terms } = view.data
  const procedure = procedureFor(type, facts.version)
  return (
    <>
      <div className="wb-case-name">
        <h1 className="wb-title">{name}</h1>
        <StatusTag type={type} status={facts.status} />
        {facts.backfilled ? <BackfillTag /> : null}
        <span className="mf-quiet">
          {officeName(facts.office)} · {procedure.title}
        </span>
      </div>
      <div className="wb-case">
        <Facts type={type} procedure={procedure} values={facts.values} />
        <CaseTimeline entries={timeline} />
        <div>
          <Choices type={type} view={view.data} />
          <Letters address={address} seq={facts.seq} />
          <Terms address={address} terms={terms} />
          <VerificationCode facts={facts} />
        </div>
      </div>
      <EvidencePanel address={address} />
    </>
  )
}
