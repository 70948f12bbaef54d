/** Tables of the cockpit: terms, slowest steps, the year against the last, what a chart shows; every number is a way to what it counts. */
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { amount, Nothing } from '../../../../platform/ui/index.ts'
import type { Cockpit } from '../../api-types.ts'
import { findType } from '../../case-types.ts'
import { linesOf } from '../../lines.ts'
import { recordsBetween } from '../figures/words.ts'
import { changeWords, shownValue } from './words.ts'

/** Overdue and about to be, by kind of work; each opens the list that it counts. */
export function Terms({ data }: { data: Cockpit }) {
  const rows = data.terms.filter((t) => t.overdue > 0 || t.soon > 0)
  const to = (type: string, due: Record<string, string>) =>
    `/cases/${type}?${new URLSearchParams({ ...(data.termsOffice === null ? {} : { office: String(data.termsOffice) }), ...due, sort: 'nextDue' })}`
  if (rows.length === 0) return <Nothing text="没有超期的，七日内也没有到期的" />
  return (
    <table className="wb-plain">
      <thead>
        <tr>
          <th scope="col">案件类型</th>
          <th scope="col">已超期</th>
          <th scope="col">七日内到期</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((t) => (
          <tr key={t.type}>
            <th scope="row">{findType(t.type)?.record.title}</th>
            <td>
              <Link className={t.overdue > 0 ? 'wb-late' : ''} to={to(t.type, { dueTo: data.overdueTo })}>
                {amount(t.overdue)} {findType(t.type)?.record.unit}
              </Link>
            </td>
            <td>
              <Link to={to(t.type, { dueFrom: data.soonFrom, dueTo: data.soonTo })}>
                {amount(t.soon)} {findType(t.type)?.record.unit}
                {t.more ? '以上' : ''}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** One table, so that the numbers of all kinds of work stand under each other. */
export function Figures({ office, data }: { office: number; data: Cockpit }) {
  const types = [...new Set(data.figures.map((f) => f.type))].flatMap((id) => findType(id) ?? [])
  const aimed = data.figures.some((f) => f.target !== undefined)
  return (
    <table className="wb-plain wb-cockpit-figures">
      <thead>
        <tr>
          <th scope="col">指标</th>
          <th scope="col">本年</th>
          <th scope="col">上年同期</th>
          <th scope="col">增减</th>
          {aimed ? <th scope="col">目标</th> : null}
        </tr>
      </thead>
      {linesOf(types).flatMap((line) =>
        line.types.map((type) => (
          <tbody key={type.id}>
            <tr>
              <th scope="rowgroup" colSpan={aimed ? 5 : 4} className="wb-cockpit-kind">
                {line.name} · {type.record.title}
              </th>
            </tr>
            {data.figures
              .filter((f) => f.type === type.id)
              .map((f) => (
                <tr key={f.metric}>
                  <th scope="row">{f.name}</th>
                  <td>
                    <Link to={recordsBetween(f.metric, office, data.period)}>{shownValue(f.value, f.unit)}</Link>
                  </td>
                  <td>
                    <Link to={recordsBetween(f.metric, office, data.before)}>{shownValue(f.before, f.unit)}</Link>
                  </td>
                  <td>{changeWords(f.value, f.before, f.unit)}</td>
                  {aimed ? <td>{f.target === undefined ? '—' : shownValue(f.target, f.unit)}</td> : null}
                </tr>
              ))}
          </tbody>
        )),
      )}
    </table>
  )
}

/** Days are calendar days from the step before; the count opens each of them, the slowest first. */
export function Steps({ office, data }: { office: number; data: Cockpit }) {
  if (data.steps.length === 0) return <Nothing text="本年在系统内办理的步骤还太少，不足以比较" />
  const longest = Math.max(...data.steps.map((s) => s.slow))
  const year = data.period.from.slice(0, 4)
  return (
    <table className="wb-plain">
      <caption className="wb-quiet-caption">距上一步的自然日天数</caption>
      <thead>
        <tr>
          <th scope="col">步骤</th>
          <th scope="col">办理</th>
          <th scope="col">一半在</th>
          <th scope="col">九成在</th>
        </tr>
      </thead>
      <tbody>
        {data.steps.map((s) => (
          <tr key={`${s.type}.${s.action}`}>
            <th scope="row">
              {s.label} <span className="mf-quiet">{findType(s.type)?.record.title}</span>
            </th>
            <td>
              <Link to={`/cockpit/steps/${s.type}/${s.action}?${new URLSearchParams({ office: String(office), year })}`}>{amount(s.count)} 次</Link>
            </td>
            <td>{Math.round(s.median)} 天内</td>
            <td className="wb-slow">
              {Math.round(s.slow)} 天内
              <span className="wb-bar-line" aria-hidden="true" style={{ width: `${Math.max(3, Math.round((s.slow / longest) * 48))}px` }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Beside = { key: string | number; name: string; to: string; value: ReactNode }

/** The same as a chart beside it, in a table: what it is of, and the number with its way to the records. */
export function BesideChart({ of, figure, rows }: { of: string; figure: string; rows: readonly Beside[] }) {
  return (
    <div className="wb-places-table">
      <table className="wb-plain">
        <thead>
          <tr>
            <th scope="col">{of}</th>
            <th scope="col">{figure}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, to, value }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>
                <Link to={to}>{value}</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
