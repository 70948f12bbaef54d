/** Inspections as they go: approved, notified, with a code for the firm, and what came of them. */
import type { Subject } from '../older/inspection.ts'
import { pickSubject } from '../older/inspection.ts'
import type { Member } from '../people.ts'
import { party } from '../words.ts'
import { type Input, member, Play, type Scene, type Script } from './play.ts'

type Visit = { s: Scene; p: Play; subject: Subject; two: Input; first: Member; second: Member; clerk: Member; leader: Member; year: string }

function begin(s: Scene): Visit {
  const { d, street, cast, n, start } = s
  const subject = pickSubject(d)
  const first = member(cast, 'officer', n)
  const second = member(cast, 'officer', n + 1)
  const v: Visit = {
    ...{ s, subject, p: new Play(s), first, second, two: { officer1: first.id, officer2: second.id } },
    ...{ clerk: member(cast, 'clerk', n), leader: member(cast, 'leader', n), year: start.slice(0, 4) },
  }
  const target = party(d, street.place, d.weighted({ household: 60, org: 40 }))
  v.p.does(v.clerk, 'plan', {
    ...{ number: `${street.mark}检〔${v.year}〕${50_000 + n}号`, agency: `${street.name}办事处`, authority: 'organ', kind: subject.kind, way: subject.way },
    ...{ item: subject.item, itemsCount: subject.items, itemListed: true, standardPublished: true, basis: subject.basis },
    ...{ planned: subject.kind === 'daily', planNo: `${v.year}年度检查计划第${1 + (n % 20)}项`, planFiled: subject.kind === 'special' },
    ...(subject.way === 'random' ? { drawNo: `${v.year}-${n}批次` } : {}),
    ...(subject.way === 'joint' ? { jointWith: '区应急管理局', mergeCheck: 'joint' } : { mergeCheck: 'single' }),
    ...{ cap: 2, targetName: target.name, targetKind: target.kind, targetCode: target.code, phone: target.phone, address: target.address },
    ...{ community: d.pick(street.communities), industry: subject.industry },
  })
  return v
}

function visited(v: Visit): Visit {
  const { p, s, first, second, two, leader } = v
  p.wait(1).does(leader, 'approve', { approver: leader.name })
  p.wait(1).does(first, 'notify', { noticeNo: `${s.street.mark}检通〔${v.year}〕${s.n}号`, noticeWay: 'onSite', noticeComplete: true })
  p.does(first, 'issueCode')
  p.wait(s.d.int(0, 2))
  if (s.d.chance(0.6)) p.does('public', 'scan')
  p.does(first, 'enter', { ...two, identityShown: true })
  p.does(second, 'record', { checklist: '检查表（2025年版）', siteRecord: '按检查表逐项检查，当事人在场', signature: 'signed', recordingNo: `音像检${s.n}` })
  return v
}

function told({ p, s, first, clerk, year }: Visit): Play['steps'] {
  if (s.d.chance(0.5)) p.does('public', 'rate', { rating: s.d.weighted({ good: 85, fair: 15 }), ratingNote: '检查人员讲解清楚' })
  p.wait(s.d.int(0, 2)).does(first, 'tell', { tellWay: 'onSite' })
  p.wait(s.d.int(1, 5)).does(clerk, 'publish', { redacted: true })
  return p.wait(1).does(clerk, 'archive', { archiveNo: `${year}-检-${s.n}` }).steps
}

const clear: Script = (s) => {
  const v = visited(begin(s))
  v.p.does(v.first, 'clear', { publishable: true })
  return told(v)
}

const fixed: Script = (s) => {
  const v = visited(begin(s))
  v.p.does(v.first, 'fixOnSite', { problems: v.subject.problem, problemsCount: 1, publishable: true })
  return told(v)
}

const corrected: Script = (s) => {
  const v = visited(begin(s))
  const { p } = v
  const correctBy = p.ahead(7)
  const order = { problems: v.subject.problem, problemsCount: 2, correctionNo: `${s.street.mark}责改〔${v.year}〕${s.n}号`, correctBy, publishable: true }
  p.does(v.first, 'orderCorrection', order)
  p.till(correctBy).does(v.first, 'recheck', { ...v.two, recheckResult: 'done', recheckNote: '已全部改正' })
  return told(v)
}

const filed: Script = (s) => {
  const v = visited(begin(s))
  v.p.does(v.first, 'fileCase', { suspectedCause: '占用、堵塞疏散通道', problems: v.subject.problem, problemsCount: 1, publishable: true })
  return told(v)
}

const passedOn: Script = (s) => {
  const v = visited(begin(s))
  v.p.does(v.first, 'transfer', { problems: '特种设备超期未检', problemsCount: 1, transferTo: '区市场监督管理局', publishable: false })
  v.p.wait(1).does(v.first, 'tell', { tellWay: 'onSite' })
  return v.p.wait(3).does(v.clerk, 'archive', { archiveNo: `${v.year}-检-${s.n}` }).steps
}

const rejected: Script = (s) => {
  const v = begin(s)
  return v.p.wait(1).does(v.leader, 'reject', { rejectReason: '可以通过数据共享核实，不必入企' }).steps
}

const cancelled: Script = (s) => {
  const v = begin(s)
  v.p.wait(1).does(v.leader, 'approve', { approver: v.leader.name })
  return v.p.wait(2).does(v.clerk, 'cancel', { cancelReason: '检查对象已经停业' }).steps
}

/** Begun at once because of danger, approved afterwards. */
const urgent: Script = (s) => {
  const { d, street, cast, n } = s
  const first = member(cast, 'officer', n)
  const second = member(cast, 'officer', n + 1)
  const target = party(d, street.place, 'household')
  const p = new Play(s)
  p.does(first, 'enterUrgent', {
    ...{ number: `${street.mark}检〔${s.start.slice(0, 4)}〕${50_000 + n}号`, agency: `${street.name}办事处`, authority: 'organ', item: '燃气使用安全检查' },
    ...{ itemsCount: 1, itemListed: true, standardPublished: true, basis: '《示例省燃气管理条例》第十一条', clue: 'complaint', clueNo: `热线${n}` },
    ...{ targetName: target.name, targetKind: target.kind, targetCode: target.code, community: d.pick(street.communities), industry: '餐饮' },
    ...{ urgentReason: '群众反映店内有明显燃气泄漏气味，不立即处置可能发生事故', officer1: first.id, officer2: second.id, identityShown: true },
    noCodeReason: '情况紧急，先行进入现场',
  })
  p.does(second, 'recordUrgent', { siteRecord: '软管老化泄漏，已关闭阀门并通知供气企业', signature: 'signed' })
  p.wait(1).does(member(cast, 'leader', n), 'approveLate', { approver: member(cast, 'leader', n).name })
  p.does(first, 'fixOnSite', { problems: '燃气软管老化泄漏', problemsCount: 1, publishable: true })
  p.wait(1).does(first, 'tell', { tellWay: 'onSite' })
  p.wait(2).does(member(cast, 'clerk', n), 'publish', { redacted: true })
  return p.steps
}

export const inspectionScripts = {
  clear: [clear, 50],
  fixed: [fixed, 16],
  corrected: [corrected, 16],
  filed: [filed, 4],
  passedOn: [passedOn, 2],
  rejected: [rejected, 3],
  cancelled: [cancelled, 3],
  urgent: [urgent, 4],
} as const satisfies Readonly<Record<string, readonly [Script, number]>>
