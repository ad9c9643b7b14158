import type { Address } from '@ai-etl/core/address/address'
import type { Batch } from '@ai-etl/core/contracts/batch'
import type { Context } from '@ai-etl/core/contracts/context'
import type { LaneTicket, LoadLane, LoadSession, PlannedColumn } from '@ai-etl/core/contracts/target'
import { parseNativeType } from '../catalog/native-type.ts'
import { Database } from '../connection/database.ts'
import { readSettings } from '../connection/settings.ts'
import { planColumn } from '../native/columns.ts'
import { RangeCheck } from '../native/range-check.ts'
import { InsertLane } from './lane.ts'

/** How rows of one table come into its staging. */
export interface TableTicket {
  readonly name: string
  /** `INSERT INTO … (columns) FORMAT Native` */
  readonly statement: string
  /** The planned columns, with the text of the type that each has in staging. */
  readonly columns: readonly (PlannedColumn & { readonly native: string })[]
}

/** What a session gives to other threads. */
export type SideTicket = { readonly serverZone: string; readonly tables: readonly TableTicket[] }

/** Opens another connection into the staging of a load. @throws PlatformError of the area `connection` */
export async function openLane(address: Address, context: Context, ticket: LaneTicket): Promise<LoadLane> {
  // Only a session of this connector makes tickets that come here.
  const { serverZone, tables } = ticket as SideTicket
  const settings = await readSettings(address, context)
  const database = await Database.open(settings, context, { database: settings.database })
  return new SideLane(
    database,
    tables.map((table) => new SideTable(database, table, serverZone)),
  )
}

class SideLane implements LoadLane {
  readonly #database: Database
  readonly #tables: readonly SideTable[]

  constructor(database: Database, tables: readonly SideTable[]) {
    this.#database = database
    this.#tables = tables
  }

  check: LoadSession['check'] = (batch, refuse) => this.#tables[batch.table].ranges.check(batch, refuse)

  async write(batch: Batch): Promise<void> {
    const table = this.#tables[batch.table]
    await table.lane.write(batch)
    table.rows += batch.rows
  }

  async finish(): Promise<readonly number[]> {
    for (const { lane } of this.#tables) await lane.finish()
    return this.#tables.map((table) => table.rows)
  }

  async cancel(): Promise<void> {
    for (const { lane } of this.#tables) await lane.cancel()
  }

  async close(): Promise<void> {
    await this.#database.close()
  }
}

class SideTable {
  readonly ranges: RangeCheck
  readonly lane: InsertLane
  rows = 0

  constructor(database: Database, { statement, columns }: TableTicket, serverZone: string) {
    const planned = columns.map((column) => ({ ...column, native: parseNativeType(column.native) }))
    this.ranges = new RangeCheck(planned)
    const plans = planned.map(({ name, type, native }) => planColumn(name, type, native, serverZone))
    this.lane = new InsertLane(database, statement, plans, true)
  }
}
