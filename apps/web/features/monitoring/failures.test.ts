import { expect, test } from 'vitest'
import { unmended } from './failures.ts'

type Run = Parameters<typeof unmended>[0][number]

// What the function reads of a run.
const run = (id: string, work: string, state: Run['state']) => ({ id, pipelineId: work, name: work, state }) as Run

test.each<[string, Run[], string[]]>([
  ['a failure', [run('1', 'a', 'failed')], ['1']],
  ['a failure that a later run has mended', [run('2', 'a', 'succeeded'), run('1', 'a', 'failed')], []],
  ['one that is being mended', [run('2', 'a', 'running'), run('1', 'a', 'failed')], []],
  ['a retry that failed as well stands for both', [run('2', 'a', 'failed'), run('1', 'a', 'failed')], ['2']],
  ['a later run that was cancelled mends nothing', [run('2', 'a', 'cancelled'), run('1', 'a', 'failed')], ['1']],
  ['another pipeline mends nothing', [run('2', 'b', 'succeeded'), run('1', 'a', 'failed')], ['1']],
  ['an earlier success mends nothing', [run('2', 'a', 'failed'), run('1', 'a', 'succeeded')], ['2']],
])('%s', (_, runs, expected) => expect(unmended(runs).map(({ id }) => id)).toEqual(expected))
