import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { lintSql } from './lint-sql.ts'
import { lintMigrations } from './sql/migrations.ts'
import { lintSource } from './sql/queries.ts'
import { findingText, type Rule } from './sql/rules.ts'
import { statementsOf, stringsOf } from './sql/statements.ts'

const secured = (name: string): string => `
alter table mingfa.${name} enable row level security;
alter table mingfa.${name} force row level security;
create policy ${name}_read on mingfa.${name} for select using (office_id = nullif(current_setting('app.office', true), '')::bigint);`

const card = `
-- class: tenant
create table mingfa.card (
  office_id bigint not null,
  id uuid not null,
  holder_id uuid,
  constraint card_pkey primary key (office_id, id),
  constraint card_id_check check (id is not null)
);${secured('card')}
-- class: shared
create table mingfa.kind (id bigint not null, constraint kind_pkey primary key (id));${secured('kind').replace('office_id =', 'id =')}
-- class: node
create table mingfa.seat (id bigint not null, constraint seat_pkey primary key (id));${secured('seat').replace('office_id =', 'id =')}
`
/** What a template leaves to be put in. */
const hole = (expression: string): string => `$\{${expression}}`
const lint = (...sql: string[]) => lintMigrations([card, ...sql].map((text, i) => ({ file: `${i + 1}.sql`, sql: text }))).findings
const tenant = (columns: string, name = 'loan'): string =>
  `-- class: tenant\ncreate table mingfa.${name} (\n  office_id bigint not null,\n${columns}\n);${secured(name)}`

describe('迁移里的规则', () => {
  it('守规矩的表没有问题', () => {
    expect(lint()).toEqual([])
    expect(
      lint(
        tenant(
          '  id uuid not null,\n  constraint loan_pkey primary key (office_id, id),\n  constraint loan_card_fkey foreign key (office_id, id) references mingfa.card (office_id, id)',
        ),
      ),
    ).toEqual([])
  })

  it.each<[string, string, Rule, number]>([
    ['没有写归属', `create table mingfa.loan (id bigint);${secured('loan')}`, 'table-class', 1],
    ['没有机关', `-- class: tenant\ncreate table mingfa.loan (id uuid);${secured('loan')}`, 'tenant-key', 2],
    ['机关不是 bigint', `-- class: tenant\ncreate table mingfa.loan (office_id integer not null);${secured('loan')}`, 'tenant-key', 2],
    ['主键不以机关打头', tenant('  id uuid,\n  constraint loan_pkey primary key (id, office_id)'), 'tenant-key', 5],
    ['唯一键不含机关', tenant('  no text,\n  constraint loan_no_key unique (no)'), 'tenant-key', 5],
    ['唯一索引不含机关', 'create unique index card_holder on mingfa.card (holder_id);', 'tenant-key', 1],
    ['之后补的唯一键不含机关', 'alter table mingfa.card add constraint card_h unique (holder_id);', 'tenant-key', 1],
    ['约束没有名字', tenant('  id uuid,\n  primary key (office_id, id)'), 'named-constraint', 5],
    ['列上的约束没有名字', tenant('  id uuid,\n  kind bigint references mingfa.kind (id)'), 'named-constraint', 5],
    ['外键不以机关打头', tenant('  c uuid,\n  constraint f foreign key (c) references mingfa.card (id)'), 'tenant-reference', 5],
    [
      '删除时置空',
      tenant('  c uuid,\n  constraint f foreign key (office_id, c) references mingfa.card (office_id, id) on delete set null'),
      'tenant-reference',
      5,
    ],
    [
      '更新时跟随',
      tenant('  c uuid,\n  constraint f foreign key (office_id, c) references mingfa.card (office_id, id) on update cascade'),
      'tenant-reference',
      5,
    ],
    ['机关的表引用节点的表', tenant('  s bigint,\n  constraint f foreign key (office_id, s) references mingfa.seat (id)'), 'tenant-reference', 5],
    ['共用的表引用机关的表', 'alter table mingfa.kind add constraint f foreign key (id) references mingfa.card (id);', 'tenant-reference', 1],
    [
      '没有启用行级安全',
      `-- class: shared\ncreate table mingfa.loan (id bigint);${secured('loan').replace(/alter table \S+ enable.*/, '')}`,
      'row-security',
      2,
    ],
    ['没有强制行级安全', `-- class: shared\ncreate table mingfa.loan (id bigint);${secured('loan').replace(/alter table \S+ force.*/, '')}`, 'row-security', 2],
    ['没有策略', `-- class: shared\ncreate table mingfa.loan (id bigint);${secured('loan').replace(/create policy.*/, '')}`, 'row-security', 2],
    ['唯一的策略又删掉了', 'drop policy kind_read on mingfa.kind;', 'row-security', 14],
    ['策略对所有人都成立', 'create policy card_all on mingfa.card using (true);', 'row-security', 1],
    ['策略里有子查询', 'create policy card_x on mingfa.card using (office_id in (select id from mingfa.kind));', 'claims-local', 1],
    ['没有声明时出错的策略', "create policy card_x on mingfa.card using (office_id = current_setting('app.office')::bigint);", 'claims-local', 1],
    ['触发器', 'create trigger card_t before update on mingfa.card for each row execute function f();', 'no-behaviour', 1],
    ['视图', 'create or replace view mingfa.cards as select * from mingfa.card;', 'no-behaviour', 1],
    ['默认值取现在', tenant('  at timestamptz not null default now()'), 'own-ids', 4],
    ['默认值随机', 'alter table mingfa.card add column token uuid default gen_random_uuid();', 'own-ids', 1],
    ['自增的列', tenant('  no bigserial'), 'own-ids', 4],
    ['标识列', tenant('  no bigint generated always as identity'), 'own-ids', 4],
    ['一句加列又加约束', 'alter table mingfa.card add column a text, add constraint card_a_check check (a is not null);', 'one-constraint', 1],
    ['序列', 'create sequence mingfa.card_no;', 'own-ids', 1],
    ['没有主键', tenant('  id uuid'), 'primary-key', 2],
    ['改动机关列', 'alter table mingfa.card alter column office_id type integer;', 'tenant-key', 1],
  ])('%s', (_name, sql, rule, line) => {
    const found = lint(sql).filter((f) => f.rule === rule)
    expect(found).toHaveLength(1)
    expect(found[0]?.line).toBe(line)
  })

  it('引号和注释里的话不算', () => {
    expect(lint("comment on table mingfa.card is 'create trigger; default now()'; -- create view x\n/* create rule */")).toEqual([])
  })
})

