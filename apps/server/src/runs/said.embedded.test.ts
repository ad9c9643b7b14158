import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '@ai-etl/client/client'
import type { Run } from '@ai-etl/core/documents/run'
import { load } from '@ai-etl/runtime/load/load'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endOf, type TestServer, testServer } from '../fixture.embedded.ts'

/** What a run or a job told whoever began it in one language is told to each reader in theirs. */
let server: TestServer
let folder: string
let readers: Record<'ru' | 'en', Client>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'said-'))
  server = await testServer({ AI_ETL_FILE_ROOTS: folder })
  const reader = (lang: string) => server.client({ authorization: `Bearer ${server.token}`, 'accept-language': lang })
  readers = { ru: reader('ru-RU,ru;q=0.9'), en: reader('en') }
  await writeFile(join(folder, 'narrow.csv'), 'id,price\n1,10\n2,20\n')
  await writeFile(join(folder, 'wide.csv'), 'id,price,note\n3,5000000000,new\n')
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

async function ended(runId: string, by: Client) {
  const run = await endOf(by, runId)
  return { ...run, document: run.document as Run | null }
}

/** The file loaded into a table by a Russian. */
async function loaded(file: string, table: string) {
  const body = { source: join(folder, file), target: `postgresql:///city#${table}` }
  const begun = await readers.ru.call('startLoad', { body })
  await jobIsOver(begun.runId)
  return { ...begun, run: await ended(begun.runId, readers.ru) }
}

/** Events end with the job, which is a little after its run. */
async function jobIsOver(runId: string): Promise<void> {
  await eventsOf(runId, 'ru')
}

async function eventsOf(runId: string, lang: string): Promise<string> {
  const address = server.admin.url('runEvents', { params: { runId }, query: { lang } })
  const response = await fetch(address, { headers: { authorization: `Bearer ${server.token}` } })
  return response.text()
}

const ADDED = {
  ru: 'drifted: note в таблице ещё нет: добавляется, у прежних строк пуст.',
  en: 'drifted: note is not in the table yet: added, null in the rows there are.',
}

test('changes of a table: in the document, the result of the job, its events and the log', async () => {
  await loaded('narrow.csv', 'drifted')
  const { run, runId, jobId } = await loaded('wide.csv', 'drifted')
  expect(run.document?.changes).toContain(ADDED.ru)
  for (const lang of ['ru', 'en'] as const) {
    const seen = await ended(runId, readers[lang])
    expect(seen.document?.changes).toContain(ADDED[lang])
    const job = await readers[lang].call('showJob', { params: { jobId } })
    expect((job.result as Run).changes).toEqual(seen.document?.changes)
    const events = await eventsOf(runId, lang)
    expect(events.split('\n').filter((line) => line.includes('"at":') && line.includes(ADDED[lang]))).toHaveLength(1)
    expect(events).not.toContain(ADDED[lang === 'ru' ? 'en' : 'ru'])
    const { lines } = await readers[lang].call('showRunLog', { params: { runId } })
    expect(lines).toContainEqual(expect.objectContaining({ event: 'schema-change', text: ADDED[lang] }))
  }
})

test('warnings of a dry run', async () => {
  const text = `version: 1
name: dry
sources: { narrow: { from: ${join(folder, 'narrow.csv')} } }
steps: { dear: { type: filter, input: narrow, where: price > 10 } }
targets: { out: { input: dear, to: "postgresql:///city#dry", mode: replace } }
`
  const { jobId } = await readers.ru.call('dryRunPipeline', { body: { text } })
  const warnings = async (by: Client) => {
    for (;;) {
      const { state, result } = await by.call('showJob', { params: { jobId } })
      if (state === 'succeeded') return (result as Run).warnings
      expect(['queued', 'running']).toContain(state)
      await sleep(50)
    }
  }
  expect(await warnings(readers.ru)).toContain('Пробный запуск: ничего не записано')
  expect(await warnings(readers.en)).toContain('Dry run: nothing was written')
})

test('all that a check found of a document that was run, in the run and in the job', async () => {
  const text = `version: 1
name: faulty
sources: { none: { from: ${join(folder, 'none.csv')} }, narrow: { from: ${join(folder, 'narrow.csv')} } }
steps: { dear: { type: filter, input: narrow, where: prise > 10 } }
targets:
  one: { input: none, to: "postgresql:///city#one", mode: replace }
  two: { input: dear, to: "postgresql:///city#two", mode: replace }
`
  const { runId, jobId } = await readers.ru.call('runDocument', { body: { text } })
  await jobIsOver(runId)
  const failure = async (lang: 'ru' | 'en') => {
    const { error } = await ended(runId, readers[lang])
    expect((await readers[lang].call('showJob', { params: { jobId } })).error).toEqual(error)
    return error?.message ?? ''
  }
  const [ru, en] = [await failure('ru'), await failure('en')]
  expect(ru).toMatch(/не проходит проверку: Файла .*none\.csv нет .*; .*prise/)
  expect(en).toMatch(/does not pass its check: There is no file .*none\.csv .*; .*prise/)
  expect(en).not.toMatch(/\p{Script=Cyrillic}/u)
})

test('a failed run of the command line', async () => {
  const settings = {
    dataDir: server.dataDir,
    workingDir: folder,
    fileRoots: null,
    lang: 'ru' as const,
    environment: {},
    connectorsModule: import.meta.resolve('@ai-etl/connectors'),
  }
  const live = { signal: new AbortController().signal, progress: () => {} }
  const request = {
    source: 'wider.csv',
    target: 'postgresql:///city#drifted',
    mode: 'append',
    schema: 'freeze',
  } as const
  await writeFile(join(folder, 'wider.csv'), 'id,price,note,more\n4,1,a,b\n')
  await expect(load(request, settings, live)).rejects.toMatchObject({ code: 'load.schema-drift' })
  const find = async () => {
    const { items } = await readers.en.call('listRuns', { query: { state: 'failed' } })
    return items.find(({ name }) => name.startsWith('wider.csv'))
  }
  await expect.poll(find, { timeout: 60_000 }).toBeDefined()
  const run = await find()
  const seen = await ended(run?.id ?? '', readers.en)
  expect(seen.document?.failure?.message).toContain('more is not in the table yet')
})
