/** The form of one action, on a case or opening one. */
import { useState } from 'react'
import { Navigate, useParams } from 'react-router'
import { procedureOn } from '../../../../engine/define.ts'
import { Fault, Loading, RefusalBox } from '../../../../platform/ui/index.ts'
import { useCase } from '../../case-query.ts'
import { findType, procedureFor } from '../../case-types.ts'
import { caseName, caseNumber, casePath } from '../../cases.ts'
import { useCrumbs } from '../../crumbs.tsx'
import { newId } from '../../ids.ts'
import { blankCase, openings } from '../../openings.ts'
import { useTypeIn } from '../../own-fields.ts'
import { usePeople } from '../../people-options.ts'
import { useSession } from '../../session.tsx'
import { NotFound } from '../not-found.tsx'
import { ActionForm } from './form.tsx'
import { stateOf, stepOf } from './step.ts'

export default function ActionPage() {
  const { id } = useParams()
  return id ? <NextAction /> : <FirstAction />
}

/** An action on a case that is there. */
function NextAction() {
  const { type: typeId = '', office = '', id = '', action = '' } = useParams()
  const { adviser } = useSession()
  const type = useTypeIn(findType(typeId), Number(office))
  const address = { type: typeId, office: Number(office), id }
  const view = useCase(address, findType(typeId) !== undefined)
  // An opinion names nobody, and who works in the office is not for an adviser to see.
  const people = usePeople(adviser ? 0 : address.office)
  const procedure = type && view.data ? procedureFor(type, view.data.case.version) : undefined
  const step = type && procedure && view.data ? stepOf(type, procedure, action, view.data.case.backfilled) : undefined
  const name = view.data ? caseName(view.data.case) : '案件'
  useCrumbs(
    { title: type?.record.title ?? '案件', ...(adviser ? {} : { to: `/cases/${typeId}` }) },
    { title: view.data ? caseNumber(view.data.case) : '案件', to: casePath(address) },
    { title: step?.label ?? '办理' },
  )
  if (!findType(typeId)) return <NotFound />
  if (view.isPending || (people.isPending && !adviser) || !type) return <Loading />
  if (view.isError) return <Fault error={view.error} onRetry={() => view.refetch()} />
  if (people.isError) return <Fault error={people.error} onRetry={() => people.refetch()} />
  if (!procedure || !step) return <NotFound />
  const refusal = [...view.data.choices, ...view.data.care.choices].find((c) => c.action === action)?.refusal
  return (
    <>
      <h1 className="wb-title">
        {step.label} <span className="mf-quiet">{name}</span>
      </h1>
      {refusal ? <RefusalBox message={refusal.message} law={refusal.law} /> : null}
      <ActionForm key={action} type={type} procedure={procedure} step={step} state={stateOf(view.data)} people={people.data ?? []} />
    </>
  )
}

/** The action that opens a case. */
function FirstAction() {
  const { type: typeId = '', action = '' } = useParams()
  const session = useSession()
  const [caseId] = useState(newId)
  const type = useTypeIn(findType(typeId), session.post.office)
  const people = usePeople(session.post.office)
  const procedure = type && procedureOn(type, session.today)
  const step = type && procedure ? stepOf(type, procedure, action, false) : undefined
  useCrumbs({ title: type?.record.title ?? '案件', to: `/cases/${typeId}` }, { title: step?.label ?? '新登记' })
  if (findType(typeId) && (people.isPending || !type)) return <Loading />
  if (!type || !procedure || !step) return <NotFound />
  if (people.isPending) return <Loading />
  if (people.isError) return <Fault error={people.error} onRetry={() => people.refetch()} />
  const choice = openings(type, session).find((c) => c.action === action)
  if (!choice) return <Navigate to={`/cases/${typeId}/new`} replace />
  return (
    <>
      <h1 className="wb-title">
        {step.label} <span className="mf-quiet">{type.record.title}</span>
      </h1>
      {choice.refusal ? <RefusalBox message={choice.refusal.message} law={choice.refusal.law} /> : null}
      <ActionForm type={type} procedure={procedure} step={step} state={blankCase(type, caseId, session)} people={people.data} />
    </>
  )
}
