/** Headings made comparable: half-width, simplified, without blanks, marks and brackets; and what a heading says of units. */
import { plain } from '../../engine/parse.ts'

/** Traditional characters of ledger headings and wordings, each before its simplified form. */
const TRADITIONAL = `
  當当 罰罚 處处 決决 書书 號号 時时 間间 單单 類类 別别 結结 檢检 對对 調调 糾纠 紛纷 請请 內内 復复 覆复 編编 電电 話话 證证 碼码 統统 會会 執执 員员 額额 種种 違违 為为 據据 條条 備备 註注 狀状 態态 辦办 層层 級级 議议 領领 銜衔 滿满 監监 記记 錄录
  現现 發发 經经 營营 業业 個个 體体 戶户 農农 務务 數数 項项 歸归 檔档 報报 審审 聽听 問问 題题 進进 開开 關关 門门 屬属 轄辖 區区 鄉乡 鎮镇 縣县 網网 聯联 繫系 絡络 繳缴 費费 納纳 還还 遲迟 過过 與与 無无 實实 際际 預预 產产 權权 稱称 標标 準准 終终
  從从 輕轻 減减 訴诉 訟讼 強强 製制 責责 幹干 導导 組组 織织 協协 點点 選选 擇择 規规 範范 資资 質质 萬万 億亿 爲为 險险 環环 衛卫 療疗 勞劳 動动 維维 護护 購购 買买 賣卖 貨货 價价 車车 輛辆 駕驾 駛驶 樓楼 臺台 賬账 帳账 頁页 寫写 畫画 簽签 蓋盖 頒颁
  佈布 傳传 達达 遞递 郵邮 遠远 離离 異异 願愿 託托 擔担 負负 賠赔 償偿 貸贷 債债 繼继 親亲 屆届 讓让 認认 識识 談谈 討讨 論论 評评 詢询 訪访 徵征 補补 換换 變变 銷销 專专 雙双 隨随 機机 場场 綜综 臨临 設设 計计 劃划 說说 釋释 須须 總总 鑑鉴 參参 糧粮
  學学 醫医 藥药 賄贿 賂赂 貪贪 瀆渎 擾扰 廢废 棄弃 圍围 牆墙 損损 壞坏 寵宠 養养 獸兽 漁渔 鹽盐 煙烟 彈弹 槍枪 氣气 節节 約约 優优 隱隐 災灾 滅灭 緊紧 確确 覺觉 應应 該该 歲岁 齡龄 職职 貫贯 聲声 塵尘 佔占 擋挡 攤摊 販贩 廣广 樹树 綠绿 園园 鋪铺 舖铺
  燈灯 橋桥 溝沟 盜盗 竊窃 鬥斗 毆殴 傷伤 騙骗 詐诈 戀恋 鄰邻 裡里 裏里 邊边 擬拟 辯辩 陳陈 許许 齊齐 國国 兩两 黨党 團团 圖图 樣样 採采 簡简 暫暂 緩缓 餘余 後后 歷历 曆历 幾几 併并 遺遗 囑嘱 贈赠 東东 劉刘 張张 趙赵 錢钱 吳吴 鄭郑 馮冯 韓韩 楊杨 嚴严
  華华 陸陆 葉叶 龍龙 雲云 龐庞 蘭兰 馬马 羅罗 蘇苏 閻阎 顧顾 龔龚 沒没 來来 於于 眾众 長长 將将 師师 幫帮 廳厅 濟济 啓启 啟启 訂订 詳详 輔辅 轉转 載载 較较 輸输 遷迁 鏈链 錯错 鍵键 閉闭 閱阅 隊队 階阶 陽阳 陰阴 雜杂 難难 顯显 風风 飲饮 館馆 驗验 紙纸
  線线 細细 績绩 罷罢 義义 習习 聞闻 舊旧 藝艺 術术 裝装 觀观 訊讯 試试 誤误 課课 謝谢 譯译 豐丰 財财 貼贴 賞赏 贓赃 跡迹 軍军 連连 遊游 週周 彙汇 匯汇 擊击 擁拥 擴扩 攜携 敗败 斷断 晉晋 暢畅 曉晓 歐欧 殘残 殼壳 滯滞 漲涨 潔洁 澆浇 濃浓 燒烧 爐炉 牽牵
  獎奖 獨独 盤盘 礎础 禮礼 稅税 穩稳 窮穷 筆笔 築筑 籌筹 紅红 紹绍 給给 絕绝 綱纲 緝缉 縮缩 纏缠 聖圣 腦脑 興兴 蒼苍 虛虚 蟲虫 衝冲 視视 觸触 訓训 診诊 誠诚 誰谁 諮咨 講讲 謀谋 謹谨 讀读 貢贡 贊赞 軟软 輪轮 轟轰 邏逻 鄧邓 釘钉 鐵铁 鑰钥 閒闲 雞鸡 靈灵
  靜静 頂顶 頭头 飛飞 餵喂 駐驻 騎骑 驅驱 驚惊 魚鱼 鮮鲜 鳥鸟 鹹咸 麗丽 黃黄 齒齿`

const simplified = new Map(
  TRADITIONAL.trim()
    .split(/\s+/)
    .map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]),
)

