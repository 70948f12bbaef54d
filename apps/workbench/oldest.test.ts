/** The pages run on browsers as old as the build says: no syntax and no function that such a one lacks. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformWithOxc } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildWorkbench } from '../server/workbench.ts'
import config from './vite.config.ts'

const assets = join(import.meta.dirname, 'dist/assets')
const target = String(config.build?.target)
const filesOf = (end: string): string[] => readdirSync(assets).filter((f) => f.endsWith(end))
const textOf = (file: string): string => readFileSync(join(assets, file), 'utf8')

/** Functions newer than Chrome 80, and the version that brought them. Those that `oldest.ts` adds may be called. */
const NEWER: Readonly<Record<string, RegExp>> = {
  'Array.at 92': /[\w\])]\.at\(/,
  'findLast 97': /\.findLast(?:Index)?\(/,
  'replaceAll 85': /\.replaceAll\(/,
  'Object.hasOwn 93': /Object\.hasOwn\(/,
  'toSorted, toReversed, toSpliced 110': /\.to(?:Sorted|Reversed|Spliced)\(/,
  'structuredClone 98': /\bstructuredClone\(/,
  'crypto.randomUUID 92': /\.randomUUID\(/,
  'Promise.any 85': /Promise\.any\(/,
  'Promise.withResolvers 119': /Promise\.withResolvers/,
  'Object.groupBy 117': /(?:Object|Map)\.groupBy\(/,
  'Array.fromAsync 121': /Array\.fromAsync/,
  'AbortSignal.any 116': /AbortSignal\.(?:any|timeout)\(/,
  'replaceChildren 86': /\.replaceChildren\(/,
  'Intl.Segmenter 87': /Intl\.Segmenter/,
  'Set methods 122': /\.(?:isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/,
  'checkVisibility 105': /\.checkVisibility\(/,
}
const ADDED = new Set(['Array.at 92', 'findLast 97', 'replaceAll 85', 'Object.hasOwn 93'])

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
      Object.entries(NEWER).flatMap(([name, pattern]) => {
        const at = ADDED.has(name) ? -1 : textOf(file).search(pattern)
        return at < 0 ? [] : [`${file}：${name} …${textOf(file).slice(Math.max(0, at - 40), at + 40)}…`]
      }),
    )
    expect(called).toEqual([])
  })

  it('补上的排在最前', () => {
    const main = readFileSync(join(import.meta.dirname, 'main.tsx'), 'utf8')
    expect(/^import (.*)$/m.exec(main)?.[1]).toBe("'./oldest.ts'")
    expect(readFileSync(join(import.meta.dirname, 'oldest.ts'), 'utf8').match(/^import 'core-js/gm)).toHaveLength(9)
  })

  it('样式没有旧内核不认识的选择器和属性', () => {
    // A rule of its own with :has() is dropped alone; in a list it would take the others with it.
    const late = /,[^{},]*:has\(|:(?:where|is)\(|@layer|@container|\binset:|aspect-ratio:|color-mix\(|\ddvh/g
    expect(filesOf('.css').flatMap((file) => [...textOf(file).matchAll(late)].map((m) => `${file}：${m[0]}`))).toEqual([])
  })
})
