/** The rules, by the number under which docs/decisions/0013 lists them; each with why it stands. */

export const rules = {
  'tenant-key': '所有机关的行按 office_id 分布，唯一的范围只能是一个机关之内（规则 1）',
  'primary-key': '每张表有主键：没有它，重建、核对和分布都无法一行对一行（规则 1）',
  'tenant-reference': '外键两端都以 office_id 打头，且只能删除时拒绝或者级联，否则分布之后建不成（规则 2）',
  'table-class': '每张表写明归属，迁移和分布都由此决定（规则 3）',
  'own-ids': '标识由调用者给出：序列和默认值在分布之后会重号，也无法重放（规则 5、9）',
  'no-behaviour': '行为写在语句里：触发器、规则和可更新视图在分布的表上不起作用（规则 6）',
  'named-constraint': '约束要有名字，错误才能对上；出错时按 SQLSTATE 判断，不读 error.constraint（规则 7）',
  'tenant-statement': '写给机关表的每一句都带 office_id，行级安全之外还要能定位分片（规则 8）',
  'time-as-parameter': '时间和随机数由参数给出，同一笔写入才只有一个时刻，也才能重放（规则 9）',
  'plain-statement': '不用 MERGE，VALUES 和 DO UPDATE 里不放子查询（规则 10）',
  'claim-by-array': '领取任务用 = any(array(select … for update skip locked))，in (select …) 会多领（规则 11）',
  'plain-groups': '跨机关只有 GROUP BY，不用 GROUPING SETS、CUBE、ROLLUP（规则 12）',
  'one-moment': '不同机关之间没有共同的快照，不能依赖 REPEATABLE READ（规则 13）',
  'claims-local': '身份声明只能在事务里用 SET LOCAL，读的时候容许没有；策略里没有子查询（规则 14）',
  'row-security': '每张表都启用并强制行级安全，并有策略：没有声明就没有一行（规则 14）',
  'coordinator-only': '咨询锁和 LISTEN/NOTIFY 只在一个节点上有效，须写明用在哪里（规则 16）',
  'one-constraint': '一句 ALTER TABLE 只加一个约束（规则 17）',
} as const
export type Rule = keyof typeof rules

export type Finding = { file: string; line: number; rule: Rule; found: string }

/** 'file:line rule: what was found — why'. */
export const findingText = ({ file, line, rule, found }: Finding): string => `${file}:${line} ${rule}：${found}\n    ${rules[rule]}`
