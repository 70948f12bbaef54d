/** Acts cited by this case type, each under a short name. */
import { law, type Provision, unverified } from '../../../engine/law.ts'

const sameForTian = '政协提案没有全国统一的答复期限，按地方提案办理办法；未另行设置的与代表建议相同'

/** 代表法 as amended on 2025-03-11. */
export const deputiesAct = (article: string | number, note?: string): Provision => law('代表法', article, note)

/** 代表法 as it stood from 2015-08-29 on: the same terms, then in art. 42. */
export const deputiesAct2015 = (article: string | number, note?: string): Provision => law('代表法（2015年修正）', article, note)

export const answerLaw: Provision = deputiesAct(51, sameForTian)
export const answerLaw2015: Provision = deputiesAct2015(42, sameForTian)

/** Known as a document, its duty to publish results is stated from memory. */
export const publicResults: Provision = unverified('国办发〔2014〕46号', undefined, '办理结果公开的范围按本级规定')

/** Provinces set these lengths for themselves (退办 5–10 日, 会办 1–2 个月, 重新答复 1–3 个月, 代表反馈 10–15 工作日): configured per office. */
export const localRule = (note: string): Provision => unverified('地方建议提案办理规定', undefined, `${note}；各省规定不同，按本地配置`)
