import type { Answer } from '@ai-etl/client/client'
import { describe, expect, test } from 'vitest'
import { projectStationsOf, stationsOf } from './stations.ts'

const of = { projectId: 'p1', datasetId: 'd1' }
type Told = Answer<'corridor'>['stations'][number]

function told(
  station: Told['station'],
  state: Told['state'],
  objectId: string | null,
  fact: string | null = null,
): Told {
  return { station, state, objectId, fact, outdated: false, at: null }
}

describe('stationsOf', () => {
  test('each reached station has its address and fact; those ahead have none', () => {
    const answer = {
      stations: [
        told('source', 'done', 'd1', '336 МБ'),
        told('profile', 'done', 'f1', '27 колонок'),
        told('advice', 'now', null),
        told('tables', 'ahead', null),
        told('pipeline', 'ahead', null),
        told('run', 'ahead', null),
        told('report', 'ahead', null),
      ],
    }
    expect(stationsOf(answer, of)).toEqual({
      source: { state: 'done', fact: '336 МБ', href: '/projects/p1/sources' },
      profile: { state: 'done', fact: '27 колонок', href: '/datasets/d1/profile' },
      advice: { state: 'now', fact: undefined, href: '/datasets/d1/advice' },
      tables: { state: 'ahead', fact: undefined, href: undefined },
      pipeline: { state: 'ahead', fact: undefined, href: undefined },
      run: { state: 'ahead', fact: undefined, href: undefined },
      report: { state: 'ahead', fact: undefined, href: undefined },
    })
  })

  test('what was made later opens by its own id, even when something earlier has changed since', () => {
    const { pipeline, run, report } = stationsOf(
      { stations: [told('pipeline', 'attention', 'l1'), told('run', 'done', 'r1'), told('report', 'done', 'e1')] },
      of,
    )
    expect([pipeline.href, run.href, report.href]).toEqual([
      '/pipelines/l1?dataset=d1',
      '/runs/r1?dataset=d1',
      '/reports/e1',
    ])
    expect(pipeline.state).toBe('attention')
  })

  test('without a dataset only what was made opens', () => {
    const stations = [
      told('source', 'done', null, '1 источник'),
      told('profile', 'ahead', null),
      told('pipeline', 'done', 'l1'),
      told('report', 'ahead', null),
    ]
    const { source, profile, pipeline, report } = stationsOf({ stations }, { projectId: 'p1', datasetId: null })
    expect([source.href, profile.href, pipeline.href, report.href]).toEqual([
      '/projects/p1/sources',
      undefined,
      '/pipelines/l1',
      undefined,
    ])
  })
})

test('stations of a project open the lists of what stands there', () => {
  const { source, run, report } = projectStationsOf(
    { stations: [told('source', 'done', null), told('run', 'attention', null), told('report', 'ahead', null)] },
    'p1',
  )
  expect([source.href, run.href, report.href]).toEqual(['/projects/p1/sources', '/runs', undefined])
})
