#!/usr/bin/env node
// The installed command `mingfa`: plain JavaScript, because the Node that starts it may be older than the one Mingfa runs on.
import { run } from '../../tools/ready.mjs'

run('apps/cli/main.ts', process.argv.slice(2))
