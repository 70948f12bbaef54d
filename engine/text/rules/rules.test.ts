/** Each rule by itself, on readings drawn by hand: what it finds, and above all where it keeps silent. */
import { describe, expect, it } from 'vitest'
import type { InspectContext, Reading } from '../shape.ts'
import { inspect, textRules } from './index.ts'
import { type Sketch, sketch } from './sketch.stage.ts'

const messages = (rule: string, reading: Reading, context?: InspectContext): string[] =>
  inspect(reading, context)
    .filter((f) => f.rule === rule)
    .map((f) => (f.severity === 'note' ? `提示：${f.message}` : f.message))

const said = (rule: string, marked: string, given?: Sketch): string[] => messages(rule, sketch(marked, given))

describe('分项与合计', () => {
  it.each([
    ['办理{w:101件}，其中市建议{a<w:20件}、市提案{b<w:26件}、区建议{c<w:18件}、区提案{d<w:37件}。', []],
    ['办理{w:101件}，其中市建议{a<w:20件}、市提案{b<w:26件}、区建议{c<w:18件}、区提案{d<w:36件}。', ['20+26+18+36=100，与合计101件相差1件']],
    ['办理{w:101件}，其中市建议{a<w...:20件}、市提案{b<w...:26件}等。', []],
    ['办理{w:101件}，含市建议{a<w=including:20件}、市提案{b<w=including:26件}。', []],
    ['办理{w:40件}，含市建议{a<w=including:20件}、市提案{b<w=including:26件}。', ['20+26=46，与合计40件相差6件']],
    ['办理{w:101件}，其中市建议{a<w:20件}。', []],
    ['办理{w:101件}，其中重点件{a<w:20件}、难点件{b<w:16件}。', []],
    ['办理{w:50件}，其中建议{a<w:20件}、提案{b<w:26件}。', ['20+26=46，与合计50件相差4件']],
    ['发放{w:100余份}，其中甲{a<w:50份}、乙{b<w:40份}、丙{c<w:30份}。', []],
    ['发放{w:100余份}，其中甲{a<w:50份}、乙{b<w:40份}、丙{c<w:5份}。', ['50+40+5=95份，与合计100余份对不上']],
    ['发放{w:2.9万份}，其中甲{a<w:14210份}、乙{b<w:14900份}、丙{c<w:100份}。', []],
    ['服务{w:60人}，其中党员{a<w:40人}、妇女{b<w:30人}。', []],
  ])('%s', (marked, found) => expect(said('sum-mismatch', marked)).toEqual(found))

  it('先后步骤不相加', () => {
    const more = { a: { verb: '立案' }, b: { verb: '移送' }, c: { verb: '整改' } }
    expect(said('sum-mismatch', '检查{w:100家}，其中立案{a<w:20家}、移送{b<w:2家}、整改{c<w:60家}。', { more })).toEqual([])
  })

  it.each([
    ['调解{w:217宗}，成功{a<w=implied:285宗}。', ['其中的285宗比所属的217宗还多：285>217，多出68宗']],
    ['调解{w:217宗}，成功{a<w=implied:217宗}。', []],
    ['服务约{w:约200人}，其中老人{a<w:215人}。', []],
    ['服务{w:200余人}，其中老人{a<w:320人}。', ['其中的320人比所属的200余人还多：320>200']],
  ])('%s', (marked, found) => expect(said('part-exceeds-whole', marked)).toEqual(found))

  it.each([
    ['共立案{w:1800宗}、结案{a<w=implied:1885宗}。', ['结案1885宗多于共立案1800宗：1885>1800，多出85宗，没有说明上年结转']],
    ['共立案{w:1800宗}、结案{a<w=implied:1785宗}。', []],
    ['共立案{w:1800宗}、结案{a<w=implied:1885宗}（含上年结转）。', []],
  ])('%s', (marked, found) => expect(said('carry-over', marked)).toEqual(found))
})

