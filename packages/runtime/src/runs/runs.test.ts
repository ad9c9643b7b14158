import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Phrase } from '@ai-etl/core/messages/phrase'
import { phrase, say } from '@ai-etl/core/messages/phrase'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptyRun } from '../load/run-document.ts'
import { cancelRun, cancelSignal } from './cancel.ts'
import { finishRun, newRunId, runFolder, startRun } from './folder.ts'
import { listRuns, showRun } from './list.ts'
import { openLog } from './log.ts'
import { QuarantineWriter } from './quarantine.ts'
import { maskDetail, maskRecord } from './quarantine-mask.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'runs-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

const request = { source: 'a.csv', target: 'postgresql://u:planted-secret@h/db#t', mode: 'append' } as const
const about = (run: string, startedAt = new Date().toISOString()) => ({
  run,
  startedAt,
  source: 'a.csv',
  target: 'postgresql://u:***@h/db#t',
  mode: 'append',
})

test('run ids sort by time', () => {
  const early = newRunId(new Date('2026-01-02T03:04:05Z'))
  expect(early).toMatch(/^20260102-030405-[0-9a-f]{8}$/)
  expect(early < newRunId(new Date('2026-01-02T03:04:06Z'))).toBe(true)
})

test('a run is listed while it runs, and shown when it is over', async () => {
  const folder = await startRun(dataDir, about('one', '2026-01-01T00:00:00.000Z'))
  expect(await listRuns(dataDir)).toMatchObject([{ run: 'one', state: 'running', seconds: null }])
  await expect(showRun(dataDir, 'one')).rejects.toMatchObject({ code: 'run.unknown' })
  const document = { ...emptyRun('one', request, '2026-01-01T00:00:00.000Z'), state: 'succeeded' as const, written: 5 }
  await finishRun(folder, document)
  expect(await showRun(dataDir, 'one')).toEqual(document)
  await startRun(dataDir, about('two', '2026-01-02T00:00:00.000Z'))
  expect((await listRuns(dataDir)).map((run) => [run.run, run.state])).toEqual([
    ['two', 'running'],
    ['one', 'succeeded'],
  ])
})

test('names that lead out of the folder are unknown runs', () => {
  expect(() => runFolder(dataDir, '../..')).toThrow(expect.objectContaining({ code: 'run.unknown' }))
})

test('another process ends a run through its folder; a finished one cannot be ended', async () => {
  const folder = await startRun(dataDir, about('one'))
  const watched = cancelSignal(folder, new AbortController().signal)
  await cancelRun(dataDir, 'one')
  await new Promise((resolve) => watched.signal.addEventListener('abort', resolve, { once: true }))
  await watched.stop()
  expect(await readdir(folder.path)).not.toContain('cancel')
  await finishRun(folder, { ...emptyRun('one', request, ''), state: 'cancelled' })
  await expect(cancelRun(dataDir, 'one')).rejects.toMatchObject({ code: 'run.not-live' })
})

test('no secret reaches documents or logs', async () => {
  const folder = await startRun(dataDir, about('one'))
  openLog(folder)('start', { target: request.target })
  await finishRun(folder, emptyRun('one', request, ''))
  for (const file of await readdir(folder.path)) {
    expect(await readFile(join(folder.path, file), 'utf8')).not.toContain('planted-secret')
  }
})

test('the quarantine keeps bytes and places, and goes back to a mark', async () => {
  const folder = await startRun(dataDir, about('one'))
  const writer = new QuarantineWriter(folder, 'csv', Buffer.from('id;name\n'))
  const entry = {
    source: 'a.csv',
    line: 3,
    byte: 20,
    rule: 'csv.field-count',
    detail: phrase('csv.field-count', { fields: 1, expected: 2 }),
  }
  writer.add(entry, Buffer.from('7'))
  const { mark } = writer
  writer.add({ ...entry, line: 9 }, Buffer.from('8;x;y\r\n'))
  expect(writer.mark.count).toBe(2)
  writer.rewind(mark)
  writer.add({ ...entry, line: 5 }, Buffer.from('9'))
  writer.close()
  const path = join(folder.path, 'quarantine')
  expect(await readFile(join(path, 'rejected.csv'), 'utf8')).toBe('id;name\n7\n9\n')
  const index = (await readFile(join(path, 'index.ndjson'), 'utf8')).trim().split('\n')
  expect(index.map((line) => JSON.parse(line) as object)).toEqual([
    { ...entry, at: 8, length: 1 },
    { ...entry, line: 5, at: 10, length: 1 },
  ])
})

test.each([
  [['id', 'phone'], { delimiter: ';', quote: '"' }, '7;79001112233', '7;7**********'],
  [['id', 'phone'], { delimiter: ';', quote: '"' }, '7;79001112233;x', '7;7**********;x'],
  [['id', 'price'], { delimiter: ';', quote: '"' }, '7;100;x', '7;100;x'],
  [['id', 'surname'], { name: 'json' }, '{"id": 12, "surname": "Иванов"}', '{"id": 12, "surname": "И*****"}'],
])('records of %j are masked', (columns, format, raw, masked) => {
  expect(maskRecord(raw, { columns, format })).toBe(masked)
})

test('values of personal fields in details are masked, others are not', () => {
  const columns = ['phone', 'price']
  const unfit = (column: string, value: string) => phrase('value.not-of-type', { column, value, type: 'int32' })
  const masked = (detail: Phrase) => say(maskDetail(detail, columns), 'en')
  expect(masked(unfit('phone', '"79001112233"'))).toBe('phone: "7**********" is not int32')
  expect(masked(unfit('price', '"12x"'))).toBe('price: "12x" is not int32')
  const within = phrase('in-column', { column: 'phone', fault: phrase('postgresql.no-label', { value: 'Иванов' }) })
  expect(masked(within)).toBe('phone: "И*****" is not one of its labels')
  const twice = (key: string) => phrase('load.key-twice', { columns: key, value: `${key}=79001112233` })
  expect([masked(twice('phone')), masked(twice('price'))]).toEqual([
    'an earlier row has p****=7**********',
    'an earlier row has price=79001112233',
  ])
})
