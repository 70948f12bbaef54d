/** Penalties on the spot (行政处罚法第51–53条). */
import * as decision from './forms-decision.ts'
import { summaryOpeningForm } from './forms-filing.ts'
import {
  amountFitsDecision,
  amountFitsProposal,
  answerable,
  decisionWithinNotice,
  minorSpared,
  notFinedTwice,
  onSpotAmount,
  onSpotDay,
  onSpotHeard,
  onSpotKind,
  partyHeard,
  told,
} from './guards-decision.ts'
import { withinLimitation } from './guards-filing.ts'
import { differentOfficers, idShown, namedNotRecused, noRecusalPending, notRecused, twoOfficers } from './guards-people.ts'
import { housingRule, penaltyAct } from './law.ts'
import type { Actions } from './steps.ts'

export const summaryActions = {
  openSummary: {
    label: '登记当场处罚案件',
    law: [penaltyAct('42、51、52')],
    by: ['officer'],
    when: ['new', 'clue'],
    to: 'onSpot',
    form: summaryOpeningForm,
    guards: [notRecused, twoOfficers, differentOfficers, namedNotRecused, idShown, withinLimitation],
    stamps: ['filedOn'],
    sets: { procedureKind: 'summary' },
    help: '限于违法事实确凿并有法定依据，对公民处二百元以下、对法人或者其他组织处三千元以下罚款或者警告的',
  },
  tellOnSpot: {
    label: '当场告知',
    law: [penaltyAct('44、51、62')],
    by: ['officer'],
    when: ['onSpot'],
    form: decision.onSpotNoticeForm,
    guards: [notRecused, answerable, amountFitsProposal, notFinedTwice],
    stamps: ['noticedOn'],
    sets: { noticeKind: 'defence', noticeWay: 'onSite', waiver: null, defence: null, defenceReview: null },
  },
  hearOnSpot: {
    label: '听取陈述、申辩并复核',
    law: [penaltyAct('45、62')],
    by: ['officer'],
    when: ['onSpot'],
    form: decision.onSpotDefenceForm,
    needs: [{ done: 'tellOnSpot', label: '尚未当场告知', law: penaltyAct('44、62') }],
    guards: [notRecused, onSpotHeard],
  },
  decideOnSpot: {
    label: '当场作出处罚决定',
    law: [penaltyAct('28、42、51、52')],
    by: ['officer'],
    when: ['onSpot'],
    to: 'decided',
    form: decision.onSpotDecisionForm,
    needs: [
      { done: 'openSummary', label: '尚未由两名执法人员登记当场处罚案件', law: penaltyAct('42、52') },
      { done: 'tellOnSpot', label: '尚未当场告知拟处罚内容及事实、理由、依据和权利', law: penaltyAct('44、62') },
      { done: 'hearOnSpot', label: '尚未听取并复核当事人的陈述、申辩', law: penaltyAct('45、62') },
    ],
    guards: [
      ...[notRecused, noRecusalPending, twoOfficers, differentOfficers, namedNotRecused, answerable, told, partyHeard, onSpotDay],
      ...[onSpotKind, onSpotAmount, amountFitsDecision, decisionWithinNotice, notFinedTwice, minorSpared],
    ],
    stamps: ['decidedOn'],
    sets: { outcome: 'penalty', performance: 'pending', publicityState: 'no' },
    help: '填写预定格式、编有号码的决定书，由执法人员签名或者盖章',
  },
  reportSummary: {
    label: '当场处罚备案',
    law: [penaltyAct(52), housingRule(14)],
    by: ['officer', 'clerk'],
    when: ['decided', 'served'],
    needs: [{ done: 'decideOnSpot', label: '尚未当场作出处罚决定', law: penaltyAct(52) }],
    stamps: ['reportedOn'],
  },
  toOrdinary: {
    label: '转普通程序',
    law: [penaltyAct('51、54')],
    by: ['officer'],
    when: ['onSpot'],
    to: 'clue',
    guards: [notRecused],
    sets: { procedureKind: 'ordinary', filedOn: null, noticedOn: null, noticeKind: null, noticeWay: null, waiver: null, defence: null, defenceReview: null },
    help: '超出当场处罚限度、当事人有异议或者案情复杂的，应当立案',
    aside: true,
  },
} satisfies Actions
