/** SQL in the strings of sources: what each statement must say, and must not. */
import type { Table } from './migrations.ts'
import type { Finding, Rule } from './rules.ts'
import { type SourceString, type Statement, statementsOf, stringsOf } from './statements.ts'

const VERB = /^\s*\(?\s*(select|insert\s+into|update|delete\s+from|with|merge\s+into|set|begin|lock|listen|notify|create|alter|truncate)\b/i
/** Words after which a string of prose would hardly go on as SQL does. */
const SQL_LIKE = /\b(from|into|set|values|where|as|local|session|isolation|table|on|select)\b/i
const VOLATILE =
  /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|random|gen_random_uuid|uuidv4|uuidv7|nextval)\s*\(\s*[^)]*\)|\bcurrent_(timestamp|date|time)\b/

/** The office by its column, or a condition or list of columns that is built elsewhere and put in. */
const NAMES_OFFICE = /\boffice_id\b|\bof_office\b|\b(?:where|and)\s+\(?‹|\(‹[^›]*(?:names|all)[^›]*›/

type Reporter = (rule: Rule, found: string) => void

/** Is this string a statement, or the beginning of one? */
const isSql = ({ text }: SourceString): boolean => VERB.test(text) && (SQL_LIKE.test(text) || /^\s*(listen|notify|begin)\b/i.test(text))

/** Names of tables read or written, and ‹…› where the name is put in. */
const touched = (bare: string): string[] =>
  [...bare.matchAll(/\b(?:from|join|into|update|table|using)\s+(?:only\s+)?(mingfa\.[\w‹›.]+|‹[^›]*›)/g)].map((m) => (m[1] as string).replace(/^mingfa\./, ''))

/** A table whose name is put in is a case type's, unless the statement makes it up itself. */
const isTenant = (name: string, tables: ReadonlyMap<string, Table>): boolean =>
  name.startsWith('‹') ? /table/i.test(name) : name.includes('‹') || tables.get(name)?.class === 'tenant'

function lintTenant(bare: string, tables: ReadonlyMap<string, Table>, report: Reporter): void {
  if (/^create temp\b/.test(bare)) return
  const tenants = touched(bare).filter((name) => isTenant(name, tables))
  if (tenants.length === 0) return
  if (!NAMES_OFFICE.test(bare)) report('tenant-statement', `${tenants.join('、')} 没有带 office_id`)
  const volatile = VOLATILE.exec(bare)
  if (volatile) report('time-as-parameter', volatile[0])
  if (/\bset\s+(?:[^;]*?,\s*)?"?office_id"?\s*=/.test(bare.split(/\bwhere\b/)[0] ?? '')) report('tenant-key', '改动了 office_id')
}

function lintShape(bare: string, report: Reporter): void {
  if (/\bmerge\s+into\b/.test(bare)) report('plain-statement', 'MERGE')
  if (/\bvalues\s*\((?:[^()]|\([^()]*\))*?\(\s*select\b/.test(bare)) report('plain-statement', 'VALUES 里的子查询')
  if (/\bdo update set\b[^;]*\(\s*select\b/.test(bare)) report('plain-statement', 'DO UPDATE 里的子查询')
  if (/\bin\s*\(\s*select\b[^)]*\bfor\s+(no key )?update\b/.test(bare)) report('claim-by-array', 'in (select … for update)')
  else if (/\bskip locked\b/.test(bare) && !/\barray\s*\(\s*select\b/.test(bare)) report('claim-by-array', 'skip locked')
  if (/\bgrouping\s+sets\b|\b(cube|rollup)\s*\(/.test(bare.replace(/mingfa\.rollup|rebuilt_rollup/g, ''))) report('plain-groups', '多层分组')
  if (/\b(repeatable\s+read|serializable)\b/.test(bare)) report('one-moment', '隔离级别')
  if (/\bset_config\s*\(/.test(bare)) report('claims-local', 'set_config')
  if (/(^|;)\s*set\s+(session\s+)?app\./.test(bare)) report('claims-local', '没有 local 的 set')
  if (/\bpg_(try_)?advisory_\w+/.test(bare) || /^\s*(listen|notify)\s/.test(bare)) report('coordinator-only', '咨询锁或者通知')
  if (/^create\s+(?!temp)(?:\w+\s+)*(table|trigger|rule|view)\b/.test(bare)) report('table-class', '表由迁移建立，不由程序建立')
}

/** Findings in the strings of one source. */
export function lintSource(file: string, source: string, tables: ReadonlyMap<string, Table>): Finding[] {
  const findings: Finding[] = []
  for (const string of stringsOf(source).filter(isSql)) {
    for (const { bare, line } of statementsOf(string.text, string.line)) lint({ bare }, (rule, found) => findings.push({ file, line, rule, found }))
  }
  source.split('\n').forEach((text, i) => {
    if (/\b(err|error|e|fault|cause)\.constraint\b/.test(text))
      findings.push({ file, line: i + 1, rule: 'named-constraint', found: '按 error.constraint 判断' })
  })
  return findings

  function lint({ bare }: Pick<Statement, 'bare'>, report: Reporter): void {
    lintTenant(bare, tables, report)
    lintShape(bare, report)
  }
}
