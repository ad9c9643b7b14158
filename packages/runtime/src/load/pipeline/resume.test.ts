import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRun } from '../../runs/folder.ts'
import { LoadBench } from '../fixture.embedded.ts'
import { runPipeline } from './run.ts'

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
  await bench.write('a.csv', 'id,v\n1,a\n2,b\n')
  const document = (to: string) =>
    `version: 1\nname: copy\nsources:\n  a: { from: a.csv }\ntargets:\n  out: { input: a, to: ${to}, mode: replace }\n`
  await bench.write('copy.yaml', document('out/copy.csv'))
  await bench.write('other.yaml', document('elsewhere.csv'))
})
afterAll(() => bench.close())

const live = { signal: new AbortController().signal, progress: () => undefined }
const run = (document: string, resume?: string) =>
  runPipeline(document, resume === undefined ? {} : { resume }, bench.settings, live)

/** The id of a run that fails: the folder of its target is missing. */
async function failedRun(): Promise<string> {
  const error: unknown = await run('copy.yaml').catch((thrown: unknown) => thrown)
  if (!(error instanceof PlatformError)) throw new Error('it did not fail')
  return (error.known as { run: string }).run
}

test('a run that failed is gone on with; one that is over, alive, of another document or unknown is not', async () => {
  const failed = await failedRun()
  await expect(run('other.yaml', failed)).rejects.toMatchObject({
    code: 'run.not-resumable',
    params: { why: phrase('run.of-another', { source: 'a.csv', target: 'out/copy.csv', document: 'other.yaml' }) },
  })
  await mkdir(join(bench.folder, 'out'))
  const resumed = await run('copy.yaml', failed)
  expect(resumed).toMatchObject({ state: 'succeeded', written: 2 })
  expect(resumed.warnings[0]).toBe(`Goes on with the run ${failed} (failed): what it had published stays`)
  await expect(run('copy.yaml', resumed.run)).rejects.toMatchObject({
    code: 'run.not-resumable',
    params: { why: phrase('run.is-over', { state: 'succeeded' }) },
  })
  const about = { run: 'alive', startedAt: new Date().toISOString(), source: 'a.csv', target: 'out/copy.csv' }
  await startRun(bench.settings.dataDir, { ...about, mode: 'replace' })
  await expect(run('copy.yaml', 'alive')).rejects.toMatchObject({ params: { why: phrase('run.is-alive') } })
  await expect(run('copy.yaml', 'nothing')).rejects.toMatchObject({ code: 'run.unknown' })
})
