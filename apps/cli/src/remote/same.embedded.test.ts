import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type TestServer, testServer } from '@ai-etl/server/fixture.embedded'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** Each command says the same on this machine and through a server: document and exit status. */

const BIN = resolve(import.meta.dirname, '../../bin/ai-etl.mjs')
const TO = 'postgresql:///same'
const document = (from: string, more = '') => `version: 1
name: sales_copy
sources: { sales: { from: "${from}" } }
steps:
  large: { type: filter, input: sales, where: "sum > 5" }
targets:
  out: { input: large, to: "${TO}#public.sales", mode: replace${more} }
`
/** Its pattern has a class that Python lacks. */
const REFUSED_BY_PANDAS = String.raw`regexp_like(cast(id as string), '\\p{L}')`

let server: TestServer
let folder: string
beforeAll(async () => {
  server = await testServer()
  folder = await mkdtemp(join(tmpdir(), 'same-'))
  await mkdir(join(folder, 'data'))
  await writeFile(join(folder, 'data/sales.csv'), 'id,sum\n1,10\n2,20\n3\n4,1\n')
  await writeFile(join(folder, 'data/mended.csv'), 'id,sum\n3,30\n')
  await writeFile(join(folder, 'sales.yaml'), document('data/sales.csv'))
  await writeFile(join(folder, 'wrong.yaml'), document('data/sales.csv').replace('sum > 5', 'summ > 5'))
  await writeFile(join(folder, 'large.sql'), 'SELECT id, sum FROM sales WHERE sum > 5')
  await writeFile(join(folder, 'refused.sql'), 'SELECT soundex(id) FROM sales')
  await writeFile(join(folder, 'refused.yaml'), document('data/sales.csv').replace('sum > 5', REFUSED_BY_PANDAS))
  await writeFile(join(folder, 'broken.yaml'), document('data/sales.csv').replace('targets:', 'goals:'))
  await writeFile(join(folder, 'strict.yaml'), document('data/sales.csv', ', maxRejected: 0'))
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

interface Told {
  readonly status: number
  readonly document: Record<string, unknown>
}

function tell(where: 'here' | 'server', args: readonly string[], ended?: AbortSignal): Promise<Told> {
  const environment = { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C', AI_ETL_TOKEN: server.token }
  const at = where === 'here' ? ['--data-dir', join(folder, 'local')] : ['--server', server.url]
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [BIN, ...args, ...at, '--json', '--lang', 'en'],
      { cwd: folder, env: environment },
      (error, stdout) =>
        done({ status: typeof error?.code === 'number' ? error.code : 0, document: JSON.parse(stdout || '{}') }),
    )
    ended?.addEventListener('abort', () => child.kill('SIGINT'))
  })
}

/** Without what differs from run to run: times, ids, places of this machine. */
function lasting(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lasting)
  if (typeof value !== 'object' || value === null) return value
  const changing = new Set(['ms', 'run', 'seconds', 'startedAt', 'quarantine', 'load', 'at', 'madeAt', 'file', 'bytes'])
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !changing.has(name))
      .map(([name, each]) => [name, lasting(each)]),
  )
}

describe('before anything is loaded', () => {
  test.each([
    [['test', 'data/sales.csv'], 0],
    [['test', 'postgresql://nobody@127.0.0.1:1/x'], 3],
    [['discover', 'data/sales.csv'], 0],
    [['preview', 'data/sales.csv', '--rows', '2'], 0],
    [['preview', 'sales.yaml', '--step', 'large'], 0],
    [['preview', 'sales.yaml'], 2],
    [['profile', 'data/sales.csv'], 0],
    [['plan', 'data/sales.csv', 'out.parquet', '-o', 'planned.yaml'], 0],
    [['import', 'large.sql', 'out.csv', '-o', 'imported.yaml', '--source', 'sales=data/sales.csv'], 0],
    [['import', 'refused.sql', '-o', 'none.yaml', '--source', 'sales=data/sales.csv'], 2],
    [['import', 'large.sql', '-o', 'none.yaml'], 2],
    [['check', 'sales.yaml'], 0],
    [['check', 'sales.yaml', '--explain'], 0],
    [['check', 'wrong.yaml'], 2],
    [['check', 'broken.yaml'], 2],
    [['check', 'nowhere.yaml'], 1],
    [['compile', 'sales.yaml', '--to', 'pandas', '-o', 'code'], 0],
    [['compile', 'refused.yaml', '--to', 'pandas', '-o', 'none'], 1],
    [['compile', 'wrong.yaml', '--to', 'pandas', '-o', 'none'], 2],
    [['diff', 'sales.yaml', 'strict.yaml', '--on', 'large', '--examples', '1'], 0],
    [['run', 'sales.yaml', '--dry-run'], 0],
    [['run', 'wrong.yaml'], 2],
    [['run', 'broken.yaml'], 2],
    [['run', 'sales.yaml', '--param', 'nothing=1'], 2],
  ])('%j', async (args, status) => {
    const [here, there] = [await tell('here', args), await tell('server', args)]
    expect([there.status, lasting(there.document)]).toEqual([here.status, lasting(here.document)])
    expect(here.status).toBe(status)
  })
})

