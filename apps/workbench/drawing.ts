/** A drawing in a box: made once, drawn anew when its options change, sized with the box. */
import { type ECharts, type EChartsCoreOption, init } from 'echarts/core'
import { type RefObject, useEffect, useRef } from 'react'

/** The box to draw in; the caller has registered the charts that the options name. */
export function useDrawing(option: EChartsCoreOption): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null)
  const drawing = useRef<ECharts>(null)
  useEffect(() => {
    if (!box.current) return
    const chart = init(box.current, undefined, { renderer: 'svg' })
    drawing.current = chart
    // On paper the box has another width, which no event tells of: the drawing scales with it.
    chart.on('rendered', () => {
      const svg = chart.getDom().querySelector('svg')
      svg?.setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`)
    })
    const sized = new ResizeObserver(() => chart.resize())
    sized.observe(box.current)
    return () => {
      sized.disconnect()
      chart.dispose()
    }
  }, [])
  useEffect(() => {
    drawing.current?.setOption(option, { notMerge: true })
  }, [option])
  return box
}
