/** Invented cases, step by step: what each form is filled with. Tests tell them through the engine and through every door. */
import type { Day, Role } from '../../../engine/define.ts'

/** The two officers of a case, in whatever way the teller names people. */
export type ExamplePair<P> = { first: P; second: P }
export type ExampleStep<P> = { on: Day; by: Role; action: string; input: Readonly<Record<string, string | number | boolean | P>> }

const party = {
  partyName: '示例清河顺安便利店',
  partyKind: 'household',
  partyCapacity: 'full',
  address: '示例市清河区清和街道示例路1号',
} as const

const act = {
  cause: '未经许可擅自占用城市道路',
  facts: '在店外人行道摆放货架经营，占用面积四平方米',
  happenedOn: '2024-02-28',
  community: '清河社区',
} as const

const calm = { publicInterest: false, socialRisk: false, majorRights: false, complexLaw: false, listedReview: false, complexOrSerious: false }
const legal = { provision: '《示例市市容管理条例》第二十条', basis: '《示例市市容管理条例》第五十条' }

/** From the clue to the end of the investigation; `flags` are those that call for review or discussion. */
export function investigated<P>(pair: ExamplePair<P>, flags: Partial<typeof calm> = {}, more: Readonly<Record<string, string>> = {}): ExampleStep<P>[] {
  const two = { officer1: pair.first, officer2: pair.second }
  return [
    { on: '2024-03-01', by: 'clerk', action: 'registerClue', input: { source: 'inspection', foundOn: '2024-02-28', ...act } },
    {
      on: '2024-03-04',
      by: 'officer',
      action: 'proposeFiling',
      input: {
        ...{ ...party, ...act, ...more, foundOn: '2024-02-28', clueFinding: '现场核查属实', procedureKind: 'ordinary', alreadyFined: false },
        ...{ authority: 'delegated', authorityItem: '对擅自占用城市道路的处罚', proposal: '有初步证据，属本机关管辖，未超过时效' },
        ...two,
      },
    },
    { on: '2024-03-05', by: 'leader', action: 'file', input: { caseNo: '清和街罚立〔2024〕1号' } },
    {
      on: '2024-03-06',
      by: 'officer',
      action: 'investigate',
      input: { investigationWay: 'site', investigationNote: '现场检查并询问经营者', idShown: true, ...two },
    },
    {
      on: '2024-03-06',
      by: 'officer',
      action: 'collectEvidence',
      input: { evidenceKind: 'record', evidenceName: '现场检查笔录', evidenceVerified: true, fromMonitor: false, ...two },
    },
    { on: '2024-03-07', by: 'officer', action: 'orderCorrection', input: { correction: 'term', correctionNote: '清理占道货架', correctBy: '2024-03-11' } },
    {
      on: '2024-03-18',
      by: 'officer',
      action: 'conclude',
      input: {
        ...{ facts: act.facts, findings: '违法事实清楚，证据确凿', ...legal, partyKind: more.partyKind ?? party.partyKind, partyCapacity: 'full' },
        ...{ discretion: 'normal', discretionNote: '适用一般阶次' },
        ...calm,
        ...flags,
        ...two,
      },
    },
  ]
}

const proposal = (yuan: number) => ({ proposedKind: 'fine', proposedFineFen: yuan, facts: act.facts, ...legal })
const decision = (yuan: number) => ({
  ...{ decisionNo: '清和街罚决〔2024〕1号', ...legal, discretion: 'lenient', penaltyKind: 'fine', fineFen: yuan, penaltyContent: '处以罚款' },
  publishable: true,
})

const afterwards = (served: Day, published: Day, paid: Day, closed: Day, yuan: number): ExampleStep<never>[] => [
  { on: served, by: 'clerk', action: 'serve', input: { serviceWay: 'direct' } },
  { on: published, by: 'clerk', action: 'publish', input: { redacted: true } },
  { on: paid, by: 'clerk', action: 'recordPayment', input: { paidFen: yuan, payWay: 'bank', receiptNo: '示0001' } },
  { on: closed, by: 'leader', action: 'close', input: { closeReason: 'performed' } },
  { on: closed, by: 'clerk', action: 'archive', input: { archiveNo: '2024-001' } },
]

