import type { Address } from '@ai-etl/core/address/address'
import type { Context } from '@ai-etl/core/contracts/context'
import type { QueryPlace } from '@ai-etl/core/contracts/query'
import { readSettings, type Settings } from '../connection/settings.ts'

/** One database of one server, for one login: PostgreSQL's statements do not reach another database. */
export function placeOf({ host, port, user, database, server, embedded }: Settings): QueryPlace {
  const id = `postgresql ${JSON.stringify([host, port, user, database])}`
  return { dialect: 'postgresql', id, name: embedded ? server : `${server}/${database}` }
}

/** @throws PlatformError of addresses */
export async function queryPlace(address: Address, context: Context): Promise<QueryPlace> {
  return placeOf(await readSettings(address, context))
}
