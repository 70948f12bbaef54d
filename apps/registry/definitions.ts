/** MADE by `npm run made` from domains/<line>/<type>; never edited. */
import type { AnyCaseType } from '../../engine/define.ts'
import proposal from '../../domains/decisions/proposal/index.ts'
import mediation from '../../domains/disputes/mediation/index.ts'
import inspection from '../../domains/enforcement/inspection/index.ts'
import penalty from '../../domains/enforcement/penalty/index.ts'
import disclosure from '../../domains/openness/disclosure/index.ts'
import report from '../../domains/reporting/report/index.ts'

export const caseTypes: readonly AnyCaseType[] = [proposal, mediation, inspection, penalty, disclosure, report]
