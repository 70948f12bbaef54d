/** A csv file that Excel and WPS open as Chinese (BOM), in which nothing can be taken for a formula. */

const FORMULA = /^[=+@\t\r-]/
const NUMBER = /^[+-]?\d+(\.\d+)?$/

function cell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line of a csv file. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`

/** The file in chunks of UTF-8. */
export async function* csvFile(headings: readonly string[], batches: AsyncIterable<readonly (readonly string[])[]>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(`\ufeff${csvLine(headings)}`)
  for await (const batch of batches) if (batch.length > 0) yield encoder.encode(batch.map(csvLine).join(''))
}
