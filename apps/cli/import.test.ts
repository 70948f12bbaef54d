import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operatorViewer } from '../../platform/access/index.ts'
import { type Written, workbook } from '../../platform/testing/index.ts'
import { verify } from '../../platform/verify/index.ts'
import { makeOffices } from '../server/demo/offices.ts'
import { makePeople } from '../server/demo/people.ts'
import { openServices, type Services } from '../services.ts'
import { createOut } from './out.ts'
import { runCli } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'mingfa-import-'))
// As root the server runs as somebody else, who must be able to get here.
chmodSync(folder, 0o755)
const home = join(folder, 'home')
const OFFICE = 999901009
const OTHER = 999901003
let services: Services

type Result = {
  type: string | null
  rows: number
  accepted: number
  duplicates: number
  rejected: number
  errors: { row: number; column: string; value: string; message: string }[]
}
type Ran = { code: number; out: string; err: string; json: () => Result }

async function mingfa(...words: (string | number)[]): Promise<Ran> {
  process.env.MINGFA_HOME = home
  let [out, err] = ['', '']
  const code = await runCli(words.map(String), createOut({ write: (t: string) => (out += t) }, { write: (t: string) => (err += t) }))
  return { code, out, err, json: () => JSON.parse(out) as Result }
}

beforeAll(async () => {
  mkdirSync(home)
  services = await openServices({ home, digest: 'sha256', port: 0 })
  await makeOffices(services.db)
  services.offices.forget()
  await makePeople(services)
})
afterAll(async () => {
  await services.close()
  rmSync(folder, { recursive: true, force: true })
})

let written = 0
/** Writes a workbook or a csv of these rows; the file's path. */
function fileOf(rows: readonly (readonly Written[])[], name = 'xlsx'): string {
  written += 1
  const path = join(folder, `${written}.${name}`)
  const csv = rows.map((r) => r.map((c) => (c === null ? '' : `"${String(c)}"`)).join(',')).join('\n')
  writeFileSync(path, name === 'csv' ? csv : workbook({ rows }))
  return path
}

const HEAD = ['序号', '案号', '案由', '当事人', '立案日期', '处罚决定日期', '处罚种类', '罚款金额（元）', '结案日期']
const row = (n: number, key: string, more: Record<number, Written> = {}): Written[] => {
  const cells: Written[] = [n, `${key}罚〔2024〕${n}号`, '占道经营', '钱某', '2024.3.5', '2024年3月20日', '罚款', 500, 45_383]
  for (const [i, v] of Object.entries(more)) cells[Number(i)] = v
  return cells
}
const penalties = async (office = OTHER): Promise<number> => {
  const viewer = operatorViewer([office], services.types)
  return (await services.ledger.count(viewer, { type: 'penalty', office }, 10_000)) as number
}

