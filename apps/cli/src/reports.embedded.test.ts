import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const BIN = resolve(import.meta.dirname, '../bin/ai-etl.mjs')
const PIPELINE = `version: 1
name: two_ways
sources: { sales: { from: sales.csv } }
targets:
  all: { input: sales, to: all.parquet, mode: replace }
  again: { input: sales, to: again.csv, mode: replace }
`

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-reports-'))
  await writeFile(join(folder, 'sales.csv'), 'id,sum\n1,10\n2,20\n3\n')
  await writeFile(join(folder, 'two.yaml'), PIPELINE)
})
afterAll(() => rm(folder, { recursive: true }))

interface Told {
  readonly status: number
  readonly document: Record<string, unknown>
}

function tell(...args: readonly string[]): Promise<Told> {
  return new Promise((done) => {
    execFile(process.execPath, [BIN, ...args, '--json', '--lang', 'en'], { cwd: folder }, (error, stdout) =>
      done({ status: typeof error?.code === 'number' ? error.code : 0, document: JSON.parse(stdout) }),
    )
  })
}

let run: string
test('runs are remembered by the name of their pipeline', async () => {
  for (let i = 0; i < 2; i++) run = String((await tell('run', 'two.yaml')).document.run)
  expect((await tell('load', 'sales.csv', 'plain.parquet')).status).toBe(0)
})

test.each([
  ['its document', () => 'two.yaml'],
  ['its name', () => 'two_ways'],
  ['one of its runs', () => run],
])('pipeline-performance by %s tells of its runs alone', async (_, subject) => {
  const output = join(folder, 'performance')
  const { status, document } = await tell(
    'report',
    'pipeline-performance',
    subject(),
    '-o',
    output,
    '--format',
    'json,html',
  )
  expect([status, document.kind, document.files]).toEqual([
    0,
    'pipeline-performance',
    ['json', 'html'].map((format) => join(output, `pipeline-performance.${format}`)),
  ])
  const text = JSON.stringify(document)
  // Two runs of two loads: three records each, of which one has a field too few.
  expect(text).toMatch(/"value":12,"shown":"12","from":\["\/performance\/totals\/read"\]/)
  expect(text).toContain('/performance/targets/1/seconds')
  expect(text).not.toContain('/performance/targets/2/seconds')
})

test('system-health of the folder in use, and of one that is named', async () => {
  for (const subject of [[], ['.'], ['.ai-etl']]) {
    const output = join(folder, 'health')
    const { status, document } = await tell('report', 'system-health', ...subject, '-o', output, '--format', 'md')
    expect([status, document.kind]).toEqual([0, 'system-health'])
    expect(JSON.stringify(document)).toMatch(/"value":3,"shown":"3","from":\["\/health\/runs\/day\/runs"\]/)
    expect(await readdir(output)).toEqual(['system-health.md'])
  }
})

test.each([
  [['report', 'pipeline-performance', 'nothing', '-o', 'x'], 1, 'report.no-runs'],
  [['report', 'pipeline-performance', '20260101-000000-00000000', '-o', 'x'], 1, 'run.unknown'],
  [['report', 'pipeline-performance', '-o', 'x'], 2, 'usage.invalid'],
  [['report', 'system-health', 'no-such-folder', '-o', 'x'], 1, 'file.missing'],
  [['report', 'weather', 'sales.csv', '-o', 'x'], 2, 'usage.invalid'],
])('%j is refused', async (args, status, code) => {
  const told = await tell(...args)
  expect([told.status, (told.document.error as { code: string }).code]).toEqual([status, code])
})
