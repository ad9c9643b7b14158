import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PlatformError } from '@ai-etl/core/errors/error'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LoadBench } from './fixture.embedded.ts'
import { load } from './load.ts'

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
  await bench.write('rows.csv', `id,v\n${Array.from({ length: 2_000 }, (_, i) => `${i},text ${i}\n`).join('')}`)
})
afterAll(() => bench.close())

// The news of a stage and the cancel that answers it cross threads, so that either side of the border may be reached.
test.each(['load', 'prove', 'publish'])(
  'cancelled at the news of %s: all of it or nothing, and told',
  async (stage) => {
    const controller = new AbortController()
    const progress = (event: { stage: string }) => {
      if (event.stage === stage) controller.abort()
    }
    const request = { source: 'rows.csv', target: `${stage}.csv`, mode: 'replace' as const }
    const ended = await load(request, bench.settings, { signal: controller.signal, progress }).catch((e: unknown) => e)
    const published = existsSync(join(bench.folder, `${stage}.csv`))
    const told =
      ended instanceof PlatformError
        ? ended.code
        : (ended as { warnings: string[] }).warnings.find((text) => text.startsWith('Cancelled while'))
    expect([published, told]).toEqual(
      published
        ? [true, 'Cancelled while the rows were being published: that was finished, so they stand in the target']
        : [false, 'run.cancelled'],
    )
  },
)
