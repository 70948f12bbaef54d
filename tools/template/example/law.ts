/** Acts cited by this case type, each under a short name. */
import { type Provision, unverified } from '../../../engine/law.ts'

/** Cited as unverified until somebody has compared the wording with the published text: the screens then say 待核实. */
export const rule = (article: string | number, note?: string): Provision => unverified('示例事项办理规定', article, note)
