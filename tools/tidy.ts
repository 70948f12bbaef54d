/** Checks that what `npm run made` writes is what is committed: a made file that is edited or forgotten lies to its reader. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { made, root } from './made.ts'

const stale = [...(await made())].filter(([file, text]) => !existsSync(join(root, file)) || readFileSync(join(root, file), 'utf8') !== text)
for (const [file] of stale) console.error(`${file} is not what follows from the definitions; run npm run made`)
process.exit(stale.length ? 1 : 0)
