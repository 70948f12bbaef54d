/** What streets are fined for, as this demo has it. The local regulations cited are invented, like the places. */
import type { Dice } from './dice.ts'
import type { Party } from './words.ts'

export type Cause = {
  cause: string
  sector: string
  authorityItem: string
  facts: string
  provision: string
  basis: string
  /** Yuan, in an ordinary case. */
  fine: readonly [number, number]
  correction: string
  kinds: Readonly<Record<Party['kind'], number>>
  source: 'inspection' | 'complaint' | 'hotline' | 'grid' | 'department'
}

const rule = (act: string, wrong: number, punished: number) => ({ provision: `《${act}》第${wrong}条`, basis: `《${act}》第${punished}条` })
const looks = '示例市市容和环境卫生管理条例'
const shops = { person: 5, household: 85, org: 10 }
const people = { person: 80, household: 15, org: 5 }
const firms = { person: 5, household: 15, org: 80 }

export const causes: readonly Cause[] = [
  {
    ...{ cause: '擅自占用城市道路', sector: '市容环境', authorityItem: '对擅自占用城市道路的处罚', source: 'inspection', kinds: shops },
    ...{ facts: '在店门外人行道摆放桌椅、货架经营，影响行人通行', ...rule(looks, 21, 52), fine: [200, 1000], correction: '清理占道物品，恢复通行' },
  },
  {
    ...{ cause: '未按规定分类投放生活垃圾', sector: '市容环境', authorityItem: '对未分类投放生活垃圾的处罚', source: 'grid', kinds: people },
    ...{ facts: '将厨余垃圾与其他垃圾混投', ...rule('示例市生活垃圾分类管理条例', 18, 47), fine: [50, 200], correction: '按类别重新投放' },
  },
  {
    ...{ cause: '擅自设置户外广告、招牌', sector: '市容环境', authorityItem: '对擅自设置户外广告的处罚', source: 'inspection', kinds: shops },
    ...{ facts: '未经批准在外墙设置广告牌', ...rule(looks, 33, 61), fine: [500, 3000], correction: '拆除违规设置的广告牌' },
  },
  {
    ...{ cause: '无照经营', sector: '市场秩序', authorityItem: '对无照经营的处罚', source: 'complaint', kinds: { person: 70, household: 30, org: 0 } },
    ...{ facts: '未办理登记从事经营活动', ...rule('示例省无证无照经营查处规定', 9, 23), fine: [300, 2000], correction: '停止经营，依法办理登记' },
  },
  {
    ...{
      cause: '擅自搭建建筑物、构筑物',
      sector: '城乡规划',
      authorityItem: '对违法建设的处罚',
      source: 'grid',
      kinds: { person: 65, household: 20, org: 15 },
    },
    ...{ facts: '未取得规划许可在楼顶搭建铁棚', ...rule('示例市违法建设治理条例', 12, 39), fine: [1000, 4000], correction: '自行拆除搭建部分' },
  },
  {
    ...{ cause: '夜间施工噪声扰民', sector: '生态环境', authorityItem: '对夜间施工产生噪声的处罚', source: 'hotline', kinds: firms },
    ...{ facts: '未取得证明在夜间进行产生噪声的施工作业', ...rule('示例市环境噪声管理规定', 15, 44), fine: [5000, 20000], correction: '停止夜间施工' },
  },
  {
    ...{ cause: '运输车辆沿途泄漏遗撒', sector: '市容环境', authorityItem: '对运输车辆遗撒的处罚', source: 'inspection', kinds: firms },
    ...{ facts: '运输渣土未密闭，沿途遗撒污染路面', ...rule(looks, 40, 68), fine: [2000, 8000], correction: '清洗被污染的路面' },
  },
  {
    ...{ cause: '占用、堵塞疏散通道', sector: '消防安全', authorityItem: '对占用疏散通道的处罚', source: 'inspection', kinds: shops },
    ...{ facts: '在疏散楼梯间堆放货物', ...rule('示例省消防条例', 27, 58), fine: [500, 3000], correction: '清理疏散通道' },
  },
  {
    ...{ cause: '犬只未登记饲养', sector: '养犬管理', authorityItem: '对未登记养犬的处罚', source: 'complaint', kinds: { person: 98, household: 2, org: 0 } },
    ...{ facts: '在重点管理区饲养犬只未办理登记', ...rule('示例市养犬管理条例', 11, 36), fine: [200, 500], correction: '办理养犬登记' },
  },
  {
    ...{ cause: '餐饮油烟直接排放', sector: '生态环境', authorityItem: '对未安装油烟净化设施的处罚', source: 'department', kinds: shops },
    ...{ facts: '未安装油烟净化设施，油烟直接排入下水道', ...rule('示例省大气污染防治条例', 46, 83), fine: [2000, 4500], correction: '安装并正常使用净化设施' },
  },
]

/** Some are far more common than others. */
export const pickCause = (d: Dice): Cause => causes[Math.floor(d.next() ** 1.7 * causes.length)] as Cause
