/** Offices beside each other in one metric: a chart, and the same in a table. */
import { Select } from 'antd'
import { useState } from 'react'
import type { Cockpit } from '../../api-types.ts'
import Chart from '../../chart.tsx'
import { recordsBetween } from '../figures/words.ts'
import { BesideChart } from './tables.tsx'
import { shownValue } from './words.ts'

export default function Offices({ data }: { data: Cockpit }) {
  const [metric, setMetric] = useState(data.figures[0]?.metric ?? '')
  const chosen = data.figures.find((f) => f.metric === metric)
  if (!chosen) return null
  const offices = [...data.offices].sort((a, b) => (b.values[metric] ?? 0) - (a.values[metric] ?? 0))
  const label = `${chosen.name}：${offices.map((o) => `${o.name}${shownValue(o.values[metric] ?? null, chosen.unit)}`).join('，')}`
  return (
    <>
      <Select
        aria-label="比较哪个指标"
        value={metric}
        onChange={setMetric}
        options={data.figures.map((f) => ({ value: f.metric, label: f.name }))}
        popupMatchSelectWidth={false}
        className="wb-cockpit-choice"
      />
      <div className="wb-places">
        <Chart
          kind="bar"
          categories={offices.map((o) => o.name)}
          series={[{ name: chosen.name, values: offices.map((o) => o.values[metric] ?? null) }]}
          unit={chosen.unit}
          label={label}
        />
        <BesideChart
          of="机关"
          figure={chosen.name}
          rows={offices.map((o) => ({
            ...{ key: o.office, name: o.name, to: recordsBetween(metric, o.office, data.period) },
            value: shownValue(o.values[metric] ?? null, chosen.unit),
          }))}
        />
      </div>
    </>
  )
}
