/** What the server counts about itself, in the text format of Prometheus. */
import type { FastifyInstance } from 'fastify'

const BUCKETS = [0.005, 0.02, 0.1, 0.5, 2] as const

export type Measures = { text: (gauges: Readonly<Record<string, number>>) => string }

type Series = { count: number; sum: number; buckets: number[] }

/** Counts answers by route, method and status, and how long they took. */
export function instrument(app: FastifyInstance): Measures {
  const series = new Map<string, Series>()
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const labels = `method="${request.method}",route="${route}",status="${reply.statusCode}"`
    const one = series.get(labels) ?? { count: 0, sum: 0, buckets: BUCKETS.map(() => 0) }
    const seconds = reply.elapsedTime / 1000
    one.count += 1
    one.sum += seconds
    BUCKETS.forEach((limit, i) => {
      if (seconds <= limit) one.buckets[i] = (one.buckets[i] ?? 0) + 1
    })
    series.set(labels, one)
  })
  return {
    text(gauges) {
      const lines = ['# TYPE mingfa_http_request_seconds histogram']
      for (const [labels, s] of series) {
        lines.push(...BUCKETS.map((limit, i) => `mingfa_http_request_seconds_bucket{${labels},le="${limit}"} ${s.buckets[i]}`))
        lines.push(`mingfa_http_request_seconds_bucket{${labels},le="+Inf"} ${s.count}`)
        lines.push(`mingfa_http_request_seconds_sum{${labels}} ${s.sum.toFixed(6)}`, `mingfa_http_request_seconds_count{${labels}} ${s.count}`)
      }
      for (const [name, value] of Object.entries(gauges)) lines.push(`# TYPE mingfa_${name} gauge`, `mingfa_${name} ${value}`)
      return `${lines.join('\n')}\n`
    },
  }
}