describe('比率', () => {
  it.each([
    ['调解{d~p:2176宗}，成功{n/p:2085宗}，成功率{p:95.82%}。', []],
    ['调解{d~p:2176宗}，成功{n/p:2085宗}，成功率{p:95.81%}。', []],
    ['调解{d~p:2176宗}，成功{n/p:2085宗}，成功率{p:96%}。', []],
    ['调解{d~p:2176宗}，成功{n/p:2085宗}，成功率{p:95%}。', []],
    ['调解{d~p:2176宗}，成功{n/p:2085宗}，成功率{p:95.83%}。', ['2085÷2176×100%，四舍五入应为95.82%（截尾为95.81%），与所写的95.83%不符']],
    ['调解{d~p:2176宗}，成功{n/p:2085宗}，成功率{p:95.8%}。', []],
    ['调解{d~p:2000宗}，成功{n/p:1999宗}，成功率{p:100%}。', ['1999÷2000=99.95%，并非全部，与所写的100%不符']],
    ['调解{d~p:200宗}，成功{n/p:150宗}，成功率{p:超70%}。', []],
    ['调解{d~p:200宗}，成功{n/p:150宗}，成功率{p:超80%}。', ['150÷200×100%，应为75%，与所写的超80%不符']],
    ['办理{d~p:100余件}，办结{n/p:98件}，办结率{p:95%}。', []],
    ['受理{x:80件}，调解{d~p:100件}，成功{n/p:60件}，成功率{p:75%}。', ['60÷100×100%，应为60%，与所写的75%不符；同句的60÷80恰为75%，请核对是哪两个数之比']],
  ])('%s', (marked, found) => expect(said('ratio-mismatch', marked)).toEqual(found))

  it.each([
    ['办理{d~p:7件}，办结率{p:95%}。', ['7件中没有哪个整数的占比是95%：6÷7=86%，7÷7=100%']],
    ['办理{d~p:7件}，办结率{p:85%}。', []],
    ['办理{d~p:7件}，办结率{p:86%}。', []],
    ['办理{d~p:7件}，办结率{p:100%}。', []],
    ['办理{d~p:7余件}，办结率{p:95%}。', []],
    ['办理{d~p:101件}，办结率{p:95%}。', []],
    ['办理{d~p:101件}，办结率{p:95.5%}。', ['101件中没有哪个整数的占比是95.5%：96÷101=95.0%，97÷101=96.0%']],
  ])('%s', (marked, found) => expect(said('impossible-percent', marked)).toEqual(found))

  it('占比不能超过100%，增长和完成率可以', () => {
    const one = (noun: string, more = {}) => said('percent-over-100', '甲{p:105%}。', { more: { p: { noun, ...more } } })
    expect(one('公示率')).toEqual(['公示率写作105%，部分不可能超过整体的100%'])
    expect([one('增长率'), one('任务完成率'), one('办件量'), one('办结率', { change: { direction: 'up' } })]).toEqual([[], [], [], []])
  })

  const grown = { p: { change: { direction: 'up' as const } } }
  it.each([
    ['受理{a:120件}，比上年的{b:100件}增长{p:20%}。', []],
    ['受理{a:120件}，比上年的{b:100件}增长{p:25%}。', ['（120−100）÷100×100%=20.0%，与所写的增长25%不符']],
    ['受理{a:120件}，比上年的{b:100件}增加{p:20件}。', []],
    ['受理{a:120件}，比上年的{b:100件}增加{p:30件}。', ['120与上年的100相比增加20件，与所写的30件不符']],
    ['受理{a:90件}，比上年的{b:100件}增长{p:10%}。', ['90与上年的100相比是减少，写的却是增长']],
    ['受理{a:120件}，走访企业{b:100家}，同比增长{p:25%}。', []],
  ])('%s', (marked, found) => expect(said('growth-mismatch', marked, { more: grown })).toEqual(found))
})

describe('列举', () => {
  it.each([
    ['从甲制度、乙内容、丙年报、丁申请等五个方面，上传信息。', ['提示：写的是五个方面，列出的是4项，以“等”收尾']],
    ['从甲制度、乙内容、丙年报三个方面发力。', []],
    ['从甲制度、乙内容和丙年报三个方面发力。', []],
    ['落实立案、调查、审核、决定三个环节。', ['写的是三个环节，列出的是4项']],
    ['围绕大型专业市场、社区商业和企业园区三类商业环境。', []],
    ['建立街道、社区、网格三级防控网。', []],
    ['天水、秦州等9个社区。', []],
    ['制定、修改、废止省政府规章45件。', []],
    ['主要抓了四个方面：一是学习。二是宣传。三是执法。', ['写的是四个方面，后面列出的是3个方面（一是至三是）']],
    ['主要抓了三个方面：一是学习。二是宣传。三是执法。', []],
  ])('%s', (marked, found) => expect(said('count-of-list', marked)).toEqual(found))
})

