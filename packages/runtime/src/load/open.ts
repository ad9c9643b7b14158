import type { Address } from '@ai-etl/core/address/address'
import type { Connector } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import type { CompiledQuery, QueryPlace } from '@ai-etl/core/contracts/query'
import type { Source } from '@ai-etl/core/contracts/source'
import type { LaneTicket, LoadLane, Target } from '@ai-etl/core/contracts/target'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import { resolveAddress } from '../connections/resolve.ts'
import type { ContextSettings } from '../context.ts'

/** What the composition root's module of connectors gives a load. */
interface ConnectorsModule {
  connectorFor(address: Address, context: Context): Promise<Connector>
  targetConnectorFor(address: Address): Promise<Connector>
}

async function connectorsModule(settings: ContextSettings): Promise<ConnectorsModule> {
  return (await import(settings.connectorsModule)) as ConnectorsModule
}

/**
 * Opens a source to its end: every table and column of nested input is known.
 * @throws PlatformError of addresses, files and connections
 */
export async function openSource(text: string, settings: ContextSettings, context: Context): Promise<Source> {
  const address = await resolveAddress(text, context)
  const connector = await (await connectorsModule(settings)).connectorFor(address, context)
  return connector.open(address, context, { structure: 'whole' })
}

/**
 * Opens the rows of a compiled statement, computed by the database of an address.
 * @throws PlatformError `sql.failed` where it does not take the statement, and those of addresses and connections
 */
export async function openQuery(
  text: string,
  query: CompiledQuery,
  settings: ContextSettings,
  context: Context,
): Promise<Source> {
  const address = await resolveAddress(text, context)
  const connector = await (await connectorsModule(settings)).connectorFor(address, context)
  if (!connector.openQuery)
    throw new PlatformError('connector.unsupported', {
      connector: connector.name,
      operation: phrase('operation.query'),
    })
  return connector.openQuery(address, context, query)
}

/**
 * Where statements over a target's address are computed; null where none are.
 * @param dialects those that are of use: a server of another kind is not asked for, nor started
 * @throws PlatformError of addresses
 */
export async function queryPlaceOf(
  text: string,
  dialects: ReadonlySet<string>,
  settings: ContextSettings,
  context: Context,
): Promise<QueryPlace | null> {
  const address = await resolveAddress(text, context)
  const connector = await (await connectorsModule(settings)).targetConnectorFor(address)
  if (!connector.queryPlace || !dialects.has(connector.name)) return null
  return connector.queryPlace(address, context)
}

/** @throws PlatformError `connector.unsupported`, and those of addresses and connections */
export async function openTarget(
  text: string,
  settings: ContextSettings,
  context: Context,
): Promise<{ target: Target; address: Address; connector: Connector }> {
  const address = await resolveAddress(text, context)
  const connector = await (await connectorsModule(settings)).targetConnectorFor(address)
  if (!connector.openTarget)
    throw new PlatformError('connector.unsupported', {
      connector: connector.name,
      operation: phrase('operation.write'),
    })
  return { target: await connector.openTarget(address, context), address, connector }
}

/** Whether loads into an address may come by two ways. @throws PlatformError of addresses */
export async function takesLanes(text: string, settings: ContextSettings, context: Context): Promise<boolean> {
  const address = await resolveAddress(text, context)
  const connector = await (await connectorsModule(settings)).targetConnectorFor(address)
  return connector.openLane !== undefined
}

/** Opens a second way into a load that has begun. @throws PlatformError of connections */
export async function openLane(
  text: string,
  ticket: LaneTicket,
  settings: ContextSettings,
  context: Context,
): Promise<LoadLane> {
  const address = await resolveAddress(text, context)
  const connector = await (await connectorsModule(settings)).targetConnectorFor(address)
  if (!connector.openLane)
    throw new PlatformError('connector.unsupported', {
      connector: connector.name,
      operation: phrase('operation.write'),
    })
  return connector.openLane(address, context, ticket)
}
