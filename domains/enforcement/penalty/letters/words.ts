/** Words and questions that several letters of a penalty case share. */
import type { Role, Values } from '../../../../engine/define.ts'
import { type LetterAsk, type LetterWords, letterValue, moneyWords } from '../../../../engine/letters.ts'
import { has, text } from '../facts.ts'
import type { FieldId } from '../record.ts'
import { record } from '../record.ts'

const shown = (values: Values, id: FieldId): string => letterValue(record.fields[id], values[id])

export const officers: readonly Role[] = ['officer']
export const leaders: readonly Role[] = ['leader']
export const staff: readonly Role[] = ['officer', 'clerk']

/** Who the party is: name, code, address, and who represents it (行政处罚法第59条). */
export const party: LetterWords = {
  label: '当事人基本情况',
  personal: true,
  of: (values) => {
    const org = values.partyKind !== 'person'
    const parts = [
      text(values.partyName),
      has(values.partyCode) ? `${org ? '统一社会信用代码' : '公民身份号码'}：${text(values.partyCode)}` : '',
      has(values.legalRep) ? `${org ? '法定代表人（负责人、经营者）' : '法定代理人'}：${text(values.legalRep)}` : '',
      has(values.address) ? `地址：${text(values.address)}` : '',
    ]
    return parts.filter(Boolean).join('，')
  },
}

export const officerPair: LetterWords = {
  label: '执法人员',
  of: (values) =>
    ([1, 2] as const)
      .map((n) => [text(values[`officer${n}`]), text(values[`officer${n}Cert`])] as const)
      .filter(([name]) => name)
      .map(([name, number]) => (number ? `${name}（执法证号：${number}）` : name))
      .join('、'),
}

const money = (fen: number): string => `人民币${letterValue({ type: 'money', label: '' }, fen)}元（大写：${moneyWords(fen)}）`
const amount = (values: Values, id: FieldId): string => {
  const fen = values[id]
  return typeof fen === 'number' && fen > 0 ? money(fen) : ''
}

/** The words with this amount in figures and capitals, in place of where they name it already; otherwise behind them. */
function withAmount(said: string, verb: string, values: Values, id: FieldId): string {
  const full = amount(values, id)
  if (!full) return said
  const figures = letterValue({ type: 'money', label: '' }, values[id]).replace(/\.00$/, '')
  const named = new RegExp(`(${verb}[^，。；、\\d]*?)(?:人民币)?${figures}(?:\\.00)?元(?!（大写)`)
  if (named.test(said)) return said.replace(named, `$1${full}`)
  return said.includes(full) ? said : [said, `${verb}${full}`].filter(Boolean).join('；')
}

/** The penalty in full: its wording, and the amounts in figures and capitals, each said once. */
export const penalty: LetterWords = {
  label: '处罚决定内容',
  of: (values) => {
    const said = text(values.penaltyContent) || shown(values, 'penaltyKind')
    const fined = said === '罚款' && amount(values, 'fineFen') ? '' : said
    return withAmount(withAmount(fined, '罚款', values, 'fineFen'), '没收', values, 'confiscatedFen')
  },
}

/** Where it happened: the community, and the exact place where there is one. */
export const where: LetterWords = { label: '案发地点全称', of: (values) => `${shown(values, 'community')}${text(values.place)}` }

/** There is a fine to be paid. */
export const fineInWords: LetterWords = { label: '罚款大写', of: (values) => amount(values, 'fineFen') }
export const extraFineInWords: LetterWords = { label: '加处罚款大写', of: (values) => amount(values, 'extraFineFen') }
export const paidInWords: LetterWords = { label: '已缴大写', of: (values) => amount(values, 'paidFen') }

/** The party's defence, and what became of it (行政处罚法第45条). */
export const defence: LetterWords = {
  label: '陈述申辩及复核',
  of: (values) => {
    if (has(values.waiver)) return `本机关已依法告知拟处罚的内容及事实、理由、依据和陈述、申辩等权利，当事人${shown(values, 'waiver')}。`
    if (!has(values.defence)) return ''
    const review = [shown(values, 'defenceReview'), text(values.defenceReviewNote)].filter(Boolean).join('：')
    return `当事人提出陈述、申辩：${text(values.defence)}。${review ? `经复核，${review}。` : ''}`
  },
}

export const hearingNote: LetterWords = {
  label: '听证经过',
  of: (values) => (has(values.hearingHeldOn) ? `应当事人要求，本机关于${shown(values, 'hearingHeldOn')}举行听证，本决定根据听证笔录作出。` : ''),
}

export const correction: LetterWords = {
  label: '责令改正',
  of: (values) => {
    if (!has(values.correction)) return ''
    const by = has(values.correctBy) ? `，期限至${shown(values, 'correctBy')}` : ''
    return `${shown(values, 'correction')}${has(values.correctionNote) ? `：${text(values.correctionNote)}` : ''}${by}`
  },
}

export const evidence: LetterAsk = {
  label: '证据',
  required: true,
  long: true,
  evidence: true,
  help: '逐项列明，如：1.现场检查笔录；2.询问笔录；3.现场照片四张',
}
export const reconsideration: LetterAsk = { label: '行政复议机关', required: true, remembered: true, help: '如：清河区人民政府' }
export const court: LetterAsk = { label: '管辖法院', required: true, remembered: true, help: '如：清河区人民法院' }
export const bank: LetterAsk = { label: '缴款方式', required: true, remembered: true, help: '收款银行、账户或者电子支付系统' }
export const contact: LetterAsk = { label: '联系人', required: true, remembered: true }

/** 行政复议法第20条 and 行政诉讼法第46条. */
export const remedyText =
  '如不服本决定，可以自收到本决定书之日起六十日内向{reconsideration}申请行政复议，也可以自收到本决定书之日起六个月内直接向{court}提起行政诉讼。复议、诉讼期间，本决定不停止执行，法律另有规定的除外。'
