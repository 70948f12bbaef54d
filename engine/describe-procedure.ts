/** One version of a procedure as text: its diagram, statuses, steps, terms and mandatory steps. */
import { targetsOf } from './check-path.ts'
import { type AnyAction, type AnyProcedure, roles } from './define.ts'
import { table } from './describe-table.ts'
import { cite, citeAll } from './law.ts'
import { spanWords } from './terms.ts'

const kinds = { statutory: '法定', service: '承诺', plan: '计划' } as const

const statusName = (procedure: AnyProcedure, id: string): string => (id === 'new' ? '新登记' : (procedure.statuses[id]?.label ?? id))
const actionName = (procedure: AnyProcedure, id: string): string => procedure.actions[id]?.label ?? id

/** Each pair of statuses once, with the steps between them. */
function diagram(procedure: AnyProcedure): string {
  const edges = new Map<string, string[]>()
  for (const action of Object.values(procedure.actions)) {
    for (const from of action.when) {
      for (const to of new Set(targetsOf(action))) {
        if (from === to) continue
        const edge = `${from === 'new' ? '[*]' : from} --> ${to}`
        edges.set(edge, [...(edges.get(edge) ?? []), action.label])
      }
    }
  }
  const names = Object.entries(procedure.statuses).map(([id, s]) => `  state "${s.label}" as ${id}`)
  const ends = Object.entries(procedure.statuses).flatMap(([id, s]) => (s.final ? [`  ${id} --> [*]`] : []))
  const lines = [...edges].map(([edge, labels]) => `  ${edge} : ${labels.slice(0, 3).join('、')}${labels.length > 3 ? `等${labels.length}项` : ''}`)
  return ['```mermaid', 'stateDiagram-v2', ...names, ...lines, ...ends, '```'].join('\n')
}

function conditions(procedure: AnyProcedure, action: AnyAction): string {
  const needs = (action.needs ?? []).map(
    (n) =>
      `须先“${[n.done]
        .flat()
        .map((d) => actionName(procedure, d))
        .join('”或“')}”${n.onlyIf ? `（${n.onlyIf.label}时）` : ''}（${cite(n.law)}）`,
  )
  const guards = (action.guards ?? []).map((g) => `${g.label}（${cite(g.law)}）`)
  const apart = (action.apart ?? []).map((a) => `${a.label}（${cite(a.law)}）`)
  return [...needs, ...guards, ...apart].join('；')
}

function actionTable(procedure: AnyProcedure): string {
  const rows = Object.entries(procedure.actions).map(([id, a]) => [
    id,
    a.label,
    a.by.map((r) => roles[r]).join('、'),
    a.when.map((s) => statusName(procedure, s)).join('、'),
    [...new Set(targetsOf(a))].map((s) => statusName(procedure, s)).join('、') || '不变',
    conditions(procedure, a),
    citeAll(a.law),
  ])
  return table(['标识', '步骤', '谁办理', '何时', '之后', '条件', '依据'], rows)
}

function termTable(procedure: AnyProcedure): string {
  const names = (ids: readonly string[]): string => ids.map((id) => actionName(procedure, id)).join('、')
  const rows = Object.entries(procedure.terms).map(([id, t]) => [
    id,
    t.label,
    kinds[t.kind],
    spanWords(t),
    names(t.from),
    names(t.metBy),
    (t.pauses ?? []).map((p) => `${p.label}（${cite(p.law)}）`).join('；'),
    (t.extensions ?? []).map((e) => `${e.label}：${e.fromStart ? '自起算日共' : '再加'}${spanWords(e)}（${cite(e.law)}）`).join('；'),
    t.onlyIf?.label ?? '',
    cite(t.law),
    t.consequence ?? '',
  ])
  return table(['标识', '期限', '性质', '长度', '起算', '完成', '不计入', '延长', '适用', '依据', '逾期后果'], rows)
}

function mandatoryTable(procedure: AnyProcedure): string {
  const rows = procedure.mandatory.map((m) => [
    m.onlyIf ? `${m.label}（${m.onlyIf}时）` : m.label,
    [m.step]
      .flat()
      .map((s) => actionName(procedure, s))
      .join('或'),
    m.before.map((b) => actionName(procedure, b)).join('、'),
    cite(m.law),
  ])
  return rows.length > 0 ? table(['必经环节', '步骤', '不经则不能', '依据'], rows) : '（无）'
}

/** The section of a type's page about one version. */
export function statePage(procedure: AnyProcedure): string {
  const statuses = Object.entries(procedure.statuses).map(([id, s]) => [id, s.label, s.final ? '终结' : ''])
  return [
    `## 程序：${procedure.title}（${procedure.from} 起${procedure.until ? `，至 ${procedure.until} 前` : ''}）`,
    '',
    `依据：${citeAll(procedure.law)}`,
    '',
    diagram(procedure),
    '',
    '### 状态',
    '',
    table(['标识', '名称', ''], statuses),
    '',
    '### 步骤',
    '',
    actionTable(procedure),
    '',
    '### 期限',
    '',
    Object.keys(procedure.terms).length > 0 ? termTable(procedure) : '（无）',
    '',
    '### 不可绕过的环节',
    '',
    mandatoryTable(procedure),
    '',
  ].join('\n')
}
