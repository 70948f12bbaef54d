/** What offices write about, each in several ways. */
import { type Draft, shareHolds, shareOf } from './draft.stage.ts'

const SUM = ['sum-mismatch', 'part-exceeds-whole'] as const
const SHARE = ['ratio-mismatch', 'part-exceeds-whole', 'carry-over', 'percent-over-100', 'sum-mismatch'] as const
const COURSE = ['carry-over', 'part-exceeds-whole'] as const

const sumsUp = ([whole = 0, ...parts]: readonly number[]): boolean => parts.reduce((a, b) => a + b, 0) === whole

/** Notes that parts are the whole. */
const relateSum = (d: Draft, whole: number, parts: number[]): void => d.relate({ name: 'sum', of: [whole, ...parts], holds: sumsUp, rules: SUM })

const relateShare = (d: Draft, [bottom, top, share]: [number, number, number], places: number): void =>
  d.relate({ name: 'share', of: [bottom, top, share], holds: ([b = 0, t = 0, s = 0]) => t <= b && shareHolds(t, b, s, places), rules: SHARE })

const relateCourse = (d: Draft, came: number, done: number): void =>
  d.relate({ name: 'course', of: [came, done], holds: ([c = 0, f = 0]) => f <= c, rules: COURSE })

const all = (d: Draft): string => d.pick(['全年', '全年共', `${d.year}年共`, `${d.year}年，${d.office}共`, '一年来，共', `全街共`, '共', `${d.year}年累计`])
const stop = (d: Draft): string => d.pick(['，', '，', '；'])

function disputes(d: Draft): void {
  const what = d.once(['调解各类矛盾纠纷', '受理婚姻家庭纠纷', '排查调处邻里纠纷', '调处劳动争议', '排查受理物业纠纷'])
  if (!what) return
  const [came, places] = [d.int(40, 3200), d.pick([0, 1, 2, 2])]
  const done = Math.floor(came * (0.8 + d.int(0, 19) / 100))
  const unit = d.pick(['件', '宗', '起'])
  d.say(all(d))
  d.say(what)
  const b = d.count(came, unit)
  d.say(d.pick(['，成功调解', '，调解成功', '，其中调解成功', '，成功化解', '，化解', '、调解成功']))
  const t = d.count(done, unit)
  d.say(d.pick(['，成功率', '，成功率达', '，调解成功率为', '，调解成功率达到', '，成功率']))
  relateShare(d, [b, t, d.percent(shareOf(d, done, came, places), places)], places)
  d.say(d.pick(['。', '，有力维护了社会和谐稳定。', '，实现小事不出村、大事不出街。']))
}

/** A whole in so many parts, none of them naught. */
function split(d: Draft, whole: number, count: number): number[] {
  const cuts = new Set<number>()
  while (cuts.size < count - 1) cuts.add(d.int(1, whole - 1))
  const at = [0, ...[...cuts].sort((a, b) => a - b), whole]
  return at.slice(1).map((x, i) => x - (at[i] ?? 0))
}

type Kinds = { unit: string; lead: readonly string[]; parts: readonly (readonly string[])[] }

/** One whole and its kinds, in the ways in which lists are written. */
function kinds(d: Draft, { unit, lead, parts }: Kinds): void {
  const what = d.once(lead)
  if (!what) return
  const names = d.pick(parts)
  const whole = d.int(Math.max(names.length * 4, 12), 400)
  const values = split(d, whole, names.length)
  const listed = (join: readonly string[]): number[] =>
    names.map((name, i) => {
      if (i > 0) d.say(d.pick(join))
      d.say(name)
      return d.count(values[i] ?? 0, unit)
    })
  const way = d.int(0, 4)
  d.say(all(d))
  d.say(what)
  if (way === 4) {
    // The parts first, then what they come to.
    d.say(d.pick(['，', '：']))
    const of = listed(['、', '，'])
    d.say(d.pick(['，合计', '，共计', '，总计']))
    relateSum(d, d.count(whole, unit), of)
  } else {
    const w = d.count(whole, unit)
    d.say(['，其中', '，其中：', '（', '。其中，'][way] ?? '')
    const of = listed(way === 0 ? ['、', '，'] : way === 2 ? ['、'] : ['，', '、'])
    if (way === 2) d.say('）')
    relateSum(d, w, of)
  }
  d.say(d.pick(['。', '，均按期办结。', '，做到件件有着落。']))
}

const proposals = (d: Draft): void =>
  kinds(d, {
    unit: '件',
    lead: ['办理人大建议、政协提案', '办理建议提案', '承办人大代表建议和政协委员提案'],
    parts: [
      ['市人大建议', '市政协提案', '区人大建议', '区政协提案'],
      ['人大代表建议', '政协委员提案'],
      ['市级建议', '区级建议', '镇级建议'],
    ],
  })

