/** The rules of the report reader as a page for people. */
import { table } from './describe-table.ts'
import { cite } from './law.ts'
import { type TextRule, textRules } from './text/rules/index.ts'

const severities = { error: '错误', warning: '提醒', note: '注意' } as const

const quoted = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => `> ${line}  `)
    .join('\n')

function ruleSection({ id, title, severity, law, ground, explain, example }: TextRule): string {
  return [
    `## ${title} \`${id}\``,
    '',
    `${severities[severity]}。${law ? `依据：${cite(law)}。` : ''}`,
    '',
    `**凭什么说**：${ground}`,
    '',
    `**查什么**：${explain}`,
    '',
    `**例**：`,
    '',
    quoted(example.text),
    ...(example.against ? ['', '对照的报告：', '', quoted(example.against)] : []),
    '',
    `指出：${example.message}`,
    '',
    `**关闭**：\`mingfa inspect 文件 --off ${id}\`。`,
    '',
  ].join('\n')
}

/** 年报巡检: what each rule finds, on what ground, an example, how it is switched off. */
export function rulesPage(): string {
  const rows = textRules.map((r) => [`[${r.title}](#${r.title}-${r.id})`, r.id, severities[r.severity], r.law ? cite(r.law) : ''])
  return [
    '# 年报巡检的规则',
    '',
    '`mingfa inspect` 和报告起草时的检查用同一套规则。每一条都有算式或者文字上的凭据，拿不准的不说；同一条规则在把握较小时会降一级（如“提醒”降为“注意”）。例子由测试逐条核对。',
    '',
    '要关闭几条规则，用逗号隔开：`--off section-folded,period-mixed`。',
    '',
    table(['规则', '标识', '级别', '依据'], rows),
    '',
    ...textRules.map(ruleSection),
  ].join('\n')
}
