import { contextOf, launchBrowser, signIn } from '../apps/web/e2e/browser.ts'
import { PASSWORD, startServerProcess } from './api/server.ts'
import type { Row } from './cases.ts'
import { median } from './measure.ts'

const RUNS = Number(process.env.AI_ETL_BENCH_RUNS ?? 3)
const LIMIT_MS = 2000

/** Pages that people see first, and what on them must answer to be of use. */
const PAGES = [
  { name: 'signing in', path: '/sign-in', part: 'form', known: false },
  { name: 'start', path: '/', part: 'main a, main button', known: true },
] as const

/** From asking for a page in a browser just started, with nothing kept, until what is on it answers. */
export async function firstPage(): Promise<Row[]> {
  const server = await startServerProcess()
  try {
    const rows: Row[] = []
    for (const page of PAGES) {
      const runs: Opened[] = []
      // The first answer of a server that was just started is a figure of its own.
      const cold = await open(server.url, page)
      for (let run = 0; run < RUNS; run++) runs.push(await open(server.url, page))
      const took = median(runs.map(({ ms }) => ms))
      rows.push({
        work: `first page of a cold browser until it answers: ${page.name}`,
        measured: `${took.toFixed(0)} ms (${(runs[0].bytes / 1e3).toFixed(0)} kB; right after the server's start ${cold.ms.toFixed(0)} ms)`,
        limit: `under ${LIMIT_MS} ms`,
        met: took < LIMIT_MS,
      })
    }
    return rows
  } finally {
    await server.stop()
  }
}

interface Opened {
  readonly ms: number
  /** That came over the line. */
  readonly bytes: number
}

async function open(url: string, { path, part, known }: (typeof PAGES)[number]): Promise<Opened> {
  const browser = await launchBrowser()
  try {
    const context = await contextOf(browser, url, { lang: 'ru', theme: 'light', width: 'wide' })
    if (known) await signIn(context, { username: 'admin', password: PASSWORD })
    const page = await context.newPage()
    const began = performance.now()
    await page.goto(path, { waitUntil: 'commit' })
    await page.waitForFunction(answers, part, { polling: 'raf' })
    const ms = performance.now() - began
    await page.waitForLoadState('load')
    const bytes = await page.evaluate(bytesHere)
    return { ms, bytes }
  } finally {
    await browser.close()
  }
}

/** In the page: whether React has taken over the parts named, so that they do what they say. */
function answers(part: string): boolean {
  // The benches are compiled for Node, which has no document.
  const { document } = globalThis as unknown as { document: { querySelectorAll(part: string): Iterable<object> } }
  const found = [...document.querySelectorAll(part)]
  return found.length > 0 && found.every((one) => Object.keys(one).some((key) => key.startsWith('__reactProps')))
}

/** In the page: bytes that came over the line. */
function bytesHere(): number {
  // Entries of the page and of what it loaded have the size; Node's types do not say so.
  const entries = performance.getEntries() as readonly { readonly transferSize?: number }[]
  return entries.reduce((sum, { transferSize = 0 }) => sum + transferSize, 0)
}
