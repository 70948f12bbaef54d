/** The pages run on browsers as old as the build says: no syntax and no function that such a one lacks. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformWithOxc } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildWorkbench } from '../server/workbench.ts'
import { callsOfLater } from './later-calls.ts'
import config from './vite.config.ts'

const assets = join(import.meta.dirname, 'dist/assets')
const target = String(config.build?.target)
const filesOf = (end: string): string[] => readdirSync(assets).filter((f) => f.endsWith(end))
const textOf = (file: string): string => readFileSync(join(assets, file), 'utf8')

/** What `oldest.ts` brings may be called: 'replaceAll' for 'core-js/actual/string/replace-all.js'. */
const added = new Set(
  [...readFileSync(join(import.meta.dirname, 'oldest.ts'), 'utf8').matchAll(/^import 'core-js\/actual\/[\w-]+\/([\w-]+)\.js'/gm)].map(([, file = '']) =>
    file.replace(/-(\w)/g, (_, c: string) => c.toUpperCase()),
  ),
)

/** Called by libraries only where the browser has them: asked for first, or inside React's view transitions, which we do not use. The days drive the pages in such a browser. */
const asked = new Set([
  'Uint8Array.fromBase64',
  'Element.prototype.getAnimations',
  'Document.prototype.getAnimations',
  'Document.prototype.startViewTransition',
])

/** The first line that turning the text down to the target once more would change. */
async function newerIn(name: string, text: string): Promise<string[]> {
  const as = async (to: string): Promise<string[]> => (await transformWithOxc(text, name, { target: to, sourcemap: false })).code.split('\n')
  const [now, then] = [await as('esnext'), await as(target)]
  const at = now.findIndex((line, i) => line !== then[i])
  return at < 0 && now.length === then.length ? [] : [`${name}：${now[at]?.slice(0, 120)}`]
}

describe(`在 ${target} 上`, () => {
  beforeAll(() => buildWorkbench(() => undefined), 120_000)

  it('脚本没有更新的语法：再往下转一遍什么也不变', async () => {
    expect(await newerIn('new.js', 'a ??= b')).toHaveLength(1)
    const found: string[] = []
    for (const file of filesOf('.js')) found.push(...(await newerIn(file, textOf(file))))
    expect(found).toEqual([])
  })

  it('没有调用更新而没有补上的函数', () => {
    const called = filesOf('.js').flatMap((file) =>
      Object.entries(callsOfLater).flatMap(([name, pattern]) => {
        const at = asked.has(name) || added.has(name.split('.').pop() ?? '') ? -1 : textOf(file).search(pattern)
        return at < 0 ? [] : [`${file}：${name} …${textOf(file).slice(Math.max(0, at - 80), at + 60)}…`]
      }),
    )
    expect(called).toEqual([])
  })

  it('补上的排在最前', () => {
    const main = readFileSync(join(import.meta.dirname, 'main.tsx'), 'utf8')
    expect(/^import (.*)$/m.exec(main)?.[1]).toBe("'./oldest.ts'")
    expect([...added].sort()).toEqual(['at', 'findLast', 'findLastIndex', 'hasOwn', 'replaceAll'])
  })

  it('样式没有旧内核不认识的选择器和属性', () => {
    // A rule of its own with :has() is dropped alone; in a list it would take the others with it.
    const late = /,[^{},]*:has\(|:(?:where|is)\(|@layer|@container|\binset:|aspect-ratio:|color-mix\(|\ddvh/g
    expect(filesOf('.css').flatMap((file) => [...textOf(file).matchAll(late)].map((m) => `${file}：${m[0]}`))).toEqual([])
  })

  it('行里的间距用 margin：gap 只写在网格里（84 以前的行不认识它）', () => {
    const portal = join(import.meta.dirname, '../portal')
    const sheets = [
      ...filesOf('.css').map((file) => [file, textOf(file)] as const),
      ...readdirSync(portal)
        .filter((f) => f.endsWith('.css'))
        .map((file) => [file, readFileSync(join(portal, file), 'utf8')] as const),
    ]
    const faulty = (text: string): string[] =>
      [...text.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selector = '', rule = '']) =>
        /(?:^|[;\s])(?:row-|column-)?gap:/.test(rule) && !/display:\s*(?:inline-)?grid/.test(rule) ? [selector.trim()] : [],
      )
    expect(faulty('.a{display:flex;gap:1px}.b{display:grid;gap:1px}')).toEqual(['.a'])
    expect(sheets.flatMap(([file, text]) => faulty(text).map((selector) => `${file}：${selector}`))).toEqual([])
  })
})
