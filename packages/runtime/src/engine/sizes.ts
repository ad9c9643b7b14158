import type { PlacedSource } from '@ai-etl/core/pipeline/placement/candidate'
import type { SourceSizes } from '@ai-etl/core/pipeline/plan/optimise'
import type { Stage } from '@ai-etl/core/pipeline/plan/stage'

/**
 * What is known of what the engine reads: its rows as they lie there, its columns as a profile of the source counted them
 * or the source tells, where they have kept their names.
 * @param rows by stage
 * @param known what was found of the sources, by their names; a step that a database computed is none of them
 */
export function sizesOf(
  stages: ReadonlyMap<string, Stage>,
  rows: ReadonlyMap<string, number>,
  known: ReadonlyMap<string, Pick<PlacedSource, 'facts' | 'statistics'>>,
): SourceSizes {
  return new Map(
    [...stages].map(([name, { source, steps }]) => {
      const { facts, statistics } = (steps.every((step) => step.type !== 'rename') && known.get(source)) || {}
      return [name, { rows: rows.get(name) ?? null, ...(facts && { facts }), ...(statistics && { statistics }) }]
    }),
  )
}
