import { PlatformError } from '@ai-etl/core/errors/error'
import type { PipelineDocument } from '@ai-etl/core/pipeline/read'
import type { Pipeline } from '@ai-etl/core/pipeline/schema'
import type { LoadRequest } from '../request.ts'

/** The parameters with the values given, else their defaults. @throws PlatformError `pipeline.param-unknown` */
export function parametersOf(
  pipeline: Pipeline,
  given: Readonly<Record<string, string>>,
): NonNullable<LoadRequest['params']> {
  const known = Object.keys(pipeline.params)
  const unknown = Object.keys(given).find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new PlatformError('pipeline.param-unknown', { name: unknown, known: known.join(', ') })
  return Object.entries(pipeline.params).flatMap(([name, { type, default: standard }]) => {
    const value = given[name] ?? standard
    return value === undefined ? [] : [{ name, type, value: value === null ? null : String(value) }]
  })
}

/**
 * The document as it is for one run: its parameters have the values that were given, so that one without a default is
 * missed only where nobody gave it. @throws PlatformError `pipeline.param-unknown`
 */
export function withValues(document: PipelineDocument, given: Readonly<Record<string, string>>): PipelineDocument {
  const { pipeline } = document
  const values = parametersOf(pipeline, given).map(({ name, type, value }) => [name, { type, default: value }])
  return { ...document, pipeline: { ...pipeline, params: { ...pipeline.params, ...Object.fromEntries(values) } } }
}
