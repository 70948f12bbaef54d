/** Sentences as such reports write them, with the figures that an examiner would take from each: number and unit, in order. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReport } from '../index.ts'
import { inspect } from '../rules/index.ts'
import type { Figure } from '../shape.ts'

const figuresIn = (text: string): Figure[] => readReport(text).figures
const shown = (f: Figure): string => `${f.text}${f.unit}${f.qualifier ? `(${f.qualifier})` : ''}`

/** Sentence → its figures. */
const SENTENCES: Readonly<Record<string, string>> = {
  // counts
  '全年受理行政复议案件37件，审结35件，综合纠错率11.43%。': '37件 35件 11.43%',
  '共调解矛盾纠纷1,236件，涉案金额2,345.6万元。': '1,236件 2,345.6万元',
  '全区53家行政机关负责人出庭应诉，出庭应诉率96.7%，同比提高3.2个百分点。': '53家 96.7% 3.2个百分点',
  '发放宣传资料近3万余份，受教育群众达10万人次以上。': '3万份(近…余) 10万人次(以上)',
  '开展“法律六进”活动120余场，发放普法读本5000余册。': '120场(余) 5000册(余)',
  '查处违法建设面积1.2万平方米，拆除违建32处。': '1.2万平方米 32处',
  '收缴罚没款共计86.5万元，为农民工追讨欠薪300余万元。': '86.5万元 300万元(余)',
  '我镇现有人民调解员85名，其中专职调解员12名。': '85名 12名',
  '办理法律援助案件218件（其中刑事案件96件、民事案件122件）。': '218件 96件 122件',
  '新建法治文化广场3个、法治长廊2.5公里。': '3个 2.5公里',
  '农村土地确权面积3.6万亩，绿化覆盖15公顷。': '3.6万亩 15公顷',
  '清理规范性文件46件，废止8件，修订3件，继续有效35件。': '46件 8件 3件 35件',
  '组织旁听庭审4次，参加人数达156人。': '4次 156人',
  '共办结群众来信来访事项214件（批）次。': '214件',
  '投诉举报同比减少15件，下降12.5％。': '15件 12.5%',
  '平均办理时长缩短至2.5个工作日，压缩60%以上。': '2.5个工作日 60%(以上)',
  '网格员入户走访1.1万余户。': '1.1万户(余)',
  // Chinese numerals
  '召开党工委会议五次，专题研究法治工作；举办培训班两期。': '五次 两期',
  '配备专职法治审核人员三名，聘请法律顾问两名。': '三名 两名',
  '成立了由十二个部门组成的领导小组。': '十二个',
  '全年开展法治讲座二十余场次，惠及群众两万余人次。': '二十场次(余) 两万人次(余)',
  '建立村（社区）、镇、县三级调解网络。': '三级',
  '按期办结率达到百分之九十八。': '九十八%',
  '解决了一批群众反映强烈的突出问题，取得了一定成效。': '',
  '为期一年的专项整治取得实效，连续三年未发生重大案件。': '三年',
  '十余个村（居）实现“零上访”。': '十个(余)',
  '上百名志愿者参与，累计服务群众上万人次。': '百名(上) 万万人次(上)',
  '数十家企业签订承诺书，几十名群众到场。': '',
  // composed of digits and places
  '挽回损失1亿2千万元，涉案金额2亿3千余万元，罚没款1亿零500万元。': '1亿2千万元 2亿3千余万元(余) 1亿零500万元',
  '全年办结3万5千件，接待２万３０００余人次，发放宣传册3千2百册。': '3万5千件 ２万３０００人次(余) 3千2百册',
  '受理诉求两千三百余件，服务群众三万五千人次，争取资金一亿两千三百余万元。': '两千三百件(余) 三万五千人次 一亿两千三百余万元(余)',
  '涉及金额5千余万元，资金3亿余元，投入一千二百余万元。': '5千万元(余) 3亿元(余) 一千二百万元(余)',
  // not figures
  '深入贯彻党的二十大和二十届三中全会精神，落实“八五”普法规划。': '',
  '依据《行政处罚法》第三十三条第一款，印发《2024年度行政检查计划》（清办发〔2024〕15号）。': '',
  '3月15日，在“3·15”国际消费者权益日开展宣传。': '',
  '2024年1月至11月，继续推进“十四五”规划，截至12月底完成任务。': '',
  '依托12345政务服务便民热线和12348公共法律服务平台，实行24小时值守、7×24小时响应。': '',
  '推行行政执法“三项制度”，落实“四个最严”要求，全面推行首违不罚。': '',
  '落实三项制度，建设5G基站和1+4+N体系，升级2.0版平台。': '',
  '坚持一件事一次办，进一步统一思想，万众一心，千方百计解决难题。': '',
  '严格执行中央八项规定，落实“一岗双责”，打通“最后一公里”。': '',
  '一是加强领导。二是完善机制。三是强化监督。': '',
  '（一）加强组织领导。（二）完善制度。\n1.坚持学习。\n2、强化宣传。\n（3）压实责任。': '',
  '联系电话：020-88888888，邮编510000，地址：建设路88号3楼。': '',
  '入选世界500强企业，PM2.5浓度下降，A级景区提升，荣获第二名。': '',
  '浏览次数：- 字号：大 中 小 发布时间：2025-01-20 09:30': '',
  '由两名以上执法人员进行调查，三人以上集体讨论。': '',
  '三次产业结构持续优化，二期工程开工，推进三年行动。': '',
  '近五年来，社会大局稳定；五年间面貌一新。': '',
  // several on one number, and in a row
  '知晓率、满意率均达98.6%。': '98.6% 98.6%',
  '刑事、治安案件分别下降8.1%、6.3%。': '8.1% 6.3%',
  '三个社区分别调解纠纷20、26、18件。': '三个 20件 26件 18件',
  '每个村配备法律明白人3-5名。': '3名 5名',
  '人大建议、政协提案各12件。': '12件 12件',
  // mixed widths and blanks
  '共检查企业１２３家次，发现隐患４５处，整改率１００％。': '１２３家次 ４５处 １００%',
  '“白名单”2.9 万人,协助 22 家企业。': '2.9万人 22家',
}

