import { existsSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import type { ContextSettings } from '../context.ts'
import { Pool } from './pool.ts'

const settings: ContextSettings = {
  dataDir: tmpdir(),
  workingDir: tmpdir(),
  fileRoots: null,
  lang: 'en',
  environment: {},
  connectorsModule: 'file:///none',
}

async function module(source: string): Promise<URL> {
  const file = join(await mkdtemp(join(tmpdir(), 'pool-')), 'job.mjs')
  await writeFile(file, source)
  return pathToFileURL(file)
}

const bounds = (time = 20_000, signal = new AbortController().signal) => ({ time, signal })

let pool: Pool
afterEach(() => pool.close())
const opened = (size: number, memory = 200) => {
  pool = new Pool({ size, memory, modules: [], grace: 50 })
  return pool
}

const COUNTER = `let calls = 0; export const job = async (input, context, { lang }) => ({ input, lang, calls: ++calls, pid: process.pid })`

test('a process keeps what its modules hold; each job has settings of its own', async () => {
  const counter = await module(COUNTER)
  const processes = opened(1)
  expect(await processes.run({ module: counter, input: 'a', settings }, bounds())).toMatchObject({
    input: 'a',
    calls: 1,
  })
  const russian = { ...settings, lang: 'ru' } as const
  expect(await processes.run({ module: counter, input: 'b', settings: russian }, bounds())).toMatchObject({
    lang: 'ru',
    calls: 2,
  })
})

test('a process without work goes home; the next job has a fresh one', async () => {
  const counter = await module(COUNTER)
  pool = new Pool({ size: 1, memory: 200, modules: [], idle: 1 })
  const ask = () => pool.run<number, { pid: number }>({ module: counter, input: 1, settings }, bounds())
  const { pid } = await ask()
  const isGone = () => {
    try {
      return !process.kill(pid, 0)
    } catch {
      return true
    }
  }
  await expect.poll(isGone, { timeout: 20_000 }).toBe(true)
  expect((await ask()).pid).not.toBe(pid)
})

test('more jobs than processes wait their turn', async () => {
  const counter = await module(COUNTER)
  const processes = opened(2)
  const inputs = Array.from({ length: 9 }, (_, i) => i)
  const answers = await Promise.all(
    inputs.map((input) =>
      processes.run<number, { input: number; pid: number }>({ module: counter, input, settings }, bounds()),
    ),
  )
  expect(answers.map(({ input }) => input)).toEqual(inputs)
  expect(new Set(answers.map(({ pid }) => pid)).size).toBe(2)
})

const BAD: readonly {
  readonly what: string
  readonly source: string
  readonly failure: object
  readonly time?: number
}[] = [
  {
    what: 'that computes without end',
    source: 'export const job = () => { for (;;); }',
    failure: { code: 'request.too-slow' },
    time: 1000,
  },
  {
    what: 'that waits without end',
    source: 'export const job = () => new Promise(() => {})',
    failure: { code: 'request.too-slow' },
    time: 1000,
  },
  {
    what: 'that takes too much memory',
    source: 'export const job = () => { const all = []; for (;;) all.push(new Array(1000).fill({})) }',
    failure: { code: 'request.too-heavy' },
  },
  {
    what: 'that takes too much memory beside the heap',
    source: 'export const job = async () => { for (const all = []; ; ) all.push(Buffer.alloc(1e6, 1)) }',
    failure: { code: 'request.too-heavy' },
  },
  {
    what: 'that brings its process down',
    source: 'export const job = () => process.exit(7)',
    failure: { message: expect.stringContaining('ended with 7') },
  },
]

test.each(BAD)('a job $what fails alone, and the next one is done', async ({ source, failure, time }) => {
  const [bad, good] = [await module(source), await module(COUNTER)]
  const processes = opened(1, 200)
  await expect(processes.run({ module: bad, input: null, settings }, bounds(time))).rejects.toMatchObject(failure)
  expect(await processes.run({ module: good, input: 1, settings }, bounds())).toMatchObject({ input: 1 })
})

test('nobody waits for a job that is not wanted any more, and it is told so', async () => {
  const began = join(await mkdtemp(join(tmpdir(), 'pool-')), 'began')
  const waiting = await module(`import { writeFileSync } from 'node:fs'
    let aborted = 0
    export const job = (input, { signal }) => input === 'count' ? Promise.resolve(aborted) : new Promise((resolve) => {
      const end = () => { aborted++; resolve() }
      if (signal.aborted) end()
      else signal.addEventListener('abort', end)
      writeFileSync(${JSON.stringify(began)}, '')
    })`)
  // Long enough for a process that has to wait for its turn on a busy machine.
  const processes = new Pool({ size: 1, memory: 200, modules: [], grace: 20_000 })
  pool = processes
  const controller = new AbortController()
  const running = processes.run({ module: waiting, input: 'wait', settings }, bounds(20_000, controller.signal))
  const queued = processes.run({ module: waiting, input: 'wait', settings }, bounds(20_000, controller.signal))
  await expect.poll(() => existsSync(began), { timeout: 20_000 }).toBe(true)
  controller.abort()
  await expect(running).rejects.toMatchObject({ code: 'run.cancelled' })
  await expect(queued).rejects.toMatchObject({ code: 'run.cancelled' })
  expect(await processes.run({ module: waiting, input: 'count', settings }, bounds())).toBe(1)
})

test('a failure is the job’s own', async () => {
  const picky = await module(
    'export const job = async (input) => { if (input < 0) throw new Error("below zero"); return input }',
  )
  const processes = opened(1)
  await expect(processes.run({ module: picky, input: -1, settings }, bounds())).rejects.toThrow('below zero')
  expect(await processes.run({ module: picky, input: 1, settings }, bounds())).toBe(1)
})
