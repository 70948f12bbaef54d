/** Penalties on the spot before 15 July 2021. Frozen. */
import type { Action } from '../../../engine/define.ts'
import * as decision from './forms-decision.ts'
import * as filing from './forms-filing.ts'
import * as former from './guards.1996-10-01.ts'
import { amountFitsDecision, amountFitsProposal, answerable, decisionWithinNotice, onSpotHeard, onSpotKind } from './guards-decision.ts'
import type { FieldId } from './record.ts'
import type { ActionId, StatusId } from './steps.ts'

type Former = Readonly<Record<string, Action<FieldId, StatusId, ActionId>>>

const { formerAct, shown, two, under } = former

export const formerSummary = {
  openSummary: {
    label: '登记当场处罚案件',
    law: [formerAct('33、34')],
    by: ['officer'],
    when: ['new'],
    to: 'onSpot',
    form: filing.summaryOpeningForm,
    guards: [...two, shown],
    stamps: ['filedOn'],
    sets: { procedureKind: 'summary' },
  },
  tellOnSpot: {
    label: '当场告知',
    law: [formerAct('31、41')],
    by: ['officer'],
    when: ['onSpot'],
    form: decision.onSpotNoticeForm,
    guards: [under(answerable, formerAct('25、26')), under(amountFitsProposal, formerAct(31))],
    stamps: ['noticedOn'],
    sets: { noticeKind: 'defence', noticeWay: 'onSite', waiver: null, defence: null, defenceReview: null },
  },
  hearOnSpot: {
    label: '听取陈述、申辩并复核',
    law: [formerAct('32、41')],
    by: ['officer'],
    when: ['onSpot'],
    form: decision.onSpotDefenceForm,
    needs: [{ done: 'tellOnSpot', label: '尚未当场告知', law: formerAct('31、41') }],
    guards: [under(onSpotHeard, formerAct('32、41'))],
  },
  decideOnSpot: {
    label: '当场作出处罚决定',
    law: [formerAct('33、34')],
    by: ['officer'],
    when: ['onSpot'],
    to: 'decided',
    form: decision.onSpotDecisionForm,
    needs: [
      { done: 'tellOnSpot', label: '尚未当场告知处罚的事实、理由和依据', law: formerAct('31、41') },
      { done: 'hearOnSpot', label: '尚未听取并复核当事人的陈述、申辩', law: formerAct('32、41') },
    ],
    guards: [
      ...[...two, under(answerable, formerAct('25、26')), former.told, former.partyHeard, under(onSpotKind, formerAct(33)), former.onSpotAmount],
      ...[under(amountFitsDecision, formerAct(34)), under(decisionWithinNotice, formerAct('31、32'))],
    ],
    stamps: ['decidedOn'],
    sets: { outcome: 'penalty', performance: 'pending', publicityState: 'no' },
  },
  reportSummary: {
    label: '当场处罚备案',
    law: [formerAct(34)],
    by: ['officer', 'clerk'],
    when: ['decided', 'served'],
    needs: [{ done: 'decideOnSpot', label: '尚未当场作出处罚决定', law: formerAct(34) }],
    stamps: ['reportedOn'],
  },
} satisfies Former
