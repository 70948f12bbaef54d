/** Where it happens: a map of the office's own borders, or bars where it has drawn none; and the same in a table. */
import { Select } from 'antd'
import { useState } from 'react'
import type { Cockpit } from '../../api-types.ts'
import { metricNames } from '../../case-types.ts'
import Chart from '../../chart.tsx'
import { recordsBetween } from '../figures/words.ts'
import { PlaceMap } from './map.tsx'
import { BesideChart } from './tables.tsx'

/** As many as can be read at once; the table has all. */
const MOST = 10

export default function Places({ office, data }: { office: number; data: Cockpit }) {
  const metrics = [...new Set(data.communities.map((c) => c.metric))]
  const [metric, setMetric] = useState(metrics[0] ?? '')
  const chosen = metricNames.find((m) => m.id === metric)
  const places = data.communities.filter((c) => c.metric === metric)
  if (!chosen) return null
  const label = `${chosen.type.record.title}${chosen.name}：${places.map((p) => `${p.name}${p.value}${chosen.unit}`).join('，')}`
  const shown = places.slice(0, MOST)
  return (
    <>
      <Select
        aria-label="看哪类工作"
        value={metric}
        onChange={setMetric}
        options={metrics.map((m) => {
          const name = metricNames.find((n) => n.id === m)
          return { value: m, label: `${name?.type.record.title ?? ''}：${name?.name ?? m}` }
        })}
        popupMatchSelectWidth={false}
        className="wb-cockpit-choice"
      />
      <div className="wb-places">
        {data.map ? (
          <PlaceMap geojson={data.map} places={places} unit={chosen.unit} label={label} />
        ) : (
          <Chart
            kind="bar"
            categories={shown.map((p) => p.name)}
            series={[{ name: chosen.name, values: shown.map((p) => p.value) }]}
            unit={chosen.unit}
            label={label}
          />
        )}
        <BesideChart
          of="村（社区）"
          figure={chosen.name}
          rows={places.map((p) => ({
            ...{ key: p.name, name: p.name, to: recordsBetween(metric, office, data.period, { community: p.name }) },
            value: `${p.value.toLocaleString('zh-CN')} ${chosen.unit}`,
          }))}
        />
      </div>
    </>
  )
}
