import type { Address } from '@ai-etl/core/address/address'
import { maskSecrets } from '@ai-etl/core/address/mask'
import type { Batch } from '@ai-etl/core/contracts/batch'
import type { RowCondition } from '@ai-etl/core/contracts/condition'
import type { Context } from '@ai-etl/core/contracts/context'
import type { QueryableTable } from '@ai-etl/core/contracts/query'
import type { Part, ReadRequest, Source } from '@ai-etl/core/contracts/source'
import { PlatformError } from '@ai-etl/core/errors/error'
import type pg from 'pg'
import { readColumns } from '../catalog/read-types.ts'
import { listRelations, type Relation, requireRelation } from '../catalog/relations.ts'
import { connect, formatVersion, serverVersion } from '../connection/connect.ts'
import { noRight, statementFailure } from '../connection/failure.ts'
import { readSettings, type Settings } from '../connection/settings.ts'
import { qualified } from '../names.ts'
import { queryableTable } from '../query/table.ts'
import { conditionSql } from './condition-sql.ts'
import { copyBatches, cut, cutAtCancel } from './copy-batches.ts'
import { analysedStatistics } from './statistics.ts'
import { copyStatement, describeTable, type ReadableTable } from './table.ts'

/** Size of PostgreSQL's blocks as it is built everywhere; parts need no more than about this. */
const BLOCK_BYTES = 8192
const LEAST_PART_BYTES = 16_000_000
/** From 14 on a range of ctid is read without the rest of the table. */
const TID_RANGE_VERSION = 140_000

/**
 * Opens a table, a view or all tables of a schema for reading, in one snapshot for all of them.
 * @throws PlatformError of the area `connection`; `address.invalid` when no table is named
 */
export async function openSource(address: Address, context: Context): Promise<Source> {
  const settings = await readSettings(address, context)
  if (settings.name === null) {
    throw new PlatformError('address.table-missing', { address: maskSecrets(address.text) })
  }
  const keeper = await connect(settings, context)
  cutAtCancel(keeper, context.signal)
  try {
    await keeper.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const tables: ReadableTable[] = []
    let queryable: QueryableTable | undefined
    for (const relation of await findRelations(keeper, settings)) {
      const columns = await readColumns(keeper, relation.oid)
      tables.push(describeTable(relation, columns, settings.options))
      if (settings.name?.table) queryable = queryableTable(relation, columns, settings)
    }
    const { rows } = await keeper.query<{ snapshot: string }>('SELECT pg_export_snapshot() AS snapshot')
    return new PostgresqlSource(address, context, settings, keeper, { tables, queryable, snapshot: rows[0].snapshot })
  } catch (error) {
    await keeper.end()
    throw statementFailure(error, settings, 'reading the catalogue')
  }
}

async function findRelations(client: pg.Client, settings: Settings): Promise<readonly Relation[]> {
  const { schema, table } = settings.name ?? { schema: settings.schema, table: null }
  if (table === null) return (await listRelations(client, schema)).filter((one) => !one.partition && one.kind !== 'v')
  return [await requireRelation(client, settings.server, schema, table)]
}

interface Found {
  readonly tables: readonly ReadableTable[]
  readonly queryable: QueryableTable | undefined
  readonly snapshot: string
}

class PostgresqlSource implements Source {
  readonly dataset: string
  readonly name: string
  readonly format: Source['format']
  readonly files = []
  readonly tables: Source['tables']
  readonly bytes = null
  readonly rowsEstimate: number | null
  readonly decisions = []
  readonly fingerprint = null
  readonly queryable?: QueryableTable
  readonly statistics?: NonNullable<Source['statistics']>
  readonly #context: Context
  readonly #settings: Settings
  readonly #keeper: pg.Client
  readonly #readable: readonly ReadableTable[]
  readonly #snapshot: string

