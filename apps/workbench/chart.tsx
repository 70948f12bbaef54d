/** The chart alone, in a chunk of its own: the drawing library loads only where somebody compares. */
import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useDrawing } from './drawing.ts'
import './chart.css'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer])

/** Okabe and Ito's colours, which people of every colour vision tell apart. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000', '#7a6a00']
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'arrow', 'roundRect', 'emptyCircle'] as const

export type Series = { name: string; values: (number | null)[] }
export type ChartProps = { kind: 'line' | 'bar'; categories: readonly string[]; series: readonly Series[]; unit: string; label: string }

const optionOf = ({ kind, categories, series, unit, label }: ChartProps) => ({
  color: COLOURS,
  animation: false,
  aria: { enabled: true, decal: { show: kind === 'bar' && series.length > 1 }, label: { description: label } },
  grid: { left: 8, right: 16, top: 44, bottom: 8, containLabel: true },
  legend: { show: series.length > 1, top: 4, textStyle: { fontSize: 14 } },
  tooltip: { trigger: 'axis', valueFormatter: (v: unknown) => (typeof v === 'number' ? `${v.toLocaleString('zh-CN')} ${unit}` : '没有') },
  xAxis: { type: 'category', data: [...categories], axisLabel: { interval: 0, fontSize: 13, color: '#1d232b', rotate: categories.length > 8 ? 30 : 0 } },
  yAxis: { type: 'value', name: unit, axisLabel: { fontSize: 13, color: '#1d232b' }, nameTextStyle: { color: '#1d232b' } },
  series: series.map((s, i) => ({
    ...{ type: kind, name: s.name, data: s.values, barMaxWidth: 36, symbol: SYMBOLS[i % SYMBOLS.length], symbolSize: 9, connectNulls: false },
    label: { show: series.length === 1, position: 'top', color: '#1d232b', fontSize: 13 },
  })),
})

export default function Chart(props: ChartProps) {
  const box = useDrawing(optionOf(props))
  return <div ref={box} className="wb-chart" role="img" aria-label={props.label} />
}
