import type { Address } from '@ai-etl/core/address/address'
import { maskSecrets } from '@ai-etl/core/address/mask'
import type { Batch } from '@ai-etl/core/contracts/batch'
import type { Context } from '@ai-etl/core/contracts/context'
import type { ReadRequest, Source, SourceTable } from '@ai-etl/core/contracts/source'
import { scalar } from '@ai-etl/core/types/logical'
import { listRelations, type NativeColumn, type Relation, readColumns, requireRelation } from '../catalog/columns.ts'
import { logicalType, nullable } from '../catalog/logical-type.ts'
import { connect, type Database, readVersion } from '../connection/database.ts'
import { readSettings } from '../connection/settings.ts'
import { qualified, quoteName } from '../names.ts'
import { queryableTable } from '../query/table.ts'
import { READ_SETTINGS, readBlocks } from './blocks.ts'
import { sinceSql, textSql } from './columns-sql.ts'
import { conditionSql } from './condition-sql.ts'

interface ReadTable {
  readonly relation: Relation
  readonly columns: readonly NativeColumn[]
}

/**
 * Opens a table, a view, or all tables of a database. Every value comes as text, made by the server; each table is one
 * consistent state of it.
 * @throws PlatformError of the area `connection`
 */
export async function openSource(address: Address, context: Context): Promise<Source> {
  const settings = await readSettings(address, context)
  const database = await connect(settings, context)
  try {
    const tables = await findTables(database)
    const asText = settings.options.types === 'text'
    const [only] = settings.table === null ? [] : tables
    const queryable = only && queryableTable(only.relation, only.columns, settings)
    return {
      ...(queryable && { queryable }),
      dataset: maskSecrets(address.text),
      name: settings.table ?? settings.database,
      format: { name: 'clickhouse', version: await readVersion(database) },
      files: [],
      tables: tables.map((table) => describe(table, asText)),
      bytes: null,
      rowsEstimate: settings.options.where === undefined ? (tables[0]?.relation.rows ?? null) : null,
      decisions: [],
      fingerprint: null,
      parts: async () => [{}],
      filters: (table, condition) => conditionSql(condition, tables[table].columns) !== null,
      batches: (request) => readBatches(database, tables, request),
      close: () => database.close(),
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

async function findTables(database: Database): Promise<ReadTable[]> {
  const { database: name, table } = database.settings
  const relations =
    table === null ? await listRelations(database, name, null) : [await requireRelation(database, name, table)]
  const columns = await readColumns(
    database,
    name,
    relations.map((relation) => relation.name),
  )
  return relations.map((relation) => ({
    relation,
    columns: (columns.get(relation.name) ?? []).filter((column) => column.kind === '' || column.kind === 'DEFAULT'),
  }))
}

function describe({ relation, columns }: ReadTable, asText: boolean): SourceTable {
  return {
    name: relation.name,
    parent: null,
    columns: columns.map(({ name, type }) => {
      const logical = asText ? scalar('string') : logicalType(type)
      const common = { name, path: name, nullable: nullable(type) }
      return logical ? { ...common, type: logical } : { ...common, type: scalar('string'), nativeType: type.text }
    }),
  }
}

async function* readBatches(
  database: Database,
  tables: readonly ReadTable[],
  request: ReadRequest,
): AsyncGenerator<Batch> {
  const seen = { bytes: 0, rows: 0 }
  for (const [index, table] of tables.entries()) {
    const wanted = request.columns?.[index]?.map((column) => table.columns[column]) ?? table.columns
    const condition = request.where?.[index]
    const filter = condition ? conditionSql(condition, table.columns) : null
    const statement = selectSql(database, table, wanted, request, filter)
    yield* readBlocks(database, statement, { table: index, settings: READ_SETTINGS }, request, seen)
  }
}

function selectSql(
  database: Database,
  table: ReadTable,
  wanted: readonly NativeColumn[],
  request: ReadRequest,
  filter: string | null,
): string {
  const { options, database: name } = database.settings
  const columns = wanted.map((column) => `${textSql(column.type, quoteName(column.name))} AS ${quoteName(column.name)}`)
  const final = options.final && /Replacing|Collapsing|Summing|Aggregating/.test(table.relation.engine) ? ' FINAL' : ''
  const conditions = options.where === undefined ? [] : [`(${options.where})`]
  const cursor = request.since && table.columns.find((column) => column.name === request.since?.column)
  if (cursor && request.since) conditions.push(sinceSql(cursor.type, quoteName(cursor.name), request.since.value))
  if (filter !== null) conditions.push(filter)
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`
  const limit = request.limit === undefined ? '' : ` LIMIT ${request.limit}`
  return `SELECT ${columns.join(', ') || "''"} FROM ${qualified(name, table.relation.name)}${final}${where}${limit} FORMAT Native`
}
