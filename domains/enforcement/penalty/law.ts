/** Acts cited by this case type, each under a short name; sector rules say for whom they are written. */
import { law, type Provision, unverified } from '../../../engine/law.ts'

export const penaltyAct = (article: string | number, note?: string): Provision => law('行政处罚法', article, note)
export const compulsionAct = (article: string | number): Provision => law('行政强制法', article)
export const transferRule = (article: string | number): Provision => law('行政执法机关移送涉嫌犯罪案件的规定', article)

/** 住房和城乡建设部令第55号: binds housing and urban management; a sub-district follows it where its province says so. */
export const housingRule = (article: string | number): Provision =>
  law('住房和城乡建设行政处罚程序规定', article, '适用于住建、城管领域；镇街以自己名义执法时是否适用由省级规定明确，其他领域按各自规章配置')

export const openEnforcement = (article: string): Provision => law('国办发〔2018〕118号', article)

/** What counts as a large amount differs between provinces; Guangdong's numbers stand here until an office sets its own. */
export const localHearingAmounts: Provision = unverified('广东省行政处罚听证程序实施办法', '7', '地方数额标准，其他省份按本省规定配置')

/** Service by the rules of civil procedure, to which art. 61 points. */
export const serviceLaw = (article: string, civil: string): Provision => law('行政处罚法', article, `依照《民事诉讼法》第${civil}条`)

/** Decisions against minors stay closed; example of Inner Mongolia's decree 244, art. 11, resting on the act on minors. */
export const minorsAct: Provision = unverified('未成年人保护法', 103, '内蒙古自治区令第244号第11条同')

export const reconsiderationAct = (article: string | number): Provision => law('行政复议法', article)
export const litigationAct = (article: string | number): Provision => law('行政诉讼法', article)

/** Whether the days at the police count is said by no rule we know; practice treats them as a suspension. */
export const transferPractice: Provision = unverified('住房和城乡建设行政处罚程序规定', 30, '移送公安机关期间不计入办案期限属于通行做法，按机关配置')