/** A case of the ordinary procedure with a defence that was partly adopted: 1,000 yuan told, 500 yuan decided. */
export const ordinaryCase = <P>(pair: ExamplePair<P>): ExampleStep<P>[] => [
  ...investigated(pair),
  { on: '2024-03-20', by: 'officer', action: 'notify', input: { ...proposal(1000), noticeKind: 'defence', noticeWay: 'direct' } },
  { on: '2024-03-22', by: 'clerk', action: 'receiveDefence', input: { defence: '已经全部清理，请求从轻处罚' } },
  { on: '2024-03-25', by: 'officer', action: 'reviewDefence', input: { defenceReview: 'partly', defenceReviewNote: '及时改正，予以从轻' } },
  { on: '2024-03-28', by: 'leader', action: 'decidePenalty', input: decision(500) },
  ...afterwards('2024-04-01', '2024-04-02', '2024-04-08', '2024-04-10', 500),
]

/** A fine of 200,000 yuan for a company: hearing, legal review and collective discussion. */
export const hearingCase = <P>(pair: ExamplePair<P>): ExampleStep<P>[] => [
  ...investigated(pair, { majorRights: true, complexOrSerious: true }, { partyKind: 'org', partyName: '示例北岭瑞盛物业服务有限公司' }),
  { on: '2024-03-20', by: 'officer', action: 'notify', input: { ...proposal(200_000), noticeKind: 'hearing', noticeWay: 'direct' } },
  { on: '2024-03-25', by: 'clerk', action: 'requestHearing', input: {} },
  { on: '2024-03-27', by: 'chair', action: 'notifyHearing', input: { hearingOn: '2024-04-10', hearingPlace: '街道办事处会议室', hearingClosed: false } },
  { on: '2024-04-10', by: 'chair', action: 'holdHearing', input: { hearingRecord: '听证笔录全文', hearingSigned: true } },
  { on: '2024-04-11', by: 'officer', action: 'reviewDefence', input: { defenceReview: 'rejected', defenceReviewNote: '事实清楚，意见不成立' } },
  { on: '2024-04-12', by: 'officer', action: 'submitForReview', input: {} },
  { on: '2024-04-16', by: 'reviewer', action: 'passReview', input: { reviewOpinion: '事实清楚，证据充分，程序合法，裁量适当' } },
  { on: '2024-04-17', by: 'leader', action: 'discuss', input: { discussionResult: 'agree', discussionNote: '一致同意处理意见' } },
  { on: '2024-04-18', by: 'leader', action: 'decidePenalty', input: decision(200_000) },
  ...afterwards('2024-04-19', '2024-04-22', '2024-04-30', '2024-05-06', 200_000),
]

/** A fine of 100 yuan on the spot, collected on the spot. */
export function summaryCase<P>(pair: ExamplePair<P>): ExampleStep<P>[] {
  const two = { officer1: pair.first, officer2: pair.second }
  const on = '2024-03-05'
  return [
    {
      on,
      by: 'officer',
      action: 'openSummary',
      input: {
        ...{ ...party, ...act, happenedOn: on, cause: '未按规定分类投放生活垃圾', source: 'inspection', idShown: true },
        ...{ authority: 'delegated', authorityItem: '对未分类投放生活垃圾的处罚', partyName: '韩示例', partyKind: 'person' },
        ...two,
      },
    },
    { on, by: 'officer', action: 'tellOnSpot', input: proposal(100) },
    { on, by: 'officer', action: 'hearOnSpot', input: { defence: '认可', defenceReview: 'rejected', defenceReviewNote: '没有异议' } },
    {
      on,
      by: 'officer',
      action: 'decideOnSpot',
      input: { ...decision(100), decisionNo: '当罚〔2024〕7号', discretion: 'normal', correction: 'now', publishable: false, ...two },
    },
    { on, by: 'officer', action: 'serve', input: { serviceWay: 'onSite' } },
    { on, by: 'officer', action: 'collectOnSpot', input: { paidFen: 100, collectReason: 'small', receiptNo: '示0002' } },
    { on: '2024-03-06', by: 'officer', action: 'reportSummary', input: {} },
    { on: '2024-03-06', by: 'officer', action: 'handInCash', input: {} },
    { on: '2024-03-07', by: 'clerk', action: 'bankCash', input: {} },
    { on: '2024-03-08', by: 'leader', action: 'close', input: { closeReason: 'performed' } },
    { on: '2024-03-08', by: 'clerk', action: 'archive', input: { archiveNo: '2024-002' } },
  ]
}
