/** Conditions of the law on an inspection, each in a sentence. */
import type { Actor, Ask, CaseState, Day, Guard, Value } from '../../../engine/define.ts'
import { businessRule, codeRule, inspectionForms, openEnforcement, penaltyAct, randomRule, strictInspection, strictInspectionPractice } from './law.ts'

/** Yearly caps had to be published by the end of June 2025; from this day on no visit without one. */
export const capsPublishedFrom: Day = '2025-07-01'

const filled = (value: Value | undefined): boolean => value !== null && value !== undefined && value !== ''
const certified = (person: Actor, on: Day): boolean => person.roles.includes('officer') && person.certificate !== undefined && person.certificate.until >= on
const officerFields = ['officer1', 'officer2'] as const

/** Has one of the actions been taken? */
export const happened = (state: CaseState, ...actions: readonly string[]): boolean => state.done.some((d) => actions.includes(d.action))

export const listed: Guard = {
  id: 'listed',
  label: '检查事项须已列入并公布检查事项清单，未公布的一律不得实施',
  law: strictInspection('三'),
  holds: (_, { values }) => values.itemListed === true,
}

export const standard: Guard = {
  id: 'standard',
  label: '检查标准须已公布',
  law: strictInspection(),
  holds: (_, { values }) => values.standardPublished === true,
}

export const qualified: Guard = {
  id: 'qualified',
  label: '检查主体只能是行政机关、法律法规授权的组织或者依法受委托的组织；受委托的须写明受委托组织',
  law: strictInspection('二'),
  holds: (_, { values }) => filled(values.authority) && (values.authority !== 'entrusted' || filled(values.entrusted)),
}

/** A routine visit comes from the yearly plan, a campaign from its filed plan, a single case from a clue. */
export const grounded: Guard = {
  id: 'grounded',
  label: '日常检查须在年度计划内并写明计划编号，专项检查须有已批准并备案的计划，个案检查须写明线索及其编号',
  law: strictInspection(),
  holds: (_, { values }) => {
    if (values.kind === 'special') return values.planFiled === true && filled(values.planNo)
    if (values.kind === 'case') return filled(values.clue) && filled(values.clueNo)
    return values.planned === true && filled(values.planNo)
  },
}

const uncapped = ({ values }: Ask): boolean => values.targetKind === 'person' || values.kind === 'case' || filled(values.capException)

export const capPublished: Guard = {
  id: 'capPublished',
  label: '对同一企业的年度检查频次上限自2025年7月1日起须已公布并写明，未公布的不得检查',
  law: strictInspection(),
  holds: (_, ask) => ask.on < capsPublishedFrom || uncapped(ask) || filled(ask.values.cap),
}

export const belowCap: Guard = {
  id: 'cap',
  label: '对同一企业的检查已达到公布的年度频次上限',
  law: strictInspectionPractice('线索核查和应企业申请的检查不计入频次，按本地规定'),
  holds: (_, ask) => {
    const { visitNo, cap } = ask.values
    return uncapped(ask) || typeof visitNo !== 'number' || typeof cap !== 'number' || visitNo <= cap
  },
}

export const merged: Guard = {
  id: 'merged',
  label: '须先判断能否合并、联合或者以非现场方式进行：联合检查写明参与部门，能够非现场监管的不得入企',
  law: strictInspection(),
  holds: (_, { values }) => {
    if (values.way === 'joint' || values.mergeCheck === 'joint') return values.mergeCheck === 'joint' && filled(values.jointWith)
    if (values.mergeCheck === 'offSite' || values.way === 'offSite') return values.way === 'offSite'
    return filled(values.mergeCheck)
  },
}

export const drawn: Guard = {
  id: 'drawn',
  label: '双随机检查须有随机抽取对象和人员的记录编号',
  law: randomRule,
  holds: (_, { values }) => values.way !== 'random' || filled(values.drawNo),
}

/** Market supervision draws its routine visits by lot, but for special trades and key fields. */
export const randomFirst: Guard = {
  id: 'randomFirst',
  label: '日常检查以双随机方式进行，特殊行业、重点领域除外',
  law: businessRule,
  holds: (_, { values }) => values.kind !== 'daily' || values.way !== 'onSite' || values.randomExempt === true,
}

/** What must be right before any visit, looked at again by whoever approves it. */
export const lawful: readonly Guard[] = [listed, standard, qualified, grounded, merged, drawn, randomFirst, capPublished, belowCap]

/** The same guards where the form itself brings the facts. */
export const onForm = (guards: readonly Guard[]): Guard[] => guards.map((guard) => ({ ...guard, onForm: true }))

