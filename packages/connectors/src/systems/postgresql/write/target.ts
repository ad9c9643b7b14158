import type { Address } from '@ai-etl/core/address/address'
import { maskSecrets } from '@ai-etl/core/address/mask'
import type { Context } from '@ai-etl/core/contracts/context'
import type { ExistingTable, LoadPlan, LoadSession, Target } from '@ai-etl/core/contracts/target'
import { connect } from '../connection/connect.ts'
import { readSettings } from '../connection/settings.ts'
import { Database } from './database.ts'
import { describeTable, findTable } from './existing.ts'
import { openSession } from './session.ts'

/**
 * Opens a database for a load. Tables of a plan are in the schema that the address gives.
 * @throws PlatformError of the area `connection`
 */
export async function openTarget(address: Address, context: Context): Promise<Target> {
  const settings = await readSettings(address, context)
  const database = new Database(await connect(settings, context), settings)
  return {
    address: maskSecrets(address.text),
    table: settings.name?.table ?? null,
    async existing(tables) {
      const found = new Map<string, ExistingTable>()
      for (const name of tables) {
        const table = await findTable(database, settings.schema, name)
        if (table) found.set(name, await describeTable(database, table))
      }
      return found
    },
    begin: (plan: LoadPlan): Promise<LoadSession> => openSession(database, plan, settings.schema, context),
    close: () => database.client.end(),
  }
}
