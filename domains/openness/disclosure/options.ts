/** Lists of values of an application, with the wordings older ledgers use; the answers are in outcomes.ts. */
import type { Option } from '../../../engine/define.ts'

type Options = Readonly<Record<string, Option>>
const words = (text: string): string[] => text.split(/\s+/).filter(Boolean)

/** The columns of the yearly report. */
export const applicantKinds = {
  person: { label: '自然人', synonyms: words('个人 公民 自然人（公民） 居民 村民 公民个人') },
  business: { label: '商业企业', synonyms: words('企业 公司 企业法人 商业 法人或其他组织/商业企业 法人或其他组织商业企业 商业企业法人 工商企业 营利法人') },
  research: { label: '科研机构', synonyms: words('科研 研究机构 高校 科研单位 法人或其他组织/科研机构 法人或其他组织科研机构') },
  welfare: { label: '社会公益组织', synonyms: words('公益组织 社会组织 社会团体 法人或其他组织/社会公益组织 法人或其他组织社会公益组织 非营利组织') },
  legal: { label: '法律服务机构', synonyms: words('律师事务所 律所 法律服务 法律机构 法人或其他组织/法律服务机构 法人或其他组织法律服务机构 律师') },
  other: {
    label: '其他',
    synonyms: words(
      '其它 其他组织 法人或其他组织 法人 单位 组织 法人和其他组织 法人或者其他组织 法人或其他组织/其他 法人及其他组织 其他单位 法人或其他组织其他',
    ),
  },
} satisfies Options

export const ways = {
  counter: { label: '当面', synonyms: words('现场 当面提交 窗口 现场提交 来访 当面申请 现场申请 窗口提交 当面递交 现场递交 上门 窗口申请 直接提交') },
  post: { label: '信函', synonyms: words('邮寄 邮政寄送 来信 挂号信 信件 EMS 快递 邮政 邮政快递 邮寄申请 特快专递 邮政EMS 寄送 书面 信函申请 邮政信函 挂号') },
  plainPost: { label: '平常信函', synonyms: words('平信 普通信函 平邮 普通信件') },
  online: {
    label: '网上',
    synonyms: words(
      '网络 网站 在线 互联网 平台 网上申请 门户网站 线上 网上提交 在线申请 网站申请 政府网站 系统 网络申请 线上申请 互联网渠道 在线平台 公开平台 网上平台',
    ),
  },
  fax: { label: '传真', synonyms: words('传真申请') },
  email: { label: '电子邮件', synonyms: words('邮箱 电邮 E-mail 电子邮箱 email 邮件') },
  oral: { label: '口头（代为填写）', synonyms: words('口头 口头申请 口头代填') },
  other: { label: '其他方式', synonyms: words('其他 其它 其他渠道') },
} satisfies Options

/** Ways of receiving for which the day of receipt is the day both sides confirmed. */
export const confirmedWays: readonly string[] = ['plainPost', 'online', 'fax', 'email']

export const provideForms = {
  paper: { label: '纸质', synonyms: words('纸面 纸质文本 复印件 纸质件 书面 纸质文件 纸质形式 打印件') },
  electronic: { label: '电子文档', synonyms: words('电子 电子版 电子邮件 光盘 磁盘 电子文件 电子数据 电子形式 电子档') },
  inspect: { label: '查阅、抄录', synonyms: words('查阅 抄录 当场阅读 现场查阅 当场查阅') },
  any: { label: '均可', synonyms: words('不限 都可以 任意 其他 其它 无要求 口头 纸质、电子 纸质或电子 电子、纸质') },
} satisfies Options

