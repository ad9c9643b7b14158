import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createContext } from '../../context.ts'
import { LoadBench } from '../fixture.embedded.ts'
import { giveBack, takeSource } from './kept-sources.ts'
import { previewStep } from './preview.ts'

let bench: LoadBench
beforeAll(async () => {
  bench = await LoadBench.open()
})
afterAll(() => bench.close())

const live = { signal: new AbortController().signal, progress: () => undefined }
const take = (address: string) => takeSource(address, bench.settings, createContext(bench.settings, live))
const give = (source: Awaited<ReturnType<typeof take>>, address: string) => giveBack(source, address, bench.settings)

test('a file that was given back is taken up again, by one at a time', async () => {
  await bench.write('sales.csv', 'id,total\n1,5\n2,6\n')
  const first = await take('sales.csv')
  await give(first, 'sales.csv')
  const second = await take('sales.csv')
  const third = await take('sales.csv')
  expect([second === first, third === first]).toEqual([true, false])
  expect((await second.rows('sales', [], [], 5)).rows).toEqual((await third.rows('sales', [], [], 5)).rows)
  await give(second, 'sales.csv')
  await give(third, 'sales.csv')
})

test('a pattern of files is opened anew each time', async () => {
  await bench.write('part-1.csv', 'id\n1\n')
  await bench.write('part-2.csv', 'id\n2\n')
  const first = await take('part-*.csv')
  await give(first, 'part-*.csv')
  const second = await take('part-*.csv')
  expect(second).not.toBe(first)
  await second.close()
})

test('previews show what a file holds now', async () => {
  const document = `version: 1
name: shown
sources: { raw: { from: shown.csv } }
steps: { kept: { type: filter, input: raw, where: "total > 4" } }
targets: { out: { input: kept, to: out.csv } }
`
  await bench.write('shown.yaml', document)
  const shown = async () => (await previewStep('shown.yaml', 'kept', { rows: 5 }, bench.settings, live)).rows
  await bench.write('shown.csv', 'id,total\n1,5\n2,3\n')
  expect([await shown(), await shown()]).toEqual([[['1', '5']], [['1', '5']]])
  await bench.write('next.csv', 'id,total\n1,4\n2,9\n')
  await rename(join(bench.settings.workingDir, 'next.csv'), join(bench.settings.workingDir, 'shown.csv'))
  expect(await shown()).toEqual([['2', '9']])
})
