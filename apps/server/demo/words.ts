/** Invented people and firms. Identity and credit codes are of region 999999, which does not exist; some names have characters beyond GB 2312. */
import { creditCheck, personCheck } from '../../../engine/identifiers.ts'
import type { Dice } from './dice.ts'

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳']
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰建国志文小春海燕雪梅龙飞宏亮晓东婷婷思远子涵浩然梓萱雨桐佳怡俊凯']
/** Beyond GB 2312, and some beyond the first plane: what old forms printed as blanks. */
const RARE = ['喆', '堃', '翀', '珺', '玥', '瑀', '昇', '淼', '犇', '燚', '䶮', '𬱖', '𬍛']
const BRANDS = ['顺安', '瑞盛', '鼎新', '百汇', '安居', '泰和', '华茂', '永兴', '新源', '康达', '宏运', '金禾', '海纳', '嘉和', '远航', '德润', '福满', '同心']
const SHOPS = ['餐饮店', '便利店', '五金商行', '汽车维修部', '水果店', '药店', '美发店', '早餐铺', '烧烤店', '服装店', '建材门市', '废品回收站', '宾馆', '网吧']
const FIRMS = [
  '物业服务有限公司',
  '建筑工程有限公司',
  '食品有限公司',
  '物流有限公司',
  '装饰工程有限公司',
  '环保科技有限公司',
  '机械制造有限公司',
  '商贸有限公司',
]
const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

export function personName(d: Dice): string {
  const first = d.chance(0.03) ? d.pick(RARE) : d.pick(GIVEN)
  return `${d.pick(SURNAMES)}${first}${d.chance(0.7) ? d.pick(GIVEN) : ''}`
}

export function personCode(d: Dice): string {
  const two = (n: number): string => String(n).padStart(2, '0')
  const first17 = `999999${d.int(1950, 2004)}${two(d.int(1, 12))}${two(d.int(1, 28))}${String(d.int(0, 999)).padStart(3, '0')}`
  return first17 + personCheck(first17)
}

/** `kind` 91 is a company, 92 a household business. */
export function creditCode(d: Dice, kind: '91' | '92'): string {
  const first17 = `${kind}999999${Array.from({ length: 9 }, () => d.pick([...LETTERS])).join('')}`
  return first17 + creditCheck(first17)
}

export const phone = (d: Dice): string => `1390000${String(d.int(0, 9999)).padStart(4, '0')}`

export type Party = { name: string; kind: 'person' | 'household' | 'org'; code: string; phone: string; address: string; legalRep?: string }

const shop = (d: Dice, place: string): string => `示例${place}${d.pick(BRANDS)}${d.pick(SHOPS)}`
const firm = (d: Dice, place: string): string => `示例${place}${d.pick(BRANDS)}${d.pick(FIRMS)}`

/** Somebody against whom a case is made, in a street ('清和') and community. */
export function party(d: Dice, place: string, kind: Party['kind'] = d.weighted({ person: 35, household: 45, org: 20 })): Party {
  const address = `示例市清河区${place}街道示例${d.int(1, 40)}路${d.int(1, 300)}号`
  if (kind === 'person') return { name: personName(d), kind, code: personCode(d), phone: phone(d), address }
  const name = kind === 'org' ? firm(d, place) : shop(d, place)
  return { name, kind, code: creditCode(d, kind === 'org' ? '91' : '92'), phone: phone(d), address, legalRep: personName(d) }
}
