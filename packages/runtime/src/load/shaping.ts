import type { SourceTable } from '@ai-etl/core/contracts/source'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { LogicalType } from '@ai-etl/core/types/logical'
import { parseType } from '@ai-etl/core/types/parse'
import type { LoadRequest, OnError, PlainStep } from './request.ts'

/**
 * What happens to the columns of one table between source and target, found from names alone. Steps apply to root
 * tables; child tables go through as they are.
 */
export interface Shaping {
  /** Columns in the order of the target. */
  readonly output: readonly OutputColumn[]
  /** Types that casts declare, by index of the source column. */
  readonly declared: ReadonlyMap<number, DeclaredType>
  /** Conditions in order, each with the names that columns have there. */
  readonly conditions: readonly Condition[]
}

export interface OutputColumn {
  readonly name: string
  /** Index into the source table's columns. */
  readonly source: number
}

export interface DeclaredType {
  readonly type: LogicalType
  readonly onError: OnError
}

export interface Condition {
  readonly where: string
  readonly scope: readonly OutputColumn[]
}

type Steps = Pick<LoadRequest, 'steps' | 'select' | 'where'>

/**
 * Follows the columns of a table through the steps. A cast declares how the column is read from the start: the first
 * one wins where a column is cast twice.
 * @throws PlatformError `load.column-unknown`, `type.unknown`
 */
export function shapeTable(table: SourceTable, request: Steps): Shaping {
  const start = table.columns.map((column, source) => ({ name: column.name, source }))
  const declared = new Map<number, DeclaredType>()
  if (table.parent !== null) return { output: start, declared, conditions: [] }
  const conditions: Condition[] = []
  let columns: readonly OutputColumn[] = start
  for (const step of stepsOf(request)) {
    switch (step.type) {
      case 'select':
        columns = [
          ...step.columns.map((name) => find(columns, name, step.columns === request.select ? '--select' : 'select')),
          ...generated(table, columns, step.columns),
        ]
        break
      case 'drop': {
        const dropped = new Set(step.columns.map((name) => find(columns, name, 'drop')))
        columns = columns.filter((column) => !dropped.has(column))
        break
      }
      case 'rename':
        columns = rename(columns, step.columns)
        break
      case 'cast':
        for (const [name, type] of Object.entries(step.columns)) {
          const { source } = find(columns, name, 'cast')
          if (!declared.has(source)) declared.set(source, { type: parseType(type), onError: step.onError })
        }
        break
      case 'filter':
        conditions.push({ where: step.where, scope: columns })
    }
  }
  return { output: columns, declared, conditions }
}

/** `--where` sees the columns before `--select` takes some of them away. */
function stepsOf(request: Steps): readonly PlainStep[] {
  return [
    ...(request.steps ?? []),
    ...(request.where === undefined ? [] : [{ type: 'filter' as const, where: request.where }]),
    ...(request.select === undefined ? [] : [{ type: 'select' as const, columns: request.select }]),
  ]
}

/** Generated columns (`_id`) stay whatever is selected: child tables refer to them. */
function generated(
  table: SourceTable,
  columns: readonly OutputColumn[],
  selected: readonly string[],
): readonly OutputColumn[] {
  return columns.filter((column) => table.columns[column.source].generated && !selected.includes(column.name))
}

function rename(columns: readonly OutputColumn[], names: Readonly<Record<string, string>>): readonly OutputColumn[] {
  const changed = new Map(Object.entries(names).map(([old, name]) => [find(columns, old, 'rename'), name]))
  return columns.map((column) => ({ ...column, name: changed.get(column) ?? column.name }))
}

function find(columns: readonly OutputColumn[], name: string, option: string): OutputColumn {
  const found = columns.find((column) => column.name === name)
  if (found) return found
  const known = columns.map((column) => column.name).join(', ')
  throw new PlatformError('load.column-unknown', { option, column: name, known })
}
