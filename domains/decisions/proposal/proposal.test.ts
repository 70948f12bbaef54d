import { describe, expect, it } from 'vitest'
import { procedureOn } from '../../../engine/define.ts'
import { cite } from '../../../engine/law.ts'
import { explainTerm, standing } from '../../../engine/terms.ts'
import { officeCalendar } from '../../../platform/clock/index.ts'
import { type Input, person, type Story, story } from '../../../platform/testing/index.ts'
import proposal from './index.ts'

const secretary = person('柳书记员', ['secretary'])
const clerk = person('文小雨', ['clerk'])
const leader = person('严主任', ['leader'])
const both = person('兼任副主任', ['secretary', 'leader'])
const officer = person('秦岚', ['officer'])
const everybody = { 建议提案承办人: secretary, 经办人: clerk, 负责人: leader, 执法人员: officer }

const assignment: Input = {
  number: '2025QR015',
  kind: '区人大代表建议',
  level: '区级',
  title: '关于完善老旧小区消防设施的建议',
  proposer: '朱磊',
  assignedBy: '区政府办公室',
  role: '主办',
}
const takingUp: Input = { section: '综合执法办', handler: '柳书记员' }
const talk: Input = { contactWay: '上门走访', contactNote: '代表希望先改造三个小区' }
const draft: Input = { draft: '已完成三个小区改造', answerClass: 'A', publishable: '是' }
const review: Input = { reviewResult: 'approved', signer: '严主任', secrecyReviewed: '是' }
const reply: Input = { answerNo: '清和街函〔2025〕9号', replyWay: '当面答复', formEnclosed: '是', copySent: '是' }
const again: Input = { answeredAgainNo: '清和街函〔2025〕12号', replyWay: '书面', formEnclosed: '是', copySent: '是' }

const start = (day: string, more: Input = {}): Story => story(proposal, day).does(secretary, 'assign', { ...assignment, ...more })
const assigned = start('2025-04-01')
const handling = assigned.on('2025-04-03').does(secretary, 'takeUp', takingUp)
const heard = handling.on('2025-04-10').does(secretary, 'contact', talk)
const drafted = heard.on('2025-05-12').does(clerk, 'draft', draft)
const approved = drafted.on('2025-05-14').does(leader, 'review', review)
const answered = approved.on('2025-05-15').does(secretary, 'reply', reply)
const rated = answered.on('2025-05-20').does(secretary, 'opinion', { opinion: '满意' })
const assisting = start('2025-04-01', { role: '会办', leadOffice: '区住建局' }).does(secretary, 'takeUp', takingUp)

