/** Guards about the people who act: their number, certificates, recusal. */
import type { Actor, Ask, Guard } from '../../../engine/define.ts'
import { has, recused, text } from './facts.ts'
import { openEnforcement, penaltyAct } from './law.ts'

const certified = (ask: Ask): Actor[] => ask.people.filter((p) => p.certificate !== undefined && p.certificate.until >= ask.on)

/** The actor and at least one more officer hold a certificate valid on the day. */
export const twoOfficers: Guard = {
  id: 'twoOfficers',
  label: '执法人员不得少于两人，且都应当持有当日有效的执法证件，办理人须为其中之一',
  law: penaltyAct(42),
  onForm: true,
  holds: (_state, ask) => {
    const officers = certified(ask)
    return officers.some((p) => p.id === ask.actor.id) && new Set(officers.map((p) => p.id)).size >= 2
  },
}

export const idShown: Guard = {
  id: 'idShown',
  label: '执法人员应当主动出示执法证件；未出示的，当事人有权拒绝接受调查',
  law: penaltyAct('52、55'),
  onForm: true,
  holds: (_state, ask) => ask.values.idShown === true,
}

/** Nobody who takes part has been recused. */
export const notRecused: Guard = {
  id: 'notRecused',
  label: '已决定回避的人员不得再参与本案的办理',
  law: penaltyAct(43),
  holds: (_state, ask) => {
    const out = recused(ask.values)
    return !ask.people.some((p) => out.includes(p.name))
  },
}

/** Whoever is named in the form has not been recused either, even when written out by hand. */
export const namedNotRecused: Guard = {
  id: 'namedNotRecused',
  label: '所列承办人中有已决定回避的人员，请更换',
  law: penaltyAct(43),
  onForm: true,
  holds: (_state, ask) => {
    const out = recused(ask.values)
    return !out.includes(text(ask.values.officer1)) && !out.includes(text(ask.values.officer2))
  },
}

export const noRecusalPending: Guard = {
  id: 'noRecusalPending',
  label: '回避申请尚未决定，不得作出处理决定',
  law: penaltyAct(43),
  holds: (state) => state.values.recusalPending !== true,
}

export const recusalPending: Guard = {
  id: 'recusalPending',
  label: '没有待决定的回避申请',
  law: penaltyAct(43),
  holds: (state) => state.values.recusalPending === true,
}

export const noSecondRecusal: Guard = {
  id: 'noSecondRecusal',
  label: '上一回避申请尚未决定，请先作出决定',
  law: penaltyAct(43),
  holds: (state) => state.values.recusalPending !== true,
}

export const notOwnRecusal: Guard = {
  id: 'notOwnRecusal',
  label: '不得由本人决定自己是否回避',
  law: penaltyAct(43),
  holds: (state, ask) => text(state.values.recusalAbout) !== ask.actor.name,
}

export const recusalNamed: Guard = {
  id: 'recusalNamed',
  label: '决定回避的，应当把被申请回避的人员写入“已决定回避的人员”，原有人员不得删去；不予回避的，不得写入',
  law: penaltyAct(43),
  onForm: true,
  holds: (state, ask) => {
    const before = recused(state.values)
    const after = recused(ask.values)
    const about = text(state.values.recusalAbout)
    if (!before.every((name) => after.includes(name))) return false
    return ask.values.recusalGranted === true ? after.includes(about) : after.length === before.length
  },
}

/** Sealing and seizing are filmed from beginning to end. */
export const recorded: Guard = {
  id: 'recorded',
  label: '查封、扣押应当进行全程音像记录，请填写音像记录编号',
  law: openEnforcement('三（八）'),
  onForm: true,
  holds: (_state, ask) => has(ask.input.recordingNo),
}

/** Two different officers written on the record. */
export const differentOfficers: Guard = {
  id: 'differentOfficers',
  label: '两名承办人应当是不同的人',
  law: penaltyAct(42),
  onForm: true,
  holds: (_state, ask) => text(ask.values.officer1) !== text(ask.values.officer2),
}
