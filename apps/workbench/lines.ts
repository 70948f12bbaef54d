/** Chinese names of the lines of business, by the folder under domains/. */
import type { AnyCaseType } from '../../engine/define.ts'

const names: Readonly<Record<string, string>> = {
  enforcement: '行政执法',
  inspection: '行政检查',
  disputes: '矛盾纠纷化解',
  openness: '政务公开',
  proposals: '建议提案办理',
  decisions: '行政决策',
  services: '政务服务',
  remedies: '复议应诉',
  'legal-services': '公共法律服务',
  publicity: '普法宣传',
  correction: '社区矫正',
  leadership: '党政领导责任',
  oversight: '执法监督',
}

export type Line = { id: string; name: string; types: AnyCaseType[] }

/** Case types grouped by line, in the order in which they are registered. */
export function linesOf(types: readonly AnyCaseType[]): Line[] {
  const lines: Line[] = []
  for (const type of types) {
    const { line: id } = type.record
    const line = lines.find((l) => l.id === id)
    if (line) line.types.push(type)
    else lines.push({ id, name: names[id] ?? id, types: [type] })
  }
  return lines
}
