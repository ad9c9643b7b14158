import type { Address } from '@ai-etl/core/address/address'
import type { Context } from '@ai-etl/core/contracts/context'
import type { QueryPlace } from '@ai-etl/core/contracts/query'
import { readSettings, type Settings } from '../connection/settings.ts'

/** One server, for one login: a statement reaches all of its databases. */
export function placeOf({ host, port, user, embedded, server }: Settings): QueryPlace {
  const id = `clickhouse ${JSON.stringify([host, port, user])}`
  return { dialect: 'clickhouse', id, name: embedded ? 'clickhouse:///' : server }
}

/** @throws PlatformError of addresses */
export async function queryPlace(address: Address, context: Context): Promise<QueryPlace> {
  return placeOf(await readSettings(address, context))
}