describe('语句里的规则', () => {
  const { tables } = lintMigrations([{ file: '1.sql', sql: card }])
  const rulesIn = (source: string): Rule[] => lintSource('a.ts', source, tables).map((f) => f.rule)

  it.each<[string, string, Rule[]]>([
    ['带机关的查询', "q('select id from mingfa.card where office_id = $1')", []],
    ['不带机关的查询', "q('select id from mingfa.card where id = $1')", ['tenant-statement']],
    ['不带机关的写入', "q('insert into mingfa.card (id) values ($1)')", ['tenant-statement']],
    ['不带机关的删除', "q('delete from mingfa.card')", ['tenant-statement']],
    ['表名由程序填入', `q(\`update ${hole('table.table')} set seq = $2 where id = $1\`)`, ['tenant-statement']],
    ['条件由程序填入', `q(\`select * from ${hole('table.table')} where ${hole('where')}\`)`, []],
    ['共用的表不必', "q('select id from mingfa.kind')", []],
    ['连接里的机关表', "q('select * from mingfa.kind k join mingfa.card c on c.id = k.id')", ['tenant-statement']],
    ['写入时取现在', "q('update mingfa.card set at = now() where office_id = $1')", ['time-as-parameter']],
    ['写入时取随机', "q('insert into mingfa.card (office_id, id) values ($1, gen_random_uuid())')", ['time-as-parameter']],
    ['改动机关', "q('update mingfa.card set a = 1, office_id = $2 where office_id = $1')", ['tenant-key']],
    ['MERGE', "q('merge into mingfa.kind using x on true when matched then delete')", ['plain-statement']],
    ['VALUES 里的子查询', "q('insert into mingfa.kind (id) values ((select max(id) from x))')", ['plain-statement']],
    ['DO UPDATE 里的子查询', "q('insert into mingfa.kind (id) values ($1) on conflict (id) do update set n = (select 1)')", ['plain-statement']],
    ['用 in 领取', "q('update mingfa.seat set a = 1 where id in (select id from mingfa.seat for update skip locked limit 2)')", ['claim-by-array']],
    ['用数组领取', "q('update mingfa.seat set a = 1 where id = any(array(select id from mingfa.seat for update skip locked limit 2))')", []],
    ['多层分组', "q('select a, sum(n) from mingfa.kind group by rollup (a)')", ['plain-groups']],
    ['隔离级别', "q('begin isolation level repeatable read')", ['one-moment']],
    ['set_config', "q(`select set_config('app.office', $1, true)`)", ['claims-local']],
    ['没有 local 的声明', "q(`set app.office = '5'`)", ['claims-local']],
    ['事务里的声明', "q(`set local app.office = '5'`)", []],
    ['咨询锁', "q('select pg_advisory_lock(1)')", ['coordinator-only']],
    ['程序里建表', "q('create table mingfa.other (id bigint)')", ['table-class']],
    ['临时表可以', "q('create temp table x (like mingfa.card) on commit drop')", []],
    ['按约束名判断错误', 'if (error.constraint === "card_pkey") throw x', ['named-constraint']],
    ['读起来像语句的话', "say('select one of the cards from the list, then update it')", []],
    ['注释里的语句', '// select id from mingfa.card\nconst a = 1', []],
    ['正则里的引号', "const a = /['\"`]/g\nq('delete from mingfa.card')", ['tenant-statement']],
    ['填入的表达式里另有语句', `q(\`select 1 where ${hole('on ? `exists ($1)` : inner("select id from mingfa.card")')}\`)`, ['tenant-statement']],
  ])('%s', (_name, source, expected) => {
    expect(rulesIn(source)).toEqual(expected)
  })

  it('指出文件和行，并说为什么', () => {
    const [finding] = lintSource('platform/x.ts', "const a = 1\n\nconst b = 'delete from mingfa.card'\n", tables)
    expect(finding && findingText(finding)).toMatch(/^platform\/x\.ts:3 tenant-statement：card 没有带 office_id\n {4}.*规则 8/)
  })
})

