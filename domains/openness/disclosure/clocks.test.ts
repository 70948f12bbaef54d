import { describe, expect, it } from 'vitest'
import { procedureOn } from '../../../engine/define.ts'
import { explainTerm } from '../../../engine/terms.ts'
import { officeCalendar } from '../../../platform/clock/index.ts'
import { type Input, person, type Story, story } from '../../../platform/testing/index.ts'
import disclosure from './index.ts'
import { procedure } from './procedure.ts'

const clerk = person('冯公开', ['openness'])
const second = person('陈公开', ['openness'])
const leader = person('卫主任', ['leader'])

const counter: Input = { way: '当面', applicantKind: '自然人', applicantName: '褚某甲', content: '征地补偿安置方案' }
const received = (on: string): Story => story(disclosure, on).does(clerk, 'register', counter)
const due = (s: Story, term = 'answer') => s.state?.terms[term]?.due
const clarify = (by: string): Input => ({ clarifyWhat: '写明哪个项目', clarifyBy: by })

describe('答复期限（20个工作日）', () => {
  it.each([
    ['没有节假日', '2024-03-04', '2024-04-01'],
    ['跨清明和调休上班的周日', '2024-03-20', '2024-04-18'],
    ['跨春节，两个调休上班', '2024-01-22', '2024-02-22'],
    ['跨国庆，中间调休上班', '2024-09-12', '2024-10-16'],
    ['收到当日为星期六', '2024-06-01', '2024-07-01'],
    ['跨2025年春节', '2025-01-13', '2025-02-14'],
  ])('%s：%s 收到', (_name, on, last) => {
    expect(due(received(on))).toBe(last)
  })

  it('逐日说明哪天计、哪天不计', () => {
    const term = received('2024-09-12').state?.terms.answer
    const days = term ? explainTerm(officeCalendar(), procedure.terms.answer, term).days : []
    expect(days.filter((d) => d.counted)).toHaveLength(20)
    expect(days.find((d) => d.on === '2024-09-16')).toMatchObject({ counted: false, why: '中秋' })
    expect(days.find((d) => d.on === '2024-10-12')?.counted).toBe(true)
  })
})

describe('补正', () => {
  it.each([
    ['一般', '2024-03-04', '2024-03-13'],
    ['跨清明', '2024-04-01', '2024-04-11'],
    ['跨国庆', '2024-09-27', '2024-10-12'],
  ])('7个工作日内一次性告知（%s）', (_name, on, last) => {
    expect(due(received(on), 'askToClarify')).toBe(last)
    expect(received(on).on(last).does(clerk, 'askClarify', clarify('2024-12-31')).status).toBe('clarifying')
  })

  it.each([
    ['收到补正之日起重新计算', '2024-03-04', '2024-03-12', '2024-03-25', '2024-04-23'],
    ['重新计算后遇劳动节', '2024-04-08', '2024-04-10', '2024-04-22', '2024-05-21'],
    ['重新计算后遇国庆', '2024-09-02', '2024-09-09', '2024-09-20', '2024-10-23'],
  ])('%s', (_name, on, asked, supplied, last) => {
    const waiting = received(on).on(asked).does(clerk, 'askClarify', clarify('2024-12-31'))
    expect(waiting.state?.terms.answer?.pauses).toMatchObject([{ from: asked, label: '等待申请人补正' }])
    const restarted = waiting.on(supplied).does(clerk, 'supplyClarification', { clarification: '二期' })
    expect(restarted.state?.terms.answer).toMatchObject({ startedOn: supplied, due: last, pauses: [] })
  })

  it('没有要求补正不是超期，只是不能再要求', () => {
    const late = received('2024-03-04').on('2024-03-20')
    expect(late.entries.map((e) => e.action)).toEqual(['register'])
    expect(late.refuses(clerk, 'askClarify', clarify('2024-12-31')).rule).toBe('askedInTime')
  })
})

