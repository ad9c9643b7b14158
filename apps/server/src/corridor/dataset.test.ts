import { describe, expect, test } from 'vitest'
import { STATIONS, type StationName, stationsOf } from './dataset.ts'

type Given = Partial<Record<StationName, { at: string; amiss?: boolean }>>

function states(given: Given): readonly string[] {
  const reached = STATIONS.map((station) => {
    const found = given[station]
    return [station, found ? { objectId: station, fact: '', ...found } : null] as const
  })
  const stations = stationsOf(Object.fromEntries(reached) as Parameters<typeof stationsOf>[0])
  return stations.map(({ state, outdated }) => (outdated ? `${state}, outdated` : state))
}

describe('the corridor', () => {
  test.each<[string, Given, readonly string[]]>([
    ['a new dataset', { source: { at: '1' } }, ['done', 'now', 'ahead', 'ahead', 'ahead', 'ahead', 'ahead']],
    [
      'measured, with rejected rows',
      { source: { at: '1' }, profile: { at: '2', amiss: true } },
      ['done', 'attention', 'now', 'ahead', 'ahead', 'ahead', 'ahead'],
    ],
    [
      'measured again after the advice',
      { source: { at: '1' }, profile: { at: '4' }, advice: { at: '3' }, tables: { at: '5' } },
      ['done', 'done', 'attention, outdated', 'done', 'now', 'ahead', 'ahead'],
    ],
    [
      'a report without a pipeline',
      { source: { at: '1' }, profile: { at: '2' }, report: { at: '3' } },
      ['done', 'done', 'now', 'ahead', 'ahead', 'ahead', 'done'],
    ],
  ])('%s', (_, given, expected) => {
    expect(states(given)).toEqual(expected)
  })
})
