import { describe, expect, it } from 'vitest'
import type { AnyCaseType } from './define.ts'
import { madeDocs } from './describe.ts'
import { law, unverified } from './law.ts'

const type: AnyCaseType = {
  id: 'card',
  record: {
    id: 'card',
    title: '借书证',
    line: 'library',
    unit: '件',
    fields: {
      no: { type: 'text', label: '证号', synonyms: ['借书证号', '卡|号'] },
      kind: { type: 'choice', label: '种类', openEnded: true, options: { adult: { label: '成人证' } } },
      issuedOn: { type: 'day', label: '发证\n日期', law: law('图书馆管理办法', 5) },
    },
    number: 'no',
    headline: ['no'],
    list: ['no'],
    openedOn: 'issuedOn',
    breakdown: ['kind'],
    order: [],
    identity: ['no'],
  },
  procedures: [
    {
      from: '2020-01-01',
      title: '借书证办理',
      law: [law('图书馆管理办法')],
      statuses: { asked: { label: '已申请' }, issued: { label: '已发证', final: true } },
      actions: {
        ask: { label: '申请', law: [law('图书馆管理办法', 3)], by: ['public'], when: ['new'], to: 'asked' },
        issue: {
          label: '发证',
          law: [unverified('馆内规程', 2)],
          by: ['leader'],
          when: ['asked'],
          to: 'issued',
          needs: [{ done: 'ask', label: '尚未申请', law: law('图书馆管理办法', 3) }],
        },
      },
      terms: {
        issue: {
          label: '办理期限',
          law: unverified('馆内规程', 4),
          kind: 'service',
          length: 5,
          unit: 'workingDay',
          from: ['ask'],
          metBy: ['issue'],
          consequence: '通报',
        },
      },
      mandatory: [{ step: 'ask', before: ['issue'], label: '本人申请', law: law('图书馆管理办法', 3) }],
    },
  ],
  metrics: {
    issued: { name: '发证数', unit: '件', rule: '按发证日期计', version: { from: '2020-01-01', approvedBy: '馆务会' }, measure: { day: 'issuedOn' } },
  },
  reconciliations: [],
  backfill: { ledgers: ['登记簿'], needs: ['no'], statusOf: () => 'issued' },
  readers: ['clerk'],
  keepers: ['clerk'],
}

describe('由定义写成的说明', () => {
  const pages = madeDocs([type])
  const page = pages.get('card.md') ?? ''

  it('每个案件类型一页，另有指标、期限、表头和目录', () => {
    expect([...pages.keys()]).toEqual(['README.md', 'card.md', 'metrics.md', 'terms.md', 'headings.md'])
  })

  it('步骤写明谁办理、何时、条件和依据', () => {
    expect(page).toContain('| issue | 发证 | 机关负责人 | 已申请 | 已发证 | 须先“申请”（《图书馆管理办法》第3条） | 《馆内规程》第2条（待核实） |')
  })

  it('期限写明长度、起算、依据和后果', () => {
    expect(page).toContain('| issue | 办理期限 | 承诺 | 5 个工作日 | 申请 | 发证 | — | — | — | 《馆内规程》第4条（待核实） | 通报 |')
    expect(pages.get('terms.md')).toContain('| card.issue | 借书证 | 办理期限 | 5 个工作日 |')
  })

  it('流程图由定义画出', () => {
    expect(page).toContain('  [*] --> asked : 申请')
    expect(page).toContain('  asked --> issued : 发证')
    expect(page).toContain('  issued --> [*]')
  })

  it('单元格里的换行和竖线不破坏表格', () => {
    expect(page).toContain('| issuedOn | 发证 日期 | 日期 |')
    expect(pages.get('headings.md')).toContain('借书证号、卡\\|号')
    for (const line of page.split('\n').filter((l) => l.startsWith('|'))) expect(line.endsWith('|')).toBe(true)
  })

  it('同样的定义写出同样的文字', () => {
    expect([...madeDocs([type])]).toEqual([...pages])
  })
})
