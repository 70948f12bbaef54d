/** A map of communities from the office's own GeoJSON; no tile of anybody else is asked for. */
import { MapChart } from 'echarts/charts'
import { AriaComponent, TooltipComponent, VisualMapComponent } from 'echarts/components'
import { registerMap, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useDrawing } from '../../drawing.ts'

use([MapChart, TooltipComponent, VisualMapComponent, AriaComponent, SVGRenderer])

/** From light to dark in one hue, which everybody can tell apart, and in grey print as well. */
const SHADES = ['#eaf2fc', '#b8d3f0', '#7fb0e0', '#3f83c4', '#12386b']

type MapProps = { geojson: unknown; places: readonly { name: string; value: number }[]; unit: string; label: string }

const optionOf = ({ places, unit, label }: MapProps) => ({
  animation: false,
  aria: { enabled: true, label: { description: label } },
  tooltip: {
    formatter: ({ name, value }: { name: string; value: number }) => `${name}：${Number.isFinite(value) ? value.toLocaleString('zh-CN') : 0} ${unit}`,
  },
  visualMap: {
    type: 'continuous',
    min: Math.min(...places.map((p) => p.value)),
    max: Math.max(...places.map((p) => p.value)),
    inRange: { color: SHADES },
    text: ['多', '少'],
    left: 8,
    bottom: 8,
    calculable: false,
  },
  series: [
    {
      type: 'map',
      map: 'office',
      data: places.map(({ name, value }) => ({ name, value })),
      label: { show: true, fontSize: 13, color: '#1d232b', textBorderColor: '#fff', textBorderWidth: 3 },
      itemStyle: { borderColor: '#5b6472', areaColor: '#f7f9fc' },
      emphasis: { label: { color: '#1d232b' }, itemStyle: { areaColor: '#ffe58a' } },
      select: { disabled: true },
    },
  ],
})

export function PlaceMap(props: MapProps) {
  registerMap('office', props.geojson as Parameters<typeof registerMap>[1])
  const box = useDrawing(optionOf(props))
  return <div ref={box} className="wb-map" role="img" aria-label={props.label} />
}
