/** Acts cited by this case type, each under a short name. */
import type { Day } from '../../../engine/define.ts'
import { law, type Provision, unverified } from '../../../engine/law.ts'

/** First day of the regulation as revised (国务院令第711号); the one before it ends here. */
export const revisedFrom: Day = '2019-05-15'

export const openAct = (article: string | number, note?: string): Provision => law('政府信息公开条例', article, note)
/** Articles of the regulation whose text has not been compared. */
export const openActUnread = (article: string | number): Provision => unverified('政府信息公开条例', article)
/** 国务院令第492号, in force from 1 May 2008 until the revision. */
export const openAct2008 = (article: string | number, note?: string): Provision => unverified('政府信息公开条例（2007年公布）', article, note)

/** The form of the yearly report, whose third table lists the answers. */
export const reportForm = (note?: string): Provision => law('国办公开办函〔2021〕30号', undefined, note)
export const reconsiderationAct = (article: string | number): Provision => law('行政复议法', article)
/** 国办函〔2020〕109号; the days for payment and what payment does to the answer have not been checked against the text. */
export const feeRule: Provision = unverified('政府信息公开信息处理费管理办法', undefined, '缴费天数和缴费期间的计算按机关配置')
/** What offices arrange for themselves, the regulation asking only that there be a review. */
export const houseRule = (note: string): Provision => unverified('本机关政府信息公开审查制度', undefined, note)
