/** Disclosure requests as they go. */
import { addDays } from '../../../../engine/days.ts'
import { wanted } from '../older/disclosure.ts'
import type { Member } from '../people.ts'
import { personCode, personName, phone } from '../words.ts'
import { type Input, member, Play, type Scene, type Script } from './play.ts'

type Request = { s: Scene; p: Play; desk: Member; second: Member; leader: Member; year: string }

function begin(s: Scene, online: boolean): Request {
  const { d, street, cast, n, start } = s
  const r: Request = {
    ...{ s, p: new Play(s), desk: member(cast, 'openness', n), second: member(cast, 'openness', n + 1) },
    ...{ leader: member(cast, 'leader', n), year: start.slice(0, 4) },
  }
  const requestNo = `${street.mark}依申请〔${r.year}〕${500 + n}号`
  const who: Input = { applicantKind: 'person', applicantName: personName(d), applicantCode: personCode(d), phone: phone(d), content: d.pick(wanted) }
  const how: Input = { provideForm: 'electronic', getWay: 'email' }
  if (!online) r.p.does(r.desk, 'register', { ...who, ...how, requestNo, way: 'counter', registrar: r.desk.name })
  else {
    r.p.does('public', 'apply', { ...who, ...how, email: `demo${n}@example.com` })
    r.p.wait(d.int(0, 1)).does(r.desk, 'confirm', { requestNo, receiptProof: '电话联系申请人，双方确认', registrar: r.desk.name })
  }
  return r
}

function searched(r: Request): Request {
  const { p, s, desk } = r
  p.wait(s.d.int(1, 4)).does(desk, 'search', { handlingUnit: s.d.pick(['规划建设办', '综合执法办', '公共服务办']), searchNote: '查阅近三年文书档案和办公系统' })
  return r
}

type Draft = { proposedOutcome: string; draftNote: string; more?: Input; reason?: string; way?: string; adverse?: boolean }

function answered(r: Request, { proposedOutcome, draftNote, more = {}, reason, way, adverse }: Draft): Play['steps'] {
  const { p, s, desk, second, leader } = r
  p.wait(s.d.int(1, 4)).does(desk, 'draft', { thirdInvolved: false, proposedOutcome, draftNote, ...more })
  p.wait(1).does(second, 'examine', { examineResult: 'pass', examineNote: '不涉及国家秘密、商业秘密和个人隐私' })
  if (adverse) p.wait(1).does(member(s.cast, 'reviewer'), 'legalReview', { reviewResult: 'pass', reviewNote: '适用条款正确，理由充分' })
  p.wait(s.d.int(1, 3)).does(leader, 'answer', {
    ...{ outcome: proposedOutcome, answerNo: `${s.street.mark}公开〔${r.year}〕${500 + s.n}号`, remedyTold: true },
    ...(reason ? { answerReason: reason } : {}),
    ...(way ? { otherWay: way } : {}),
  })
  p.wait(s.d.int(0, 2)).does(desk, 'deliver', { deliverWay: 'email', deliverNote: '邮件发送回执' })
  return p.wait(3).does(desk, 'close').steps
}

const opened: Script = (s) => answered(searched(begin(s, s.d.chance(0.6))), { proposedOutcome: 'open', draftNote: '属于可以公开的信息，予以提供' })

const notHeld: Script = (s) => {
  const reason = '经检索，本机关没有制作或者获取该信息'
  return answered(searched(begin(s, true)), { proposedOutcome: 'notHeld', draftNote: reason, reason, adverse: true })
}

const complaint: Script = (s) => {
  const reason = '所提内容属于投诉举报，不属于政府信息公开申请'
  return answered(searched(begin(s, true)), {
    proposedOutcome: 'complaint',
    draftNote: reason,
    reason,
    way: '可以拨打12345或者到综合执法办反映',
    adverse: true,
  })
}

const clarified: Script = (s) => {
  const r = begin(s, true)
  r.p.wait(2).does(r.desk, 'askClarify', { clarifyWhat: '请写明所需信息的名称、文号或者具体事项', clarifyBy: r.p.ahead(12) })
  r.p.wait(s.d.int(3, 8)).does(r.desk, 'supplyClarification', { clarification: '申请人补充说明为上一年度的合同文本' })
  return answered(searched(r), { proposedOutcome: 'open', draftNote: '补正后内容明确，予以提供' })
}

const lapsed: Script = (s) => {
  const r = begin(s, true)
  const by = r.p.ahead(12)
  r.p.wait(2).does(r.desk, 'askClarify', { clarifyWhat: '请写明所需信息的名称', clarifyBy: by })
  r.p.till(addDays(by, 3)).does(r.desk, 'lapseClarify', { answerReason: '无正当理由逾期不补正，视为放弃申请' })
  r.p.wait(1).does(r.desk, 'deliver', { deliverWay: 'email' })
  return r.p.wait(2).does(r.desk, 'close').steps
}

/** Others are asked, and the term stands still meanwhile. */
const consulted: Script = (s) => {
  const r = searched(begin(s, false))
  r.p.wait(1).does(r.desk, 'consultThird', { third: '示例鼎新建筑工程有限公司', thirdLetterNo: `${s.street.mark}征〔${r.year}〕${s.n}号` })
  r.p.wait(2).does(r.desk, 'serveThird', { thirdReceivedOn: r.p.day })
  r.p.wait(s.d.int(5, 12)).does(r.desk, 'thirdReply', { thirdOpinion: 'agree' })
  return answered(r, { proposedOutcome: 'open', draftNote: '第三方同意公开，予以提供', more: { thirdInvolved: true } })
}

const extended: Script = (s) => {
  const r = searched(begin(s, false))
  r.p.wait(10).does(r.leader, 'approveExtension', { extendReason: '涉及多个年度档案，需要逐件核对' })
  r.p.wait(1).does(r.desk, 'tellExtension')
  r.p.wait(10)
  return answered(r, { proposedOutcome: 'open', draftNote: '核对完毕，予以提供' })
}

const withdrawn: Script = (s) => {
  const r = begin(s, true)
  r.p.wait(3).does(r.desk, 'withdraw', { withdrawNote: '申请人书面撤回' })
  return r.p.wait(2).does(r.desk, 'close').steps
}

const dismissed: Script = (s) => {
  const r = begin(s, true)
  const [apply] = r.p.steps
  const p = new Play(s)
  if (apply) p.does('public', 'apply', apply.input)
  return p.wait(1).does(r.desk, 'dismiss', { dismissReason: '内容为广告，多次联系不上' }).steps
}

export const disclosureScripts = {
  opened: [opened, 38],
  notHeld: [notHeld, 16],
  complaint: [complaint, 6],
  clarified: [clarified, 10],
  lapsed: [lapsed, 4],
  consulted: [consulted, 8],
  extended: [extended, 6],
  withdrawn: [withdrawn, 4],
  dismissed: [dismissed, 2],
} as const satisfies Readonly<Record<string, readonly [Script, number]>>
