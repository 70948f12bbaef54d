/** Acts cited by this case type, each under a short name. */
import { law, type Provision, unverified } from '../../../engine/law.ts'

export const penaltyAct = (article: string | number, note?: string): Provision => law('行政处罚法', article, note)

/** 国务院办公厅关于严格规范涉企行政检查的意见, published on 2025-01-03; section numbers are given only where the text was seen. */
export const strictInspection = (article?: string, note?: string): Provision => law('国办发〔2024〕54号', article, note)

/** What is said to follow from it but was not found in its text: kept configurable. */
export const strictInspectionPractice = (note: string): Provision => unverified('国办发〔2024〕54号', undefined, note)

/** 司法部的文书文本: approval, notice, record and result belong together. */
export const inspectionForms = (note?: string): Provision => law('行政检查文书基本格式文本（试行）', undefined, note)

export const openEnforcement = (article: string, note?: string): Provision => law('国办发〔2018〕118号', article, note)
export const randomRule: Provision = law('国办发〔2015〕58号')
export const businessRule: Provision = law('优化营商环境条例', 54)
export const transferRule = (article: string | number): Provision => law('行政执法机关移送涉嫌犯罪案件的规定', article)

/** 扫码入企: promoted nationally, but how it works is arranged by each place. */
export const codeRule: Provision = unverified('国办发〔2024〕54号', undefined, '扫码入企的具体做法由地方规定，按机关配置')

/** Promises of the office where no national number of days was found. */
export const officePromise = (note: string): Provision => unverified('本机关行政检查工作制度', undefined, `${note}；全国没有统一期限，按机关配置`)