export const getWays = {
  pickUp: { label: '自行领取', synonyms: words('自取 现场领取 当面领取 当场领取 自行领取/当场阅读、抄录 领取 上门领取 窗口领取 自领') },
  post: { label: '邮寄', synonyms: words('信函 快递 邮政 邮递 EMS 邮政寄送') },
  email: { label: '电子邮件', synonyms: words('邮箱 电子邮箱 E-mail email 邮件') },
  online: { label: '网上获取', synonyms: words('网上 平台 网络 在线 网站 网上下载') },
  fax: { label: '传真' },
  any: { label: '均可', synonyms: words('不限 都可以 其他 其它 任意') },
} satisfies Options

export const opinions = {
  agree: { label: '同意公开', synonyms: words('同意') },
  partly: { label: '部分同意公开', synonyms: words('部分同意') },
  disagree: { label: '不同意公开', synonyms: words('不同意 反对') },
  none: { label: '逾期未提出意见', synonyms: words('未答复 未反馈 逾期未答复 无意见') },
} satisfies Options

export const checks = {
  pass: { label: '同意', synonyms: words('通过 合法 审核通过 同意拟办意见') },
  revise: { label: '退回修改', synonyms: words('退回 修改 不同意') },
} satisfies Options

export const deliverWays = {
  counter: { label: '当面送达', synonyms: words('当面 现场送达 现场 直接送达 当面领取 自取 现场领取 窗口 直接 自行领取') },
  post: { label: '邮寄送达', synonyms: words('邮寄 信函 快递 EMS 邮政 挂号信 邮政寄送 邮政快递 特快专递') },
  email: { label: '电子邮件', synonyms: words('邮箱 邮件 电子邮箱 电子送达 E-mail') },
  online: { label: '网上送达', synonyms: words('网上 平台 在线 网上答复 平台答复 网络 网站 系统') },
  fax: { label: '传真' },
  left: { label: '留置送达', synonyms: words('留置') },
  public: { label: '公告送达', synonyms: words('公告') },
} satisfies Options

/** Results of reconsideration and litigation, as the yearly report's fourth table has them. */
export const remedies = {
  none: { label: '无', synonyms: words('否 未申请 没有 未复议 未诉讼 未提起 / 不涉及 — 未起诉 未申请复议 无复议 无诉讼') },
  pending: { label: '尚未审结', synonyms: words('是 有 审理中 未审结 已申请 已提起 申请复议 已复议 已诉讼 提起诉讼 正在审理 已受理 在审 未结') },
  upheld: {
    label: '结果维持',
    synonyms: words('维持 驳回 结果维持 驳回复议请求 驳回诉讼请求 是/维持 是维持 维持原答复 驳回请求 复议维持 予以维持 判决驳回 是/驳回 是驳回'),
  },
  corrected: {
    label: '结果纠正',
    synonyms: words('纠正 撤销 确认违法 责令重新答复 责令履行 变更 是/纠正 是纠正 是/撤销 是撤销 撤销并责令重新答复 撤销原答复 是/确认违法 是确认违法 败诉'),
  },
  other: { label: '其他结果', synonyms: words('其他 其它 撤回 终止 调解 申请人撤回 原告撤诉 撤诉 不予受理 是/撤回 是撤回 是/终止 是终止 和解 是/其他 是其他') },
} satisfies Options

export const suitKinds = {
  direct: { label: '未经复议直接起诉', synonyms: words('直接起诉 未经复议') },
  after: { label: '复议后起诉', synonyms: words('复议后 经复议') },
} satisfies Options

export const overdueMarks = {
  no: { label: '否', synonyms: words('未超期 未逾期 按期 无 正常 未超时 按时 不超期 按期办结 期限内 ×') },
  yes: { label: '是', synonyms: words('超期 逾期 已超期 已逾期 有 超时 √') },
} satisfies Options

export const ledgerStatuses = {
  open: { label: '办理中', synonyms: words('在办 未办结 正在办理 待答复 否 处理中 未答复 未完成') },
  closed: { label: '已办结', synonyms: words('办结 已答复 是 已结 完成 已完成 结案 答复完毕 已办理') },
} satisfies Options
