/** How a case is handled. An earlier state of the law goes to procedure.<first day>.ts and is never changed again. */
import { defineProcedure, type Guard } from '../../../engine/define.ts'
import * as forms from './forms.ts'
import { rule } from './law.ts'
import { record } from './record.ts'

const reasoned: Guard = {
  id: 'reasoned',
  label: '不同意的应当写明理由',
  law: rule(5),
  onForm: true,
  holds: (_state, ask) => ask.values.result !== 'declined' || Boolean(ask.values.reason),
}

export const procedure = defineProcedure(record, {
  from: '2020-01-01',
  title: '示例事项办理程序',
  law: [rule('3–6')],
  statuses: {
    received: { label: '已受理', tone: 'active' },
    reviewed: { label: '已审核，待决定', tone: 'waiting' },
    decided: { label: '已办结', final: true, tone: 'good' },
  },
  actions: {
    receive: {
      label: '受理',
      law: [rule(3)],
      by: ['clerk'],
      when: ['new'],
      to: 'received',
      form: forms.reception,
      stamps: ['receivedOn'],
    },
    review: {
      label: '审核',
      law: [rule(4)],
      by: ['reviewer'],
      when: ['received'],
      to: 'reviewed',
      form: forms.review,
      apart: [{ from: ['receive'], label: '受理的人不得审核', law: rule(4) }],
      stamps: ['reviewedOn'],
    },
    decide: {
      label: '决定',
      law: [rule(5)],
      by: ['leader'],
      when: ['reviewed'],
      to: 'decided',
      form: forms.decision,
      needs: [{ done: 'review', label: '尚未审核', law: rule(4) }],
      guards: [reasoned],
      apart: [{ from: ['review'], label: '审核的人不得决定', law: rule(5) }],
      stamps: ['decidedOn'],
    },
  },
  terms: {
    decide: {
      label: '办理期限',
      law: rule(6),
      kind: 'statutory',
      length: 20,
      unit: 'workingDay',
      from: ['receive'],
      metBy: ['decide'],
      consequence: '超期记入办理情况',
    },
  },
  mandatory: [{ step: 'review', before: ['decide'], label: '审核', law: rule(4) }],
})
