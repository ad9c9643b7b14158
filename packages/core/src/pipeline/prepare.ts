import { loadSelectParser } from './import/parser.ts'
import type { Pipeline } from './schema.ts'

/** Loads what lowering a pipeline needs besides code: the parser of its `sql` steps. Comes before `lowerPipeline`. */
export async function preparePipeline(pipeline: Pick<Pipeline, 'steps'>): Promise<void> {
  if (Object.values(pipeline.steps).some((step) => step.type === 'sql')) await loadSelectParser()
}
