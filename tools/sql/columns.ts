/** Columns that a record asks for, against those that its migrations make: a record grows faster than its table. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AnyCaseType } from '../../engine/define.ts'
import { tableSql } from '../../platform/ledger/index.ts'
import { statementsOf } from './statements.ts'

type Columns = Map<string, string>

/** Type of a column as far as it matters here: the words up to 'not null', a default or a check. */
const typeOf = (definition: string): string => definition.trim().split(/\s+(?:not null|null|default|constraint|check)\b/)[0] as string

/** Columns of a table after some SQL, with their types. */
function columnsAfter(sql: string, table: string, before: Columns = new Map()): Columns {
  const columns = new Map(before)
  for (const { bare } of statementsOf(sql)) {
    const created = new RegExp(`^create table (?:if not exists )?mingfa\\.${table}\\s*\\(`).test(bare)
    const altered = new RegExp(`^alter table (?:only )?mingfa\\.${table}\\s`).test(bare)
    if (created)
      for (const [, name, type] of bare.matchAll(/^\s+"?(?!constraint\b)(\w+)"?\s+([\w[\] ]+?)(?=,?$)/gm)) columns.set(name as string, typeOf(type as string))
    if (!altered) continue
    for (const [, name, type] of bare.matchAll(/\badd column (?:if not exists )?"?(\w+)"?\s+([\w[\] ]+)/g)) columns.set(name as string, typeOf(type as string))
    for (const [, name] of bare.matchAll(/\bdrop column (?:if exists )?"?(\w+)"?/g)) columns.delete(name as string)
    for (const [, name, type] of bare.matchAll(/\balter column "?(\w+)"?\s+type\s+([\w[\] ]+)/g)) columns.set(name as string, typeOf(type as string))
    for (const [, from, to] of bare.matchAll(/\brename column "?(\w+)"? to "?(\w+)"?/g)) {
      columns.set(to as string, columns.get(from as string) ?? '')
      columns.delete(from as string)
    }
  }
  return columns
}

/** What is wrong between a case type's record and the migrations below `root`, and the statement that would mend it. */
export function driftOf(type: AnyCaseType, root: string): string[] {
  const files = globSync(`domains/*/${type.id}/migrations/*.sql`, { cwd: root }).sort()
  const made = files.reduce((columns, file) => columnsAfter(readFileSync(join(root, file), 'utf8'), type.id, columns), new Map() as Columns)
  const asked = columnsAfter(tableSql(type), type.id)
  const change = `alter table mingfa.${type.id}`
  const missing = [...asked].flatMap(([name, wanted]) => {
    const has = made.get(name)
    if (has === undefined) return [`表 ${type.id} 没有列 ${name}：另写一个迁移 ${change} add column "${name}" ${wanted};`]
    return has === wanted ? [] : [`表 ${type.id} 的列 ${name} 是 ${has}，应为 ${wanted}：另写一个迁移 ${change} alter column "${name}" type ${wanted};`]
  })
  return [
    ...missing,
    ...[...made.keys()].filter((name) => !asked.has(name)).map((name) => `表 ${type.id} 的列 ${name} 已没有字段：${change} drop column "${name}";`),
  ]
}
