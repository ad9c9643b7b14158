import type { DialectSpec } from '../dialects/dialect.ts'
import { DIALECT_SPECS } from '../dialects/list.ts'
import { quoteLiteral } from '../dialects/quote.ts'
import type { Design, DesignedColumn, DesignedTable } from './model.ts'
import { derivedName } from './names.ts'
import { nullableType, writeName, writeNames, writeTable } from './write.ts'

export interface EmittedTable {
  /** Target name of the table. */
  readonly name: string
  /** To run before rows are loaded. */
  readonly create: readonly string[]
  /** To run after: keys that are checked once, indexes. */
  readonly after: readonly string[]
}

export interface EmittedDdl {
  readonly tables: readonly EmittedTable[]
  /** All statements, in an order in which they run on an empty database. None ends in a semicolon. */
  readonly statements: readonly string[]
}

/** Writes a design as statements of its dialect. */
export function emitDdl(design: Design): EmittedDdl {
  const spec = DIALECT_SPECS[design.dialect]
  const tables = design.tables.map((table) => ({
    name: table.name,
    create: [createTable(spec, table), ...spec.attachments(table)],
    after: [...extensions(table), ...keyStatements(spec, table), ...indexStatements(spec, table)],
  }))
  return {
    tables,
    statements: [...tables.flatMap((table) => table.create), ...tables.flatMap((table) => table.after)],
  }
}

/** One statement: CREATE TABLE with a column a line. */
function createTable(spec: DialectSpec, table: DesignedTable): string {
  const lines = [
    ...table.columns.map((column) => columnDefinition(spec, column)),
    ...table.columns.filter((column) => column.check !== null).map((column) => `CHECK (${column.check})`),
    ...(spec.keys === 'inline' ? keyClauses(spec, table) : []),
    ...table.indexes.map((index) => spec.indexClause(index)).filter((clause) => clause !== null),
  ]
  const tail = spec.tail(table)
  const body = lines.map((line) => `  ${line}`).join(',\n')
  return [`CREATE TABLE ${writeTable(spec, table)} (\n${body}\n)`, ...tail].join('\n')
}

function columnDefinition(spec: DialectSpec, column: DesignedColumn): string {
  const parts = [writeName(spec, column.name)]
  if (spec.nullability === 'nullable-type') parts.push(nullableType(column))
  else parts.push(column.nativeType, ...(column.nullable || column.nativeType.startsWith('ARRAY<') ? [] : ['NOT NULL']))
  if (column.comment !== null && spec.columnComment) {
    const comment = spec.writableComment?.(column.comment) ?? column.comment
    parts.push(spec.columnComment(quoteLiteral(spec.dialect, comment)))
  }
  if (column.codec !== null) parts.push(column.codec)
  return parts.join(' ')
}

function keyClauses(spec: DialectSpec, table: DesignedTable): string[] {
  const { primaryKey, uniques, foreignKey } = table
  const suffix = spec.keySuffix
  const clauses: string[] = []
  if (primaryKey.length > 0) clauses.push(`PRIMARY KEY (${writeNames(spec, primaryKey)})${suffix}`)
  // Dialects that only note keys know no use for further ones; BigQuery has no UNIQUE at all.
  if (spec.indexing === 'btree') clauses.push(...uniques.map((columns) => `UNIQUE (${writeNames(spec, columns)})`))
  if (foreignKey) clauses.push(`${constraintName(spec, table)}${foreignKeyClause(spec, table)}${suffix}`)
  return clauses
}

/** MySQL names a foreign key TABLE_ibfk_1 by itself, and then refuses that name as too long. */
function constraintName(spec: DialectSpec, table: DesignedTable): string {
  if (spec.indexing !== 'btree') return ''
  return `CONSTRAINT ${writeName(spec, derivedName(spec.names, table.name, 'parent_fkey'))} `
}

function keyStatements(spec: DialectSpec, table: DesignedTable): string[] {
  if (spec.keys !== 'after') return []
  const name = writeTable(spec, table)
  const add = (suffix: string, clause: string) =>
    `ALTER TABLE ${name} ADD CONSTRAINT ${writeName(spec, derivedName(spec.names, table.name, suffix))} ${clause}`
  const statements: string[] = []
  if (table.primaryKey.length > 0) {
    statements.push(add('pkey', `PRIMARY KEY (${writeNames(spec, table.primaryKey)})`))
  }
  for (const columns of table.uniques) {
    statements.push(add(`${columns.join('_')}_key`, `UNIQUE (${writeNames(spec, columns)})`))
  }
  if (table.foreignKey) statements.push(add('parent_fkey', foreignKeyClause(spec, table)))
  return statements
}

function foreignKeyClause(spec: DialectSpec, table: DesignedTable): string {
  const { foreignKey } = table
  if (!foreignKey) return ''
  const parent = writeTable(spec, { schema: table.schema, name: foreignKey.table })
  return `FOREIGN KEY (${writeNames(spec, foreignKey.columns)}) REFERENCES ${parent} (${writeNames(spec, foreignKey.references)})`
}

function indexStatements(spec: DialectSpec, table: DesignedTable): string[] {
  return table.indexes.map((index) => spec.indexStatement(table, index)).filter((statement) => statement !== null)
}

function extensions(table: DesignedTable): string[] {
  const trigrams = table.indexes.some((index) => index.method === 'gin-trigram')
  return trigrams ? ['CREATE EXTENSION IF NOT EXISTS pg_trgm'] : []
}
