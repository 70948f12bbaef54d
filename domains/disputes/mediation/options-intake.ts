/** Lists of values of a mediation up to its acceptance, with the wordings older ledgers use. */
import type { Option } from '../../../engine/define.ts'

type Options = Readonly<Record<string, Option>>

/** The kinds of the monthly statistics; older and local names stand as synonyms. */
export const disputeKinds = {
  family: {
    label: '婚姻家庭',
    synonyms: [
      ...['婚姻家庭纠纷', '婚姻', '家庭', '继承', '婚姻纠纷', '家庭纠纷', '继承纠纷', '家事纠纷', '家事', '家庭矛盾', '赡养纠纷', '抚养纠纷', '家庭婚姻纠纷'],
      ...['婚姻家庭继承纠纷', '婚恋纠纷', '情感纠纷', '婚姻家庭矛盾', '恋爱婚姻家庭'],
    ],
  },
  neighbour: { label: '邻里纠纷', synonyms: ['邻里', '邻里关系', '邻里矛盾', '相邻关系', '相邻关系纠纷', '相邻纠纷', '邻里间纠纷'] },
  housing: {
    label: '房屋宅基地',
    synonyms: ['房屋宅基地纠纷', '宅基地', '宅基地纠纷', '房屋、宅基地纠纷', '房屋、宅基地', '房屋纠纷', '房产纠纷', '住房纠纷', '房屋'],
  },
  contract: {
    label: '合同纠纷',
    synonyms: ['合同', '债务纠纷', '经济纠纷', '债务', '借贷纠纷', '民间借贷', '租赁纠纷', '债权债务', '债权债务纠纷', '房屋租赁纠纷', '经济合同纠纷'],
  },
  business: { label: '生产经营', synonyms: ['生产经营纠纷', '生产经营性纠纷', '经营纠纷', '生产经营矛盾'] },
  damage: {
    label: '损害赔偿',
    synonyms: ['损害赔偿纠纷', '赔偿', '赔偿纠纷', '人身损害赔偿', '人身损害', '财产损害赔偿', '人身损害赔偿纠纷', '伤害赔偿', '侵权纠纷', '财产损害'],
  },
  land: {
    label: '山林土地',
    synonyms: [
      ...['山林土地纠纷', '土地承包', '林权', '土地纠纷', '土地承包纠纷', '林权纠纷', '土地', '山林', '山林纠纷', '土地山林', '土地流转纠纷', '山林土地水利'],
      ...['农村土地承包', '农村土地承包纠纷', '土地权属', '土地权属纠纷'],
    ],
  },
  expropriation: {
    label: '征地拆迁',
    synonyms: ['征地拆迁纠纷', '征地', '拆迁', '征收拆迁', '征地纠纷', '拆迁纠纷', '拆迁安置', '征地补偿', '征迁', '征迁纠纷', '房屋征收', '拆迁安置纠纷'],
  },
  environment: { label: '环境污染', synonyms: ['环境污染纠纷', '环保', '污染', '环保纠纷', '环境纠纷', '噪音扰民', '噪声污染', '生态环境'] },
  labour: {
    label: '劳动争议',
    synonyms: [
      '劳动争议纠纷',
      '劳资',
      '欠薪',
      '劳资纠纷',
      '劳动纠纷',
      '劳动人事争议',
      '劳务纠纷',
      '工资纠纷',
      '讨薪',
      '欠薪纠纷',
      '劳动关系',
      '拖欠工资',
      '工伤纠纷',
    ],
  },
  consumer: { label: '消费纠纷', synonyms: ['消费', '消费者权益', '消费者权益纠纷', '消费维权', '消费争议', '消费者权益保护'] },
  medical: { label: '医疗纠纷', synonyms: ['医疗', '医患', '医患纠纷', '医疗争议', '医疗损害', '医患矛盾'] },
  traffic: {
    label: '道路交通事故',
    synonyms: ['道路交通事故纠纷', '交通事故', '道路交通', '交通事故纠纷', '道路交通纠纷', '交通纠纷', '交通', '交通事故赔偿', '道路交通事故损害赔偿'],
  },
  property: { label: '物业纠纷', synonyms: ['物业', '物业管理', '物业管理纠纷', '物业矛盾', '物业服务', '物业服务纠纷', '小区物业'] },
  // Two kinds of older forms, kept apart so that they are not taken for something else.
  village: { label: '村务管理', synonyms: ['村务管理纠纷', '村务', '村务纠纷', '村级事务'] },
  birth: { label: '计划生育', synonyms: ['计划生育纠纷', '计生纠纷', '计生'] },
  other: { label: '其他纠纷', synonyms: ['其他', '其它', '其它纠纷', '其他类型', '其他类', '其他矛盾纠纷', '其他类纠纷', '其他矛盾'] },
} satisfies Options

