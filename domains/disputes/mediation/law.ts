/** Acts cited by this case type, each under a short name. */
import { law, type Provision, unverified } from '../../../engine/law.ts'

export const mediationAct = (article: string | number, note?: string): Provision => law('人民调解法', article, note)
export const civilProcedure = (article: string | number, note?: string): Provision => law('民事诉讼法', article, note)

/** 司法部令第75号, articles 27 to 35, whose text has been checked. */
export const ministryRule = (article: string | number, note?: string): Provision => law('人民调解工作若干规定', article, note)
/** 司法部令第75号, the other articles. */
export const ministryRuleUnread = (article: string | number, note?: string): Provision => unverified('人民调解工作若干规定', article, note)

/** 法释〔2016〕14号: disputes that a court assigns before docketing or entrusts after it. */
export const courtRule = (article: string | number, note?: string): Provision => law('最高人民法院关于人民法院特邀调解的规定', article, note)

/** Binds in Shenzhen alone; an office elsewhere sets its own. */
export const localRule = (article: string | number): Provision =>
  unverified('深圳经济特区矛盾纠纷多元化解条例', article, '地方规定示例，其他地方按本地规定或者行业规范配置')

/** SF/T 0083—2020: what committees do beyond the law's own words. */
export const practice = (note: string): Provision => unverified('全国人民调解工作规范', undefined, note)