describe('一件建议的经过', () => {
  it('交办、签收、沟通、起草、签发、答复、满意、公开、办结', () => {
    const closed = rated.does(clerk, 'publish', { answerSummary: '三个小区消防设施已改造完成' }).on('2025-05-30').does(secretary, 'close')
    expect(closed.status).toBe('closed')
    expect(closed.values).toMatchObject({
      kind: 'npc',
      level: 'district',
      role: 'lead',
      assignedOn: '2025-04-01',
      takenUpOn: '2025-04-03',
      contactedOn: '2025-04-10',
      answeredOn: '2025-05-15',
      answerClass: 'A',
      opinion: 'satisfied',
      publishedOn: '2025-05-20',
      closedOn: '2025-05-30',
    })
    expect(closed.state?.terms.answer).toMatchObject({ due: '2025-07-01', metOn: '2025-05-15' })
    expect(closed.entries.some((e) => e.action === 'breach')).toBe(false)
  })

  it('不满意的再次听取意见、重新答复，原答复日期不变', () => {
    const unhappy = answered.on('2025-05-20').does(secretary, 'opinion', { opinion: '不满意', opinionNote: '还有两个小区没有安排' })
    expect(unhappy.status).toBe('again')
    expect(unhappy.state?.terms.answerAgain).toMatchObject({ startedOn: '2025-05-20', due: '2025-06-20' })
    expect(unhappy.refuses(clerk, 'draft', draft)).toMatchObject({ rule: 'heardAgain' })
    const second = unhappy
      .on('2025-05-26')
      .does(leader, 'contact', talk)
      .does(clerk, 'draft', { ...draft, answerClass: 'B', promisedOn: '2025-12-31' })
    const signed = second.on('2025-06-03').does(leader, 'review', review)
    expect(signed.refuses(secretary, 'reply', reply)).toMatchObject({ rule: 'firstAnswer' })
    const done = signed.does(secretary, 'replyAgain', again).on('2025-06-10').does(secretary, 'opinion', { opinion: '基本满意' })
    expect(done.values).toMatchObject({ answeredOn: '2025-05-15', answeredAgainOn: '2025-06-03', opinion: 'basic' })
    expect(done.state?.terms.answer).toMatchObject({ metOn: '2025-05-15' })
    expect(done.state?.terms.answerAgain).toMatchObject({ metOn: '2025-06-03' })
    const published = done.does(clerk, 'publish', { answerSummary: '分两年改造' })
    expect(published.refuses(secretary, 'close')).toMatchObject({ rule: 'followedUp' })
    expect(published.does(secretary, 'track', { trackNote: '已列入年度计划' }).does(secretary, 'close').status).toBe('closed')
  })

  it('会办件把意见送主办单位，不直接答复代表', () => {
    const signed = assisting.on('2025-04-20').does(clerk, 'draft', { draft: '街道已摸底', answerClass: 'A' }).does(leader, 'review', review)
    const talked = assisting.does(secretary, 'contact', talk).does(clerk, 'draft', draft).does(leader, 'review', review)
    expect(talked.refuses(secretary, 'reply', reply)).toMatchObject({ rule: 'answersItself' })
    const sent = signed.does(secretary, 'replyToLead', { answerNo: '清和街函〔2025〕3号' })
    expect(sent.does(secretary, 'close').status).toBe('closed')
    expect(sent.state?.terms.coReply).toMatchObject({ due: '2025-06-03', metOn: '2025-04-20' })
    expect(sent.state?.terms.answer).toMatchObject({ metOn: '2025-04-20' })
    expect(approved.refuses(secretary, 'replyToLead', { answerNo: '某' })).toMatchObject({ rule: 'assistsOnly', law: '《代表法》第51条' })
  })

  it('不属于本单位的在期限内申请退办', () => {
    const asked = assigned.on('2025-04-10').does(secretary, 'askReturn', { returnReason: '属区消防大队职责' })
    const returned = asked.does(leader, 'acceptReturn')
    expect(returned.status).toBe('returned')
    expect(returned.state?.terms.answer?.endedOn).toBe('2025-04-10')
    expect(asked.does(leader, 'refuseReturn', { returnRefusal: '属地牵头' }).does(secretary, 'takeUp', takingUp).status).toBe('handling')
  })

  it('代表迟迟不反馈的，期限届满后登记未反馈', () => {
    expect(answered.state?.terms.opinion?.due).toBe('2025-06-06')
    expect(answered.on('2025-06-06').refuses(secretary, 'noOpinion')).toMatchObject({ rule: 'opinionLapsed' })
    const none = answered.on('2025-06-09').does(secretary, 'noOpinion')
    expect(none.values.opinion).toBe('none')
    expect(none.state?.terms.opinion?.breachedOn).toBeUndefined()
  })
})

type Attempt = [string, () => ReturnType<Story['refuses']>, object]