describe('a run', () => {
  let runs: Told[]

  test('of a document whose files are sent, with its rejected rows', async () => {
    runs = [await tell('here', ['run', 'sales.yaml']), await tell('server', ['run', 'sales.yaml'])]
    const [here, there] = runs
    expect(here).toMatchObject({ status: 0, document: { read: 4, written: 2, rejected: 1, filtered: 1 } })
    expect([there.status, lasting(there.document)]).toEqual([here.status, lasting(here.document)])
    const { items } = await server.as.analyst.call('listRuns')
    expect(items.find(({ runFolder }) => runFolder === there.document.run)).toMatchObject({ name: 'sales_copy' })
  })

  test('that fails tells what is known of it, and how', async () => {
    const [here, there] = [await tell('here', ['run', 'strict.yaml']), await tell('server', ['run', 'strict.yaml'])]
    expect(here.status).toBe(1)
    expect([there.status, there.document.state]).toEqual([here.status, here.document.state])
    expect((there.document.error as { code: string }).code).toBe((here.document.error as { code: string }).code)
  })

  test.each([
    ['quarantine', 'show'],
    ['runs', 'show'],
  ])('%s %s by the id that the run told', async (...command) => {
    const [here, there] = [
      await tell('here', [...command, String(runs[0].document.run)]),
      await tell('server', [...command, String(runs[1].document.run)]),
    ]
    expect(here.status).toBe(0)
    // Which file it was that was sent, a later command does not know.
    const source = ({ document: told }: Told): unknown =>
      JSON.parse(JSON.stringify(lasting(told)).replaceAll(/"[^"]*sales\.csv"/g, '"sales.csv"'))
    expect([there.status, source(there)]).toEqual([here.status, source(here)])
  })

  test('quarantine list names it', async () => {
    const { status, document: told } = await tell('server', ['quarantine', 'list'])
    const listed = (told.runs as { run: string; count: number }[]).find(({ run }) => run === runs[1].document.run)
    expect([status, listed?.count]).toEqual([0, 1])
  })

  test('state shows it', async () => {
    const [here, there] = [
      await tell('here', ['state', 'show', `${TO}#public.sales`]),
      await tell('server', ['state', 'show', `${TO}#public.sales`]),
    ]
    const loads = (told: Told) =>
      (told.document.tables as { table: string; loads: { rows: number }[] }[]).map(({ table, loads: own }) => [
        table,
        own.map(({ rows }) => rows),
      ])
    expect([there.status, loads(there)]).toEqual([here.status, loads(here)])
  })

  test('mended rows of a file are replayed', async () => {
    const replay = (where: 'here' | 'server', { document: { run } }: Told) =>
      tell(where, ['quarantine', 'replay', String(run), '--file', 'data/mended.csv'])
    const [here, there] = [await replay('here', runs[0]), await replay('server', runs[1])]
    expect(here).toMatchObject({ status: 0, document: { read: 1, written: 1 } })
    expect([there.status, lasting(there.document)]).toEqual([here.status, lasting(here.document)])
  })

  test('state is reset', async () => {
    const told = await tell('server', ['state', 'reset', `${TO}#public.sales`])
    expect(told).toMatchObject({ status: 0 })
    expect(Number(told.document.forgotten)).toBeGreaterThan(0)
    const { document: after } = await tell('server', ['state', 'show', `${TO}#public.sales`])
    expect(after.tables).toEqual([])
  })

  test.each([
    ['data-quality', 'data/sales.csv'],
    ['data-analysis', 'data/sales.csv', '--growth', '10GB/month'],
    ['pipeline-performance', 'sales_copy'],
    ['pipeline-performance', 'sales.yaml'],
    ['system-health'],
  ])('report %s is written here', async (kind, ...args) => {
    const output = join(folder, 'reports', kind, String(args.length))
    const told = await tell('server', ['report', kind, ...args, '-o', output, '--format', 'md,json'])
    expect([told.status, told.document.kind, told.document.lang]).toEqual([0, kind, 'en'])
    expect((await readdir(output)).sort()).toEqual([`${kind}.json`, `${kind}.md`])
    const { files, ...report } = told.document
    expect(files).toEqual(['md', 'json'].map((format) => join(output, `${kind}.${format}`)))
    // Of a file that was sent the report that is told calls it as it was typed.
    const written: object = JSON.parse(await readFile(join(output, `${kind}.json`), 'utf8'))
    expect(Object.keys(written)).toEqual(Object.keys(report))
  })

  test('Ctrl-C cancels it at the server', async () => {
    const rows = Array.from({ length: 1_500_000 }, (_, i) => `${i},${i}`).join('\n')
    await writeFile(join(folder, 'data/large.csv'), `id,sum\n${rows}\n`)
    await writeFile(join(folder, 'large.yaml'), document('data/large.csv').replace('sales_copy', 'large_copy'))
    const interrupt = new AbortController()
    const told = tell('server', ['run', 'large.yaml'], interrupt.signal)
    const large = async () =>
      (await server.as.analyst.call('listRuns')).items.find(({ name }) => name === 'large_copy')?.state
    await expect.poll(large, { timeout: 30_000, interval: 20 }).toMatch(/queued|running/)
    interrupt.abort()
    expect((await told).status).toBe(130)
    await expect.poll(large, { timeout: 30_000 }).toBe('cancelled')
  })
})