describe('一句话里的数字', () => {
  for (const [sentence, wanted] of Object.entries(SENTENCES)) it(sentence.slice(0, 40), () => expect(figuresIn(sentence).map(shown).join(' ')).toBe(wanted))
})

const of = (figures: readonly Figure[], text: string): Figure => {
  const found = figures.find((f) => f.text === text)
  if (!found) throw new Error(`${text} is not among ${figures.map(shown).join(' ')}`)
  return found
}

describe('汉字、数字连写的数', () => {
  const VALUES: Readonly<Record<string, number>> = {
    罚没1亿2千万元: 1.2e8,
    罚没1亿2345万6千元: 123_456_000,
    罚没一亿二千万元: 1.2e8,
    罚没2亿3千余万元: 2.3e8,
    罚没5千余万元: 5e7,
    罚没1亿零500万元: 1.05e8,
    罚没1万零50元: 10_050,
    办结3万5千件: 35_000,
    办结3万5件: 35_000,
    办结三万五千件: 35_000,
    办结三百五十件: 350,
    办结2万3000余件: 23_000,
    办结两千三百余件: 2300,
    '办结1.2万件': 12_000,
    服务两万亿人次: 2e12,
  }
  for (const [words, value] of Object.entries(VALUES)) it(words, () => expect(figuresIn(`全年${words}。`).map((f) => f.valueBase)).toEqual([value]))

  it('说到千万、千的数只到那一位，合计差在那一位以内不算错', () => {
    const findings = (text: string): string[] => inspect(readReport(text)).flatMap((f) => (f.rule === 'sum-mismatch' ? [f.message] : []))
    expect(findings('全年调解纠纷3万5千件，其中婚姻家庭纠纷21350件、邻里纠纷14120件。')).toEqual([])
    expect(findings('全年调解纠纷3万5千件，其中婚姻家庭纠纷2万1千件、邻里纠纷1万9千件。')).toHaveLength(1)
  })

  it('各是各的数不连成一个', () => {
    expect(figuresIn('投入100万2024年新增，发放3万2024年台历。').map((f) => f.valueBase)).not.toContain(1_002_024)
    expect(figuresIn('发放资料3万份5千册。').map((f) => f.valueBase)).toEqual([30_000, 5000])
  })
})

