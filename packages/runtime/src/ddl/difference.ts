import type { Address } from '@ai-etl/core/address/address'
import type { Connector } from '@ai-etl/core/contracts/connector'
import { diffDesign, type TableChange } from '@ai-etl/core/ddl/difference'
import { type DdlRequest, designProfile } from '@ai-etl/core/ddl/generate'
import type { Profile } from '@ai-etl/core/documents/profile'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase, say } from '@ai-etl/core/messages/phrase'
import { resolveAddress } from '../connections/resolve.ts'
import { type ContextSettings, createContext } from '../context.ts'
import type { Live } from '../profiling/profile.ts'

/** A designed table beside the one that is there. */
export interface TableComparison {
  readonly table: string
  readonly exists: boolean
  /** What a load would change; a refusal says what cannot be kept. Empty: nothing differs, or the table is not there. */
  readonly changes: readonly (Omit<TableChange, 'reason'> & { readonly reason: string })[]
}

/**
 * Holds the design of a profile against the tables that an address has now.
 * @throws PlatformError `design.dialect-differs`, `connector.unsupported`, and those of addresses and connections
 */
export async function compareDesign(
  profile: Profile,
  request: DdlRequest,
  target: string,
  settings: ContextSettings,
  live: Live,
): Promise<readonly TableComparison[]> {
  const context = createContext(settings, live)
  const address = await resolveAddress(target, settings)
  const connector = await targetConnector(address, settings)
  if (connector.name !== request.dialect)
    throw new PlatformError('design.dialect-differs', { dialect: request.dialect, connector: connector.name })
  if (!connector.openTarget)
    throw new PlatformError('connector.unsupported', {
      connector: connector.name,
      operation: phrase('operation.write'),
    })
  const opened = await connector.openTarget(address, context)
  try {
    const table = { schema: null, name: opened.table ?? request.table?.name ?? null }
    const design = designProfile(profile, { ...request, table })
    const existing = await opened.existing(design.tables.map(({ name }) => name))
    return design.tables.map((designed) => {
      const there = existing.get(designed.name)
      const differs = there ? diffDesign(design, designed, there).changes : []
      const changes = differs.map((change) => ({ ...change, reason: say(change.reason, request.lang) }))
      return { table: designed.name, exists: there !== undefined, changes }
    })
  } finally {
    await opened.close()
  }
}

async function targetConnector(address: Address, settings: ContextSettings): Promise<Connector> {
  const module = (await import(settings.connectorsModule)) as {
    targetConnectorFor(of: Address): Promise<Connector>
  }
  return module.targetConnectorFor(address)
}
