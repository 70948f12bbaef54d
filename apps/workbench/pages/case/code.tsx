/** The code by which whoever is inspected verifies the inspection, with the address it holds; it can be printed or shown on the spot. */
import type { CaseView } from '../../api-types.ts'

/** An inspection has its code from the step that gives it out. */
const ISSUED = 'codeIssuedOn'

export function VerificationCode({ facts: { type, office, id, values } }: { facts: CaseView['case'] }) {
  if (type !== 'inspection' || !values[ISSUED]) return null
  const place = `/inspections/${office}/${id}`
  const address = `${window.location.origin}${place}`
  return (
    <section className="wb-panel wb-code" aria-label="检查码">
      <h2 className="wb-subtitle">检查码</h2>
      <img src={`/qr${place}`} width={180} height={180} alt="检查核验二维码" />
      <p className="mf-quiet">请被检查人扫码核验这次检查，检查后也在同一页评价。</p>
      <a href={address} target="_blank" rel="noreferrer">
        {address}
      </a>
    </section>
  )
}
