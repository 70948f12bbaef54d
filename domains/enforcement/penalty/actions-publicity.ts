/** Service of the decision, its publicity, and the withdrawal of what was published. */
import { endedElsewhere } from './facts.ts'
import * as forms from './forms-aftermath.ts'
import {
  handedOverOnSpot,
  notPublished,
  ofSocialEffect,
  partyKindKnown,
  partyOfAge,
  postedThirtyDays,
  published,
  redactedFirst,
  servedLawfully,
} from './guards-aftermath.ts'
import { notRecused } from './guards-people.ts'
import { openEnforcement, penaltyAct, serviceLaw } from './law.ts'
import type { Actions, StatusId } from './steps.ts'

const afterDecision = ['decided', 'served', 'enforcing', 'closed', 'archived'] as const satisfies readonly StatusId[]

export const publicityActions = {
  postService: {
    label: '发布送达公告',
    law: [serviceLaw('61', '95')],
    by: ['officer', 'clerk'],
    when: ['decided'],
    form: forms.postForm,
    stamps: ['postedOn'],
    help: '限于受送达人下落不明，或者用其他方式无法送达的',
  },
  serve: {
    label: '送达决定书',
    law: [penaltyAct('52、61'), serviceLaw('61', '87–95')],
    by: ['officer', 'clerk'],
    when: ['decided'],
    to: 'served',
    form: forms.serviceForm,
    guards: [notRecused, servedLawfully, postedThirtyDays, handedOverOnSpot],
    stamps: ['servedOn'],
    help: '办理日期为送达之日：当面签收、留置、回执载明或者公告期满之日',
  },
  publish: {
    label: '公示处罚决定',
    law: [penaltyAct('48、50'), openEnforcement('二（六）')],
    by: ['clerk', 'leader'],
    when: afterDecision,
    form: forms.publicationForm,
    needs: [{ done: ['decidePenalty', 'decideOnSpot'], label: '尚未作出处罚决定', law: penaltyAct(48) }],
    guards: [ofSocialEffect, notPublished, partyKindKnown, partyOfAge, redactedFirst],
    stamps: ['publishedOn'],
    sets: { publicityState: 'yes' },
    publicity: 'publish',
    aside: endedElsewhere,
  },
  keepPrivate: {
    label: '决定不予公开',
    law: [penaltyAct('48、50')],
    by: ['leader'],
    when: afterDecision,
    form: forms.keepPrivateForm,
    guards: [notPublished],
    sets: { publicityState: 'exempt', publishable: false },
    aside: true,
  },
  withdraw: {
    label: '撤回公示信息',
    law: [penaltyAct(48), openEnforcement('二（六）')],
    by: ['clerk', 'leader'],
    when: [...afterDecision, 'overturned'],
    form: forms.withdrawalForm,
    guards: [published],
    stamps: ['withdrawnOn'],
    sets: { publicityState: 'withdrawn' },
    publicity: 'withdraw',
    help: '决定被依法变更、撤销、确认违法或者确认无效的，三个工作日内撤回并公开说明理由',
    aside: true,
  },
} satisfies Actions