describe('写法', () => {
  it.each([
    ['发放{a:约2万多份}。', ['“约2万多份”中“约”是上下不定，“多”是超过，不能同时用']],
    ['发放{a:近300余份}。', ['“近300余份”中“近”是不到，“余”是超过，不能同时用']],
    ['发放{a:近300份}，接待{b:300余人}，{c:超300份}。', []],
  ])('%s', (marked, found) => expect(said('qualifier-conflict', marked)).toEqual(found))

  it('确数后面加余', () => {
    expect(said('over-exact', '发放{a:959余份}，接待{b:1000余人}。')).toEqual(['提示：“959余份”：959已经精确到个位，后面不应再有“余”'])
  })

  it.each([
    ['全年开展法治宣传活动23，发放资料500份。', ['“开展法治宣传活动23”后面没有单位']],
    ['全年办理12345、12348热线转办件20件，受理“1310”部署，依据第23，至2024。', []],
  ])('%s', (text, found) => expect(said('unit-missing', text)).toEqual(found))

  it.each([
    ['接受群众咨询余人次，发放资料多份。', 2],
    ['其余件、剩余人次，许多人，业余人，300余人次，数十余场。', 0],
  ])('%s', (text, found) => expect(said('number-lost', text)).toHaveLength(found))

  it.each([
    ['受理信访事项××件，调解X宗。', 2],
    ['7×24小时，24×7件，A×B。', 0],
  ])('%s', (text, found) => expect(said('number-masked', text)).toHaveLength(found))
})

const whole = [
  '清河街道2024年法治政府建设年度报告',
  '2024年，清河街道依法行政。',
  '一、主要举措和成效',
  '2024年共立案{a:20宗}。',
  '二、上一年度问题整改',
  '2023年指出的问题已经整改。',
  '三、存在的不足和原因',
  '由于人手少，一是审核不够及时，二是普法形式单一。',
  '四、主要负责人履职',
  '定期研究。',
  '五、下一年度安排',
  '2025年，将加强培训。',
].join('\n')
const head = { title: '清河街道2024年法治政府建设年度报告', issuer: '清河街道', year: 2024 }

