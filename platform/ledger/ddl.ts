/** The table of a case type, as SQL written from its record and terms; read by a person and kept as a migration. */
import type { AnyCaseType } from '../../engine/define.ts'
import { cite } from '../../engine/law.ts'
import { measuresOf } from '../../engine/measure.ts'
import { columnOf } from './columns.ts'
import { type Column, tableOf } from './rows.ts'

const NOT_NULL = new Set(['office_id', 'id', 'version', 'status', 'seq', 'backfilled', 'trace', 'opened_on', 'changed_at', 'extra'])
const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`

const columnLine = (c: Column): string => `  "${c.name}" ${c.type}${NOT_NULL.has(c.name) ? ' not null' : ''}`

function checks(type: AnyCaseType): string[] {
  return Object.entries(type.record.fields).flatMap(([id, f]) =>
    f.type === 'money' || f.type === 'count' ? [`  constraint ${type.id}_${columnOf(id)}_check check ("${columnOf(id)}" >= 0)`] : [],
  )
}

function indexes(type: AnyCaseType): string[] {
  const { id, record } = type
  const days = [...new Set(measuresOf(type).map((m) => m.measure.day))].filter((d) => d !== record.openedOn)
  return [
    `create index ${id}_opened on mingfa.${id} (office_id, opened_on desc, id desc);`,
    `create index ${id}_status on mingfa.${id} (office_id, status, opened_on desc, id desc);`,
    `create index ${id}_due on mingfa.${id} (office_id, next_due) where next_due is not null;`,
    `create unique index ${id}_fingerprint_key on mingfa.${id} (office_id, fingerprint) where fingerprint is not null;`,
    `create index ${id}_search on mingfa.${id} using gin (search);`,
    ...[record.openedOn, ...days].map((d) => `create index ${id}_by_${columnOf(d)} on mingfa.${id} (office_id, "${columnOf(d)}");`),
  ]
}

function security(id: string): string[] {
  const own = "office_id = nullif(current_setting('app.office', true), '')::bigint"
  return [
    `alter table mingfa.${id} enable row level security;`,
    `alter table mingfa.${id} force row level security;`,
    `create policy ${id}_read on mingfa.${id} for select using (office_id = any (nullif(current_setting('app.see_${id}', true), '')::bigint[]));`,
    `create policy ${id}_single on mingfa.${id} for select using (office_id = any (nullif(current_setting('app.advised', true), '')::bigint[])`,
    `  and id = any (nullif(current_setting('app.single', true), '')::uuid[]));`,
    `create policy ${id}_add on mingfa.${id} for insert with check (${own});`,
    `create policy ${id}_change on mingfa.${id} for update using (${own}) with check (${own});`,
    `create policy ${id}_rebuild on mingfa.${id} to mingfa_owner using (true) with check (true);`,
    `revoke all on mingfa.${id} from mingfa_app;`,
    `grant select, insert, update on mingfa.${id} to mingfa_app;`,
  ]
}

function comments(type: AnyCaseType): string[] {
  const fields = Object.entries(type.record.fields).map(([id, f]) => {
    const law = f.law ? `，${cite(f.law)}` : ''
    return `comment on column mingfa.${type.id}."${columnOf(id)}" is ${quote(f.label + law)};`
  })
  return [`comment on table mingfa.${type.id} is ${quote(`${type.record.title}：由动作日志折叠而成，可随时重建`)};`, ...fields]
}

/** The migration that makes a case type's table. */
export function tableSql(type: AnyCaseType): string {
  const { columns } = tableOf(type)
  const lines = [...columns.map(columnLine), '  search tsvector not null', `  constraint ${type.id}_pkey primary key (office_id, id)`, ...checks(type)]
  return [
    `-- ${type.record.title}: made from record.ts and procedure.ts by \`npm run made\`; read before it is committed, never edited afterwards.`,
    '',
    '-- class: tenant',
    `create table mingfa.${type.id} (`,
    lines.join(',\n'),
    ');',
    '',
    ...indexes(type),
    '',
    ...security(type.id),
    '',
    ...comments(type),
    '',
  ].join('\n')
}
