/** Headings made comparable: half-width, simplified, without blanks, marks and brackets; and what a heading says of units. */
import { plain } from '../../engine/parse.ts'

/** Traditional characters of ledger headings and wordings, each before its simplified form. */
const TRADITIONAL = `
  當当 罰罚 處处 決决 書书 號号 時时 間间 單单 類类 別别 結结 檢检 對对 調调 糾纠 紛纷 請请 內内 復复 覆复 編编 電电 話话 證证 碼码 統统 會会 執执 員员
  額额 種种 違违 為为 據据 條条 備备 註注 狀状 態态 辦办 層层 級级 議议 領领 銜衔 滿满 監监 記记 錄录 現现 發发 經经 營营 業业 個个 體体 戶户 農农 務务
  數数 項项 歸归 檔档 報报 審审 聽听 問问 題题 進进 開开 關关 門门 屬属 轄辖 區区 鄉乡 鎮镇 縣县 網网 聯联 繫系 絡络 繳缴 費费 納纳 還还 遲迟 過过 與与
  無无 實实 際际 預预 產产 權权 稱称 標标 準准 終终 從从 輕轻 減减 訴诉 訟讼 強强 製制 責责 幹干 導导 組组 織织 協协 點点 選选 擇择 規规 範范 資资 質质
  萬万 億亿 爲为 險险 環环 衛卫 療疗 勞劳 動动 維维 護护 購购 買买 賣卖 貨货 價价 車车 輛辆 駕驾 駛驶 樓楼 臺台 賬账 帳账 頁页 寫写 畫画 簽签 蓋盖 頒颁 佈布 傳传 達达
  遞递 郵邮 遠远 離离 異异 願愿 託托 擔担 負负 賠赔 償偿 貸贷 債债 繼继 親亲 屆届 讓让 認认 識识 談谈 討讨 論论 評评 詢询 訪访 徵征 補补 換换 變变 銷销
  專专 雙双 隨随 機机 場场 綜综 臨临 設设 計计 劃划 說说 釋释 須须 總总 鑑鉴 參参 糧粮 學学 醫医 藥药 賄贿 賂赂 貪贪 瀆渎 擾扰 廢废 棄弃 圍围 牆墙 損损
  壞坏 寵宠 養养 獸兽 漁渔 鹽盐 煙烟 彈弹 槍枪 氣气 節节 約约 優优 隱隐 災灾 滅灭 緊紧 確确 覺觉 應应 該该 歲岁 齡龄 職职 貫贯`

const simplified = new Map(
  TRADITIONAL.trim()
    .split(/\s+/)
    .map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]),
)

/** Traditional characters as simplified ones; others stay. */
export const simplify = (text: string): string => text.replace(/\p{Script=Han}/gu, (c) => simplified.get(c) ?? c)

/** A heading without what brackets hold: '罚款金额（元）*' → '罚款金额'. */
export const bare = (heading: string): string => plain(simplify(heading))

/** A heading with what brackets hold: '法制审核（日期）' → '法制审核日期'. */
export const full = (heading: string): string =>
  plain(
    simplify(heading)
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
