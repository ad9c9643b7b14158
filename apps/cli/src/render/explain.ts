import type { ExplainedPart } from '@ai-etl/runtime/load/pipeline/placement'
import type { Say } from './labels.ts'
import { table } from './table.ts'

const WHERE = { source: 'atSource', target: 'atTarget', load: 'byLoad', engine: 'byEngine' } as const

/** Where each part of a pipeline runs, and below that the statements that databases get. */
export function renderExplain(parts: readonly ExplainedPart[], say: Say): string {
  const rows = parts.map(({ name, where, place, rows: expected, why }) => [
    name,
    place === null ? say(WHERE[where]) : `${say(WHERE[where])} ${place}`,
    expected === null ? '?' : String(expected),
    why,
  ])
  const statements = parts.flatMap(({ name, sql }) => (sql === null ? [] : ['', `${name}:`, sql]))
  return [table([say('step'), say('runs'), say('expectedRows'), say('why')], rows), ...statements].join('\n')
}