describe('导入命令', () => {
  it('标准输出是约定的 JSON；再导入一次不增加', async () => {
    const file = fileOf([['东湖街道2024年行政处罚案件台账'], HEAD, row(1, '甲'), row(2, '甲'), ['合计', null, null, null, null, null, null, 1000]])
    const first = await mingfa('import', file, '--office', OTHER, '--json')
    expect(first.code).toBe(0)
    expect(first.json()).toEqual({ type: 'penalty', rows: 2, accepted: 2, duplicates: 0, rejected: 0, errors: [] })
    const again = await mingfa('import', file, '--office', OTHER, '--json')
    expect([again.code, again.json()]).toEqual([0, { type: 'penalty', rows: 2, accepted: 0, duplicates: 2, rejected: 0, errors: [] }])
    expect(again.err).toContain('已有 2 行')
  })

  it('有一行不合格，一行也不写，退出码 1，指出行、列、内容和改法', async () => {
    const before = await penalties()
    const ran = await mingfa('import', fileOf([HEAD, row(1, '乙'), row(2, '乙', { 4: '2024年3月' })]), '--office', OTHER, '--json')
    expect(ran.code).toBe(1)
    expect(ran.json()).toEqual({
      ...{ type: 'penalty', rows: 2, accepted: 0, duplicates: 0, rejected: 1 },
      errors: [{ row: 3, column: '立案日期', value: '2024年3月', message: '只写到月，没有写明哪一日，请写成 2024-03-05 这样的形式' }],
    })
    expect(await penalties()).toBe(before)
  })

  it('--partial 只导入合格的行；错误表改好后补上其余的', async () => {
    const errors = join(folder, 'errors.xlsx')
    const lost = { t: 'n' as const, v: 999_999_196_808_278_900, z: '0' }
    const file = fileOf([
      [...HEAD, '证件号码'],
      [...row(1, '丙'), null],
      [...row(2, '丙'), lost],
    ])
    const ran = await mingfa('import', file, '--office', OTHER, '--partial', '--errors', errors, '--json')
    expect(ran.code).toBe(1)
    expect(ran.json()).toMatchObject({
      rows: 2,
      accepted: 1,
      rejected: 1,
      errors: [{ row: 3, column: '证件号码', message: expect.stringContaining('末几位已丢失') }],
    })
    expect((await mingfa('import', errors, '--office', OTHER, '--json')).json()).toMatchObject({
      ...{ rows: 1, accepted: 0, rejected: 1 },
      errors: [{ message: expect.stringContaining('末几位已丢失') }],
    })
  })

  it('--dry-run 只核对，不写入', async () => {
    const before = await penalties()
    const ran = await mingfa('import', fileOf([HEAD, row(1, '丁')]), '--office', OTHER, '--dry-run', '--json')
    expect([ran.code, ran.json()]).toEqual([0, { type: 'penalty', rows: 1, accepted: 1, duplicates: 0, rejected: 0, errors: [] }])
    expect(await penalties()).toBe(before)
  })

  it('没有 --json 时，标准输出什么也没有', async () => {
    const ran = await mingfa(
      'import',
      fileOf([
        [...HEAD, '某列'],
        [...row(1, '戊', { 5: '2024-01-01' }), '某内容'],
      ]),
      '--office',
      OTHER,
    )
    expect([ran.code, ran.out]).toEqual([1, ''])
    expect(ran.err).toContain('第 2 行 处罚决定日期“2024-01-01”')
    expect(ran.err).toContain('没有导入的列：某列')
    expect(ran.err).toContain('加 --partial 只导入合格的行')
  })

  it('认不出的台账，说明读到什么、需要什么，退出码 1', async () => {
    const ran = await mingfa(
      'import',
      fileOf([
        ['姓名', '电话', '部门'],
        ['甲', '1', '乙'],
      ]),
      '--office',
      OTHER,
      '--json',
    )
    expect(ran.code).toBe(1)
    expect(ran.json()).toMatchObject({
      type: null,
      rows: 0,
      accepted: 0,
      errors: [{ row: 0, message: expect.stringContaining('第 1 行像是表头：姓名、电话、部门') }],
    })
  })

  it.each([
    ['普法活动', '序号 活动名称 活动主题 活动类型 活动日期 活动地点 主办单位 主讲人 参加人数 发放资料 备注'],
    ['合法性审查', '序号 送审日期 送审单位 送审件名称 类型 审查方式 审查人 审查意见 出具日期 采纳情况 公布/签订日期 备案号 备注'],
    ['合同审查', '序号 合同名称 合同编号 合同类型 承办部门 经办人 合同相对方 合同金额(元) 资金来源 起止日期 签订日期 履行情况 归档号'],
    ['信访', '信访件编号 信访形式 信访日期 信访人姓名 证件号 电话 住址 问题属地 内容分类 概况 涉及人数 责任单位 办理时限 答复日期 化解情况 满意度 备注'],
    ['12345 工单', '工单编号 受理时间 派单时间 办理时限 来源渠道 诉求类型 标题 诉求内容 诉求人 来电号码 事发地址 主办单位 办理结果 办结时间'],
    ['工作', '序号 日期 类型 内容 来源 责任人 结果 备注'],
    ['执法人员', '序号 姓名 单位 身份证号 性别 出生日期 联系电话 执法人员性质 执法证号 发证机关 执法区域 执法类别 证件有效期'],
  ])('没有这一类的%s台账，不当作别的导入', async (name, headings) => {
    const columns = headings.split(' ')
    const rows = [[`2024年${name}台账`], columns, columns.map((c) => (/日期|时间/.test(c) ? '2024-03-05' : /人数|金额/.test(c) ? 3 : '某'))]
    const ran = await mingfa('import', fileOf(rows), '--office', OTHER, '--json')
    expect([ran.code, ran.json().type]).toEqual([1, null])
    expect(ran.json().errors[0]?.message).toContain('认不出这是哪一类台账')
  })

  it('以谁的名义补录可以指定，没有职责的不行', async () => {
    const ran = await mingfa('import', fileOf([HEAD, row(1, '己')]), '--office', OTHER, '--as', 'donghu-leader', '--json')
    expect(ran.code).toBe(1)
    expect(ran.json().errors[0]?.message).toContain('没有补录“行政处罚”的职责')
    expect((await mingfa('import', fileOf([HEAD, row(1, '庚')]), '--office', OTHER, '--as', 'donghu-officer2', '--json')).code).toBe(0)
  })

  it.each([
    ['没有的文件', ['nosuch.xlsx', '--office', String(OTHER)], '没有文件'],
    ['没有的类型', ['FILE', '--office', String(OTHER), '--type', 'nosuch'], '没有“nosuch”这一类台账'],
    ['漏了机关', ['FILE'], '缺少选项 --office'],
  ])('用法不对：%s，退出码 2', async (_name, words, message) => {
    const file = fileOf([HEAD, row(1, '辛')])
    const ran = await mingfa('import', ...words.map((w) => (w === 'FILE' ? file : w)))
    expect([ran.code, ran.out]).toEqual([2, ''])
    expect(ran.err).toContain(message)
  })
})

