import type { LoadMode } from '../../contracts/target.ts'
import type { DesignedColumn } from '../../ddl/model.ts'
import type { Dialect } from '../../documents/ddl.ts'
import type { PipelineColumn } from '../../pipeline/columns.ts'
import { sameType } from '../../types/logical.ts'
import type { Refusal } from '../capability.ts'
import { identifier } from './identifier.ts'
import { refuse } from './refusals.ts'
import type { TargetTable } from './target-table.ts'

export interface LoadInput {
  readonly dialect: Dialect
  readonly mode: LoadMode
  /** Names of the key's columns; empty without one. */
  readonly key: readonly string[]
  readonly table: TargetTable
  /** Names of the tables that the SELECT may read. */
  readonly sources: readonly string[]
  /** Columns of the SELECT, in its order, and their names there. */
  readonly columns: readonly PipelineColumn[]
  readonly selected: readonly string[]
  readonly select: string
}

/**
 * Statements that make a target's table and fill it from its SELECT, to be run in order; or why the mode cannot be had.
 * Replacing makes the table anew, so that a script may be run again.
 */
export function loadStatements(input: LoadInput): readonly string[] | Refusal {
  const { dialect, mode, table } = input
  if (mode === 'scd2') return refuse('load-history')
  // Made anew, the table would be empty before it is read.
  if (mode === 'replace' && input.sources.includes(table.table.name)) return refuse('load-own-source')
  if (mode === 'replace') {
    const statements = [`DROP TABLE IF EXISTS ${table.name}`, ...table.create, insert(input), ...table.after]
    return dialect === 'postgresql' || dialect === 'redshift' ? ['BEGIN', ...statements, 'COMMIT'] : statements
  }
  const create = table.create.map((statement) => statement.replace(/^CREATE TABLE /, 'CREATE TABLE IF NOT EXISTS '))
  if (mode === 'append') return [...create, insert(input)]
  if (input.key.length === 0) return refuse('load-key')
  return [...create, ...upsert(input)]
}

function insert({ dialect, table, columns, selected, select }: LoadInput, behind = ''): string {
  const into = `INSERT INTO ${table.name} (${names(dialect, table).join(', ')})`
  return `${into}\n${stored(dialect, table, columns, selected, select)}${behind}`
}

function names(dialect: Dialect, { table }: TargetTable): readonly string[] {
  return table.columns.map((column) => identifier(dialect, column.name))
}

/** The SELECT with values in the form in which the table keeps them, where that is another one. */
function stored(
  dialect: Dialect,
  { table }: TargetTable,
  columns: readonly PipelineColumn[],
  selected: readonly string[],
  select: string,
): string {
  const values = selected.map((name, i) => keptAs(dialect, name, columns[i], table.columns[i]))
  if (values.every((value, i) => value === selected[i])) return select
  const lines = select.split('\n')
  const settings = lines.at(-1)?.startsWith('SETTINGS ') ? [lines.pop()] : []
  const listed = values.map((value, i) => `  ${value === selected[i] ? value : `${value} AS ${selected[i]}`}`)
  const inner = lines.map((line) => `  ${line}`)
  return ['SELECT', listed.join(',\n'), 'FROM (', ...inner, `) AS ${identifier(dialect, 'rows$')}`, ...settings].join(
    '\n',
  )
}

/** A value as its column keeps it. */
function keptAs(dialect: Dialect, name: string, column: PipelineColumn, kept: DesignedColumn): string {
  const { kind } = column.type
  if (dialect === 'clickhouse') {
    if (kind === 'list' && !kept.nativeType.startsWith('Array')) return `toJSONString(${name})`
    return name
  }
  if (dialect === 'postgresql' && kind === 'list' && kept.nativeType === 'jsonb') return `to_jsonb(${name})`
  return sameType(column.type, kept.type) || kind === 'list' ? name : `CAST(${name} AS ${TEXT[dialect]})`
}

const TEXT: Readonly<Record<Dialect, string>> = {
  postgresql: 'text',
  clickhouse: 'Nullable(String)',
  mysql: 'CHAR',
  redshift: 'varchar',
  snowflake: 'varchar',
  bigquery: 'STRING',
}

/** Rows of known keys are changed, others added; where a table joins versions of a row by itself, adding is all. */
function upsert(input: LoadInput): readonly string[] {
  const { dialect, table, key } = input
  const all = names(dialect, table)
  const keys = table.table.columns
    .filter((column) => key.includes(column.source))
    .map((column) => identifier(dialect, column.name))
  const rest = all.filter((name) => !keys.includes(name))
  switch (dialect) {
    case 'clickhouse':
      return [insert(input)]
    case 'postgresql': {
      const index = identifier(dialect, `${table.table.name.slice(0, 40)}_upsert_key`)
      const unique = `CREATE UNIQUE INDEX IF NOT EXISTS ${index} ON ${table.name} (${keys.join(', ')})`
      const change =
        rest.length > 0 ? `DO UPDATE SET ${rest.map((name) => `${name} = EXCLUDED.${name}`).join(', ')}` : 'DO NOTHING'
      return [unique, insert(input, `\nON CONFLICT (${keys.join(', ')}) ${change}`)]
    }
    case 'mysql': {
      const changed = rest.length > 0 ? rest : keys
      return [
        insert(input, `\nON DUPLICATE KEY UPDATE ${changed.map((name) => `${name} = VALUES(${name})`).join(', ')}`),
      ]
    }
    default:
      return [merge(input, keys, rest)]
  }
}

function merge(
  { dialect, table, columns, selected, select }: LoadInput,
  keys: readonly string[],
  rest: readonly string[],
): string {
  const all = names(dialect, table)
  const source = identifier(dialect, 'rows$')
  const on = keys.map((key) => `${table.name}.${key} = ${source}.${key}`).join(' AND ')
  const rows = stored(dialect, table, columns, selected, select)
    .split('\n')
    .map((line) => `  ${line}`)
  return [
    `MERGE INTO ${table.name}`,
    'USING (',
    ...rows,
    `) AS ${source}`,
    `ON ${on}`,
    ...(rest.length > 0
      ? [`WHEN MATCHED THEN UPDATE SET ${rest.map((name) => `${name} = ${source}.${name}`).join(', ')}`]
      : []),
    `WHEN NOT MATCHED THEN INSERT (${all.join(', ')}) VALUES (${all.map((name) => `${source}.${name}`).join(', ')})`,
  ].join('\n')
}