/** The statistics know three sources (on our own, applied for, handed over); the third is kept by who handed it over. */
export const sources = {
  proactive: {
    label: '主动排查',
    synonyms: [
      ...[
        '主动调解',
        '主动',
        '排查',
        '排查发现',
        '主动排查发现',
        '主动发现',
        '日常排查',
        '网格排查',
        '网格上报',
        '入户调查发现',
        '巡逻发现',
        '走访发现',
        '入户走访',
      ],
      ...['网格员上报', '网格发现', '社区排查', '村（社区）排查', '集中排查', '排查上报', '自行排查', '入户排查', '调委会主动调解', '网格员排查'],
    ],
  },
  application: {
    label: '当事人申请',
    synonyms: [
      ...['申请', '依申请', '依当事人申请', '自述', '群众申请', '当事人申请调解', '主动申请', '来访', '群众来访', '群众反映', '上门求助', '当事人求助'],
      ...['一方申请', '双方申请', '申请调解', '群众求助', '当事人自述', '依申请调解', '个人申请', '群众上门'],
    ],
  },
  court: {
    label: '法院移送',
    synonyms: ['法院', '法院委托', '法院委派', '诉调对接', '法院移交', '法院转办', '人民法院', '人民法院移送', '人民法院委托', '法院委托移送', '诉前调解'],
  },
  police: {
    label: '公安移送',
    synonyms: [
      '公安',
      '派出所',
      '警调对接',
      '公安移交',
      '派出所移送',
      '公安机关',
      '公安机关移送',
      '派出所委托',
      '公安委托',
      '公安转办',
      '派出所移交',
      '110移送',
      '110',
    ],
  },
  petition: {
    label: '信访移送',
    synonyms: ['信访', '信访件', '访调对接', '信访转办', '信访部门', '信访部门移送', '信访移交', '信访交办', '信访局移送', '信访事项', '信访委托'],
  },
  procuratorate: { label: '检察院移送', synonyms: ['检察院', '检察机关', '检调对接', '检察机关移送', '检察院委托', '人民检察院移送'] },
  hotline: { label: '12345热线转办', synonyms: ['12345', '12345热线', '热线', '热线转办', '12345转办', '政务热线', '12345工单', '便民热线'] },
  transfer: {
    label: '其他移送',
    synonyms: [
      ...['移送', '移交', '接受委托移送', '委托移送', '委托', '部门移送', '部门移交', '上级交办', '上级转办', '交办', '转办', '其他部门移送', '其他单位移送'],
      ...['领导交办', '其他移交', '接受委托', '相关部门移送', '有关部门移送', '单位移送', '部门转办', '政府交办'],
    ],
  },
  other: { label: '其他', synonyms: ['其它', '其他来源', '其他方式', '其他渠道'] },
} satisfies Options

/** How a court handed the dispute over; the term depends on it. */
export const referrals = {
  assigned: { label: '法院立案前委派', synonyms: ['委派调解', '委派', '立案前委派'] },
  entrusted: { label: '法院立案后委托（普通程序）', synonyms: ['委托调解', '委托', '立案后委托'] },
  entrustedSimple: { label: '法院立案后委托（简易程序）' },
  police: { label: '公安机关移送的治安案件', synonyms: ['治安案件', '治安调解'] },
  petition: { label: '信访事项', synonyms: ['信访'] },
  other: { label: '其他移送', synonyms: ['其他', '其它'] },
} satisfies Options

export const risks = {
  red: { label: '红色', synonyms: ['红', '高', '高风险', '一级', '重大', 'Ⅰ级', '红色预警', '高等级', '重大风险', '特别重大'] },
  orange: { label: '橙色', synonyms: ['橙', '中', '中风险', '二级', '较大', 'Ⅱ级', '橙色预警', '中等级', '较大风险', '疑难', '复杂'] },
  yellow: { label: '黄色', synonyms: ['黄', '低', '低风险', '三级', '一般', 'Ⅲ级', '黄色预警', '低等级', '一般风险', '简单', '普通'] },
  blue: { label: '蓝色', synonyms: ['蓝', '四级', '较低', 'Ⅳ级', '蓝色预警', '无风险'] },
} satisfies Options

export const committeeKinds = {
  village: {
    label: '村（居）人民调解委员会',
    synonyms: ['村', '居', '村居', '村（社区）', '社区', '村级', '村（居）', '村民委员会', '居民委员会', '村（居）委会', '村（居）调委会'],
  },
  town: {
    label: '乡镇（街道）人民调解委员会',
    synonyms: ['乡镇', '街道', '镇街', '乡镇街道', '镇级', '乡镇（街道）', '乡镇街道调委会', '街道调委会', '镇调委会'],
  },
  enterprise: { label: '企业事业单位人民调解委员会', synonyms: ['企事业', '企业', '企事业单位', '单位'] },
  industry: { label: '行业性、专业性人民调解委员会', synonyms: ['行业性', '专业性', '行业专业', '行业性专业性', '行专', '行业性专业性调委会'] },
} satisfies Options

export const chosenBy = {
  committee: { label: '人民调解委员会指定', synonyms: ['指定'] },
  parties: { label: '当事人选择', synonyms: ['选择', '当事人选定'] },
} satisfies Options

export const declineReasons = {
  refused: { label: '当事人一方明确拒绝调解' },
  reserved: { label: '依法只能由专门机关管辖处理，或者禁止以民间调解方式解决' },
  elsewhere: { label: '人民法院、公安机关或者其他行政机关已经受理或者解决' },
  notCivil: { label: '不属于民间纠纷' },
  elsewhereCommittee: { label: '由其他人民调解委员会调解更适宜，已告知' },
} satisfies Options
