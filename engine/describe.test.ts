import { describe, expect, it } from 'vitest'
import { madeDocs } from './describe.ts'
import { cardType } from './fixture.ts'

describe('由定义写成的说明', () => {
  const pages = madeDocs([cardType])
  const page = pages.get('card.md') ?? ''

  it('每个案件类型一页，另有指标、期限、表头、巡检规则和目录', () => {
    expect([...pages.keys()]).toEqual(['README.md', 'card.md', 'metrics.md', 'terms.md', 'headings.md', 'inspect.md'])
    expect(pages.get('README.md')).toContain('| [借书证](card.md) | card | 22 | 2010-01-01、2020-01-01 | 4 |')
  })

  it('步骤写明谁办理、何时、条件和依据', () => {
    expect(page).toContain(
      '| issue | 发证 | 机关负责人 | 已核验 | 已发证 | 须先“核验”（《图书馆管理办法》第4条）；须先“监护人同意”（少儿证时）（《图书馆管理办法》第6条）；' +
        '押金尚未缴纳（《图书馆管理办法》第7条）；核验的人不得发证（《图书馆管理办法》第4条） | 《图书馆管理办法》第5条 |',
    )
    expect(page).toContain('| check | 核验 | 经办人 | 已申请 | 已核验、存疑 |')
  })

  it('期限写明长度、起算、暂停、延长、依据和后果', () => {
    expect(page).toContain(
      '| issue | 办理期限 | 法定 | 5 个工作日 | 申请 | 发证、不予办理 | 等待补材料（《图书馆管理办法》第3条）；征求监护人意见（《图书馆管理办法》第6条） | ' +
        '经批准延长：再加10 个工作日（《馆内规程》第2条（待核实）） | — | 《图书馆管理办法》第5条 | 通报 |',
    )
    expect(page).toContain('续期：自起算日共3 年')
    expect(pages.get('terms.md')).toContain('| card.issue | 借书证 | 办理期限 | 5 个工作日 | 《图书馆管理办法》第5条 | 通报 |')
  })

  it('必经环节写明条件', () => {
    expect(page).toContain('| 监护人同意（少儿证时） | 监护人同意 | 发证 | 《图书馆管理办法》第6条 |')
  })

  it('流程图由定义画出', () => {
    for (const line of ['  [*] --> asked : 申请', '  asked --> checked : 核验', '  checked --> issued : 发证', '  returned --> [*]'])
      expect(page).toContain(line)
  })

  it('指标写明怎样计、依据和版本', () => {
    expect(pages.get('metrics.md')).toContain('| card.issued | 发证数 | 件 | 按发证日期计 | 《图书馆管理办法》第5条 | 2020-01-01起，馆务会 |')
  })

  it('单元格里的换行和竖线不破坏表格', () => {
    expect(page).toContain('| issuedOn | 发证 日期 | 日期 |')
    expect(pages.get('headings.md')).toContain('借书证号、卡\\|号')
    for (const text of pages.values()) for (const line of text.split('\n').filter((l) => l.startsWith('|'))) expect(line.endsWith('|')).toBe(true)
  })

  it('同样的定义写出同样的文字', () => {
    expect([...madeDocs([cardType])]).toEqual([...pages])
  })
})
