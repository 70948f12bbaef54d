/** Older and rarer kinds of workbook, read by a thread that holds the file and hands out its rows. */
import { Worker } from 'node:worker_threads'
import type { Book, Sheet, SheetRow } from './cells.ts'
import { BookFault } from './faults.ts'
import type { Answer, Opened, Request } from './foreign-thread.ts'

/** Memory of the thread, in megabytes; a file that needs more is saved as xlsx, which needs almost none. */
const MEMORY_MB = 1_500
const TIME_MS = 120_000

const tooLarge = (): BookFault => new BookFault('文件过大，请用 Excel 或 WPS 另存为 xlsx 后再传')

/** One answer of the thread, or the fault with which it ended. */
function next(thread: Worker): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => done(() => reject(tooLarge())), TIME_MS)
    const onMessage = (answer: Answer): void => done(() => resolve(answer))
    const onError = (error: Error & { code?: string }): void => done(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge() : error))
    const onExit = (): void => done(() => reject(tooLarge()))
    function done(settle: () => void): void {
      clearTimeout(timer)
      thread.off('message', onMessage).off('error', onError).off('exit', onExit)
      settle()
    }
    thread.on('message', onMessage).on('error', onError).on('exit', onExit)
  })
}

async function* rowsOf(thread: Worker, sheet: number): AsyncGenerator<SheetRow> {
  for (let from: number | null = 0; from !== null; ) {
    const answer = next(thread)
    thread.postMessage({ sheet, from } satisfies Request)
    const got = await answer
    if (!('rows' in got)) throw new BookFault('读取文件时出错，请另存为 xlsx 后再传')
    yield* got.rows
    from = got.next
  }
}

const sheetOf = (thread: Worker, { name, hidden, rows, merges }: Opened['sheets'][number], i: number): Sheet => ({
  name,
  hidden,
  survey: async () => ({ rows, merges }),
  rows: () => rowsOf(thread, i),
})

/** Opens xls, et, ods, xlsb, or a table of markup. Throws BookFault. */
export async function openForeign(bytes: Uint8Array): Promise<Book> {
  const thread = new Worker(new URL('./foreign-thread.ts', import.meta.url), {
    workerData: bytes,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  try {
    const answer = await next(thread)
    if ('fault' in answer) throw new BookFault(answer.fault)
    if (!('opened' in answer)) throw new BookFault('读不出这个文件')
    return { sheets: answer.opened.sheets.map((s, i) => sheetOf(thread, s, i)), close: async () => void (await thread.terminate()) }
  } catch (error) {
    await thread.terminate()
    throw error
  }
}
