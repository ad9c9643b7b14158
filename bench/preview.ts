import { delimiter } from 'node:path'
import { clientOf, signIn, startServerProcess } from './api/server.ts'
import type { Row } from './cases.ts'
import { BENCH_DIR, dataset } from './settings.ts'

const REQUESTS = 50

const PAID = 'paid: { type: filter, input: data, where: "order_status = \'PAID\'" }'
const MONTHS = `${PAID}
  months: { type: aggregate, input: paid, by: { month: "date_trunc('month', created)" }, values: { revenue: sum(ticket_price) } }`

/** A document over each sample and over a file of more than a million rows, and the step that is looked at. */
function documents(): Readonly<Record<string, { readonly text: string; readonly step: string }>> {
  const samples = 'examples/city'
  return {
    tickets: { text: document(`${samples}/tickets.csv`, PAID, 'paid'), step: 'paid' },
    register: { text: document(`${samples}/register.json`), step: 'data' },
    cadastre: { text: document(`${samples}/cadastre.xml`), step: 'data' },
    'tickets of 1,377,000 rows': { text: document(dataset('tickets', 3), MONTHS, 'months'), step: 'months' },
  }
}

function document(from: string, steps = '', last = 'data'): string {
  const between = steps === '' ? '' : `steps:\n  ${steps}\n`
  const targets = `targets:\n  out: { input: ${last}, to: "postgresql:///city#looked_at" }\n`
  return `version: 1\nname: looked_at\nsources:\n  data: { from: ${from} }\n${between}${targets}`
}

/** Previews of a step as a person types, one after another, and how long the server's thread was held up meanwhile. */
export async function preview(): Promise<Row[]> {
  const looked = documents()
  const server = await startServerProcess({ AI_ETL_FILE_ROOTS: ['examples', BENCH_DIR].join(delimiter) })
  try {
    const client = clientOf(server.url, await signIn(server.url))
    const rows: Row[] = []
    for (const [name, { text, step }] of Object.entries(looked)) {
      const look = () => client.call('previewPipelineStep', { body: { text, step, rows: 20 } })
      const first = await milliseconds(look)
      await longestDelay(server.url)
      const times: number[] = []
      for (let i = 0; i < REQUESTS; i++) times.push(await milliseconds(look))
      const delay = await longestDelay(server.url)
      times.sort((a, b) => a - b)
      const [p50, p95] = [times[REQUESTS / 2], times[Math.floor(REQUESTS * 0.95)]]
      rows.push(
        {
          work: `preview of a step of ${name}: p95 of ${REQUESTS}`,
          measured: `${p95.toFixed(0)} ms (p50 ${p50.toFixed(0)} ms, the first ${first.toFixed(0)} ms)`,
          limit: 'under 300 ms',
          met: p95 < 300,
        },
        {
          work: `the server’s thread held up meanwhile, at most`,
          measured: `${delay.toFixed(0)} ms`,
          limit: 'at most 50 ms',
          met: delay <= 50,
        },
      )
    }
    return rows
  } finally {
    await server.stop()
  }
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Longest delay of the event loop since the last look, in milliseconds, as /metrics tells it. */
async function longestDelay(origin: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text()
  return 1000 * Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(text)?.[1])
}
