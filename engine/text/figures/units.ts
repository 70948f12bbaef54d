/** Units after numbers, and what kind of quantity they make. */
import type { FigureKind } from '../shape.ts'

const COUNTS =
  '人次 家次 户次 场次 班次 车次 件次 批次 个次 艘次 架次 篇次 辆次 处次 条次 台次 起次 宗次 人天 案次 课次 频次 ' +
  '件 宗 起 例 名 人 次 场 家 户 条 项 份 部 篇 期 册 本 张 幅 块 面 台 套 辆 艘 架 座 栋 幢 间 处 所 站 支 队 组 班 节 堂 讲 门 类 种 款 批 轮 个 位 ' +
  '笔 单 箱 袋 瓶 桶 车 船 桩 则 道 列 趟 床 票 席 字 页 卷 集 幕 株 棵 只 头 匹 口 盏 枚 盘 对 双 副 根 段 片 扇 顶 把 具 尊 樽 颗 粒 团 届 ' +
  '镇 乡 村 社区 街道 县 区 市 省 员 通 封 遍 户数 件套 方面 级 层 卡 屏 版块 环节 领域 网格 窗口 岗'
const AMOUNTS = '元 美元 欧元 港元 日元 英镑'
const AREAS = '亩 平方米 平方公里 平方千米 公顷 ㎡ 平米 顷'
const LENGTHS = '公里 千米 米 厘米 毫米 里 海里 km 延米'
const OTHERS =
  '倍 吨 公斤 千克 克 斤 升 毫升 立方米 方 千瓦时 千瓦 兆瓦 度 微克每立方米 微克/立方米 毫克每升 个月 个工作日 工作日 小时 分钟 秒 天 学时 课时 个小时 学分 分 岁 ' +
  '吨标准煤 标准煤 标箱 标准箱 GB TB 兆 ℃ 分贝 年'
const PERCENTS = '% ‰ 个百分点 百分点'

const KINDS = new Map<string, FigureKind>()
for (const [kind, words] of [
  ['count', COUNTS],
  ['amount', AMOUNTS],
  ['area', AREAS],
  ['length', LENGTHS],
  ['other', OTHERS],
  ['percent', PERCENTS],
] as const)
  for (const unit of words.trim().split(/\s+/)) KINDS.set(unit, kind)

const escaped = (unit: string): string => unit.replace(/[/%]/g, '\\$&')
/** All units, the longest first, as an alternation. */
export const UNIT = [...KINDS.keys()]
  .sort((a, b) => b.length - a.length)
  .map(escaped)
  .join('|')

/** The kind of a unit; 'other' for one that is not known. */
export const kindOf = (unit: string): FigureKind => KINDS.get(unit) ?? 'other'