const penalties = (d: Draft): void =>
  kinds(d, {
    unit: d.pick(['宗', '件']),
    lead: ['作出行政处罚决定', '办理行政处罚案件', '查处各类违法案件'],
    parts: [
      ['简易程序', '普通程序'],
      ['城市管理类', '生态环境类', '安全生产类'],
      ['市容类', '违法建设类', '消防类', '文化市场类', '卫生健康类'],
    ],
  })

const requests = (d: Draft): void =>
  kinds(d, {
    unit: d.pick(['件', '宗']),
    lead: ['办理政府信息公开申请', '答复依申请公开事项'],
    parts: [
      ['予以公开', '部分公开', '不予公开'],
      ['予以公开', '不予公开', '无法提供', '不予处理'],
    ],
  })

const persons = (d: Draft): void =>
  kinds(d, {
    unit: '人',
    lead: ['开展执法人员培训，参训', '组织国家工作人员旁听庭审'],
    parts: [
      ['街道机关干部', '社区干部', '综合执法队员'],
      ['科级干部', '一般干部', '编外人员', '社区工作者'],
    ],
  })

function course(d: Draft): void {
  const what = d.once(['立案', '受理行政执法案件', '受理群众投诉举报', '受理12345热线转办件', '收到信访事项'])
  if (!what) return
  const came = d.int(20, 2500)
  const done = came - d.int(0, Math.floor(came / 10))
  const unit = d.pick(['宗', '件'])
  d.say(all(d))
  d.say(what)
  const c = d.count(came, unit)
  d.say(d.pick(['、结案', '，结案', '，办结', '、办结', '，已办结']))
  relateCourse(d, c, d.count(done, unit))
  if (d.likely(0.4)) {
    d.say('，罚没款')
    d.count(d.int(11, 999) * 100, '元', { wan: true })
  }
  d.say('。')
}

function growth(d: Draft): void {
  const what = d.once(['办理法律援助案件', '受理公证申请', '代写法律文书', '登记出租房屋', '受理户籍业务'])
  const last = d.int(20, 900)
  const now = Math.max(1, Math.round(last * (0.6 + d.int(0, 90) / 100)))
  if (now === last || !what) return
  const places = d.pick([0, 1, 2])
  const up = now > last
  const unit = d.pick(['件', '宗'])
  d.say(`${d.year}年${what}`)
  const n = d.count(now, unit)
  d.say(d.pick(['，比上年的', `，较${d.year - 1}年的`, '，比去年的', '，较上年的']))
  const l = d.count(last, unit)
  const share = shareOf(d, Math.abs(now - last), last, places)
  d.say(d.pick(up ? ['增长', '上升', '增长了'] : ['下降', '减少', '下降了']))
  const p = d.percent(share, places)
  const holds = ([a = 0, b = 0, s = 0]: readonly number[]): boolean => a > b === up && Math.abs((Math.abs(a - b) / b) * 100 - s) < 10 ** -places - 1e-9
  d.relate({ name: 'growth', of: [n, l, p], holds, rules: ['growth-mismatch'] })
  d.say('。')
}

/** A share of few, without the count that it is. */
function possible(d: Draft): void {
  const what = d.once(['审查合同', '办理行政复议案件', '审核规范性文件', '应诉行政案件'])
  if (!what) return
  const n = d.int(3, 60)
  const k = d.int(Math.ceil(n * 0.6), n - 1)
  const places = d.pick([0, 1, 2])
  d.say(all(d))
  d.say(what)
  const unit = d.pick(['件', '份'])
  const b = d.count(n, unit)
  d.say(d.pick(['，采纳率', '，办结率', '，按期办结率达', '，审核率为']))
  const p = d.percent(shareOf(d, k, n, places), places)
  const holds = ([base = 0, share = 0]: readonly number[]): boolean =>
    share <= 100 && Array.from({ length: base + 1 }, (_, i) => i).some((i) => Math.abs((i / base) * 100 - share) < 10 ** -places - 1e-9)
  d.relate({ name: 'possible', of: [b, p], holds, rules: ['impossible-percent', 'percent-over-100'] })
  d.say('。')
}

const NAMED: readonly (readonly [string, readonly string[]])[] = [
  ['方面', ['组织领导', '制度建设', '队伍建设', '宣传教育', '监督考核', '经费保障']],
  ['环节', ['立案', '调查', '审核', '决定', '送达', '执行']],
  ['领域', ['城市管理', '生态环境', '安全生产', '卫生健康', '文化市场', '劳动保障']],
]

function list(d: Draft): void {
  const [unit, names] = d.pick(NAMED)
  const count = d.int(3, 6)
  const listed = names.slice(0, count)
  d.say(d.pick(['坚持从', '聚焦', '围绕', '紧扣']))
  const joined = d.likely(0.5) ? 1 : 0
  d.say(joined ? `${listed.slice(0, -1).join('、')}和${listed.at(-1)}` : listed.join('、'))
  const c = d.count(count, '个', { han: d.likely(0.7) })
  d.say(`${unit}${d.pick(['持续发力', '精准施策', '压实责任'])}，推动工作落实。`)
  d.relate({ name: 'list', of: [c], holds: ([n = 0]) => n <= count && n >= count - joined, rules: ['count-of-list'] })
}

