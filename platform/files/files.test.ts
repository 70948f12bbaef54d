import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createFiles } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'mingfa-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('文件按内容存放', () => {
  const files = createFiles(folder)

  it('存入后原样读出，重复存入是同一份', async () => {
    const bytes = new TextEncoder().encode('现场检查笔录')
    const first = await files.put(bytes)
    const again = await files.put(bytes)
    expect(again).toEqual(first)
    expect(new TextDecoder().decode(await files.read(first.hash))).toBe('现场检查笔录')
    expect(readdirSync(folder, { recursive: true }).filter((f) => String(f).endsWith(first.hash))).toHaveLength(1)
  })

  it('被改动的文件读不出来', async () => {
    const { hash } = await files.put(new TextEncoder().encode('送达回证'))
    writeFileSync(join(folder, hash.slice(0, 2), hash.slice(2, 4), hash), '改过的内容')
    await expect(files.read(hash)).rejects.toThrow('校验值不符')
  })

  it('不接受不是校验值的名字', async () => {
    await expect(files.read('../../etc/passwd')).rejects.toThrow('not a file hash')
  })
})
