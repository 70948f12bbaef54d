/** The statements that a piece of the program sends, as they are sent: the floor runs the very same ones. */
import pg from 'pg'

export type Statement = { text: string; values: unknown[] }

type Query = { text?: string; values?: unknown[] }

/** Runs `work` and returns its statements, without those that open and close transactions. */
export async function capture(work: () => Promise<unknown>): Promise<Statement[]> {
  const { prototype } = pg.Client
  const original = prototype.query
  const seen: Statement[] = []
  prototype.query = function query(this: pg.Client, ...args: unknown[]) {
    const [first, second] = args as [string | Query, unknown[] | undefined]
    const text = typeof first === 'string' ? first : (first.text ?? '')
    const values = (typeof first === 'string' ? second : (first.values ?? second)) ?? []
    if (!/^(begin|commit|rollback|set )/i.test(text.trim())) seen.push({ text, values })
    return (original as (...all: unknown[]) => unknown).apply(this, args)
  } as typeof original
  try {
    await work()
  } finally {
    prototype.query = original
  }
  return seen
}
