import type { Pipeline } from '../schema.ts'
import type { Piece } from './candidate.ts'

/** The pipeline in which steps that databases compute are sources: their rows come from there. */
export function withPieces(pipeline: Pipeline, pieces: ReadonlyMap<string, Pick<Piece, 'source'>>): Pipeline {
  const given = [...pieces].map(([step, { source }]) => [step, pipeline.sources[source]])
  return {
    ...pipeline,
    sources: { ...pipeline.sources, ...Object.fromEntries(given) },
    steps: Object.fromEntries(Object.entries(pipeline.steps).filter(([name]) => !pieces.has(name))),
  }
}
