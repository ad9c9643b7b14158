import { parseType } from '../../../types/parse.ts'
import { checkPipeline } from '../../check.ts'
import type { PipelineColumn } from '../../columns.ts'
import { lowerPipeline } from '../../plan/lower.ts'
import type { Plan } from '../../plan/ops.ts'
import { readPipeline } from '../../read.ts'

/** The sources that cases of steps read, by column and type. */
export const CASE_SOURCES = {
  tickets: {
    id: 'int64',
    museum_inn: 'string',
    order_status: 'string',
    ticket_price: 'decimal(9,2)',
    created: 'timestamp',
    visitors: 'int32',
    phone: 'string',
    tags: 'list<string>',
  },
  museums: { inn: 'string', museum_name: 'string', city: 'string' },
} as const

export interface StepCase {
  readonly plan: Plan
  /** Id of the last step. */
  readonly last: string
  /** What it gives: `id int64`. */
  readonly columns: readonly string[]
}

/**
 * Reads a case: steps of a document, over the sources above. `preparePipeline` comes before where it holds `sql`.
 * @throws Error when the case does not pass its check
 */
export function readCase(yaml: string): StepCase {
  const sources = Object.keys(CASE_SOURCES).map((name) => `  ${name}: { from: ${name}.csv }`)
  const steps = yaml.trimEnd().replace(/^/gm, '  ')
  const text = ['version: 1', 'name: example', 'sources:', ...sources, 'steps:', steps, 'targets: {}', ''].join('\n')
  const document = readPipeline('example.yaml', text)
  const columns = new Map<string, readonly PipelineColumn[]>(
    Object.entries(CASE_SOURCES).map(([name, types]) => [
      name,
      Object.entries(types).map(([column, type]) => ({ name: column, type: parseType(type), nullable: true })),
    ]),
  )
  const { errors, steps: checked } = checkPipeline(document, columns, 'en')
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('; '))
  const last = Object.keys(document.pipeline.steps).at(-1) ?? ''
  const given = checked.find((step) => step.id === last)?.columns ?? []
  const { plan } = lowerPipeline(document.pipeline, columns)
  return { plan, last, columns: given.map(({ name, type }) => `${name} ${type}`) }
}