describe('不合程序的一律拒绝', () => {
  const attempts: Attempt[] = [
    ['会办件不写主办单位', () => story(proposal, '2025-04-01').refuses(secretary, 'assign', { ...assignment, role: '会办' }), { rule: 'leadNamed' }],
    ['没有签收就起草', () => assigned.refuses(clerk, 'draft', draft), { code: 'status' }],
    ['没有与代表沟通就起草', () => handling.refuses(clerk, 'draft', draft), { code: 'need', rule: 'contact', law: '《代表法》第51条' }],
    [
      '没有等会办意见就起草',
      () =>
        start('2025-04-01', { coOffices: '区消防大队' }).does(secretary, 'takeUp', takingUp).does(secretary, 'contact', talk).refuses(clerk, 'draft', draft),
      { code: 'need', rule: 'collectCoReply' },
    ],
    ['B类不写承诺日期', () => heard.refuses(clerk, 'draft', { ...draft, answerClass: 'B' }), { rule: 'promised' }],
    ['不公开不写理由', () => heard.refuses(clerk, 'draft', { ...draft, publishable: '否' }), { rule: 'reasonedSecrecy' }],
    ['没有签发就答复', () => drafted.refuses(secretary, 'reply', reply), { code: 'status' }],
    ['自己起草自己签发', () => heard.does(both, 'draft', draft).refuses(both, 'review', review), { code: 'apart' }],
    ['拟公开而没有保密审查', () => drafted.refuses(leader, 'review', { ...review, secrecyReviewed: '否' }), { rule: 'secrecyReviewed' }],
    [
      '退回修改后直接答复',
      () => drafted.does(leader, 'review', { reviewResult: 'returned', signer: '严主任' }).refuses(secretary, 'reply', reply),
      { code: 'status' },
    ],
    ['没有附征询意见表', () => approved.refuses(secretary, 'reply', { ...reply, formEnclosed: '否' }), { rule: 'enclosed' }],
    ['没有抄送交办机关', () => approved.refuses(secretary, 'reply', { ...reply, copySent: '否' }), { rule: 'enclosed' }],
    ['没有不满意却重新答复', () => approved.refuses(secretary, 'replyAgain', again), { rule: 'notSatisfied' }],
    ['不满意不写意见', () => answered.refuses(secretary, 'opinion', { opinion: '不满意' }), { rule: 'opinionGiven' }],
    ['替代表填未反馈', () => answered.refuses(secretary, 'opinion', { opinion: '未反馈' }), { rule: 'opinionGiven' }],
    ['代表没有反馈就办结', () => answered.refuses(secretary, 'close'), { code: 'status' }],
    ['应当公开而未公开就办结', () => rated.refuses(secretary, 'close'), { code: 'need', rule: 'publish' }],
    ['没有公开就撤回', () => rated.refuses(leader, 'withdraw', { withdrawReason: '某' }), { code: 'need', rule: 'publish' }],
    ['不公开的拿去公开', () => private_.refuses(clerk, 'publish', { answerSummary: '某' }), { rule: 'mayPublish' }],
    ['不难办的要求延长', () => handling.refuses(leader, 'extend', { hard: '否', extendReason: '忙' }), { rule: 'hard', law: '《代表法》第51条' }],
    ['三个月过后才延长', () => handling.on('2025-07-02').refuses(leader, 'extend', { hard: '是', extendReason: '涉及面广' }), { rule: 'extendInTime' }],
    [
      '延长两次',
      () => handling.does(leader, 'extend', { hard: '是', extendReason: '广' }).refuses(leader, 'extend', { hard: '是', extendReason: '广' }),
      { code: 'done' },
    ],
    ['过了期限才申请退办', () => assigned.on('2025-04-17').refuses(secretary, 'askReturn', { returnReason: '某' }), { rule: 'returnInTime' }],
  ]
  it.each(attempts)('%s', (_name, attempt, expected) => {
    const refusal = attempt()
    expect(refusal).toMatchObject(expected)
    expect(refusal.law).toMatch(/《.+》/)
  })

  it('各人只能办自己的事', () => {
    const table: [string, Story, readonly string[]][] = [
      ['assign', story(proposal, '2025-04-01'), ['建议提案承办人', '经办人']],
      ['takeUp', assigned, ['建议提案承办人']],
      ['contact', handling, ['建议提案承办人', '经办人', '负责人']],
      ['extend', handling, ['负责人']],
      ['draft', heard, ['建议提案承办人', '经办人']],
      ['review', drafted, ['负责人']],
      ['reply', approved, ['建议提案承办人']],
      ['opinion', answered, ['建议提案承办人', '经办人']],
      ['publish', rated, ['建议提案承办人', '经办人']],
      ['withdraw', rated, ['负责人']],
      ['close', rated, ['建议提案承办人']],
    ]
    for (const [action, at, who] of table) {
      for (const [name, actor] of Object.entries(everybody)) {
        const outcome = at.tries(actor, action)
        const byRole = 'refused' in outcome && outcome.refused.code === 'role'
        expect(`${name} ${action} ${byRole ? '被拒' : '可以'}`).toBe(`${name} ${action} ${who.includes(name) ? '可以' : '被拒'}`)
      }
    }
  })
})

const private_ = heard
  .on('2025-05-12')
  .does(clerk, 'draft', { ...draft, publishable: '否', notPublishedReason: '涉及内部事务' })
  .does(leader, 'review', { ...review, secrecyReviewed: '否' })
  .does(secretary, 'reply', reply)
  .does(secretary, 'opinion', { opinion: '满意' })

