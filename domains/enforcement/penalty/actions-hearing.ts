/** Notice, defence and hearing. */
import * as forms from './forms-decision.ts'
import {
  amountFitsProposal,
  answerable,
  hearingInTime,
  hearingNotHeld,
  hearingNoticeRan,
  hearingNotified,
  hearingNotTooSoon,
  hearingOffered,
  hearingRight,
  noCrimeOpen,
  notFinedTwice,
  notHeavierForDefence,
  nothingToReview,
  noticeServedLawfully,
  recordSigned,
  renoticeExplained,
  somethingToReview,
  waiverTrue,
} from './guards-decision.ts'
import { notRecused } from './guards-people.ts'
import { housingRule, penaltyAct } from './law.ts'
import { type Actions, investigation } from './steps.ts'

const notified = [{ done: 'notify', label: '尚未送达行政处罚告知书', law: penaltyAct('44、62') }] as const

const chairApart = [{ from: investigation, label: '听证由行政机关指定的非本案调查人员主持', law: penaltyAct(64) }] as const

const notice = {
  notify: {
    label: '送达处罚告知书',
    law: [penaltyAct('44、62、63')],
    by: ['officer'],
    when: ['concluded', 'noticed', 'heard', 'reviewed'],
    to: 'noticed',
    form: forms.noticeForm,
    needs: [{ done: 'conclude', label: '调查尚未终结', law: penaltyAct(57) }],
    guards: [
      ...[notRecused, noCrimeOpen, answerable, amountFitsProposal, notFinedTwice, hearingOffered],
      ...[renoticeExplained, notHeavierForDefence, noticeServedLawfully],
    ],
    stamps: ['noticedOn'],
    sets: {
      ...{ waiver: null, defence: null, defenceReview: null, defenceReviewNote: null, hearing: null, hearingHeldOn: null, hearingOn: null },
      ...{ reviewResult: null, reviewedOn: null, discussionResult: null, discussedOn: null },
    },
    help: '办理日期为告知书送达当事人之日',
  },
  receiveDefence: {
    label: '登记陈述、申辩',
    law: [penaltyAct(45)],
    by: ['officer', 'clerk'],
    when: ['noticed'],
    form: forms.defenceForm,
    needs: notified,
    guards: [notRecused],
    aside: true,
  },
  reviewDefence: {
    label: '复核陈述、申辩和听证意见',
    law: [penaltyAct('45、65'), housingRule(22)],
    by: ['officer'],
    when: ['noticed'],
    to: 'heard',
    form: forms.defenceReviewForm,
    needs: notified,
    guards: [notRecused, somethingToReview],
    help: '事实、理由或者证据成立的，应当采纳；采纳后需要改变处罚的，重新告知',
  },
  waiveDefence: {
    label: '登记放弃陈述、申辩',
    law: [penaltyAct(62), housingRule('21、22')],
    by: ['officer'],
    when: ['noticed'],
    to: 'heard',
    form: forms.waiverForm,
    needs: notified,
    guards: [notRecused, nothingToReview, waiverTrue],
  },
} satisfies Actions

const hearing = {
  requestHearing: {
    label: '当事人要求听证',
    law: [penaltyAct('63、64')],
    by: ['officer', 'clerk'],
    when: ['noticed', 'heard'],
    to: 'hearing',
    needs: notified,
    guards: [notRecused, hearingRight, hearingNotHeld, hearingInTime],
    sets: { hearing: 'requested' },
    help: '当事人不承担组织听证的费用；放弃后在期限内又提出的，应当准许',
    aside: true,
  },
  waiveHearing: {
    label: '当事人放弃听证',
    law: [penaltyAct('63、64')],
    by: ['officer', 'clerk'],
    when: ['noticed', 'heard'],
    needs: notified,
    guards: [notRecused, hearingRight, hearingNotHeld],
    sets: { hearing: 'waived' },
    help: '限于当事人书面或者在笔录中明确放弃；逾期未要求的不必登记',
    aside: true,
  },
  notifyHearing: {
    label: '通知听证',
    law: [penaltyAct('64、85')],
    by: ['chair'],
    when: ['hearing'],
    form: forms.hearingNoticeForm,
    needs: [{ done: 'requestHearing', label: '当事人尚未要求听证', law: penaltyAct(64) }],
    apart: chairApart,
    guards: [notRecused, hearingNotTooSoon],
    sets: { hearing: 'notified' },
    help: '改期的再次通知，并重新计算七个工作日；办理日期为通知送达之日',
  },
  holdHearing: {
    label: '举行听证',
    law: [penaltyAct('64、65')],
    by: ['chair'],
    when: ['hearing'],
    to: 'noticed',
    form: forms.hearingForm,
    needs: [{ done: 'notifyHearing', label: '尚未通知当事人听证的时间、地点', law: penaltyAct(64) }],
    apart: chairApart,
    guards: [notRecused, hearingNotified, hearingNoticeRan, recordSigned],
    stamps: ['hearingHeldOn'],
    sets: { hearing: 'held' },
  },
  endHearing: {
    label: '终止听证',
    law: [penaltyAct(64)],
    by: ['chair'],
    when: ['hearing'],
    to: 'noticed',
    form: forms.hearingEndForm,
    apart: chairApart,
    guards: [notRecused],
    sets: { hearing: 'waived' },
    help: '当事人撤回要求，或者无正当理由拒不出席、未经许可中途退出的，视为放弃听证权利',
  },
} satisfies Actions

export const hearingActions = { ...notice, ...hearing }
