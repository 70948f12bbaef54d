import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { caseTypes } from '../apps/registry/definitions.ts'
import { checkTypes } from '../engine/check.ts'
import { cardType } from '../engine/fixture.ts'
import { tableSql } from '../platform/ledger/index.ts'
import { doorsIn, NotMade, projectRoot, registrySource, staleIn } from './made.ts'
import { driftOf } from './sql/columns.ts'
import { untidyIn } from './tidy.ts'

const root = mkdtempSync(join(tmpdir(), 'mingfa-tidy-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

describe('由定义写出的文件', () => {
  it('与定义一致，没有人手工改过，也没有忘记重写', async () => {
    expect(await staleIn()).toEqual([])
  })

  it('登记的案件类型就是目录里的那些，定义没有错误', () => {
    expect(doorsIn(projectRoot)).toHaveLength(caseTypes.length)
    expect(checkTypes(caseTypes)).toEqual([])
  })

  it('登记表按目录写出', () => {
    expect(registrySource(['domains/a/one/index.ts', 'domains/b/two-more/index.ts'])).toContain(
      "import two_more from '../../domains/b/two-more/index.ts'\n\nexport const caseTypes: readonly AnyCaseType[] = [one, two_more]\n",
    )
  })

  it('打不开的门一次说全，什么也不写', async () => {
    write('domains/a/one/index.ts', 'export const wrong = 1\n')
    write('domains/a/two/index.ts', "import './nothing.ts'\n")
    await expect(staleIn(root)).rejects.toThrow(NotMade)
    await expect(staleIn(root)).rejects.toThrow(/2 个案件类型的门打不开[\s\S]*one\/index\.ts：没有 export default[\s\S]*two\/index\.ts：.*nothing\.ts/)
  })
})

describe('表跟着字段走', () => {
  const migration = 'domains/library/card/migrations/0001-card.sql'
  const sql = tableSql(cardType)

  it('每个案件类型的表，列与字段、期限一致', () => {
    expect(caseTypes.flatMap((type) => driftOf(type, projectRoot))).toEqual([])
  })

  it('加了字段没有加列、改了类型、列多出来，都指出来，并写出该用的语句', () => {
    write(migration, sql.replace('  "deposit_fen" bigint,\n', '  "left_over" text,\n').replace('"books" bigint', '"books" text'))
    const found = driftOf(cardType, root)
    expect(found).toHaveLength(3)
    expect(found.join()).toContain('没有列 deposit_fen：另写一个迁移 alter table mingfa.card add column "deposit_fen" bigint;')
    expect(found.join()).toContain('列 books 是 text，应为 bigint')
    expect(found.join()).toContain('列 left_over 已没有字段')
  })

  it('后来的迁移补上就一致', () => {
    write(migration, sql.replace('  "deposit_fen" bigint,\n', '  "left_over" text,\n'))
    write(
      'domains/library/card/migrations/0002-card.sql',
      'alter table mingfa.card add column "deposit_fen" bigint;\nalter table mingfa.card drop column "left_over";\n',
    )
    expect(driftOf(cardType, root)).toEqual([])
  })
})

describe('源码整洁', () => {
  it('本项目没有只跑一个的测试、无故不跑的测试、待办记号和只有某台机器才有的路径', () => {
    expect(untidyIn()).toEqual([])
  })

  // 这些字样拆开来写，否则这个测试自己就不整洁。
  it.each([
    ['只跑一个的测试', 'engine/a.test.ts', ['it.on', "ly('x', () => {})"], 'leaves out all other tests'],
    ['无故不跑的测试', 'engine/b.test.ts', ['describe.sk', "ip('x', () => {})"], 'left out for no reason'],
    ['待写的测试', 'engine/c.test.ts', ['test.to', "do('x')"], 'left out for no reason'],
    ['待办记号', 'docs/a.md', ['TO', 'DO: finish'], 'note to oneself'],
    ['某台机器的路径', 'platform/a/a.ts', ["read('/ho", "me/me/file')"], 'another machine does not have'],
    ['共用的临时目录', 'platform/a/b.ts', ["read('/t", "mp/file')"], 'shared with strangers'],
    ['项目以外的文件', 'apps/cli/a.ts', ["read('../sha", "red/law')"], 'outside of the project'],
  ])('%s会被指出来', (_name, file, parts, told) => {
    write(file, `const before = 1\n${parts.join('')}\n`)
    const found = untidyIn(root).filter((one) => one.startsWith(`${file}:2 `))
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(told)
  })

  it('有条件的跳过、测试读项目以外的文件、网址和工作台，都不算', () => {
    write('engine/fine.test.ts', ["it.skipIf(!existsSync('../sha", "red/a'))('x', () => {})"].join(''))
    write('apps/workbench/fine.ts', "const page = '/workbench'\nconst url = 'https://example.cn/home/page'\n")
    expect(untidyIn(root).filter((one) => one.includes('fine'))).toEqual([])
  })
})
