/** Which roles somebody who is away may lend to a colleague (委托), and which the law keeps with the person. */
import { type Role, roles } from './define.ts'
import { cite, law, type Provision, unverified } from './law.ts'
import { advisesOnly } from './values.ts'

type Lending =
  /** Given by the office to whom it likes. */
  | 'free'
  /** Only somebody who holds the role as well may stand in. */
  | { peers: Provision; why: string }
  | { never: Provision; why: string }

const lending: Readonly<Record<Role, Lending>> = {
  clerk: 'free',
  openness: 'free',
  secretary: 'free',
  reporter: 'free',
  officer: { peers: law('行政处罚法', 42), why: '行政处罚由具有行政执法资格的执法人员实施，只能委托同为执法人员的同事' },
  reviewer: { peers: law('行政处罚法', 58), why: '法制审核由从事法制审核的人员进行，只能委托同为法制审核人员的同事' },
  leader: { peers: law('行政处罚法', 57), why: '由机关负责人审查决定，只能委托同为机关负责人的同事' },
  mediator: { peers: unverified('人民调解法', 13), why: '人民调解员由选举或者聘任产生，只能委托同为人民调解员的同事' },
  lawyer: { never: unverified('律师法', 38), why: '法律顾问由受聘律师本人提出意见并保守秘密，不得委托他人' },
  chair: { never: law('行政处罚法', 64), why: '听证由行政机关指定的人员主持，不得委托他人' },
  supervisor: { never: unverified('机关督查督办工作惯例'), why: '监督职责不得委托他人' },
  admin: { never: unverified('信息系统账号管理惯例'), why: '系统管理权限不得委托他人' },
  public: { never: unverified('信息系统账号管理惯例'), why: '不是岗位' },
  system: { never: unverified('信息系统账号管理惯例'), why: '不是岗位' },
}

export type Withheld = { role: Role; message: string; law: string }

/** What an adviser from outside never takes over. */
const fromOutside: Lending = {
  never: unverified('关于推行法律顾问制度和公职律师公司律师制度的意见'),
  why: '法律顾问是外聘人员，只提法律意见，不代办本机关的事务',
}

/** Roles of one person that another may act in, and those that stay, with the reason. */
export function lent(from: readonly Role[], to: readonly Role[]): { roles: Role[]; withheld: Withheld[] } {
  const given: Role[] = []
  const withheld: Withheld[] = []
  for (const role of new Set(from)) {
    const own = lending[role]
    const rule = advisesOnly(to) && role !== 'lawyer' ? fromOutside : own
    const stays = rule === 'free' || ('peers' in rule && to.includes(role)) ? undefined : rule
    if (!stays) given.push(role)
    else withheld.push({ role, message: `${roles[role]}：${stays.why}`, law: cite('peers' in stays ? stays.peers : stays.never) })
  }
  return { roles: given, withheld }
}
