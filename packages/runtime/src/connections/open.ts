import type { Address } from '@ai-etl/core/address/address'
import type { Connector, DiscoveredDataset, TestResult } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import { type ContextSettings, createContext } from '../context.ts'
import { type Preview, previewSource } from '../preview/preview.ts'
import type { Live } from '../profiling/profile.ts'
import { resolveAddress } from './resolve.ts'

/** What the composition root's module of connectors exports beside its list. */
interface ConnectorsModule {
  connectorFor(address: Address, context: Context): Promise<Connector>
  testAddress(address: Address, context: Context): Promise<TestResult>
}

async function connectorsModule(settings: ContextSettings): Promise<ConnectorsModule> {
  return (await import(settings.connectorsModule)) as ConnectorsModule
}

/** The read address of what someone named, and the connector that reads it. @throws PlatformError of addresses and files */
export async function openAddress(
  text: string,
  settings: ContextSettings,
  context: Context,
): Promise<{ readonly address: Exclude<Address, { kind: 'saved' }>; readonly connector: Connector }> {
  const address = await resolveAddress(text, settings)
  return { address, connector: await (await connectorsModule(settings)).connectorFor(address, context) }
}

/** Tests an address step by step. @throws PlatformError `address.invalid`, `connections.unknown` */
export async function testConnection(
  text: string,
  settings: ContextSettings,
  live: Live,
): Promise<{ readonly address: Exclude<Address, { kind: 'saved' }>; readonly result: TestResult }> {
  const address = await resolveAddress(text, settings)
  return {
    address,
    result: await (await connectorsModule(settings)).testAddress(address, createContext(settings, live)),
  }
}

/** What could be read at an address. @throws PlatformError of addresses, files and connections */
export async function discoverDatasets(
  text: string,
  settings: ContextSettings,
  live: Live,
): Promise<readonly DiscoveredDataset[]> {
  const context = createContext(settings, live)
  const { address, connector } = await openAddress(text, settings, context)
  return connector.discover(address, context)
}

/** The first rows of a dataset, as its source wrote them. @throws PlatformError of addresses, files and connections */
export async function previewDataset(
  text: string,
  limit: number,
  settings: ContextSettings,
  live: Live,
): Promise<Preview & { readonly name: string }> {
  const context = createContext(settings, live)
  const { address, connector } = await openAddress(text, settings, context)
  const source = await connector.open(address, context, { structure: 'sample' })
  try {
    const preview = await previewSource(source, limit, live.signal, settings.lang)
    return { ...preview, name: source.tables[0]?.name ?? source.name }
  } finally {
    await source.close()
  }
}
