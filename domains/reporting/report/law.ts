/** Acts cited by this case type, each under a short name. */
import { law, type Provision, unverified } from '../../../engine/law.ts'

export const inspectionRule = (article: string | number, note?: string): Provision => law('法治政府建设与责任落实督察工作规定', article, note)

/** Nobody wrote these steps into the regulation; offices take them, and an office may set its own. */
export const practice = (note: string): Provision => unverified('法治政府建设年度报告编制通行做法', undefined, note)