describe('读法', () => {
  it('语句以分号分开，函数体和引号里的分号不算', () => {
    const found = statementsOf("select ';';\n\ncreate function f() returns void as $$ a; b $$ language sql;\n-- end\n")
    expect(found.map((s) => [s.line, s.text.slice(0, 15)])).toEqual([
      [1, "select ';'"],
      [3, 'create function'],
    ])
  })

  it('模板里填入的部分留名，里面的字符串单独读出', () => {
    expect(stringsOf(`a(\`x ${hole("b('y')")} z\`)`).map((s) => s.text)).toEqual(['y', 'x ‹b(y)› z'])
  })
})

describe('整个目录', () => {
  const root = mkdtempSync(join(tmpdir(), 'mingfa-sql-'))
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }

  it('迁移和源码一起读；测试不读；例外要有用', () => {
    write('platform/a/migrations/0001.sql', card)
    write('domains/a/b/migrations/0001-b.sql', 'create table mingfa.bare (id bigint);')
    write('platform/a/a.ts', "q('delete from mingfa.card')")
    write('platform/a/a.test.ts', "q('delete from mingfa.card')")
    const all = lintSql(root, [])
    expect(all.findings.map((f) => `${f.file} ${f.rule}`)).toEqual([
      ...['primary-key', 'table-class', 'row-security', 'row-security', 'row-security'].map((r) => `domains/a/b/migrations/0001-b.sql ${r}`),
      'platform/a/a.ts tenant-statement',
    ])
    const excused = lintSql(root, [
      { file: 'platform/a/a.ts', rule: 'tenant-statement', why: '试' },
      { file: 'platform/a/a.ts', rule: 'one-moment', why: '无用' },
    ])
    expect(excused.findings.some((f) => f.file === 'platform/a/a.ts')).toBe(false)
    expect(excused.unused.map((a) => a.why)).toEqual(['无用'])
  })

  it('本项目没有违反', () => {
    const { findings, unused, files } = lintSql()
    expect(findings.map(findingText)).toEqual([])
    expect(unused).toEqual([])
    expect(files).toBeGreaterThan(100)
  })
})
