/** Reading in threads: the server goes on answering, and a file that is too much is refused in words. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readBytes } from './index.ts'
import { createReaders } from './readers.ts'

/** A thread whose reading does not end, or that takes memory until it has none. */
function threadOf(code: string): URL {
  const file = join(mkdtempSync(join(tmpdir(), 'mingfa-reader-')), 'thread.mjs')
  writeFileSync(file, `import { parentPort } from 'node:worker_threads'\nparentPort.on('message', (bytes) => { ${code} })\n`)
  return pathToFileURL(file)
}
const text = (words: string): Uint8Array => new TextEncoder().encode(words)

describe('读文件不耽误别的事', () => {
  it('一个文件还在读的时候，别人的请求照样答复', async () => {
    const server = createServer((_, reply) => void reply.end('在'))
    await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening))
    const { port } = server.address() as AddressInfo
    try {
      // Two million paragraphs of a page: seconds of work in one go.
      const page = text(`<html><body>${'<div><p>全年立案办结。</p></div>'.repeat(1_500_000)}</body></html>`)
      let read = false
      const reading = readBytes(page).then((result) => {
        read = true
        return result
      })
      for (let i = 0; i < 20; i += 1) expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('在')
      expect(read).toBe(false)
      expect(await reading).toMatchObject({ unreadable: 'too-large' })
    } finally {
      server.close()
    }
  }, 120_000)

  it('读不完的放弃，说明白；后面的照读', async () => {
    const stuck = createReaders({
      mostMs: 300,
      thread: threadOf('if (bytes[0] === 65) for (;;); parentPort.postMessage({ read: { text: "好", metadata: {}, format: "text" } })'),
    })
    const both = await Promise.all([stuck.read(text('A')), stuck.read(text('A')), stuck.read(text('B'))])
    expect(both).toMatchObject([{ unreadable: 'too-slow', message: expect.stringContaining('没有读完') }, { unreadable: 'too-slow' }, { text: '好' }])
  })

  it('占光内存的放弃，说明白；线程自己没了的也是', async () => {
    const greedy = createReaders({ memoryMb: 16, thread: threadOf('const all = []; for (;;) all.push(new Array(1000).fill({ a: 1 }).map((x) => ({ ...x })))') })
    expect(await greedy.read(text('A'))).toMatchObject({ unreadable: 'too-heavy', message: expect.stringContaining('太大') })
    const gone = createReaders({ thread: threadOf('process.exit(3)') })
    expect(await gone.read(text('A'))).toMatchObject({ unreadable: 'too-heavy' })
  })

  it('读文件的程序自己出错，不当作文件的错', async () => {
    const broken = createReaders({ thread: threadOf('parentPort.postMessage({ fault: "x is not a function" })') })
    await expect(broken.read(text('A'))).rejects.toThrow('x is not a function')
  })
})
