/** Sealed files in a folder: what lies on disk, what a thief or a bad disk can do to it, and drafts that are cut off anywhere. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { createKeeper, folderStore, type Keeper, type Kept } from './index.ts'

const home = mkdtempSync(join(tmpdir(), 'mingfa-kept-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const secret = randomBytes(32)
const keeperOf = (sm3 = false): Keeper => createKeeper({ store: folderStore(join(home, 'store')), drafts: join(home, 'drafts'), secret, sm3 })
const PIECE = 256 * 1024

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
async function all(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const got: Uint8Array[] = []
  for await (const chunk of chunks) got.push(chunk)
  return Buffer.concat(got)
}
const pathOf = ({ name }: Kept): string => join(home, 'store', name.slice(0, 2), name.slice(2, 4), name)
const kept = (bytes: Uint8Array): Promise<Kept> => keeperOf().put(1, bytes)

describe('加密存放', () => {
  it.each([1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 17])('%i 字节原样读回，任取一段也对', async (size) => {
    const bytes = randomBytes(size)
    const file = await kept(bytes)
    const keeper = keeperOf()
    expect((await all(keeper.read(file))).equals(bytes)).toBe(true)
    await fc.assert(
      fc.asyncProperty(fc.nat(size), fc.nat(size), async (a, b) => {
        const [start, end] = a < b ? [a, b] : [b, a]
        expect((await all(keeper.read(file, start, end))).equals(bytes.subarray(start, end))).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  it('改动一个字节、截短、调换两块、换成另一份文件，都读不出来', async () => {
    const file = await kept(randomBytes(3 * PIECE))
    const other = await kept(randomBytes(3 * PIECE))
    const sound = readFileSync(pathOf(file))
    const sealed = PIECE + 16
    const changed = Buffer.from(sound)
    changed[40] = (changed[40] ?? 0) ^ 1
    const swapped = Buffer.concat([
      sound.subarray(0, 32),
      sound.subarray(32 + sealed, 32 + 2 * sealed),
      sound.subarray(32, 32 + sealed),
      sound.subarray(32 + 2 * sealed),
    ])
    for (const bad of [changed, swapped, Buffer.concat([readFileSync(pathOf(other)).subarray(0, 32), sound.subarray(32)])]) {
      writeFileSync(pathOf(file), bad)
      await expect(all(keeperOf().read(file))).rejects.toThrow()
    }
    writeFileSync(pathOf(file), sound)
    truncateSync(pathOf(file), 32 + 2 * sealed)
    await expect(all(keeperOf().read(file))).rejects.toThrow('不完整')
    // A file that ends after two pieces cannot pass for one of two pieces.
    await expect(all(keeperOf().read({ ...file, size: 2 * PIECE }))).rejects.toThrow()
  })

  it('没有密钥读不出来；同一内容在两个机关名字不同', async () => {
    const bytes = randomBytes(100)
    const here = await keeperOf().put(1, bytes)
    const there = await keeperOf().put(2, bytes)
    expect(here.name).not.toBe(there.name)
    const thief = createKeeper({ store: folderStore(join(home, 'store')), drafts: join(home, 'drafts'), secret: randomBytes(32), sm3: false })
    await expect(all(thief.read(here))).rejects.toThrow()
  })
})

describe('半截文件', () => {
  it('随处断开、随处换一个进程，接着传完都一字不差，摘要也对', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 * PIECE }), fc.array(fc.nat(3 * PIECE), { maxLength: 4 }), async (size, cuts) => {
        const bytes = randomBytes(size)
        const draft = { id: randomUUID(), size }
        let keeper = keeperOf(true)
        await keeper.drafts.create(draft)
        for (const cut of [...cuts.filter((c) => c < size).sort((a, b) => a - b), size]) {
          const at = (await keeper.drafts.offset(draft)) ?? 0
          if (cut > at) expect(await keeper.drafts.append(draft, once(bytes.subarray(at, cut)), at)).toBe(cut)
          keeper = keeperOf(true)
        }
        const found = await keeper.identify(1, draft)
        expect(found).toMatchObject({ sha256: createHash('sha256').update(bytes).digest('hex'), sm3: createHash('sm3').update(bytes).digest('hex') })
        await keeper.keep(found, draft)
        expect((await all(keeper.read(found))).equals(bytes)).toBe(true)
      }),
      { numRuns: 25 },
    )
    expect(readdirSync(join(home, 'drafts'))).toEqual([])
  })

  it('断在半块上：已经到的留着；断电留下的残块不算数', async () => {
    const bytes = randomBytes(2 * PIECE + 1000)
    const draft = { id: randomUUID(), size: bytes.length }
    const { drafts } = keeperOf()
    await drafts.create(draft)
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, PIECE + 500)
      throw new Error('line lost')
    }
    await expect(drafts.append(draft, broken(), 0)).rejects.toThrow('line lost')
    expect(await drafts.offset(draft)).toBe(PIECE + 500)
    // A stale rest beside a longer file is nothing.
    copyFileSync(`${drafts.path(draft)}.rest`, join(home, 'old.rest'))
    expect(await drafts.append(draft, once(bytes.subarray(PIECE + 500, 2 * PIECE + 10)), PIECE + 500)).toBe(2 * PIECE + 10)
    copyFileSync(join(home, 'old.rest'), `${drafts.path(draft)}.rest`)
    expect(await drafts.offset(draft)).toBe(2 * PIECE)
    truncateSync(drafts.path(draft), 32 + 2 * (PIECE + 16) - 5)
    // Once the torn piece is gone, the rest that came before it stands again in its place.
    expect(await drafts.offset(draft)).toBe(PIECE + 500)
    expect(await drafts.append(draft, once(bytes.subarray(PIECE + 500)), PIECE + 500)).toBe(bytes.length)
    expect((await drafts.digests(draft)).sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    await drafts.remove(draft)
  })

  it('从不对的地方接、多送了，都不收', async () => {
    const draft = { id: randomUUID(), size: 10 }
    const { drafts } = keeperOf()
    await drafts.create(draft)
    await expect(drafts.append(draft, once(Buffer.from('123')), 5)).rejects.toThrow('stands at 0')
    await expect(drafts.append(draft, once(Buffer.from('12345678901')), 0)).rejects.toThrow('more than its 10 bytes')
    await drafts.remove(draft)
    expect(await drafts.offset(draft)).toBeUndefined()
  })
})
