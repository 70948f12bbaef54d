/** A drawing in a box: made once, drawn anew when its options change, sized with the window. */
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
    const resize = () => chart.resize()
    window.addEventListener('resize', resize)
    return () => {
      window.removeEventListener('resize', resize)
      chart.dispose()
    }
  }, [])
  useEffect(() => {
    drawing.current?.setOption(option, { notMerge: true })
  }, [option])
  return box
}
