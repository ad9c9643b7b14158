import { PlatformError } from '@ai-etl/core/errors/error'
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
