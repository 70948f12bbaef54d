/**
 * `npm run bench`: what Mingfa reaches beside the raw floor of the same machine, in one run, on a ledger of a million penalty cases.
 * `--rows N --offices N` choose another size, `--seconds N` the length of each measurement, `--only a,b` some of them, `--gb N` the size
 * of the recording that is uploaded.
 */
import { parseArgs } from 'node:util'
import { measureBulk } from './bulk.ts'
import { makeLedger } from './ledger.ts'
import { measureReads, measureWrites } from './measures.ts'
import { measureReports } from './reports.ts'
import { openStage } from './stage.ts'
import { print, type Row } from './table.ts'
import { measureUploads } from './uploads.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    offices: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '4' },
    only: { type: 'string', default: 'a,b,c,d,e,f,g,h,i,j,k' },
    gb: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  },
})
const size = { rows: Number(values.rows), offices: Number(values.offices) }
const only = new Set(values.only.split(','))
const say = (text: string): void => console.error(text)

const plan = { seconds: Number(values.seconds), only, say }
const rows: Row[] = [...measureReports(plan), ...(await measureUploads(plan, Number(values.gb)))]

/** Everything that needs the ledger, which takes minutes to make. */
async function measureLedger(): Promise<void> {
  say(`ledger of ${size.rows.toLocaleString('en')} cases over ${size.offices} offices`)
  await makeLedger(size, say)
  const stage = await openStage(size)
  try {
    rows.push(...(await measureWrites(stage, plan)))
    rows.push(...(await measureReads(stage, plan)))
    rows.push(...(await measureBulk(stage, plan)))
  } finally {
    await stage.close()
  }
}

if ([...only].some((id) => id !== 'i' && id !== 'j')) await measureLedger()
if (values.json) console.log(JSON.stringify(rows, undefined, 1))
else print(rows)
