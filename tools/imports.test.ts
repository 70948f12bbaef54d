import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkImports, importsOf } from './imports.ts'

type Config = { forbidden: readonly { name: string; comment: string }[] }
const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as Config

const roots: string[] = []
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true })
})

/** A project of some files, each of which imports what stands beside it. */
function project(files: Readonly<Record<string, readonly string[]>>): string {
  const root = mkdtempSync(join(tmpdir(), 'mingfa-planted-'))
  roots.push(root)
  for (const [file, imports] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), `${imports.map((name) => `import '${name}'\n`).join('')}export const here = 1\n`)
  }
  return root
}

const sound = {
  'engine/a.ts': ['./b.ts', 'zod'],
  'engine/b.ts': [],
  'engine/b.test.ts': ['./b.ts', 'vitest', 'fast-check'],
  'platform/part/index.ts': ['./inner.ts'],
  'platform/part/inner.ts': ['../../engine/a.ts', 'node:fs'],
  'platform/other/index.ts': ['../part/index.ts'],
  'platform/testing/index.ts': ['vitest'],
  'domains/line/law.ts': ['../../engine/a.ts'],
  'domains/line/one/index.ts': ['../law.ts', '../../../engine/a.ts', './record.ts'],
  'domains/line/one/record.ts': ['../../../engine/a.ts'],
  'domains/line/one/routes.ts': ['../../../platform/part/index.ts'],
  'domains/line/one/one.test.ts': ['./index.ts', '../../../platform/testing/index.ts'],
  'domains/line/two/index.ts': [],
  'domains/far/three/index.ts': [],
  'apps/registry/definitions.ts': ['../../domains/line/one/index.ts'],
  'apps/workbench/page.ts': ['../registry/definitions.ts', '../../engine/a.ts'],
  'apps/cli/main.ts': ['../registry/definitions.ts', '../../platform/part/index.ts'],
  'tools/made.ts': ['../platform/part/index.ts'],
} as const

/** For each rule, the file in which it is broken, and by which import. */
const planted: Readonly<Record<string, readonly [string, string]>> = {
  'engine-is-pure': ['engine/planted-outside.ts', 'node:fs'],
  'engine-tests-stay-below': ['engine/planted.test.ts', '../platform/part/index.ts'],
  'platform-knows-no-business': ['platform/part/planted.ts', '../../domains/line/one/index.ts'],
  'domains-know-no-program': ['domains/line/one/planted-program.ts', '../../../apps/cli/main.ts'],
  'apps-use-no-tools': ['apps/cli/planted-tool.ts', '../../tools/made.ts'],
  'lines-stay-apart': ['domains/line/one/planted-line.ts', '../../far/three/index.ts'],
  'case-types-stay-apart': ['domains/line/one/planted-type.ts', '../two/index.ts'],
  'lines-know-no-types': ['domains/line/planted.ts', './one/record.ts'],
  'definitions-are-data': ['domains/line/two/forms.ts', '../../../platform/part/index.ts'],
  'definitions-reach-no-platform': ['domains/line/four/index.ts', './planted.ts'],
  'through-the-door': ['apps/cli/planted-door.ts', '../../platform/part/inner.ts'],
  'through-the-door-next-door': ['platform/other/planted.ts', '../part/inner.ts'],
  'browser-code-stays-in-the-browser': ['apps/workbench/planted.ts', '../../platform/part/index.ts'],
  'tests-do-not-ship': ['apps/cli/planted-test.ts', '../../platform/testing/index.ts'],
  'no-circles': ['platform/other/planted-circle.ts', './planted-circle.ts'],
  'every-import-resolves': ['apps/cli/planted-nowhere.ts', './nowhere.ts'],
}

/** What the planted files need beside them. */
const further = { 'domains/line/four/planted.ts': ['../../../platform/part/index.ts'] }

describe('导入的方向', () => {
  const broken = checkImports(project({ ...sound, ...further, ...Object.fromEntries(Object.values(planted).map(([file, name]) => [file, [name]])) }))

  it('合规的目录没有问题', () => {
    const { clean, text } = checkImports(project(sound))
    expect(text).not.toMatch(/error /)
    expect(clean).toBe(true)
  })

  it.each(forbidden)('$name 有人违反就指出来，并说为什么', ({ name, comment }) => {
    const [file] = planted[name] ?? ['没有埋下违反这一规则的文件']
    expect(broken.clean).toBe(false)
    const told = broken.text.replaceAll(/\s+/g, ' ')
    expect(told).toContain(`error ${name}: ${file}`)
    expect(told).toContain(comment)
  })

  it('每种写法的导入都看得见', () => {
    const source = [
      "import a, { type B } from './a.ts'",
      "import type { C } from './c.ts'",
      "import './d.css'",
      "export * from './e.ts'",
      "export type { F } from './f.ts'",
      'import {\n  g,\n  type H,\n} from',
      "  './g.ts'",
      // In two parts, or this test itself would seem to import it.
      `const later = await ${['imp', 'ort'].join('')}('./h.ts')`,
      "// import './i.ts'",
      'const text = "import x from y"',
    ].join('\n')
    expect(importsOf(source)).toEqual(['./a.ts', './c.ts', './d.css', './e.ts', './f.ts', './g.ts', './h.ts'])
  })
})
