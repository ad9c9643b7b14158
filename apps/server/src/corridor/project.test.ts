import { describe, expect, test } from 'vitest'
import { projectStations } from './project.ts'

const NOTHING = {
  datasets: 0,
  measured: 0,
  stores: 0,
  tables: 0,
  pipelines: 0,
  lastRunAt: null,
  runs: 0,
  failed: 0,
  reports: 0,
  reportSchedules: 0,
}

function told(given: Partial<Parameters<typeof projectStations>[0]>): readonly string[] {
  return projectStations({ ...NOTHING, ...given }, 'ru').map(({ state, fact }) =>
    (fact === null ? state : `${state}: ${fact}`).replaceAll('\u00a0', ' '),
  )
}

describe('the corridor of a project', () => {
  test('an empty one lies ahead as a whole', () => {
    expect(told({})).toEqual(['ahead', 'ahead', 'ahead', 'ahead', 'ahead', 'ahead', 'ahead'])
  })

  test('each station counts what stands there', () => {
    expect(
      told({
        datasets: 3,
        measured: 2,
        stores: 1,
        tables: 6,
        pipelines: 5,
        lastRunAt: '2026-11-23T04:00:00Z',
        runs: 4,
        reports: 2,
        reportSchedules: 1,
      }),
    ).toEqual([
      'done: 3 набора',
      'done: измерено 2 из 3',
      'done: 1 хранилище',
      'done: 6 таблиц',
      'done: 5 конвейеров',
      'done: 4 запуска сегодня',
      'done: 2 отчёта, 1 по расписанию',
    ])
  })

  test('a failure of today needs somebody; a day without runs does not', () => {
    const ran = { lastRunAt: '2026-11-22T04:00:00Z' }
    expect(told({ ...ran, runs: 3, failed: 1 })[5]).toBe('attention: 1 сбой сегодня')
    expect(told(ran)[5]).toBe('done: сегодня не было')
  })
})