describe('征求意见的时间不计', () => {
  const asked = (on: string, third: string) => received(on).on(third).does(clerk, 'consultThird', { third: '某公司' })

  it.each([
    ['八个工作日', '2024-03-04', '2024-03-08', '2024-03-20', '2024-04-12'],
    ['当天答复', '2024-03-04', '2024-03-08', '2024-03-08', '2024-04-01'],
    ['跨清明', '2024-03-25', '2024-04-02', '2024-04-12', '2024-05-06'],
  ])('第三方：%s', (_name, on, from, to, last) => {
    expect(due(asked(on, from).on(to).does(clerk, 'thirdReply', { thirdOpinion: '同意' }))).toBe(last)
  })

  it('第三方十五个工作日届满未提出意见的，由本机关决定', () => {
    const served = asked('2024-03-04', '2024-03-08').on('2024-03-12').does(clerk, 'serveThird', { thirdReceivedOn: '2024-03-11' })
    expect(served.state?.terms.thirdAnswer).toMatchObject({ startedOn: '2024-03-11', due: '2024-04-01', lapses: true })
    expect(served.on('2024-04-01').refuses(clerk, 'thirdSilent').rule).toBe('thirdTimeOver')
    const silent = served.on('2024-04-02').does(clerk, 'thirdSilent')
    expect(silent.values).toMatchObject({ thirdOpinion: 'none', thirdPending: false })
    expect(due(silent)).toBe('2024-04-25')
  })

  it('再次征求的，要从第二份征求意见书收到之日另算', () => {
    const first = asked('2024-03-04', '2024-03-08').does(clerk, 'serveThird', { thirdReceivedOn: '2024-03-08' })
    const again = first.on('2024-03-12').does(clerk, 'thirdReply', { thirdOpinion: '同意' }).on('2024-04-08').does(clerk, 'consultThird', { third: '另一公司' })
    expect(again.refuses(clerk, 'thirdSilent').rule).toBe('thirdTimeOver')
    const served = again.does(clerk, 'serveThird', { thirdReceivedOn: '2024-04-08' })
    expect(due(served, 'thirdAnswer')).toBe('2024-04-28')
    expect(served.on('2024-04-28').refuses(clerk, 'thirdSilent').rule).toBe('thirdTimeOver')
    expect(served.on('2024-04-29').does(clerk, 'thirdSilent').values.thirdOpinion).toBe('none')
  })

  it('同时征求第三方和其他机关，两个都结束才恢复计时', () => {
    const both = asked('2024-03-04', '2024-03-08').on('2024-03-11').does(clerk, 'consultOffice', { consulted: '区住建局', coMade: '是' })
    const one = both.on('2024-03-14').does(clerk, 'thirdReply', { thirdOpinion: '同意' })
    expect(one.state?.terms.answer?.pauses).toMatchObject([
      { from: '2024-03-08', to: '2024-03-14' },
      { from: '2024-03-11', label: '征求其他机关意见' },
    ])
    const done = one.on('2024-03-20').does(clerk, 'officeReply', { officeOpinion: '同意' })
    expect(due(done)).toBe('2024-04-12')
  })

  it('共同制作的机关十五个工作日，其他被征求的机关没有法定期限', () => {
    const coMade = received('2024-03-04').does(clerk, 'consultOffice', { consulted: '区住建局', coMade: '是' })
    const served = coMade.does(clerk, 'serveOffice', { officeReceivedOn: '2024-03-05' })
    expect(due(served, 'officeAnswer')).toBe('2024-03-26')
    expect(served.on('2024-03-26').refuses(clerk, 'officeSilent').rule).toBe('officeTimeOver')
    expect(served.on('2024-03-27').does(clerk, 'officeSilent').values.officeOpinion).toBe('none')
    const other = received('2024-03-04')
      .does(clerk, 'consultOffice', { consulted: '区档案馆', coMade: '否' })
      .does(clerk, 'serveOffice', { officeReceivedOn: '2024-03-05' })
    expect(other.state?.terms.officeAnswer).toBeUndefined()
    expect(other.on('2024-03-07').does(clerk, 'officeSilent').values.officePending).toBe(false)
  })
})

