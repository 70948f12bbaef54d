/** Looking for malware with whatever scanner the office has. */
import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ScanSetting } from './settings.ts'

export type Verdict = { infected: false } | { infected: true; found: string }

/** A scanner that does not answer for so long is taken for broken, in milliseconds. */
const PATIENCE = 10 * 60 * 1000

/** clamd's INSTREAM: each chunk behind its length, a zero at the end, then one line of answer. */
async function* framed(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for await (const chunk of chunks) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(chunk.byteLength)
    yield Buffer.concat([length, chunk])
  }
  yield Buffer.alloc(4)
}

async function askClamd({ host, port }: Extract<ScanSetting, { how: 'clamd' }>, chunks: AsyncIterable<Uint8Array>): Promise<Verdict> {
  const socket = connect({ host, port })
  socket.setTimeout(PATIENCE, () => socket.destroy(new Error('查毒程序长时间没有答复')))
  const answer = (async () => {
    let text = ''
    for await (const chunk of socket) text += String(chunk)
    return text.replaceAll('\0', '').trim()
  })()
  answer.catch(() => undefined)
  try {
    await pipeline(Readable.from(framed(chunks)), socket, { end: false })
  } catch (error) {
    socket.destroy()
    throw error
  }
  const said = await answer
  if (/\bOK$/.test(said)) return { infected: false }
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1]
  if (found) return { infected: true, found }
  throw new Error(`查毒程序答复：${said || '（空）'}`)
}

async function askCommand({ command, args }: Extract<ScanSetting, { how: 'command' }>, chunks: AsyncIterable<Uint8Array>): Promise<Verdict> {
  const child = spawn(command, [...args], { stdio: ['pipe', 'pipe', 'ignore'], timeout: PATIENCE })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2000)
  })
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  ended.catch(() => undefined)
  // A scanner that has seen enough closes its end; that is no fault.
  await pipeline(Readable.from(chunks), child.stdin).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ENOENT' && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
  const code = await ended
  if (code === 0) return { infected: false }
  if (code === 1) return { infected: true, found: said.trim().split('\n')[0] || '查毒程序报告含病毒' }
  throw new Error(`查毒程序以 ${code ?? '信号'} 结束`)
}

/** What the scanner says of a file. Throws when it cannot be asked: then nothing is known, which is not the same as clean. */
export const scanFile = (setting: ScanSetting, chunks: AsyncIterable<Uint8Array>): Promise<Verdict> =>
  setting.how === 'clamd' ? askClamd(setting, chunks) : askCommand(setting, chunks)