/** Headings that offices use, with what stands in a row under each and the field that it must become: 'heading|cell|field'. */
const kinds: readonly (readonly [string, string, string])[] = [
  [
    '行政处罚案件台账（全部列）',
    'penalty',
    `序号|1|; 案号|罚1号|caseNo; 案件来源|检查发现|source; 案由|占道|cause; 当事人|钱某|partyName; 当事人类型|自然人|partyKind; 证件号码/统一社会信用代码||partyCode;
     法定代表人||legalRep; 联系电话||phone; 地址|某路1号|address; 案发时间|2024-03-01|happenedOn; 案发地点|东湖社区|community;
     立案日期|2024-03-05|filedOn; 承办人1|赵一|officer1; 执法证号1|粤1|officer1Cert; 承办人2|钱二|officer2; 执法证号2|粤2|officer2Cert;
     程序类型|普通程序|procedureKind; 违反条款|第1条|provision; 处罚依据|第2条|basis; 裁量阶次|一般|discretion; 集体讨论日期||discussedOn;
     告知日期|2024-03-10|noticedOn; 听证|无|hearing; 处罚决定书文号|罚决1号|decisionNo; 处罚决定日期|2024-03-20|decidedOn; 处罚种类|罚款|penaltyKind;
     罚款金额(元)|500|fineFen; 没收金额|0|confiscatedFen; 送达日期|2024-03-21|servedOn; 送达方式|直接送达|serviceWay; 履行情况|已履行|performance;
     缴款日期|2024-03-25|paidOn; 结案日期|2024-04-01|closedOn; 复议/诉讼|无|remedy; 公示日期|2024-03-22|publishedOn; 归档号|D1|archiveNo;
     备注||remarks`,
  ],
  [
    '行政处罚（别的叫法）',
    'penalty',
    `线索来源|投诉举报|source; 违法行为|占道|cause; 行政相对人名称|钱某|partyName; 立案时间|2024-03-05|filedOn; 办案人员|赵一、钱二|officer1;
     行政处罚决定书文号|决1号|decisionNo; 作出处罚日期|2024-03-20|decidedOn; 罚没款（万元）|0.05|fineFen; 执行情况|已执行|performance;
     结案时间|2024-04-01|closedOn`,
  ],
  [
    '矛盾纠纷排查调处台账',
    'mediation',
    `序号|1|; 排查(登记)日期|2024-03-05|registeredOn; 排查区域/村(社区)|东湖社区|community; 纠纷名称|某纠纷|disputeName; 纠纷类型|邻里纠纷|disputeKind;
     纠纷级别/风险等级(红橙黄)|黄|risk; 涉及人数|3人|peopleCount; 涉及金额|1.2万元|amountFen; 纠纷简要情况|漏水|brief; 诉求|赔偿|claims;
     来源(主动排查/申请/移送)|主动排查|source; 责任人/调解员|孙三|mediator1; 调解组织|某调委会|committee; 调处措施|现场调解|measures; 是否调解成功|是|result;
     协议形式(口头/书面)|书面|agreementForm; 协议金额|500|agreementFen; 履行情况|已履行|performance; 司法确认|否|confirmation;
     化解日期|2024-03-20|settledOn`,
  ],
  [
    '矛盾纠纷（别的叫法）',
    'mediation',
    `矛盾类型|婚姻|disputeKind; 登记日期|2024-03-05|registeredOn; 矛盾纠纷概况|争执|brief; 调处人|孙三|mediator1; 参与人数|4|peopleCount;
     办结时间|2024-03-20|settledOn; 化解情况|调解成功|result`,
  ],
  [
    '依申请公开台账',
    'disclosure',
    `申请编号|申1号|requestNo; 收到日期|2024-03-05|receivedOn; 申请方式(当面/信函/网上/传真/电子邮件)|网上|way; 申请人类型|自然人|applicantKind;
     申请人名称|钱某|applicantName; 申请内容|征地方案|content; 信息用途|自用|purpose; 提供方式|纸质|provideForm; 承办科室|办公室|handlingUnit;
     补正通知日期||clarifyAskedOn; 答复日期|2024-03-20|answeredOn; 答复文号|答1号|answerNo; 答复类型(21 项)|予以公开|outcome; 是否超期|否|ledgerOverdue`,
  ],
  [
    '依申请公开（别的叫法）',
    'disclosure',
    `收件日期|2024-03-05|receivedOn; 所需政府信息|征地方案|content; 申请人|钱某|applicantName; 答复情况|部分公开|outcome; 答复日期|2024-03-20|answeredOn`,
  ],
  [
    '涉企检查台账',
    'inspection',
    `检查编号|检1号|number; 检查主体|某街道|agency; 检查类型(日常/专项/个案)|专项|kind; 检查事项名称|消防|item; 检查方式(现场/非现场/联合“综合查一次”/双随机)|双随机|way;
     是否纳入年度计划|是|planned; 检查对象名称|某店|targetName; 统一社会信用代码||targetCode; 行业|餐饮|industry; 审批日期|2024-03-01|approvedOn;
     通知书文号|通1号|noticeNo; 检查开始/结束时间|2024-03-05 09:00-11:00|visitedOn; 检查人员及证号(≥2)|赵一、钱二|officer1;
     检查结果(未发现问题/责令改正/移送/立案)|责令改正|result; 复查日期|2024-03-12|recheckedOn; 复查结果|已整改|recheckResult; 企业评价|满意|rating`,
  ],
  [
    '人大建议政协提案办理台账',
    'proposal',
    `编号|1|number; 类别|人大建议|kind; 层级|市|level; 案由|关于某事的建议|title; 领衔代表（委员）|李某|proposer; 承办方式|主办|role;
     交办日期|2024-03-05|assignedOn; 答复日期|2024-05-20|answeredOn; 答复类别|A|answerClass; 代表（委员）意见|满意|opinion`,
  ],
]

