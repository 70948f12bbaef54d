/** A bordered table like the paper form that clerks know: label and value, two pairs a row. */
import type { ReactNode } from 'react'

export type PaperRow = { key: string; label: string; value: ReactNode; wide?: boolean }

/** Rows of cells: a wide one stands alone, others go in pairs. */
export function pairs(rows: readonly PaperRow[]): PaperRow[][] {
  const lines: PaperRow[][] = []
  for (const row of rows) {
    const last = lines[lines.length - 1]
    if (!row.wide && last?.length === 1 && !last[0]?.wide) last.push(row)
    else lines.push([row])
  }
  return lines
}

/** One section of the form, with its title across the top. */
export function PaperTable({ title, rows }: { title?: string; rows: readonly PaperRow[] }) {
  return (
    <table className="mf-paper">
      <colgroup>
        <col className="mf-paper-label" />
        <col />
        <col className="mf-paper-label" />
        <col />
      </colgroup>
      {title ? (
        <thead>
          <tr>
            <th colSpan={4} scope="colgroup">
              {title}
            </th>
          </tr>
        </thead>
      ) : null}
      <tbody>
        {pairs(rows).map((line) => (
          <tr key={line[0]?.key}>
            {line.map((row) => (
              <Cell key={row.key} row={row} span={line.length === 1 ? 3 : 1} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ row, span }: { row: PaperRow; span: number }) {
  return (
    <>
      <th scope="row">{row.label}</th>
      <td colSpan={span}>{row.value}</td>
    </>
  )
}