/** Numbers that nothing else in the text bears on, rough ones among them. */
function plain(d: Draft): void {
  const what = d.once(['组织开展法治宣传活动', '举办普法讲座', '开展“法律六进”活动', '开展“宪法宣传周”系列活动'])
  if (!what) return
  d.say(what)
  if (d.likely(0.4)) d.count(d.int(11, 99), d.pick(['场次', '场']))
  else d.count(d.int(2, 30) * 10, d.pick(['场次', '场']), { after: '余' })
  d.say(`${stop(d)}发放宣传资料`)
  const way = d.int(0, 3)
  if (way === 0) d.count(d.int(11, 99) * 1000, '份', { wan: true, before: d.pick(['', '约', '近', '超']) })
  else if (way === 1) d.count(d.int(2, 90) * 100, '份', { after: d.pick(['余', '多']) })
  else if (way === 2) d.count(d.int(101, 9999), '份')
  else d.count(d.int(2, 9) * 10_000, '份', { wan: true, after: '余' })
  d.say(`${stop(d)}接受群众咨询`)
  d.count(d.int(2, 90) * 100, '人次', { before: d.pick(['', '约', '近', '超过']) })
  d.say(d.pick(['。', '，营造了浓厚法治氛围。']))
}

function words(d: Draft): void {
  const what = d.once(['定期研究法治工作，召开专题会议', '主要负责人主持召开法治建设工作会议', '党工委听取法治工作汇报'])
  if (!what) return
  d.say(what)
  d.count(d.int(2, 12), '次', { han: d.likely(0.6) })
  d.say('，配备')
  d.count(d.int(2, 9), '名', { han: d.likely(0.5) })
  d.say(d.pick(['专业人员参与法制审核工作', '法律顾问']))
  d.say('，')
  d.say(d.pick(['培训执法人员', '服务辖区企业', '走访商户']))
  d.count(d.int(20, 400), d.pick(['人次', '家次']))
  d.say('。')
}

function shares(d: Draft): void {
  const what = d.once(['政务服务事项网上可办率', '“好差评”群众满意率', '行政执法公示率', '行政机关负责人出庭应诉率'])
  if (!what) return
  d.say(what)
  d.percent(d.pick([100, 98, 95.9, 99.86]), d.pick([2, 2]), d.pick(['达', '', '达到', '为', '保持在']))
  d.say(`${stop(d)}辖区治安警情同比${d.pick(['下降', '减少'])}`)
  d.percent(d.int(11, 399) / 10, 1)
  d.say('。')
}

/** Numbers that are no figures. */
const IDLE = [
  '深入学习贯彻党的二十大和二十届二中、三中全会精神，',
  '落实行政执法“三项制度”，',
  '严格执行《2023—2025年法治政府建设实施方案》，',
  '依据《中华人民共和国行政处罚法》第五十八条，',
  '按照省委“1310”具体部署，',
  '依托12345热线和“一站式”服务，',
  '印发《法治建设工作要点》（清河办〔2024〕3号），',
  '坚持“四议两公开”工作法，',
  '深化“一件事一次办”改革，',
  '落实“八五”普法规划，',
]

/** Prose between the figures. */
const FILL = [
  '坚持把法治教育列入干部培训布局，将习近平法治思想作为理论学习中心组学习的重点内容，自觉贯彻落实到法治建设全过程。',
  '严格落实重大行政决策程序，上会议题主动提请司法所研究把关，推动各项重大工作依法有序开展。',
  '健全行政执法公示、执法全过程记录和重大执法决定法制审核制度，做到执法全过程留痕和可回溯管理。',
  '贯彻落实行政执法减免责清单制度和包容审慎监管机制，推动案件办理应简尽简，让群众感受到执法温度。',
  '筑牢人民调解阵地，整合司法所、派出所、网格员力量，努力把矛盾纠纷化解在基层、消除在萌芽状态。',
  '畅通举报箱、电子信箱、热线电话等监督渠道，自觉接受人大依法监督和政协民主监督，增强工作透明度。',
  '围绕群众关切的热点难点问题，结合节日主题和传统习俗开展普法，引导群众办事依法、遇事找法、解决问题用法。',
]

const TOPICS = [disputes, disputes, proposals, penalties, requests, persons, course, course, growth, possible, list, plain, words, shares] as const

/** One paragraph's sentences. */
export function paragraph(d: Draft, sentences: number): void {
  for (let i = 0; i < sentences; i++) {
    if (d.likely(0.3)) d.say(d.pick(IDLE))
    d.pick(TOPICS)(d)
    if (d.likely(0.35)) d.say(d.pick(FILL))
  }
}
