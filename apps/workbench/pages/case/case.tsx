/** One case: facts on the left, what was done in the middle, terms and next steps on the right. */
import { useParams } from 'react-router'
import type { AnyCaseType } from '../../../../engine/define.ts'
import { BackfillTag, Fault, Light, Loading, StatusTag } from '../../../../platform/ui/index.ts'
import type { CaseAddress } from '../../api.ts'
import type { CaseView } from '../../api-types.ts'
import { useCase } from '../../case-query.ts'
import { findType, procedureFor } from '../../case-types.ts'
import { caseName, caseNumber } from '../../cases.ts'
import { useCrumbs } from '../../crumbs.tsx'
import { useAround } from '../../dossier-api.ts'
import { useOfficeName } from '../../office-select.tsx'
import { useTypeIn } from '../../own-fields.ts'
import { useSession } from '../../session.tsx'
import { NotFound } from '../not-found.tsx'
import { Accesses, PrintFile, Related } from './around.tsx'
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
  const { adviser } = useSession()
  const view = useCase(address, findType(typeId) !== undefined)
  useCrumbs({ title: type?.record.title ?? '案件', ...(adviser ? {} : { to: `/cases/${typeId}` }) }, { title: view.data ? caseNumber(view.data.case) : '案件' })
  if (!findType(typeId)) return <NotFound />
  if (view.isPending || !type) return <Loading />
  if (view.isError) {
    return (
      <>
        <h1 className="wb-title">{type.record.title}</h1>
        <Fault error={view.error} onRetry={() => view.refetch()} />
      </>
    )
  }
  return <WholeCase key={id} type={type} view={view.data} address={address} />
}

/** Where the parts of the page begin; on a phone they stand below each other. */
const anchors = [
  ['case-facts', '内容'],
  ['case-timeline', '经过'],
  ['case-next', '下一步'],
  ['case-terms', '期限'],
  ['case-letters', '文书'],
  ['case-evidence', '证据'],
  ['case-related', '相关'],
  ['case-accesses', '查阅'],
] as const

/** `accesses`: a part that not everybody has. */
function Anchors({ accesses }: { accesses: boolean }) {
  return (
    <nav className="wb-case-anchors" aria-label="本页各部分">
      {anchors.map(([id, words]) =>
        id === 'case-accesses' && !accesses ? null : (
          <a key={id} href={`#${id}`}>
            {words}
          </a>
        ),
      )}
    </nav>
  )
}

function WholeCase({ type, view, address }: { type: AnyCaseType; view: CaseView; address: CaseAddress }) {
  const { case: facts, timeline, terms } = view
  const officeName = useOfficeName()
  const around = useAround(address, facts.seq)
  const procedure = procedureFor(type, facts.version)
  const nearest = terms.filter((t) => t.state === 'open' || t.state === 'overdue').sort((a, b) => a.due.localeCompare(b.due))[0]
  const mayReveal = around.data?.mayReveal === true
  return (
    <>
      <div className="wb-case-name">
        <h1 className="wb-title">{caseName(facts)}</h1>
        <StatusTag type={type} status={facts.status} />
        {facts.backfilled ? <BackfillTag /> : null}
        <span className="mf-quiet">
          {officeName(facts.office)} · {procedure.title}
        </span>
        {nearest ? <Light light={nearest.light} words={`${nearest.label}：${nearest.words}`} provisional={nearest.provisional} /> : null}
      </div>
      <div className="wb-case-bar">
        <Anchors accesses={Boolean(around.data?.accesses)} />
        {mayReveal ? <PrintFile address={address} /> : null}
      </div>
      <div className="wb-case">
        <Facts type={type} procedure={procedure} values={facts.values} address={address} mayReveal={mayReveal} />
        <CaseTimeline entries={timeline} />
        <div className="wb-case-column">
          <Choices type={type} view={view} />
          <Terms address={address} terms={terms} />
          <VerificationCode facts={facts} />
        </div>
      </div>
      <div id="case-letters">
        <Letters address={address} seq={facts.seq} />
      </div>
      <div id="case-evidence">
        <EvidencePanel address={address} />
      </div>
      {around.isError ? <Fault error={around.error} onRetry={() => around.refetch()} /> : null}
      {around.data ? (
        <div className="wb-case-foot">
          <Related related={around.data.related} />
          {around.data.accesses ? <Accesses rows={around.data.accesses} /> : null}
        </div>
      ) : null}
    </>
  )
}
