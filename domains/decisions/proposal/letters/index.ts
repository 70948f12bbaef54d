/** Letters of a suggestion or proposal (建议、提案答复). */
import type { Role } from '../../../../engine/define.ts'
import { defineLetters, type LetterWords } from '../../../../engine/letters.ts'
import { answerLaw, deputiesAct, localRule } from '../law.ts'
import { procedure } from '../procedure.ts'
import { record } from '../record.ts'

const staff: readonly Role[] = ['secretary', 'clerk']
const leaders: readonly Role[] = ['leader']
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const about: LetterWords = { label: '建议提案编号', of: (v) => (text(v.number) ? `第${text(v.number).replace(/^第|号$/g, '')}号` : '') }
const called: LetterWords = { label: '代表委员称谓', of: (v) => (text(v.proposer) ? `${text(v.proposer)}${v.kind === 'cppcc' ? '委员' : '代表'}` : '') }
const letter = { layout: 'gongwen', served: true, drafters: staff, signers: leaders } as const
const contact = { label: '联系人', required: true, remembered: true } as const

export const letters = defineLetters(record, procedure, {
  answer: {
    ...letter,
    title: '关于建议提案办理情况的答复',
    law: [answerLaw],
    after: ['review'],
    when: ['approved', 'answered', 'rated', 'closed'],
    number: { word: '建提复', field: 'answerNo' },
    to: 'called',
    asks: { contact },
    words: { about, called },
    must: ['called', 'title', 'draft', 'contact', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '您提出的“{title}”（{about}）收悉，现答复如下：',
      '{draft}',
      { text: '答复类别：{answerClass}。', onlyIf: 'answerClass' },
      '感谢您对我们工作的关心和支持。',
      '联系人：{contact}，联系电话：{officePhone}。',
      { text: '抄送：{assignedBy}。', onlyIf: 'assignedBy' },
    ],
  },
  answerAgain: {
    ...letter,
    title: '关于建议提案办理情况的再次答复',
    law: [localRule('重新答复')],
    after: ['opinion'],
    when: ['again', 'drafted', 'approved', 'answered'],
    number: { word: '建提再复', field: 'answeredAgainNo' },
    to: 'called',
    asks: { contact },
    words: { about, called },
    must: ['called', 'title', 'draft', 'contact', 'officeName', 'letterNo', 'signedDay'],
    body: ['您对“{title}”（{about}）的办理提出了意见。我们再次听取了您的意见，重新办理后答复如下：', '{draft}', '联系人：{contact}，联系电话：{officePhone}。'],
  },
  assist: {
    ...letter,
    title: '关于会办意见的函',
    law: [localRule('会办')],
    after: ['review'],
    when: ['approved', 'assisted', 'closed'],
    number: { word: '建提会' },
    to: 'leadOffice',
    asks: { contact },
    words: { about },
    must: ['leadOffice', 'title', 'draft', 'contact', 'officeName', 'letterNo', 'signedDay'],
    body: ['你单位主办的“{title}”（{about}），我单位会办意见如下：', '{draft}', '联系人：{contact}，联系电话：{officePhone}。'],
  },
  returning: {
    ...letter,
    title: '关于申请退办建议提案的函',
    law: [localRule('退办')],
    after: ['askReturn'],
    number: { word: '建提退' },
    to: 'assignedBy',
    words: { about },
    must: ['assignedBy', 'title', 'returnReason', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '你单位于{assignedOn}交办的“{title}”（{about}），我单位研究后认为不宜由我单位办理，理由：{returnReason}。',
      '现申请退办，建议交由有关单位办理。请函复。',
    ],
  },
  extension: {
    ...letter,
    title: '关于延长建议提案答复期限的函',
    law: [answerLaw],
    after: ['extend'],
    number: { word: '建提延' },
    to: 'called',
    words: { about, called },
    must: ['called', 'title', 'extendReason', 'officeName', 'letterNo', 'signedDay'],
    body: [
      '您提出的“{title}”（{about}），因{extendReason}，涉及面广、处理难度大，不能在三个月内答复。依照规定，答复期限延长至自交办之日起六个月。我们将继续与您联系。',
    ],
  },
  inquiry: {
    layout: 'gongwen',
    served: true,
    drafters: staff,
    signers: [],
    title: '建议提案办理情况征询意见表',
    law: [deputiesAct(51), localRule('代表（委员）反馈')],
    after: ['review', 'reply', 'replyAgain'],
    to: 'called',
    words: { about, called },
    must: ['called', 'title'],
    body: [
      {
        table: [
          ['编号', '{about}', '承办单位', '{officeName}'],
          ['案由', '{title}'],
          ['沟通情况', '□面商　□电话　□信函　□没有沟通'],
          ['对办理态度', '□满意　□基本满意　□不满意'],
          ['对办理结果', '□满意　□基本满意　□不满意'],
          ['意见和建议', '\n\n\n'],
        ],
      },
      { line: '代表（委员）签名：　　　　　　　　　　年　　月　　日' },
    ],
    sealed: false,
  },
})
