import type { Address } from '@ai-etl/core/address/address'
import { maskSecrets } from '@ai-etl/core/address/mask'
import type { Connector } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import type { LedgerEntry, TargetState } from '@ai-etl/core/contracts/state'
import { describeState, entriesOf, type State } from '@ai-etl/core/documents/state'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import { resolveAddress } from '../connections/resolve.ts'
import type { ContextSettings } from '../context.ts'
import { parseCursor } from '../load/cursor.ts'

/** What the composition root's module of connectors gives. */
interface ConnectorsModule {
  targetConnectorFor(address: Address): Promise<Connector>
}

/**
 * What the ledger of a target remembers of a table and its children, or of all of its tables.
 * @param table instead of the one that the address names
 * @throws PlatformError `connector.unsupported`, and those of addresses and connections
 */
export function showState(
  target: string,
  table: string | null,
  settings: ContextSettings,
  context: Context,
): Promise<State> {
  return withState(target, table, settings, context, async (_, entries) => describeState(maskSecrets(target), entries))
}

/**
 * Forgets what `showState` shows, and gives it: the same append loads again, and a cursor begins anew. Rows stay.
 * @throws as showState does
 */
export function resetState(
  target: string,
  table: string | null,
  settings: ContextSettings,
  context: Context,
): Promise<State> {
  return withState(target, table, settings, context, async (state, entries) => {
    if (entries.length > 0) await state.forget([...new Set(entries.map((entry) => entry.tableId))])
    return describeState(maskSecrets(target), entries)
  })
}

async function withState<T>(
  target: string,
  table: string | null,
  settings: ContextSettings,
  context: Context,
  work: (state: TargetState, entries: readonly LedgerEntry[]) => Promise<T>,
): Promise<T> {
  const resolved = await resolveAddress(target, settings)
  const address = table === null ? resolved : { ...resolved, fragment: table }
  const { targetConnectorFor } = (await import(settings.connectorsModule)) as ConnectorsModule
  const connector = await targetConnectorFor(address)
  if (!connector.openState)
    throw new PlatformError('connector.unsupported', {
      connector: connector.name,
      operation: phrase('operation.ledger'),
    })
  const state = await connector.openState(address, context)
  try {
    return await work(state, entriesOf(await state.entries(), state.table).map(readable))
  } finally {
    await state.close()
  }
}

/** A ledger keeps with a cursor's value which rows had it; people want the value. */
function readable(entry: LedgerEntry): LedgerEntry {
  const state = parseCursor(entry.cursor?.value ?? null)
  return entry.cursor === null || state === null
    ? entry
    : { ...entry, cursor: { column: entry.cursor.column, value: state.value } }
}