describe('结构和时间', () => {
  const read = (text: string, given: Sketch = {}): Reading => ({ ...sketch(text, { ...head, ...given }), titleSpan: { start: 0, end: 18 } })
  const found = (text: string, context?: InspectContext, given?: Sketch): string[] => inspect(read(text, given), context).map((f) => `${f.rule}：${f.message}`)

  it('完整的报告没有问题', () => expect(found(whole)).toEqual([]))

  it('缺少部分、没有原因', () => {
    expect(found(whole.replace(/五、[\s\S]*/, ''))).toEqual(['section-missing：没有“下一年度安排”部分'])
    expect(found(whole.replace('由于人手少，', ''))).toEqual([
      'cause-missing：标题写有“原因”，但所写的2个问题没有一处用“原因是”“由于”“受……影响”一类的话写明原因',
    ])
  })

  it('没有标题、没有单位', () => {
    expect(inspect(sketch('甲。')).map((f) => f.rule)).toEqual(['title-missing', 'issuer-missing'])
  })

  it('年份', () => {
    expect(found(whole, { expectedYear: 2025 })).toEqual(['year-mismatch：报告写的是2024年，应为2025年的报告'])
    expect(found(whole.replace('2024年，清河街道依法行政。', '现将2023年法治政府建设情况报告如下：'))).toEqual([
      'year-mismatch：标题是2024年，开头写的是2023年',
    ])
    expect(found(whole, {}, { metadata: { publishedOn: '2023-12-30' } })).toEqual(['year-mismatch：报告写的是2024年，发布日期却是2023-12-30，早于这一年'])
  })

  it('留下了上年的年份', () => {
    expect(found(whole.replace('2024年共立案', '2023年共立案'))).toEqual(['stale-template：“2023年共立案20宗。”写的是2023年，这里应为2024年'])
    expect(found(whole.replace('2025年，将', '2024年，将'))).toEqual(['stale-template：“2024年，将加强培训。”写的是2024年，这里应为2025年'])
    expect(found(whole.replace('五、下一', '五、2024年下一'))).toEqual(['stale-template：标题“五、2024年下一年度安排”写的是2024年，这里应为2025年'])
  })

  it('逾期公开', () => {
    const on = (publishedOn: string, context?: InspectContext) => found(whole, context, { metadata: { publishedOn } })
    expect([on('2025-04-01'), on('2025-01-20')]).toEqual([[], []])
    expect(on('2025-04-11')).toEqual(['late-publication：2025-04-11发布，应在2025-04-01之前公开，晚了10天'])
    expect(on('2025-02-11', { dueOn: '2025-01-31' })).toEqual(['late-publication：2025-02-11发布，应在2025-01-31之前公开，晚了11天'])
  })

  it('不同时间的数', () => {
    const text = whole.replace('{a:20宗}', '{a:20宗}，举办讲座{b:21场}，培育明白人{c:360名}')
    const more = { b: { period: { kind: 'year' as const } } }
    const period = (c: object) => found(text, {}, { more: { ...more, c } })
    expect(period({})).toEqual([])
    expect(period({ period: { kind: 'cumulative', words: '累计' } })).toEqual([])
    expect(period({ period: { kind: 'cumulative', words: '累计' }, verb: '培育' })).toHaveLength(1)
    expect(period({ period: { kind: 'range', from: 2020, to: 2024, words: '五年来' } })).toEqual([
      'period-mixed：360名是“五年来”的数，夹在2024年的数中间，容易当作2024年的数',
    ])
  })

  it('同一事实两个数', () => {
    const with2 = (second: string) =>
      found(whole.replace('{a:20宗}。', `{a:20宗}。坚持抓早抓小。调解工作有力，${second}。`)).filter((m) => m.startsWith('stated'))
    expect(with2('全年立案{b:21宗}')).toEqual([])
    const twice = (second: string) =>
      found(whole.replace('共立案{a:20宗}。', `共调解矛盾纠纷{a:217宗}。坚持抓早抓小。${second}。`)).filter((m) => m.startsWith('stated'))
    expect(twice('全年调解各类矛盾纠纷{b:271宗}')).toEqual(['stated-twice：“调解矛盾纠纷”前面写217宗，后面写271宗，相差54宗'])
    expect(twice('全年调解各类矛盾纠纷{b:200余宗}')).toEqual([])
    expect(twice('春节期间，全街调解矛盾纠纷{b:27宗}')).toEqual([])
    expect(twice('其中调解矛盾纠纷{b:27宗}')).toEqual([])
  })

  it('雷同', () => {
    const paragraph =
      '坚持把法治教育列入干部培训教学布局，组织各科室轮流讲法，逐条对照权责清单查找薄弱环节，形成问题台账并按月销号，推动干部在办理具体事项时先问程序、再问结果。'
    const own = read(whole.replace('2024年共立案', `${paragraph}${paragraph.replaceAll('法', '规')}\n2024年共立案`))
    const last = { ...read(whole.replace('2024年共立案', `${paragraph}${paragraph.replaceAll('法', '规')}\n2023年共结案`)), year: 2023 }
    const texts = inspect(own, { lastYear: last }).filter((f) => f.rule === 'copied')
    expect(texts.map((f) => f.message)).toEqual(['有1段与2023年的报告相同或几乎相同，占全文文字的56%，如“坚持把法治教育列入干部培训教学布局，组织…”'])
    expect(inspect(own, { neighbours: [{ name: '安宁街道', reading: read(whole) }] })).toEqual([])
  })
})

describe('开关和次序', () => {
  it('每一条都能关掉', () => {
    const reading = sketch('甲{w:10件}，其中乙{a<w:4件}、丙{b<w:5件}、丁{c<w:6件}。')
    const all = inspect(reading)
    expect(all.map((f) => f.rule)).toEqual(['sum-mismatch', 'title-missing', 'issuer-missing'])
    expect(inspect(reading, { off: ['sum-mismatch', 'issuer-missing'] }).map((f) => f.rule)).toEqual(['title-missing'])
    expect(inspect(reading, { off: textRules.map((r) => r.id) })).toEqual([])
  })

  it('标识不重复，说明都写了', () => {
    expect(new Set(textRules.map((r) => r.id)).size).toBe(textRules.length)
    expect(textRules.filter((r) => !/^[a-z]+(-[a-z0-9]+)+$|^copied$/.test(r.id) || !r.ground || !r.explain)).toEqual([])
  })
})
