import { PlatformError } from '../errors/error.ts'
import { bindCondition, bindExpression } from '../expressions/bind.ts'
import type { Scope } from '../expressions/typed.ts'
import type { LogicalType } from '../types/logical.ts'
import { parseType } from '../types/parse.ts'
import type { Pipeline, Step } from './schema.ts'

/** A column of a source or of what a step gives. */
export interface PipelineColumn {
  readonly name: string
  readonly type: LogicalType
  readonly nullable: boolean
}

/** Step types that the engine runs now, each on one row at a time. */
export const PLAIN_STEPS = ['select', 'drop', 'rename', 'cast', 'filter'] as const
export type PlainStepType = (typeof PLAIN_STEPS)[number]
export type PlainPipelineStep = Extract<Step, { type: PlainStepType }>

export function isPlain(step: Step): step is PlainPipelineStep {
  return PLAIN_STEPS.some((type) => type === step.type)
}

/**
 * The columns that a plain step gives.
 * @throws PlatformError `pipeline.column-unknown`, `pipeline.column-twice`, `type.unknown`, `expression.*`
 */
export function columnsAfter(
  id: string,
  step: PlainPipelineStep,
  columns: readonly PipelineColumn[],
  pipeline: Pick<Pipeline, 'params'>,
): readonly PipelineColumn[] {
  const find = (name: string) => findColumn(id, columns, name)
  switch (step.type) {
    case 'filter':
      bindCondition(step.where, scopeOf(columns, step.input, pipeline))
      return columns
    case 'drop': {
      const dropped = new Set(step.columns.map(find))
      return columns.filter((column) => !dropped.has(column))
    }
    case 'rename': {
      const names = new Map(Object.entries(step.columns).map(([old, name]) => [find(old), name]))
      return once(
        id,
        columns.map((column) => ({ ...column, name: names.get(column) ?? column.name })),
      )
    }
    case 'cast': {
      const types = new Map(Object.entries(step.columns).map(([name, type]) => [find(name), parseType(type)]))
      return columns.map((column) => {
        const type = types.get(column)
        return type ? { ...column, type, nullable: column.nullable || step.onError === 'null' } : column
      })
    }
    case 'select':
      return Object.entries(step.columns).map(([name, expression]) => {
        const typed = bindExpression(String(expression), scopeOf(columns, step.input, pipeline))
        const nullable = typed.kind === 'column' ? columns[typed.index].nullable : true
        return { name, type: typed.type, nullable }
      })
  }
}

/** What names mean in an expression of a step. */
export function scopeOf(
  columns: readonly PipelineColumn[],
  input: string,
  { params }: Pick<Pipeline, 'params'>,
): Scope {
  return { columns, input, parameters: parametersOf(params) }
}

/** Parameters with their defaults; one without a default has no value and may not be used until it is given one. */
function parametersOf(params: Pipeline['params']): NonNullable<Scope['parameters']> {
  const given = Object.entries(params).filter(([, param]) => param.default !== undefined)
  return new Map(
    given.map(([name, param]) => {
      const value = param.default ?? null
      return [name, { type: parseType(param.type), value: value === null ? null : String(value) }]
    }),
  )
}

export function findColumn(id: string, columns: readonly PipelineColumn[], name: string): PipelineColumn {
  const column = columns.find((each) => each.name === name)
  if (column) return column
  const known = columns.map((each) => each.name).join(', ')
  throw new PlatformError('pipeline.column-unknown', { step: id, column: name, known })
}

function once(id: string, columns: readonly PipelineColumn[]): readonly PipelineColumn[] {
  const seen = new Set<string>()
  for (const { name } of columns) {
    if (seen.has(name)) throw new PlatformError('pipeline.column-twice', { step: id, column: name })
    seen.add(name)
  }
  return columns
}