export const urgent: Guard = {
  id: 'urgent',
  label: '未经审批先行检查的，须书面写明紧急理由',
  law: inspectionForms('凡检查必审批，紧急情况可以事后补办'),
  onForm: true,
  holds: (_, { values }) => String(values.urgentReason ?? '').trim().length >= 10,
}

/** Nobody without a valid certificate takes part, be it the one who enters the data or one who is only named. */
export const certifiedOnly: Guard = {
  id: 'certifiedOnly',
  label: '未取得执法证件或者证件已过期的辅助人员、网格员、临时工等不得实施检查',
  law: strictInspection('二'),
  onForm: true,
  holds: (_, { people, input, on }) => people.every((p) => certified(p, on)) && officerFields.every((f) => !filled(input[f]) || filled(input[`${f}Cert`])),
}

export const twoOfficers: Guard = {
  id: 'twoOfficers',
  label: '检查人员不得少于两人，且均须具有行政执法资格',
  law: penaltyAct('42、55'),
  onForm: true,
  holds: (_, { people, values, on }) =>
    new Set(people.filter((p) => certified(p, on)).map((p) => p.id)).size >= 2 &&
    filled(values.officer1) &&
    filled(values.officer2) &&
    (values.officer1 !== values.officer2 || values.officer1Cert !== values.officer2Cert),
}

export const identified: Guard = {
  id: 'identified',
  label: '入企检查须主动出示执法证件',
  law: penaltyAct(55),
  onForm: true,
  holds: (_, { values }) => values.way === 'offSite' || values.identityShown === true,
}

export const coded: Guard = {
  id: 'coded',
  label: '入企检查须先生成检查码供企业扫码核验，未扫码的须写明理由',
  law: codeRule,
  onForm: true,
  holds: (state, { values }) => values.way === 'offSite' || happened(state, 'issueCode') || filled(values.noCodeReason),
}

export const noticeGiven: Guard = {
  id: 'noticeComplete',
  label: '检查通知书须列明检查频次、陈述申辩权、申请回避权和五个严禁',
  law: inspectionForms('通知'),
  onForm: true,
  holds: (_, { values }) => values.noticeComplete === true,
}

export const recusalDecided: Guard = {
  id: 'recusal',
  label: '检查对象申请回避的，须先作出决定',
  law: penaltyAct(43),
  holds: (_, { values }) => values.recusal !== 'asked',
}

export const recusalAnswered: Guard = {
  id: 'recusalAnswered',
  label: '同意回避的，须写明回避人员，并另派两名持证检查人员',
  law: penaltyAct(43),
  onForm: true,
  holds: (_, { values, input }) => {
    if (values.recusal === 'refused') return true
    const named = officerFields.every((f) => filled(input[f]) && filled(input[`${f}Cert`]) && input[`${f}Cert`] !== input.recusedCert)
    return values.recusal === 'granted' && filled(input.recused) && named && input.officer1Cert !== input.officer2Cert
  },
}

/** An officer who has been taken off the visit does nothing more on it. */
export const stillOnVisit: Guard = {
  id: 'stillOnVisit',
  label: '已决定回避的检查人员不得再参与本次检查',
  law: penaltyAct(43),
  holds: (_, { values, people }) =>
    values.recusal !== 'granted' ||
    !people.some((p) => (filled(values.recusedCert) && p.certificate ? p.certificate.number === values.recusedCert : p.name === values.recused)),
}

export const codeIssued: Guard = {
  id: 'codeIssued',
  label: '本次检查尚未生成检查码，请核对检查人员的证件和通知书',
  law: codeRule,
  holds: (state) => happened(state, 'issueCode'),
}

/** The day by which something is to be put right lies ahead. */
export const deadlineAhead: Guard = {
  id: 'deadlineAhead',
  label: '责令限期改正的，改正期限不得早于作出之日',
  law: penaltyAct(28),
  onForm: true,
  holds: (_, { values, on }) => typeof values.correctBy === 'string' && values.correctBy >= on,
}

/** A failed re-check either gives a new day or leads on to a case. */
export const recheckDeadline: Guard = {
  id: 'recheckDeadline',
  label: '复查未全部改正又未立案的，须另定改正期限',
  law: penaltyAct(28),
  onForm: true,
  holds: (_, { values, input, on }) => values.recheckResult === 'done' || (typeof input.correctBy === 'string' && input.correctBy >= on),
}

export const publishable: Guard = {
  id: 'publishable',
  label: '按公示办法应当公示、且已隐去国家秘密、商业秘密和个人隐私的，方可公示',
  law: openEnforcement('二（六）'),
  onForm: true,
  holds: (_, { values }) => values.publishable === true && values.redacted === true,
}
