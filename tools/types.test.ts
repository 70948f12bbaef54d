import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

const root = dirname(import.meta.dirname)
const MARK = /^\s*\/\/ @ts-expect-error.*$/

/** Lines of a test file that the compiler refuses once nothing tells it to expect so. */
function refusedLines(source: string): { marked: number[]; refused: number[] } {
  const folder = mkdtempSync(join(tmpdir(), 'mingfa-types-'))
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    const lines = source.replaceAll("from './", `from '${root}/engine/`).split('\n')
    writeFileSync(join(folder, 'wrong.ts'), lines.map((line) => (MARK.test(line) ? '' : line)).join('\n'))
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: join(root, 'tsconfig.json'), include: ['wrong.ts'] }))
    const { stdout } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], { cwd: folder, encoding: 'utf8' })
    const refused = [...stdout.matchAll(/^wrong\.ts\((\d+),/gm)].map((m) => Number(m[1]))
    return { marked: lines.flatMap((line, i) => (MARK.test(line) ? [i + 2] : [])), refused: [...new Set(refused)].sort((a, b) => a - b) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

it('写错的定义，编译器逐行拒绝；别的行都通过', () => {
  const { marked, refused } = refusedLines(readFileSync(join(root, 'engine/types.test.ts'), 'utf8'))
  expect(marked.length).toBeGreaterThan(15)
  expect(refused).toEqual(marked)
})
