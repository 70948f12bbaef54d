import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = dirname(import.meta.dirname)
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const pages = [...globSync(['README*.md', 'docs/*.md', 'docs/{guide,decisions}/*.md'], { cwd: root })].map((f) => f.replaceAll('\\', '/')).sort()
const sources = globSync(['{apps,platform}/**/*.ts'], { cwd: root, exclude: ['**/dist*/**'] }).filter(
  (f) => !f.endsWith('.test.ts') && !f.includes('platform/testing/'),
)
const guide = pages
  .filter((f) => f !== 'docs/CHANGELOG.md')
  .map(read)
  .join('\n')

/** Places outside of code: links, and files or folders in backticks. */
const links = (text: string): string[] => [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map((m) => m[1] as string).filter((l) => !/^https?:/.test(l))
const named = (text: string): string[] =>
  [...text.matchAll(/`((?:apps|platform|engine|domains|tools|docs)\/[\w./-]+)`/g)].map((m) => m[1] as string).filter((f) => !f.includes('<'))

describe('文档说的都在', () => {
  it.each(pages)('%s 的链接都通', (page) => {
    expect(links(read(page)).filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([])
  })

  it.each(pages)('%s 提到的文件都有', (page) => {
    expect(named(read(page)).filter((file) => !existsSync(join(root, file)))).toEqual([])
  })

  it('每个决定都在目录里，编号相连', () => {
    const files = pages.filter((f) => /decisions\/\d/.test(f)).map((f) => f.split('/')[2] as string)
    expect(links(read('docs/decisions/README.md'))).toEqual(files)
    expect(files.map((f) => Number(f.slice(0, 4)))).toEqual(files.map((_, i) => i + 1))
  })

  it('每个决定写明年月、来由和决定', () => {
    for (const page of pages.filter((f) => /decisions\/\d/.test(f))) {
      const text = read(page)
      expect(text, page).toMatch(/^# \d+\. .+\n\n\d{4}-\d{2}\. \*\*Context\.\*\*/)
      expect(text, page).toContain('**Decision.**')
      expect(text, page).toMatch(/\*\*(Consequences|Found)\.\*\*/)
    }
  })
})

describe('文档没有漏说', () => {
  it('程序读的每个环境变量都在指南里', () => {
    // Variables for whoever mends Mingfa, and those that the launcher hands to its own child.
    const inner = /^MINGFA_(DEBUG|LOCK_WAIT|BINARIES|DATA|LOCK|HOLDER)$/
    const variables = sources.flatMap((f) =>
      [...read(f).matchAll(/\benv\.(MINGFA_\w+|PORT|HOST|DATABASE_URL|PGD_USER)\b|'(MINGFA_[A-Z_]+)'/g)].map((m) => m[1] ?? m[2] ?? ''),
    )
    const told = (name: string): boolean => guide.includes(name) || guide.includes(`\`${name.replace('MINGFA_SITE', '')}\``)
    expect(variables.length).toBeGreaterThan(5)
    expect([...new Set(variables)].filter((v) => !inner.test(v) && !told(v))).toEqual([])
  })

  it('每个命令都在两种说明里', () => {
    const commands = [...read('apps/cli/run.ts').matchAll(/^ {2}(\w+): \(\) => import/gm)].map((m) => m[1] as string)
    expect(commands.length).toBeGreaterThan(10)
    for (const readme of ['README.md', 'README.zh.md']) expect(commands.filter((c) => !new RegExp(`\\b${c}\\b`).test(read(readme)))).toEqual([])
  })

  it('两种说明讲同样的事：同样的小节数、代码块、链接', () => {
    const shape = (text: string) => ({
      sections: [...text.matchAll(/^## /gm)].length,
      blocks: [...text.matchAll(/^```/gm)].length,
      links: links(text).filter((l) => !l.startsWith('README')),
    })
    expect(shape(read('README.zh.md'))).toEqual(shape(read('README.md')))
  })

  it('package.json 的每个命令都有人说起', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const quiet = ['dev', 'build:workbench', 'mingfa']
    expect(Object.keys(scripts).filter((s) => !quiet.includes(s) && !new RegExp(`npm (run )?${s}\\b`).test(guide))).toEqual([])
  })
})
