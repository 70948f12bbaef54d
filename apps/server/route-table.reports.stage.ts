/** Rows of the route table about working on a report together. */
import { newId } from '../../platform/db/index.ts'
import { type Expected, report, seers, signedIn } from './route-table.stage.ts'

type Things = { report: string }

/** Those who see the report and may not do this are told so. */
const told = (may: (who: { role?: string; relation?: string }) => boolean, then: number): Expected =>
  signedIn((who) => (seers(report)(who) !== 200 ? 404 : may(who) ? then : 409))
const drafters = told(({ role, relation }) => role === 'reporter' && relation === 'own', 200)
/** Whoever sees it in the office itself. */
const colleagues = (then: number): Expected => told(({ relation }) => relation === 'own', then)

const at =
  (rest: string) =>
  (t: Things): string =>
    `/api/reports/${t.report}/${rest}`

/** Route, what each gets, the address and the body. */
export const reportRows: readonly [route: string, expected: Expected, url: (t: Things) => string, body?: () => unknown][] = [
  ['GET /api/reports/:id/locks', seers(report), at('locks')],
  ['PUT /api/reports/:id/locks/:section', drafters, at('locks/intro')],
  ['DELETE /api/reports/:id/locks/:section', drafters, at('locks/intro')],
  ['GET /api/reports/:id/remarks', seers(report), at('remarks')],
  ['POST /api/reports/:id/remarks', colleagues(200), at('remarks'), () => ({ id: newId(), paragraph: 'p1', text: '请核实' })],
  ['PUT /api/reports/:id/remarks/:remark/resolved', colleagues(404), at(`remarks/${newId()}/resolved`), () => ({ resolved: true })],
  ['GET /api/reports/:id/versions', seers(report), at('versions')],
  ['GET /api/reports/:id/versions/:version', seers(report), at('versions/1')],
]
