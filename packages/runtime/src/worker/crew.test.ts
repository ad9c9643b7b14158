import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import type { ContextSettings } from '../context.ts'
import { Crew } from './crew.ts'

const settings: ContextSettings = {
  dataDir: tmpdir(),
  workingDir: tmpdir(),
  fileRoots: null,
  lang: 'en',
  environment: {},
  connectorsModule: 'file:///none',
}

async function module(source: string): Promise<URL> {
  const file = join(await mkdtemp(join(tmpdir(), 'crew-')), 'job.mjs')
  await writeFile(file, source)
  return pathToFileURL(file)
}

const quiet = () => ({ signal: new AbortController().signal, progress: () => undefined })

test('a member keeps what its modules hold from one job to the next', async () => {
  const counter = await module('let calls = 0; export const job = async (input) => ({ input, calls: ++calls })')
  const crew = new Crew(2, settings, [counter])
  try {
    expect(await crew.run(0, counter, 'a', quiet())).toEqual({ input: 'a', calls: 1 })
    expect(await crew.run(0, counter, 'b', quiet())).toEqual({ input: 'b', calls: 2 })
    expect(await crew.run(1, counter, 'c', quiet())).toEqual({ input: 'c', calls: 1 })
  } finally {
    await crew.close()
  }
})

test('a failure is the job’s own and leaves the member able to work', async () => {
  const picky = await module(
    'export const job = async (input) => { if (input < 0) throw new Error("below zero"); return input }',
  )
  const crew = new Crew(1, settings, [])
  try {
    await expect(crew.run(0, picky, -1, quiet())).rejects.toThrow('below zero')
    expect(await crew.run(0, picky, 1, quiet())).toBe(1)
  } finally {
    await crew.close()
  }
})

test('aborting reaches the job; progress reaches the caller', async () => {
  const waiting = await module(`export const job = (input, context) => new Promise((resolve) => {
    context.progress({ stage: 'wait', done: 1, total: null, unit: 'steps' })
    context.signal.addEventListener('abort', () => resolve('aborted'))
  })`)
  const crew = new Crew(1, settings, [])
  const controller = new AbortController()
  const stages: string[] = []
  try {
    const job = crew.run(0, waiting, null, {
      signal: controller.signal,
      progress: (event) => {
        stages.push(event.stage)
        controller.abort()
      },
    })
    expect(await job).toBe('aborted')
    expect(stages).toEqual(['wait'])
  } finally {
    await crew.close()
  }
})