describe('答复期限', () => {
  it.each([
    ['三个月，到期日是工作日', '2025-04-01', '2025-07-01'],
    ['到期日是星期日，顺延到星期一', '2025-03-15', '2025-06-16'],
    ['到期日是星期六，顺延到星期一', '2025-03-14', '2025-06-16'],
    ['到期日在国庆假期，顺延到假后', '2025-07-03', '2025-10-09'],
    ['到期日是调休上班的星期日，不顺延', '2025-06-28', '2025-09-28'],
    ['月末交办，到期月没有对应日', '2025-11-30', '2026-02-28'],
    ['到期日在春节假期，顺延到假后', '2025-11-17', '2026-02-24'],
  ])('%s', (_name, on, due) => {
    expect(start(on).state?.terms.answer).toMatchObject({ startedOn: on, due, provisional: false })
  })

  it('难办的自交办之日起六个月，不是三个月再加六个月', () => {
    const extended = handling.does(leader, 'extend', { hard: '是', extendReason: '涉及多个部门和历史遗留问题' })
    expect(extended.state?.terms.answer).toMatchObject({ due: '2025-10-09', startedOn: '2025-04-01' })
    const term = proposal.procedures[1]?.terms.answer
    const { days } = explainTerm(officeCalendar(), term as NonNullable<typeof term>, extended.state?.terms.answer as never)
    expect(days.find((d) => d.on === '2025-10-01')?.why).toContain('国庆节')
    expect(
      extended
        .on('2025-08-01')
        .does(secretary, 'contact', talk)
        .entries.some((e) => e.action === 'breach'),
    ).toBe(false)
  })

  it('超期未答复的留下记载，答复以后也不消失', () => {
    const late = heard.on('2025-07-02')
    expect(late.state?.terms.answer?.breachedOn).toBe('2025-07-02')
    const done = late.does(clerk, 'draft', draft).does(leader, 'review', review).does(secretary, 'reply', reply)
    expect(done.state?.terms.answer).toMatchObject({ breachedOn: '2025-07-02', metOn: '2025-07-02' })
    const procedure = proposal.procedures[1]
    const term = done.state?.terms.answer
    expect(procedure && term && standing(procedure, 'answer', term, officeCalendar(), '2025-07-02').words).toBe('已完成，超期 1 天')
  })
})

describe('程序的版本', () => {
  it('2025年3月12日以前交办的适用修正前的第42条', () => {
    expect(procedureOn(proposal, '2025-03-11')?.from).toBe('2015-08-29')
    expect(procedureOn(proposal, '2025-03-12')?.from).toBe('2025-03-12')
    const before = start('2025-03-11')
    expect(before.state?.terms.answer).toMatchObject({ due: '2025-06-11' })
    const later = before.on('2025-04-01').does(secretary, 'takeUp', takingUp)
    expect(later.refuses(clerk, 'draft', draft).law).toBe('《代表法（2015年修正）》第42条')
    expect(later.refuses(leader, 'extend', { hard: '否', extendReason: '某' }).law).toBe('《代表法（2015年修正）》第42条')
  })

  it('全国统一的答复期限已核对，地方规定的期限都注明待核实', () => {
    for (const procedure of proposal.procedures) {
      expect(procedure.terms.answer?.law.verified).toBe(true)
      expect(procedure.terms.answer?.law.note).toContain('政协提案')
      for (const [id, term] of Object.entries(procedure.terms)) if (id !== 'answer') expect(cite(term.law)).toContain('待核实')
    }
  })
})

describe('退回、撤回起草', () => {
  it('起草在审核签发之前可以撤回；审核退回的到起草人手上，再起草的直接到退回的人手上', () => {
    expect(drafted.does(clerk, 'careRecall').status).toBe('handling')
    expect(approved.refuses(clerk, 'careRecall')).toMatchObject({ code: 'status', rule: 'undo' })
    const returned = drafted.on('2025-05-14').does(leader, 'review', { ...review, reviewResult: 'returned' })
    expect([returned.status, returned.state?.care?.handler?.id]).toEqual(['handling', clerk.id])
    expect(returned.does(clerk, 'draft', draft).state?.care?.handler?.id).toBe(leader.id)
    expect(approved.state?.care).toBeUndefined()
  })
})
