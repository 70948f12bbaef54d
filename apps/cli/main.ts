/** The command line: `mingfa COMMAND`. */
import { createOut } from './out.ts'
import { runCli } from './run.ts'

const written = (stream: NodeJS.WriteStream): Promise<void> => new Promise((done) => stream.write('', () => done()))

const code = await runCli(process.argv.slice(2), createOut(process.stdout, process.stderr))
// A pipe takes its time; leaving before it has taken everything would cut the JSON short.
await Promise.all([written(process.stdout), written(process.stderr)])
process.exit(code)
