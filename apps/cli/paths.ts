/** Files and folders named in a call. */
import { resolve } from 'node:path'

/** A path as it was meant: npm runs the program in the clone, but a name is meant from where the command was typed. */
export const typedPath = (name: string): string =>
  resolve((process.env.npm_lifecycle_event === 'mingfa' ? process.env.INIT_CWD : undefined) ?? process.cwd(), name)
