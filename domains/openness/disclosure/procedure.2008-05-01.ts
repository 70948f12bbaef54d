/**
 * The procedure under the regulation of 2007: fifteen working days and fifteen more, no clock that starts anew after a clarification.
 * Frozen: applications received under it end under it.
 */
import { defineProcedure, type Guard } from '../../../engine/define.ts'
import { forms } from './forms.ts'
import { nobodyStillAsked, notYetLate, reasoned, thirdAsked, thirdFree, thirdWasConsulted } from './guards.ts'
import { openAct2008, revisedFrom } from './law.ts'
import { record } from './record.ts'

/** The answers of its articles 21 and 22; the finer list came with the report form of 2021. */
const answers = ['open', 'partial', 'secret', 'thirdParty', 'notHeld', 'unclear', 'other']

const answerOfItsTime: Guard = {
  id: 'answerOfItsTime',
  label: '修订前的条例规定的答复：公开、部分公开、不予公开、不属于本机关或者不存在、内容不明确',
  law: openAct2008('21、22'),
  onForm: true,
  holds: (_, ask) => answers.includes(String(ask.values.outcome ?? '')),
}

export const procedure2008 = defineProcedure(record, {
  from: '2008-05-01',
  until: revisedFrom,
  title: '政府信息公开条例（2019年修订前）',
  law: [openAct2008('20–26')],
  statuses: {
    received: { label: '办理中', tone: 'active' },
    answered: { label: '已答复，待送达', tone: 'active' },
    delivered: { label: '已送达', tone: 'good' },
    closed: { label: '已办结', final: true, tone: 'good' },
    clarifying: { label: '待申请人更改、补充', tone: 'waiting' },
  },
  actions: {
    register: {
      label: '登记申请',
      law: [openAct2008(20)],
      by: ['openness'],
      when: ['new'],
      to: 'received',
      form: forms.register,
      stamps: ['receivedOn'],
    },
    askClarify: {
      label: '告知更改、补充',
      law: [openAct2008('第21条第（四）项')],
      by: ['openness'],
      when: ['received'],
      to: 'clarifying',
      aside: true,
      form: forms.askClarify,
      stamps: ['clarifyAskedOn'],
    },
    supplyClarification: {
      label: '收到更改、补充',
      law: [openAct2008('第21条第（四）项')],
      by: ['openness'],
      when: ['clarifying'],
      to: 'received',
      form: forms.supplyClarification,
      stamps: ['clarifiedOn'],
    },
    consultThird: {
      label: '征求第三方意见',
      law: [openAct2008('23、24')],
      by: ['openness'],
      when: ['received'],
      aside: true,
      form: forms.consultThird,
      guards: [thirdFree],
      stamps: ['thirdAskedOn'],
      sets: { thirdInvolved: true, thirdPending: true, thirdOpinion: null },
    },
    thirdReply: {
      label: '收到第三方意见',
      law: [openAct2008(23)],
      by: ['openness'],
      when: ['received'],
      form: forms.thirdReply,
      guards: [thirdAsked],
      stamps: ['thirdAnsweredOn'],
      sets: { thirdPending: false },
    },
    approveExtension: {
      label: '同意延期',
      law: [openAct2008(24)],
      by: ['leader'],
      when: ['received'],
      aside: true,
      form: forms.approveExtension,
      guards: [notYetLate],
      once: true,
    },
    tellExtension: {
      label: '告知申请人延期',
      law: [openAct2008(24)],
      by: ['openness'],
      when: ['received'],
      needs: [{ done: 'approveExtension', label: '延期未经政府信息公开工作机构负责人同意', law: openAct2008(24) }],
      guards: [notYetLate],
      stamps: ['extendedOn'],
      marks: 'extended',
      sets: { extended: true },
      once: true,
    },
    examine: {
      label: '保密审查',
      law: [openAct2008(14)],
      by: ['openness', 'reviewer'],
      when: ['received'],
      form: forms.examine,
      stamps: ['examinedOn'],
    },
    answer: {
      label: '答复',
      law: [openAct2008('21、22、24')],
      by: ['leader'],
      when: ['received'],
      to: 'answered',
      form: forms.answer,
      needs: [{ done: 'examine', label: '尚未保密审查', law: openAct2008(14) }],
      guards: [nobodyStillAsked, thirdWasConsulted, answerOfItsTime, reasoned],
      stamps: ['answeredOn'],
    },
    deliver: {
      label: '送达、提供信息',
      law: [openAct2008(26)],
      by: ['openness'],
      when: ['answered'],
      to: 'delivered',
      form: forms.deliver,
      stamps: ['deliveredOn'],
    },
    recordReconsideration: {
      label: '登记行政复议',
      law: [openAct2008(33)],
      by: ['openness'],
      when: ['received', 'answered', 'delivered', 'closed'],
      aside: true,
      form: forms.recordReconsideration,
    },
    recordLitigation: {
      label: '登记行政诉讼',
      law: [openAct2008(33)],
      by: ['openness'],
      when: ['received', 'answered', 'delivered', 'closed'],
      aside: true,
      form: forms.recordLitigation,
    },
    close: {
      label: '归档',
      law: [openAct2008(24)],
      by: ['openness'],
      when: ['delivered'],
      to: 'closed',
      stamps: ['closedOn'],
    },
  },
  terms: {
    answer: {
      label: '答复',
      law: openAct2008(24),
      kind: 'statutory',
      length: 15,
      unit: 'workingDay',
      from: ['register'],
      metBy: ['answer'],
      pauses: [{ start: 'consultThird', end: ['thirdReply'], label: '征求第三方意见', law: openAct2008(24) }],
      extensions: [{ action: 'tellExtension', length: 15, unit: 'workingDay', label: '经负责人同意延长并已告知申请人', law: openAct2008(24) }],
      consequence: '申请人可以申请行政复议或者提起行政诉讼',
    },
  },
  mandatory: [
    { step: 'register', before: ['answer'], label: '登记', law: openAct2008(20) },
    { step: 'examine', before: ['answer'], label: '保密审查', law: openAct2008(14) },
    { step: 'approveExtension', before: ['tellExtension'], label: '负责人同意延期', law: openAct2008(24) },
    { step: 'answer', before: ['deliver'], label: '答复', law: openAct2008(21) },
  ],
})
