/** Migrations read as one catalogue: tables, their class, keys, policies, and what must not be there. */
import type { Finding, Rule } from './rules.ts'
import { type Statement, statementsOf } from './statements.ts'

export type TableClass = 'tenant' | 'shared' | 'node'
export type Table = { name: string; class: TableClass | undefined; file: string; line: number; secured: boolean; forced: boolean; policies: number }
export type SqlFile = { file: string; sql: string }

const VOLATILE =
  /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|random|gen_random_uuid|uuidv4|uuidv7|nextval)\s*\(|\bcurrent_(timestamp|date|time)\b/
const KEYS = /(constraint\s+"?\w+"?\s+)?\b(primary key|unique|foreign key|exclude|check)\b\s*(?:nulls not distinct\s*)?(?:using\s+\w+\s*)?\(\s*([^)]*)\)/g
const nameIn = (found: string): string => found.replaceAll('"', '').replace(/^mingfa\./, '')
/** First column of 'a, b': quotes and orders off. */
const firstOf = (columns: string): string => (columns.split(',')[0] ?? '').trim().replaceAll('"', '').split(/\s/)[0] as string

/** Findings with the tables that they are about. */
export function lintMigrations(files: readonly SqlFile[]): { tables: ReadonlyMap<string, Table>; findings: Finding[] } {
  const tables = new Map<string, Table>()
  const findings: Finding[] = []
  const all = files.flatMap(({ file, sql }) => statementsOf(sql).map((statement) => ({ file, statement })))
  for (const { file, statement } of all) {
    const created = /^create table (?:if not exists )?([\w."]+)/.exec(statement.bare)
    if (created) tables.set(nameIn(created[1] as string), tableOf(nameIn(created[1] as string), file, statement))
    else secured(tables, statement)
  }
  for (const { file, statement } of all) {
    const report = (rule: Rule, found: string, line = statement.line): void => void findings.push({ file, line, rule, found })
    lintStatement(tables, statement, report)
  }
  for (const table of tables.values()) findings.push(...tableFindings(table))
  return { tables, findings }
}

function tableOf(name: string, file: string, { before, line }: Statement): Table {
  const found = /--\s*class:\s*(tenant|shared|node)\b/.exec(before)?.[1] as TableClass | undefined
  return { name, class: found, file, line, secured: false, forced: false, policies: 0 }
}

function secured(tables: ReadonlyMap<string, Table>, { bare }: Statement): void {
  const altered = tables.get(nameIn(/^alter table (?:only )?([\w."]+)/.exec(bare)?.[1] ?? ''))
  if (altered && /\benable row level security\b/.test(bare)) altered.secured = true
  if (altered && /\bforce row level security\b/.test(bare)) altered.forced = true
  const policed = tables.get(nameIn(/^create policy [\w"]+ on ([\w."]+)/.exec(bare)?.[1] ?? ''))
  if (policed) policed.policies += 1
  const unpoliced = tables.get(nameIn(/^drop policy (?:if exists )?[\w"]+ on ([\w."]+)/.exec(bare)?.[1] ?? ''))
  if (unpoliced) unpoliced.policies -= 1
}

function tableFindings({ name, class: of, file, line, ...table }: Table): Finding[] {
  const missing: [Rule, string][] = []
  if (!of) missing.push(['table-class', `表 ${name} 之上没有“-- class: tenant|shared|node”`])
  if (!table.secured) missing.push(['row-security', `表 ${name} 没有启用行级安全`])
  if (!table.forced) missing.push(['row-security', `表 ${name} 没有强制行级安全`])
  if (table.policies < 1) missing.push(['row-security', `表 ${name} 没有策略`])
  return missing.map(([rule, found]) => ({ file, line, rule, found }))
}

type Reporter = (rule: Rule, found: string, line?: number) => void

function lintStatement(tables: ReadonlyMap<string, Table>, statement: Statement, report: Reporter): void {
  const { bare } = statement
  const behaviour = /^create (?:or replace )?(?:constraint )?(trigger|rule|(?:materialized )?view)\b/.exec(bare)
  if (behaviour) report('no-behaviour', `建了 ${behaviour[1]}`)
  if (/^create sequence\b/.test(bare)) report('own-ids', '建了序列')
  const created = /^create table (?:if not exists )?([\w."]+)/.exec(bare)?.[1]
  const altered = /^alter table (?:only )?(?:if exists )?([\w."]+)/.exec(bare)?.[1]
  const table = tables.get(nameIn(created ?? altered ?? ''))
  if (created && table) lintCreated(table, statement, report)
  if ((created || altered) && table) lintKeys(tables, table, statement, report)
  if (altered && table) lintAltered(table, bare, report)
  lintIndex(tables, bare, report)
  if (/^(create|alter) policy/.test(bare)) lintPolicy(statement, report)
}

function lintCreated(table: Table, { bare, line }: Statement, report: Reporter): void {
  if (table.class === 'tenant' && !/"?office_id"?\s+bigint\s+not null/.test(bare)) report('tenant-key', `表 ${table.name} 没有“office_id bigint not null”`)
  if (!/\bprimary key\b/.test(bare)) report('primary-key', `表 ${table.name} 没有主键`)
  bare.split('\n').forEach((text, i) => {
    const volatile = /\bdefault\b/.test(text) ? VOLATILE.exec(text) : null
    if (volatile) report('own-ids', `默认值 ${volatile[0]}${volatile[0].endsWith('(') ? ')' : ''}`, line + i)
    const own = /\b((?:small|big)?serial|generated\s+(?:always|by default)\s+as identity)\b/.exec(text)
    if (own) report('own-ids', `自增的列：${own[1]}`, line + i)
  })
}

/** Keys of a table, in its own statement or added later. */
function lintKeys(tables: ReadonlyMap<string, Table>, table: Table, { bare, line }: Statement, report: Reporter): void {
  for (const key of bare.matchAll(KEYS)) {
    const [, name, kind, columns = ''] = key
    const at = line + bare.slice(0, key.index).split('\n').length - 1
    if (!name) report('named-constraint', `${table.name} 的 ${kind} 没有名字`, at)
    if (table.class === 'tenant' && kind !== 'check' && firstOf(columns) !== 'office_id')
      report('tenant-key', `${table.name} 的 ${kind} (${columns.trim()}) 不以 office_id 打头`, at)
  }
  for (const column of bare.matchAll(/^[ \t]+"?(\w+)"?\s+[\w[\]]+[^,\n]*?\b(primary key|unique|references)\b/gm)) {
    if (/^(constraint|primary|unique|foreign|exclude|check|references)$/.test(column[1] as string)) continue
    report('named-constraint', `列 ${column[1]} 上的 ${column[2]} 没有名字：写成表的约束`, line + bare.slice(0, column.index).split('\n').length - 1)
  }
  lintReferences(tables, table, { bare, line }, report)
}

const REACH: Readonly<Record<TableClass, readonly TableClass[]>> = { tenant: ['tenant', 'shared'], shared: ['shared'], node: ['node', 'shared'] }

function lintReferences(tables: ReadonlyMap<string, Table>, table: Table, { bare, line }: Pick<Statement, 'bare' | 'line'>, report: Reporter): void {
  for (const found of bare.matchAll(/\breferences\s+([\w."]+)\s*(?:\(\s*([^)]*)\))?([^,]*)/g)) {
    const at = line + bare.slice(0, found.index).split('\n').length - 1
    const target = tables.get(nameIn(found[1] as string))
    const rest = found[3] ?? ''
    if (table.class && target?.class && !REACH[table.class].includes(target.class))
      report('tenant-reference', `${table.name}（${table.class}）不能引用 ${target.name}（${target.class}）`, at)
    if (table.class === 'tenant' && target?.class === 'tenant' && firstOf(found[2] ?? '') !== 'office_id')
      report('tenant-reference', `引用 ${target.name} 时没有以 office_id 打头`, at)
    const deletes = /on delete (set null|set default)/.exec(rest)
    if (deletes) report('tenant-reference', `on delete ${deletes[1]}`, at)
    if (/on update (?!no action|restrict)/.test(rest)) report('tenant-reference', 'on update', at)
  }
}

function lintAltered(table: Table, bare: string, report: Reporter): void {
  if (table.class === 'tenant' && /\b(alter|rename|drop)\s+column\s+"?office_id\b/.test(bare)) report('tenant-key', `改动了 ${table.name} 的 office_id`)
  const parts = bare.split(/,(?![^(]*\))/)
  if (parts.length > 1 && /\badd\s+(constraint|primary|unique|foreign|check)\b/.test(bare)) report('one-constraint', `一句改动了 ${parts.length} 处`)
  const added = /\badd column\b[^,]*\bdefault\b/.test(bare) ? VOLATILE.exec(bare) : null
  if (added) report('own-ids', `默认值 ${added[0]})`)
}

function lintIndex(tables: ReadonlyMap<string, Table>, bare: string, report: Reporter): void {
  const index = /^create unique index (?:concurrently )?(?:if not exists )?([\w"]+)\s+on ([\w."]+)\s*(?:using \w+\s*)?\(\s*([^)]*)/.exec(bare)
  if (!index) return
  const table = tables.get(nameIn(index[2] as string))
  if (table?.class === 'tenant' && firstOf(index[3] ?? '') !== 'office_id') report('tenant-key', `唯一索引 ${index[1]} 不以 office_id 打头`)
}

function lintPolicy({ bare, text }: Statement, report: Reporter): void {
  if (/\(\s*select\b/.test(bare)) report('claims-local', '策略里有子查询')
  for (const setting of text.matchAll(/current_setting\(([^()]*)\)/gi)) {
    if (!/,\s*true\s*$/.test(setting[1] as string)) report('claims-local', `${setting[0]} 在没有声明时出错，应写 current_setting(…, true)`)
  }
  const everybody = /\busing \(\s*true\s*\)/.test(bare) && !/\bto mingfa_(owner|auth|worker)\b/.test(bare)
  if (everybody) report('row-security', '策略对所有人都成立：写明 to 哪个角色，或者写出条件')
}
