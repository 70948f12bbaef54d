/** Colleagues standing in for one another: delegation for an absence, and the cases of somebody who leaves. */
import { useCrumbs } from '../../crumbs.tsx'
import { useSession } from '../../session.tsx'
import { Delegations } from './delegations.tsx'
import { Handover } from './handover.tsx'

export default function ColleaguesPage() {
  const { has } = useSession()
  const arranges = has('leader', 'admin')
  const title = arranges ? '委托与离任移交' : '委托他人代办'
  useCrumbs({ title })
  return (
    <>
      <h1 className="wb-title">{title}</h1>
      <Delegations arranges={arranges} />
      {arranges ? <Handover /> : null}
    </>
  )
}