describe('数与数的关系', () => {
  const wholesOf = (text: string): string[] => {
    const figures = figuresIn(text)
    return figures.flatMap((f) => (f.partOf ?? []).map((id) => `${f.text}<${figures.find((w) => w.id === id)?.text}`))
  }
  it.each([
    ['共办理建议提案101件，其中人大建议38件、政协提案63件。', ['38<101', '63<101']],
    ['在册149人，其中：矫正人员12人，精神病人100人（其中重性患者47人），其他37人。', ['12<149', '100<149', '47<100', '37<149']],
    ['受理申请22件（予以公开15件、不予公开7件）。', ['15<22', '7<22']],
    ['简易程序1200宗、普通程序600宗，合计1800宗。', ['1200<1800', '600<1800']],
    ['2024年共立案1800宗、结案1785宗，作出从轻处罚254宗。', ['1785<1800']],
    ['新登记户数320万户、增长13%，总量达2037.7万户，其中企业929.8万户。', ['929.8<2037.7']],
    ['开展检查50次，其中发现隐患120处，整改118处。', ['118<120']],
    ['办理建议101件，其中人大建议38件，举办讲座63件次。', ['38<101']],
    ['培训3场，发放资料200份，接受咨询500人次。', []],
  ] as const)('%s', (text, links) => expect(wholesOf(text)).toEqual(links))

  it('百分比与它的分子分母', () => {
    const figures = figuresIn('全街共调解各类矛盾纠纷2176宗，成功调解2085宗，成功率95.82%，群众满意率99%。')
    const rate = of(figures, '95.82')
    expect(of(figures, '2085').numeratorOf).toEqual([rate.id])
    expect(of(figures, '2176').denominatorOf).toEqual([rate.id])
    expect(figures.filter((f) => [...(f.numeratorOf ?? []), ...(f.denominatorOf ?? [])].includes(of(figures, '99').id))).toEqual([])
  })

  it('成功的件数是成功率的分子：隔得远的总数认不出来时，不拿它当分母', () => {
    const figures = figuresIn('全年调解矛盾纠纷101宗，比上年减少3宗、下降2.88%；调解成功98宗，成功率97.03%。')
    expect(of(figures, '98').denominatorOf).toBeUndefined()
  })

  it('几个数共同的办结率，各类之和是分母', () => {
    const figures = figuresIn('办理人大代表建议250件、政协提案320件，办结率100%。')
    expect(figures.filter((f) => f.denominatorOf?.includes(of(figures, '100').id)).map((f) => f.text)).toEqual(['250', '320'])
  })

  it('同比的升降、累计的和上年的', () => {
    const figures = figuresIn('2024年受理案件120件，比上年的100件增长20%，自2019年以来累计受理900件。')
    expect(of(figures, '20').change).toMatchObject({ direction: 'up' })
    expect(of(figures, '120').period).toMatchObject({ kind: 'year', from: 2024 })
    expect(of(figures, '900').period).toMatchObject({ kind: 'cumulative', from: 2019 })
  })
})

describe('任何文字', () => {
  const pieces = fc.array(
    fc.oneof(fc.constantFrom(...Object.keys(SENTENCES), '“', '（', '其中', '合计', '9'.repeat(400), '\n', '万亿', '第'), fc.string({ maxLength: 12 })),
    { maxLength: 12 },
  )

  it('都读得完，位置和原文一字不差', () => {
    fc.assert(
      fc.property(pieces, (words) => {
        const text = words.join('')
        for (const f of figuresIn(text)) {
          expect(text.slice(f.start, f.end)).toBe(f.text)
          expect(f.whole.start <= f.start && f.whole.end >= f.end).toBe(true)
          expect(Number.isFinite(f.value) || f.text.length > 300).toBe(true)
        }
      }),
      { seed: 20_243, numRuns: 300 },
    )
  })
})
