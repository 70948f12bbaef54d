/** A port for a program that a test starts: below those that the system gives out by itself, or another test would be given it meanwhile. */
import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

const [LEAST, MOST] = [15_000, 32_000] as const

const isFree = (port: number): Promise<boolean> =>
  new Promise((say) => {
    const server = createServer()
    server.once('error', () => say(false))
    server.listen(port, '127.0.0.1', () => server.close(() => say(true)))
  })

/** A port of this machine that nobody listens at. */
export async function freePort(): Promise<number> {
  const port = randomInt(LEAST, MOST)
  return (await isFree(port)) ? port : freePort()
}
