import { afterAll, beforeAll, expect, test } from 'vitest'
import { compilePipeline } from '../compile/compile.ts'
import { LoadBench } from '../load/fixture.embedded.ts'
import { runPipeline } from '../load/pipeline/run.ts'

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
  await bench.write('days.yaml', document('days'))
  await bench.write('other.yaml', document('other'))
})
afterAll(() => bench.close())

const live = { signal: new AbortController().signal, progress: () => undefined }

const document = (name: string) => `version: 1
name: ${name}
sources: { sales: { from: sales.csv } }
steps:
  daily: { type: aggregate, input: sales, by: { day: day }, values: { total: sum(price) } }
targets: { out: { input: daily, to: ${name}.csv, mode: replace } }
checks:
  - { on: daily, rows: { against: previous, atLeast: 0.5, atMost: 2 } }
  - { on: daily, rows: { atLeast: 1 } }
`

/** As many days, two rows each. */
async function days(count: number): Promise<void> {
  const lines = Array.from({ length: 2 * count }, (_, i) => `2024-01-${String(1 + (i >> 1)).padStart(2, '0')},${i}`)
  await bench.write('sales.csv', `day,price\n${lines.join('\n')}\n`)
}

const run = (options = {}) => runPipeline('days.yaml', options, bench.settings, live)
const FIRST = /No earlier run counted the rows of daily/

test('the number of rows is held against the last successful run', async () => {
  await days(6)
  const first = await run()
  expect(first).toMatchObject({ state: 'succeeded', counted: [{ on: 'daily', rows: 6 }] })
  expect(first.warnings).toContainEqual(expect.stringMatching(FIRST))

  // A run that only looks, and one of another pipeline, are none to be held against.
  await days(3)
  expect(await run({ dryRun: true })).not.toHaveProperty('counted')
  const other = await runPipeline('other.yaml', {}, bench.settings, live)
  expect(other.warnings).toContainEqual(expect.stringMatching(FIRST))

  await days(2)
  await expect(run()).rejects.toMatchObject({
    code: 'pipeline.check-failed',
    params: { on: 'daily', rows: 2, rule: '{"rows":{"against":"previous","atLeast":0.5,"atMost":2,"previous":6}}' },
  })
  // Half of it is still enough; from then on that is what is asked for.
  await days(3)
  const second = await run()
  expect(second).toMatchObject({ state: 'succeeded', counted: [{ on: 'daily', rows: 3 }] })
  expect(second.warnings).not.toContainEqual(expect.stringMatching(FIRST))
  await days(7)
  await expect(run()).rejects.toMatchObject({ code: 'pipeline.check-failed', params: { rows: 7 } })
  await days(6)
  expect(await run()).toMatchObject({ state: 'succeeded', written: 6 })
})

test('who keeps runs elsewhere gives what they counted', async () => {
  await days(6)
  const counted = () => Promise.resolve(new Map([['daily', 20]]))
  await expect(run({ counted })).rejects.toMatchObject({ code: 'pipeline.check-failed', params: { rows: 6 } })
})

test('code that is compiled is without it, and says so', async () => {
  const request = { at: 'days.yaml', to: 'pandas', dialect: null } as const
  const { document: compiled, files } = await compilePipeline(request, bench.settings, live)
  expect(compiled.warnings.join()).toContain('the check of daily against the previous run is not in the code')
  const code = files.find(({ path }) => path === 'pipeline.py')?.text
  expect(code).toContain('at_least=1')
  expect(code).not.toContain('0.5')
})
