/**
 * Keeps the SQL such that the same schema and statements run on one PostgreSQL and, distributed by office, on many: `npm run check` runs it over
 * every migration and over the SQL in the sources. What is left out on purpose is listed here with its reason.
 */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { lintMigrations } from './sql/migrations.ts'
import { lintSource } from './sql/queries.ts'
import { type Finding, findingText, type Rule } from './sql/rules.ts'

const projectRoot = dirname(import.meta.dirname)

/** A finding that stands, and why. `text` is part of what is found; without one, the rule does not hold for the file. */
export type Allowed = { file: string; rule: Rule; text?: string; why: string }

const allowed: readonly Allowed[] = [
  { file: 'platform/access/viewers.ts', rule: 'tenant-statement', text: 'person', why: '登录时只知道人，还不知道机关；只读' },
  { file: 'platform/backup/prove.ts', rule: 'tenant-statement', text: 'chain_head', why: '备份的最后一刻停下所有写入，锁的是整张表' },
  { file: 'platform/backup/tables.ts', rule: 'one-moment', why: '备份取一台服务器的同一时刻；分布之后按节点备份' },
  { file: 'platform/checks/checker.ts', rule: 'one-moment', why: '核查只读，分布之后逐个机关成立' },
  { file: 'platform/verify/index.ts', rule: 'one-moment', why: '一次只核一个机关，一个机关之内有共同的快照' },
  { file: 'domains/reporting/reading.ts', rule: 'one-moment', why: '只读；报告的数字在冻结时另存' },
  { file: 'platform/db/database.ts', rule: 'coordinator-only', why: '建角色和建库只在协调节点上做' },
  { file: 'platform/db/migrate.ts', rule: 'coordinator-only', why: '迁移只在协调节点上做' },
  { file: 'platform/jobs/worker.ts', rule: 'coordinator-only', why: '任务队列只在协调节点上' },
  { file: 'platform/settings/follow.ts', rule: 'coordinator-only', why: '设置改动时通知各进程；每半分钟另读一遍，漏了通知也只晚这么久' },
  { file: 'platform/ledger/backfill.ts', rule: 'coordinator-only', why: '同一机关的导入排队；不带机关的表，锁在协调节点上' },
  { file: 'platform/db/migrate.ts', rule: 'table-class', why: '记迁移的表先于一切迁移' },
  { file: 'platform/jobs/worker.ts', rule: 'table-class', why: '任务队列自己的模式，由它的库建立' },
  { file: 'platform/ledger/ddl.ts', rule: 'table-class', why: '这里写出的正是迁移' },
]

const paths = (root: string, pattern: string | readonly string[]): string[] =>
  globSync(pattern as string[], { cwd: root, exclude: ['**/node_modules/**', '**/dist/**'] })
    .map((f) => f.replaceAll('\\', '/'))
    .sort()

export type Linted = { findings: Finding[]; unused: Allowed[]; files: number }

/** Lints everything below a root; `unused` are the exceptions that nothing needs any more. */
export function lintSql(root = projectRoot, exceptions: readonly Allowed[] = allowed): Linted {
  const migrations = paths(root, ['platform/*/migrations/*.sql', 'domains/**/migrations/*.sql'])
  const sources = paths(root, ['platform/**/*.ts', 'domains/**/*.ts', 'apps/**/*.ts']).filter((f) => !/\.test\.ts$|^platform\/testing\//.test(f))
  const read = (file: string): string => readFileSync(join(root, file), 'utf8')
  const { tables, findings } = lintMigrations(migrations.map((file) => ({ file, sql: read(file) })))
  const all = [...findings, ...sources.flatMap((file) => lintSource(file, read(file), tables))]
  const excuses = (a: Allowed, f: Finding): boolean => a.file === f.file && a.rule === f.rule && (a.text === undefined || f.found.includes(a.text))
  return {
    findings: all.filter((f) => !exceptions.some((a) => excuses(a, f))),
    unused: exceptions.filter((a) => !all.some((f) => excuses(a, f))),
    files: migrations.length + sources.length,
  }
}

if (import.meta.main) {
  const { findings, unused, files } = lintSql()
  for (const finding of findings) console.error(findingText(finding))
  for (const { file, rule, why } of unused) console.error(`tools/lint-sql.ts：${file} 不再违反 ${rule}，删去这一例外（${why}）`)
  console.log(`${files} files, ${findings.length} findings`)
  process.exit(findings.length + unused.length > 0 ? 1 : 0)
}
