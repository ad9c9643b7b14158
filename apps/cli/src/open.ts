import type { Address } from '@ai-etl/core/address/address'
import type { Connector } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import type { Call } from './command.ts'

/** The connector and the read address of what the user named. */
export async function openAddress(
  text: string,
  call: Call,
): Promise<{ address: Address; connector: Connector; context: Context }> {
  const [{ resolveAddress }, { connectorFor }] = await Promise.all([
    import('@ai-etl/runtime/connections/resolve'),
    import('@ai-etl/connectors/resolve'),
  ])
  const context = call.context()
  const address = await resolveAddress(text, call.settings)
  return { address, connector: await connectorFor(address, context), context }
}
