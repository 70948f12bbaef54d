import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from './made.ts'
import { BadCall, filled, Taken, wantedFrom, writeType } from './new.ts'
import example from './template/example/index.ts'

const FOLDERS = ['engine', 'platform', 'domains', 'apps', 'tools', 'docs']
const copy = mkdtempSync(join(tmpdir(), 'mingfa-new-'))
const folder = 'domains/licences/permit'

beforeAll(() => {
  const visible = (path: string): boolean => !/[\\/](dist|node_modules|\.mingfa[^\\/]*)$/.test(path)
  for (const name of FOLDERS) cpSync(join(projectRoot, name), join(copy, name), { recursive: true, filter: visible })
  for (const name of readdirSync(projectRoot).filter((f) =>
    /^(package\.json|tsconfig\.json|biome\.json|knip\.json|vitest\.config\.ts|\.dependency-cruiser\.cjs|.*\.md)$/.test(f),
  )) {
    cpSync(join(projectRoot, name), join(copy, name))
  }
  // The folder, the registry, and whatever they lean on: the rest of the project has its own check.
  writeFileSync(join(copy, 'tsconfig.type.json'), JSON.stringify({ extends: './tsconfig.json', include: [folder, 'apps/registry', 'platform/testing'] }))
  symlinkSync(join(projectRoot, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

type Ended = { status: number | null; told: string }
function run(program: string, ...args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], { cwd: copy, encoding: 'utf8' })
  return { status, told: `${stdout}${stderr}` }
}

describe('新的案件类型', () => {
  it('一句命令写出目录、登记、建表的迁移和说明，并说接下来做什么', () => {
    const { status, told } = run('tools/new.ts', 'licences', 'permit', '行政许可')
    expect(told).toContain('接下来')
    expect(status).toBe(0)
    expect(globSync('*', { cwd: join(copy, folder) }).sort()).toEqual(
      ['backfill.ts', 'forms.ts', 'index.ts', 'law.ts', 'metrics.ts', 'migrations', 'permit.test.ts', 'procedure.ts', 'record.ts'].sort(),
    )
    expect(readFileSync(join(copy, folder, 'migrations/0001-permit.sql'), 'utf8')).toContain('create table mingfa.permit (')
    expect(readFileSync(join(copy, 'apps/registry/definitions.ts'), 'utf8')).toContain("import permit from '../../domains/licences/permit/index.ts'")
    expect(existsSync(join(copy, 'docs/made/permit.md'))).toBe(true)
  })

  it('里面没有留下样板的名字', () => {
    for (const file of globSync(`${folder}/**/*.*`, { cwd: copy }))
      expect(readFileSync(join(copy, file), 'utf8')).not.toMatch(/\bexample\b|示例事项|'template'/)
  })

  it.each([
    ['类型检查', 'node_modules/typescript/bin/tsc', ['-p', 'tsconfig.type.json']],
    ['写法检查', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', folder]],
    ['导入方向', 'tools/imports.ts', []],
    ['SQL', 'tools/lint-sql.ts', []],
    ['整洁', 'tools/tidy.ts', []],
    ['它自己的测试', 'node_modules/vitest/vitest.mjs', ['run', folder]],
  ] as const)('%s通过', (_name, program, args) => {
    const { status, told } = run(program, ...args)
    expect(status, told).toBe(0)
  })

  it('同一标识不能再用，什么也不写', () => {
    const before = readFileSync(join(copy, folder, 'record.ts'), 'utf8')
    expect(run('tools/new.ts', 'other', 'permit', '别的许可')).toMatchObject({
      status: 1,
      told: expect.stringContaining('标识“permit”已用于 domains/licences/permit'),
    })
    expect(existsSync(join(copy, 'domains/other'))).toBe(false)
    expect(readFileSync(join(copy, folder, 'record.ts'), 'utf8')).toBe(before)
  })

  it('平台的表名不能作标识', () => {
    expect(() => writeType(copy, { line: 'other', type: 'rollup', title: '汇总' })).toThrow(Taken)
    expect(() => writeType(copy, { line: 'other', type: 'rollup', title: '汇总' })).toThrow('0010-ledger.sql 里的表')
  })
})

describe('命令的写法', () => {
  it('错处一次说全', () => {
    expect(() => wantedFrom(['Bad_Line', 'myType', 'x'])).toThrow(BadCall)
    expect(() => wantedFrom(['Bad_Line', 'myType', 'x'])).toThrow(/业务线“Bad_Line”[\s\S]*标识“myType”[\s\S]*标题“x”[\s\S]*用法/)
    expect(() => wantedFrom([])).toThrow(/业务线“”[\s\S]*标识“”[\s\S]*标题“”/)
    expect(() => wantedFrom(['services', 'new', '新的事项'])).toThrow('保留字')
  })

  it('对的就照办', () => {
    expect(wantedFrom(['legal-services', 'aid', '法律援助'])).toEqual({ line: 'legal-services', type: 'aid', title: '法律援助' })
  })

  it('样板本身就是一个案件类型，换上名字即可', () => {
    expect(example.id).toBe('example')
    expect(filled("id: 'example', line: 'template', title: '示例事项'", { line: 'a', type: 'b', title: '丙事' })).toBe("id: 'b', line: 'a', title: '丙事'")
  })
})
