import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Seconds; the limits of architecture.md, section 4, lie between them. */
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** One answered request: its route as the program names it, never the address with what stands in it. */
export type Answered = {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly seconds: number
}

/** What waits in the database, by name; asked for at each reading. */
export type Waiting = Readonly<Record<'jobs_waiting' | 'jobs_failed' | 'mail_waiting', number>>

export type Metrics = {
  readonly answered: (request: Answered) => void
  /** The text that a monitoring server reads. */
  readonly text: () => Promise<string>
  readonly contentType: string
}

const GAUGES: Readonly<Record<keyof Waiting, string>> = {
  jobs_waiting: 'Jobs that wait or run',
  jobs_failed: 'Jobs that failed in the last 30 days',
  mail_waiting: 'Letters that wait to be sent',
}

/** Metrics of the process and of its requests in the format of Prometheus (architecture, section 2). No person's data is in them. */
export const openMetrics = (waiting: () => Promise<Waiting>): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time of answering a request',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  })
  const names = Object.keys(GAUGES) as (keyof Waiting)[]
  const gauges = names.map(
    (name) =>
      [name, new Gauge({ name: `svyazka_${name}`, help: GAUGES[name], registers: [registry] })] as const,
  )
  return {
    answered: ({ method, route, status, seconds }) => requests.observe({ method, route, status }, seconds),
    text: async () => {
      const now = await waiting()
      for (const [name, gauge] of gauges) gauge.set(now[name])
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}