const traditional = new RegExp(`[${[...simplified.keys()].join('')}]`, 'g')

/** Traditional characters as simplified ones; others stay. */
export const simplify = (text: string): string => text.replace(traditional, (c) => simplified.get(c) ?? c)

/** Nothing longer is a heading, and comparing what is would take long. */
const LONGEST = 200

/** A heading without what brackets hold: '罚款金额（元）*' → '罚款金额'. */
export const bare = (heading: string): string => plain(simplify(heading.slice(0, LONGEST)))

/** A heading with what brackets hold: '法制审核（日期）' → '法制审核日期'. */
export const full = (heading: string): string =>
  plain(
    simplify(heading.slice(0, LONGEST))
      .normalize('NFKC')
      .replace(/[()[\]【】〔〕{}]/g, ''),
  )

const UNITS: readonly [RegExp, number][] = [
  [/亿元?/, 10_000_000_000],
  [/百万元?/, 100_000_000],
  [/万元?/, 1_000_000],
  [/千元|仟元/, 100_000],
  [/百元/, 10_000],
  [/元/, 100],
]

const unitIn = (text: string): number | undefined => UNITS.find(([word]) => new RegExp(`^(人民币)?(单位[:为]?)?(${word.source})(人民币)?$`).test(text))?.[1]

/** Fen per unit that a heading names in brackets, after a stroke or at its end: 1,000,000 for '罚款（万元）'. */
export function headingUnit(heading: string): number | undefined {
  const text = simplify(heading).normalize('NFKC').replace(/\s/g, '')
  const parts = [...text.matchAll(/[(（【[]([^)）】\]]*)[)）】\]]/g)].flatMap((m) => (m[1] as string).split(/[,、;:/]/))
  const named = parts.map(unitIn).find((u) => u !== undefined)
  if (named !== undefined) return named
  const tail = /(?:[/:]|单位[:为]?)?(亿元|百万元|万元|千元|百元|元)$/.exec(text)?.[1]
  return tail ? unitIn(tail) : undefined
}

/** Fen per unit that a row above the headings gives for the whole table: '单位：宗、万元'; who reports ('填报单位：…') is no unit. */
export function tableUnit(rows: readonly string[]): number | undefined {
  for (const row of rows) {
    const text = simplify(row).normalize('NFKC')
    for (const m of text.matchAll(/(?<![\p{Script=Han}])(?:金额|计量|货币)?单位[:：]\s*([^\s:：]{1,20})/gu)) {
      const unit = (m[1] as string)
        .split(/[、,;/和及]/)
        .map(unitIn)
        .find((u) => u !== undefined)
      if (unit !== undefined) return unit
    }
  }
  return undefined
}

const UNIT_TAIL = /(?:亿元|万元|千元|百元|元|人次|人|件|份|宗|次|天)$/

/** Every way in which a heading may be looked up, the surest first, each with how sure it is. */
export function formsOf(levels: readonly string[], occurrence: number): [string, number][] {
  const forms = new Map<string, number>()
  const add = (text: string, sure: number): void => {
    const clean = text.replace(/^[①-⑳]|^\d{1,2}(?=\p{Script=Han})/u, '')
    for (const form of new Set([text, clean])) if (form !== '' && (forms.get(form) ?? 0) < sure) forms.set(form, sure)
  }
  const names = levels.filter((l) => l.trim() !== '')
  const last = names.at(-1) ?? ''
  const joined = names.map(bare).join('')
  if (occurrence > 1) {
    // The second '执法证号' of a sheet is that of the second officer.
    add(`${joined}${occurrence}`, 1)
    add(`${bare(last)}${occurrence}`, 0.95)
    return [...forms]
  }
  add(names.map(full).join(''), 1)
  add(joined, 1)
  add(names.map(bare).join('/'), 1)
  if (names.length > 1) {
    add(bare(last), 0.8)
    add(names.slice(-2).map(bare).join(''), 0.95)
  }
  const whole = names.map((n) => simplify(n).normalize('NFKC')).join('')
  add(bare(whole.replace(UNIT_TAIL, '')), 0.95)
  for (const part of whole.replace(/[(（].*?[)）]/g, '').split(/[/、或及和与]/)) if (part.trim().length > 1) add(bare(part), 0.85)
  return [...forms].sort((a, b) => b[1] - a[1])
}

/** Likeness of two bare headings from 0 to 1. In Chinese the head noun stands last, so a common end tells more than a common beginning. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length < 2) return 0
  const share = short.length / long.length
  // '日期' and '类型' end any number of headings, and say of none what it is.
  if (short.length < 3 && share < 0.6) return 0
  if (long.endsWith(short)) return 0.6 + 0.3 * share
  if (long.startsWith(short)) return 0.5 + 0.3 * share
  if (long.includes(short)) return 0.4 + 0.3 * share
  return 0.9 * dice(a, b)
}

function pairs(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (let i = 0; i + 1 < text.length; i += 1) counts.set(text.slice(i, i + 2), (counts.get(text.slice(i, i + 2)) ?? 0) + 1)
  return counts
}

function dice(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)]
  let common = 0
  for (const [pair, n] of left) common += Math.min(n, right.get(pair) ?? 0)
  const all = a.length + b.length - 2
  return all > 0 ? (2 * common) / all : 0
}
