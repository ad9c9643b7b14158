import { expect, test } from 'vitest'
import { type RunOfPipeline, rowsOf, tookMs } from './pipeline-runs.ts'

const run = (id: string, pipelineId: string | null, state: RunOfPipeline['state'], seconds: number | null = 2) => ({
  id,
  name: 'tickets',
  pipelineId,
  state,
  rejected: 0,
  createdAt: '2026-11-23T06:00:00Z',
  startedAt: '2026-11-23T06:00:00.000Z',
  finishedAt: seconds === null ? null : `2026-11-23T06:00:0${seconds}.000Z`,
})

test('runs stand with their pipeline, plain loads by name; the oldest is drawn first', () => {
  const rows = rowsOf([
    run('4', 'a', 'running', null),
    run('3', null, 'succeeded'),
    run('2', 'a', 'failed'),
    run('1', 'a', 'unchanged'),
  ])
  expect(
    rows.map(({ key, last, runs, over, passed }) => [key, last.id, runs.map(({ id }) => id), over, passed]),
  ).toEqual([
    ['a', '4', ['1', '2', '4'], 2, 1],
    ['load tickets', '3', ['3'], 1, 1],
  ])
})

test('how long one took', () => {
  expect(tookMs(run('1', 'a', 'succeeded', 5))).toBe(5000)
  expect(tookMs(run('1', 'a', 'running', null))).toBeNull()
})
