/** The parties to a dispute. Headings of the merged groups of a ledger are written out here. */
import type { Field } from '../../../engine/define.ts'
import { mediationAct } from './law.ts'

type Fields = Readonly<Record<string, Field>>

/** Headings of a merged group: 当事人甲 over 姓名 is written 当事人甲/姓名, or run together. */
const under = (groups: readonly string[], heads: readonly string[]): string[] => groups.flatMap((g) => heads.flatMap((h) => [`${g}/${h}`, `${g}${h}`]))

const sideA = ['当事人甲', '甲方', '申请人', '甲方当事人', '当事人一', '当事人1', '申请方', '当事人']
const sideB = ['当事人乙', '乙方', '被申请人', '乙方当事人', '当事人二', '当事人2', '被申请方', '对方当事人']

export const partyFields = {
  partyA: {
    type: 'text',
    label: '当事人甲',
    search: true,
    spill: 'partyB',
    synonyms: [
      ...sideA,
      ...under(sideA, ['姓名', '名称', '姓名或名称', '姓名（名称）']),
      '双方当事人',
      '纠纷当事人',
      '当事人甲方',
      '一方当事人',
      '反映人',
      '甲方名称',
    ],
    law: mediationAct('27、29'),
  },
  partyACode: {
    type: 'partyCode',
    label: '当事人甲证件号码',
    secrecy: 'personal',
    synonyms: under(sideA, ['证件', '证件号', '证件号码', '身份证', '身份证号', '身份证号码', '公民身份号码', '统一社会信用代码']),
    law: mediationAct(29),
  },
  partyAPhone: {
    type: 'phone',
    label: '当事人甲电话',
    secrecy: 'personal',
    synonyms: [...under(sideA, ['电话', '联系电话', '联系方式', '手机', '手机号', '手机号码', '电话号码']), '联系电话', '联系方式', '电话'],
    law: mediationAct(29),
  },
  partyAAddress: {
    type: 'text',
    label: '当事人甲地址',
    secrecy: 'personal',
    synonyms: [...under(sideA, ['地址', '住址', '住所', '住所地', '家庭住址', '现住址', '联系地址'])],
    law: mediationAct(29),
  },
  partyB: {
    type: 'text',
    label: '当事人乙',
    search: true,
    synonyms: [...sideB, ...under(sideB, ['姓名', '名称', '姓名或名称', '姓名（名称）']), '当事人乙方', '另一方当事人', '对方', '被反映人', '乙方名称'],
    law: mediationAct('27、29'),
  },
  partyBCode: {
    type: 'partyCode',
    label: '当事人乙证件号码',
    secrecy: 'personal',
    synonyms: under(sideB, ['证件', '证件号', '证件号码', '身份证', '身份证号', '身份证号码', '公民身份号码', '统一社会信用代码']),
    law: mediationAct(29),
  },
  partyBPhone: {
    type: 'phone',
    label: '当事人乙电话',
    secrecy: 'personal',
    synonyms: under(sideB, ['电话', '联系电话', '联系方式', '手机', '手机号', '手机号码', '电话号码']),
    law: mediationAct(29),
  },
  partyBAddress: {
    type: 'text',
    label: '当事人乙地址',
    secrecy: 'personal',
    synonyms: under(sideB, ['地址', '住址', '住所', '住所地', '家庭住址', '现住址', '联系地址']),
    law: mediationAct(29),
  },
  otherParties: {
    type: 'text',
    label: '其他当事人',
    maxLength: 1000,
    synonyms: ['其他当事人姓名', '第三人', '相关当事人', '其他参与人'],
    law: mediationAct(27),
  },
} satisfies Fields