  constructor(
    address: Address,
    context: Context,
    settings: Settings,
    keeper: pg.Client,
    { tables, queryable, snapshot }: Found,
  ) {
    this.dataset = maskSecrets(address.text)
    this.name = settings.name?.table ?? settings.schema
    this.format = { name: 'postgresql', version: formatVersion(serverVersion(keeper)) }
    this.tables = tables.map((one) => one.table)
    this.rowsEstimate = tables[0]?.relation.rows ?? null
    if (queryable) this.queryable = queryable
    const [only, another] = tables
    // Statistics are of the table, whatever part of it the address asks for.
    if (only && !another && settings.options.where === undefined)
      this.statistics = () => analysedStatistics(keeper, only)
    this.#context = context
    this.#settings = settings
    this.#keeper = keeper
    this.#readable = tables
    this.#snapshot = snapshot
  }

  async parts(n: number): Promise<readonly Part[]> {
    const [{ relation } = { relation: null }] = this.#readable
    const whole = [{ snapshot: this.#snapshot }]
    const heap = relation !== null && (relation.kind === 'r' || relation.kind === 'm') && this.#readable.length === 1
    if (!heap || serverVersion(this.#keeper) < TID_RANGE_VERSION) return whole
    const count = Math.min(n, Math.floor((relation.bytes ?? 0) / LEAST_PART_BYTES))
    if (count < 2) return whole
    const blocks = Math.ceil((relation.bytes ?? 0) / BLOCK_BYTES / count)
    return Array.from({ length: count }, (_, i) => ({
      snapshot: this.#snapshot,
      from: i * blocks,
      to: i === count - 1 ? null : (i + 1) * blocks,
    }))
  }

  filters(table: number, condition: RowCondition): boolean {
    return conditionSql(condition, this.#readable[table].columns) !== null
  }

  async *batches(request: ReadRequest): AsyncGenerator<Batch, void> {
    const client = await this.#reader(request.part)
    let over = false
    try {
      let bytes = 0
      let rows = 0
      for (const index of this.#readable.keys()) {
        for await (const batch of this.#read(client, index, request)) {
          bytes += batch.used
          rows += batch.rows
          request.progress?.(bytes, rows)
          yield batch
        }
      }
      over = true
    } finally {
      // A reader who stops early leaves the server in the middle of COPY: the connection is cut, not talked to.
      if (over) await client.end()
      else cut(client)
    }
  }

  async close(): Promise<void> {
    await this.#keeper.end()
  }

  /** A connection of its own in the snapshot of the source, or of the source in another thread that made the part. */
  async #reader(part: Part | undefined): Promise<pg.Client> {
    const snapshot = String(part?.snapshot ?? this.#snapshot)
    const client = await connect(this.#settings, this.#context)
    cutAtCancel(client, this.#context.signal)
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
      await client.query(`SET TRANSACTION SNAPSHOT '${snapshot.replaceAll("'", '')}'`)
      return client
    } catch (error) {
      await client.end()
      throw statementFailure(error, this.#settings, 'SET TRANSACTION SNAPSHOT')
    }
  }

  async *#read(client: pg.Client, index: number, request: ReadRequest): AsyncGenerator<Batch, void> {
    const table = this.#readable[index]
    const columns = request.columns?.[index] ?? table.columns.map((_, i) => i)
    const { part, since, limit } = request
    const blocks =
      part?.from === undefined ? undefined : { from: Number(part.from), to: part.to === null ? null : Number(part.to) }
    const condition = request.where?.[index]
    const wanted = condition && conditionSql(condition, table.columns)
    const statement = copyStatement(table, {
      columns,
      where: this.#settings.options.where,
      ...(since && { since }),
      ...(limit !== undefined && { limit }),
      ...(blocks && { blocks }),
      ...(wanted && { wanted }),
    })
    const booleans = columns.map((column) => table.columns[column].boolean)
    try {
      yield* copyBatches(client, statement, index, booleans, request.signal)
    } catch (error) {
      throw this.#readFailure(error, table, statement)
    }
  }

  #readFailure(error: unknown, { relation }: ReadableTable, statement: string): PlatformError {
    if ((error as { code?: string }).code === '42501') {
      return noRight(this.#settings, 'SELECT', `TABLE ${qualified(relation.schema, relation.name)}`, error)
    }
    return statementFailure(error, this.#settings, statement)
  }
}