describe('延期', () => {
  it.each([
    ['一般', '2024-03-04', '2024-03-29', '2024-04-29'],
    ['跨国庆', '2024-09-12', '2024-10-16', '2024-11-13'],
  ])('经负责人同意并告知申请人，再加20个工作日（%s）', (_name, on, told, last) => {
    const approved = received(on).on(told).does(leader, 'approveExtension', { extendReason: '需要多部门汇总' })
    expect(due(approved)).toBe(due(received(on)))
    const extended = approved.does(clerk, 'tellExtension')
    expect(due(extended)).toBe(last)
    expect(extended.values).toMatchObject({ extended: true, extendedOn: told })
    expect(extended.refuses(clerk, 'tellExtension').code).toBe('done')
  })

  it('大量申请理由合理的，按确定的合理期限延迟', () => {
    const delayed = received('2024-03-04')
      .does(clerk, 'askReasons', { reasonsAsked: '一月四十件' })
      .does(clerk, 'judgeReasons', { reasonsGiven: '课题研究', reasonsSound: '是' })
      .does(leader, 'delay', { delayDays: 10, delayReason: '分批处理' })
    expect(due(delayed)).toBe('2024-04-16')
  })

  it('超过期限答复的，超期记入案卷', () => {
    const late = received('2024-03-04').on('2024-04-02')
    expect(late.state?.terms.answer?.breachedOn).toBe('2024-04-02')
    const done = late
      .does(clerk, 'search', { handlingUnit: '规建办', searchNote: '有' })
      .does(clerk, 'draft', { thirdInvolved: '否', proposedOutcome: 'open', draftNote: '公开' })
      .does(second, 'examine', { examineResult: '同意', examineNote: '不涉密' })
      .does(leader, 'answer', { outcome: 'open', answerNo: '1号', remedyTold: '是' })
    expect(done.state?.terms.answer).toMatchObject({ due: '2024-04-01', metOn: '2024-04-02', breachedOn: '2024-04-02' })
  })
})

describe('条例修订前后', () => {
  it.each([
    ['2008-04-30', undefined],
    ['2008-05-01', '2008-05-01'],
    ['2019-05-14', '2008-05-01'],
    ['2019-05-15', '2019-05-15'],
  ])('%s 收到的适用哪一版', (day, from) => {
    expect(procedureOn(disclosure, day)?.from).toBe(from)
  })

  it('修订前收到的，十五个工作日答复、再延十五个，修订后仍按原来的办', () => {
    const old = received('2019-05-14')
    expect(due(old)).toBe('2019-06-04')
    expect(old.state?.terms.askToClarify).toBeUndefined()
    const extended = old.on('2019-06-03').does(leader, 'approveExtension', { extendReason: '需要汇总' }).does(clerk, 'tellExtension')
    expect(due(extended)).toBe('2019-06-26')
    expect(extended.refuses(leader, 'answer', { outcome: 'open', answerNo: '1号', remedyTold: '是' })).toMatchObject({
      rule: 'examine',
      law: '《政府信息公开条例（2007年公布）》第14条（待核实）',
    })
    const done = extended
      .does(second, 'examine', { examineResult: '同意', examineNote: '不涉密' })
      .does(leader, 'answer', { outcome: 'open', answerNo: '1号', remedyTold: '是' })
    expect(done.status).toBe('answered')
    expect(done.state?.version).toBe('2008-05-01')
  })

  it('修订前补正不重新计算期限', () => {
    const old = received('2019-04-01').on('2019-04-03').does(clerk, 'askClarify', clarify('2019-05-01'))
    const supplied = old.on('2019-04-10').does(clerk, 'supplyClarification', { clarification: '二期' })
    expect(supplied.state?.terms.answer?.startedOn).toBe('2019-04-01')
  })
})
