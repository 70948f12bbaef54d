/** Definitions as pages for people: what `npm run made` and `mingfa docs` write into docs/made. The same definitions give the same text. */
import type { AnyCaseType } from './define.ts'
import { roles } from './define.ts'
import { letterSection } from './describe-letters.ts'
import { statePage } from './describe-procedure.ts'
import { rulesPage } from './describe-rules.ts'
import { escaped, lawCell, table } from './describe-table.ts'
import { cite, citeAll } from './law.ts'
import { spanWords } from './terms.ts'

const secrecies = { open: '可公开', internal: '内部', personal: '个人信息' } as const

const types: Readonly<Record<string, string>> = {
  text: '文字',
  longText: '长文字',
  day: '日期',
  boolean: '是否',
  choice: '选择',
  money: '金额（分）',
  count: '数量',
  officer: '人员',
  personCode: '公民身份号码',
  orgCode: '统一社会信用代码',
  partyCode: '证件号码',
  phone: '电话',
}

function fieldTable(type: AnyCaseType): string {
  const rows = Object.entries(type.record.fields).map(([id, f]) => {
    const options = Object.values(f.options ?? {}).map((o) => o.label)
    return [id, f.label, types[f.type] ?? f.type, secrecies[f.secrecy ?? 'internal'], options.join('、') + (f.openEnded ? '（可另填）' : ''), lawCell(f.law)]
  })
  return table(['标识', '名称', '类型', '密级', '可填内容', '依据'], rows)
}

function metricTable(type: AnyCaseType): string {
  const rows = Object.entries(type.metrics).map(([id, m]) => [
    `${type.id}.${id}`,
    m.name,
    m.unit,
    m.rule,
    m.law ? citeAll(m.law) : '',
    `${m.version.from}起，${m.version.approvedBy}`,
  ])
  return table(['标识', '名称', '单位', '怎样计', '依据', '版本'], rows)
}

function reconciliationTable(type: AnyCaseType): string {
  if (type.reconciliations.length === 0) return ''
  const rows = type.reconciliations.map((r) => [r.id, r.label, `${r.left.join(' + ')} ${r.relation === '=' ? '＝' : '≤'} ${r.right.join(' + ')}`])
  return `## 勾稽关系\n\n${table(['标识', '说明', '关系'], rows)}\n`
}

function typePage(type: AnyCaseType): string {
  const { record } = type
  const who = (list: readonly (keyof typeof roles)[]): string => list.map((r) => roles[r]).join('、')
  return [
    `# ${record.title} \`${type.id}\``,
    '',
    `计量单位：${record.unit}。查看：${who(type.readers)}，以及上级监督人员。补录和更正：${who(type.keepers)}。`,
    '',
    '## 记载的内容',
    '',
    fieldTable(type),
    '',
    ...type.procedures.map(statePage),
    ...(type.letters ? [letterSection(type)] : []),
    '## 指标',
    '',
    metricTable(type),
    '',
    `可按以下项目分组：${record.breakdown.map((f) => record.fields[f]?.label ?? f).join('、')}。`,
    '',
    reconciliationTable(type),
  ].join('\n')
}

/** Every term of the versions in force, for who asks "how long". */
function termPage(all: readonly AnyCaseType[]): string {
  const rows = all.flatMap((type) => {
    const newest = type.procedures[type.procedures.length - 1]
    return Object.entries(newest?.terms ?? {}).map(([id, t]) => [
      `${type.id}.${id}`,
      type.record.title,
      t.label,
      spanWords(t),
      cite(t.law),
      t.consequence ?? '',
    ])
  })
  return `# 期限一览\n\n每项期限从次日起算；最后一日是休息日的，顺延到之后的第一个工作日。标有“待核实”的依据尚未与公布文本核对。\n\n${table(['标识', '事项', '期限', '长度', '依据', '逾期后果'], rows)}\n`
}

function headingPage(all: readonly AnyCaseType[]): string {
  const pages = all.map((type) => {
    const rows = Object.entries(type.record.fields).map(([id, f]) => [id, f.label, (f.synonyms ?? []).join('、')])
    const needs = type.backfill.needs.map((f) => type.record.fields[f]?.label ?? f).join('、')
    return `## ${type.record.title}（${type.backfill.ledgers.map(escaped).join('、')}）\n\n至少要有：${needs || '—'}。\n\n${table(['标识', '标准表头', '也认得'], rows)}\n`
  })
  return `# 台账表头\n\n导入台账时，下列表头都会对应到同一项目；空格、换行、星号、括号内的单位不影响识别。\n\n${pages.join('\n')}`
}

function indexPage(all: readonly AnyCaseType[]): string {
  const rows = all.map((t) => [
    `[${t.record.title}](${t.id}.md)`,
    t.id,
    String(Object.keys(t.record.fields).length),
    t.procedures.map((p) => p.from).join('、'),
    String(Object.keys(t.metrics).length),
  ])
  return [
    '# 由定义写成的说明',
    '',
    '这里的页面由 `npm run made` 从 `domains/` 的定义写成，不要手工修改。',
    '',
    table(['案件类型', '标识', '项目数', '程序版本', '指标数'], rows),
    '',
    '另见：[指标一览](metrics.md)、[期限一览](terms.md)、[台账表头](headings.md)、[年报巡检的规则](inspect.md)。',
    '',
  ].join('\n')
}

/** Pages by file name below docs/made. */
export function madeDocs(all: readonly AnyCaseType[]): Map<string, string> {
  const metrics = `# 指标一览\n\n${all.map((t) => `## ${t.record.title}\n\n${metricTable(t)}\n`).join('\n')}`
  return new Map([
    ['README.md', indexPage(all)],
    ...all.map((t): [string, string] => [`${t.id}.md`, typePage(t)]),
    ['metrics.md', metrics],
    ['terms.md', termPage(all)],
    ['headings.md', headingPage(all)],
    ['inspect.md', rulesPage()],
  ])
}
