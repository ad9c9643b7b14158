import type { Address } from '@ai-etl/core/address/address'
import type { Connector } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import type { Source } from '@ai-etl/core/contracts/source'
import { resolveAddress } from '../connections/resolve.ts'
import type { ContextSettings } from '../context.ts'

/** What the composition root's module of connectors exports beside its list. */
interface ConnectorsModule {
  connectorFor(address: Address, context: Context): Promise<Connector>
}

/**
 * Opens a dataset by its address.
 * @throws PlatformError for an address that names nothing, and whatever the connector finds amiss
 */
export async function openSource(
  address: string,
  context: Context,
  settings: ContextSettings,
  request: { readonly structure: 'sample' | 'whole' },
): Promise<Source> {
  const resolved = await resolveAddress(address, settings)
  const { connectorFor } = (await import(settings.connectorsModule)) as ConnectorsModule
  const connector = await connectorFor(resolved, context)
  return connector.open(resolved, context, request)
}
