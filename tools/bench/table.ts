/** The result as a table; ratios first, since absolute numbers belong to a machine. */
export type Row = {
  what: string
  clients: number
  floor: { perSecond: number; medianMs: number }
  ours: { perSecond: number; medianMs: number }
  failed: number
}

const one = (n: number): string => (n >= 100 ? n.toFixed(0) : n >= 10 ? n.toFixed(1) : n.toFixed(2))

export function print(rows: readonly Row[]): void {
  console.log('| what | clients | of the floor | floor /s | ours /s | floor ms | ours ms | failed |')
  console.log('|---|---|---|---|---|---|---|---|')
  for (const { what, clients, floor, ours, failed } of rows) {
    const percent = (ours.perSecond / floor.perSecond) * 100
    const share = `${percent.toFixed(percent < 1 ? 2 : 0)} %`
    console.log(
      `| ${what} | ${clients} | ${share} | ${one(floor.perSecond)} | ${one(ours.perSecond)} | ${one(floor.medianMs)} | ${one(ours.medianMs)} | ${failed} |`,
    )
  }
}
