/** Disclosure requests as a ledger tells them. */
import { addDays } from '../../../../engine/days.ts'
import { creditCode, personCode, personName, phone } from '../words.ts'
import { Tale, type Teller } from './row.ts'

export const wanted = [
  '清河社区老旧小区改造项目的立项批复',
  '街道本年度公共绿地养护合同',
  '示例路拓宽工程的征收补偿标准',
  '社区卫生服务用房的租赁协议',
  '违法建设治理专项行动的工作方案',
  '上一年度临时救助资金发放汇总表',
  '菜市场升级改造工程的中标公告',
  '停车泊位收费的批准文件',
  '某小区业主委员会备案材料',
  '街道办事处内设机构职责规定',
] as const

/** A request from its receipt to the end of the file. */
export const tellDisclosure: Teller = (d, receivedOn, { street, cast, until, workdays, n, year }) => {
  const business = d.chance(0.18)
  const tale = new Tale(receivedOn, until, {
    requestNo: `${street.mark}依申请〔${year}〕${n}号`,
    receivedOn,
    applicantKind: business ? 'business' : d.chance(0.9) ? 'person' : 'legal',
    applicantName: business ? '示例信达咨询有限公司' : personName(d),
    applicantCode: business ? creditCode(d, '91') : personCode(d),
    phone: phone(d),
    way: d.weighted({ online: 55, post: 25, counter: 20 }),
    content: d.pick(wanted),
    provideForm: 'electronic',
    getWay: 'email',
    registrar: cast.openness[0]?.name ?? null,
    handlingUnit: d.pick(['规划建设办', '综合执法办', '公共服务办', '党政综合办']),
  })
  let start = receivedOn
  if (d.chance(0.12)) {
    const asked = workdays.after(receivedOn, d.int(1, 6))
    tale.on(asked, { clarifyAskedOn: asked, clarifyWhat: '请写明所需信息的名称或者具体事项', clarifyBy: addDays(asked, 20) })
    start = workdays.after(asked, d.int(2, 10))
    tale.on(start, { clarifiedOn: start })
  }
  const late = d.chance(0.012)
  const answered = workdays.after(start, late ? d.int(21, 24) : d.int(4, 19))
  const outcome = d.weighted({ open: 46, partial: 12, notHeld: 22, internal: 4, enforcementFile: 3, complaint: 6, repeat: 2, notMade: 5 })
  tale.on(answered, { outcome, answeredOn: answered, answerNo: `${street.mark}公开〔${answered.slice(0, 4)}〕${n}号` })
  const delivered = workdays.after(answered, d.int(0, 2))
  tale.on(delivered, { deliveredOn: delivered, deliverWay: d.pick(['email', 'post', 'counter']), reconsideration: 'none', litigation: 'none' })
  const contested = addDays(answered, d.int(15, 50))
  if (d.chance(0.05)) tale.on(contested, { reconsideration: d.weighted({ upheld: 80, corrected: 10, pending: 10 }), reconsideredOn: contested })
  tale.on(addDays(delivered, 5), { closedOn: addDays(delivered, 5), ledgerStatus: 'closed' })
  return tale.told
}