const keepers: Readonly<Record<string, string>> = {
  penalty: 'donghu-officer',
  inspection: 'donghu-officer',
  mediation: 'donghu-mediator',
  disclosure: 'donghu-openness',
  proposal: 'donghu-secretary',
}

describe('按表头认出五类台账', () => {
  it.each(kinds)('%s', async (_name, type, table) => {
    const viewer = await services.viewers.byUsername(keepers[type] ?? '', services.clock.today())
    if (!viewer) throw new Error(`nobody keeps ${type}`)
    const columns = table.split(';').map((c) => c.trim().split('|'))
    // Another order and an empty column must make no difference.
    for (const order of [columns, [...columns.slice(3), [''], ...columns.slice(0, 3)]]) {
      const bytes = workbook({ rows: [order.map(([heading]) => heading || null), order.map(([, value]) => value || null)] })
      const result = await services.imports.once(viewer, { office: OTHER, file: '台账.xlsx', bytes, mode: 'all', dryRun: true })
      expect([result.type, result.rows, result.errors]).toEqual([type, 1, []])
      const wanted = columns.map(([heading = '', , field]) => [heading.replace(/\s/g, ''), field || null])
      expect(Object.fromEntries(result.columns.map((c) => [c.heading, c.field]))).toEqual(Object.fromEntries(wanted))
    }
  })
})

const real = join(import.meta.dirname, '../../../shared/ledgers/qinghe-2024')

describe('真实台账', () => {
  it.skipIf(!existsSync(real))('六本台账导入空的街道，公布的数字一个不差；再导入一次不增加；核验通过', { timeout: 300_000 }, async () => {
    const files = readdirSync(real).filter((f) => f.endsWith('.xlsx'))
    const first: Result[] = []
    for (const file of files) {
      const ran = await mingfa('import', join(real, file), '--office', OFFICE, '--json')
      expect([file, ran.code, ran.json().errors]).toEqual([file, 0, []])
      first.push(ran.json())
    }
    expect(first.map((r) => r.accepted)).toEqual(first.map((r) => r.rows))
    const { figures, year } = JSON.parse(readFileSync(join(real, 'expected.json'), 'utf8')) as { figures: Record<string, number>; year: number }
    for (const [key, value] of Object.entries(figures)) {
      const [, metric = '', by = ''] = /^([\w.]+)(?:\[(.*)\])?$/.exec(key) ?? []
      const wanted = Object.fromEntries(
        by
          .split(',')
          .filter(Boolean)
          .map((p) => p.split('=') as [string, string]),
      )
      const words = ['figures', '--office', OFFICE, '--year', year, '--metric', metric, ...(by ? ['--by', Object.keys(wanted).join(',')] : []), '--json']
      const ran = await mingfa(...words)
      const rows = JSON.parse(ran.out) as { value: number; by?: Record<string, string> }[]
      expect([key, rows.find((r) => Object.entries(wanted).every(([f, label]) => r.by?.[f] === label))?.value]).toEqual([key, value])
    }
    for (const [i, file] of files.entries()) {
      const again = (await mingfa('import', join(real, file), '--office', OFFICE, '--json')).json()
      expect(again).toMatchObject({ accepted: 0, duplicates: first[i]?.rows, rejected: 0 })
    }
    expect((await verify(services.ledger.context, { offices: [OFFICE] })).findings).toEqual([])
  })
})
