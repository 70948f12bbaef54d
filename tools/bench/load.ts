/** Load against one address: requests a second and the median, with as many clients at once as asked. */
import autocannon from 'autocannon'

export type Target = {
  url: string
  headers?: Record<string, string>
  /** A new request each time; absent: the address as it is. */
  make?: () => { path: string; method?: 'GET' | 'POST'; body?: string; headers?: Record<string, string> }
}
export type Load = { perSecond: number; medianMs: number; failed: number }

export async function load(target: Target, clients: number, seconds: number): Promise<Load> {
  const { make } = target
  const result = await autocannon({
    url: target.url,
    connections: clients,
    duration: seconds,
    ...(target.headers ? { headers: target.headers } : {}),
    ...(make ? { requests: [{ setupRequest: (request) => ({ ...request, ...make() }) }] } : {}),
  })
  return { perSecond: result.requests.average, medianMs: result.latency.p50, failed: result.non2xx + result.errors }
}
