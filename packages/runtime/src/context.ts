import type { Connector } from '@ai-etl/core/contracts/connector'
import type { ConnectionsPlace, Context, NetworkPolicy, ProgressEvent } from '@ai-etl/core/contracts/context'
import type { Language } from '@ai-etl/core/messages/language'
import { embeddedServers } from './embedded/servers.ts'

/** What a context is made from; crosses threads, so that a worker makes an equal one. */
export interface ContextSettings {
  readonly dataDir: string
  readonly workingDir: string
  readonly fileRoots: readonly string[] | null
  readonly lang: Language
  readonly environment: Readonly<Record<string, string | undefined>>
  /** URL of the module whose `connectors` is the list of connectors: the composition root's choice. */
  readonly connectorsModule: string
  /** Absent: any address may be connected to. */
  readonly network?: NetworkPolicy
  /** Absent: the saved connections of the data folder. */
  readonly connections?: ConnectionsPlace
}

export function createContext(
  settings: ContextSettings,
  live: { signal: AbortSignal; progress: (event: ProgressEvent) => void },
): Context {
  return {
    dataDir: settings.dataDir,
    workingDir: settings.workingDir,
    fileRoots: settings.fileRoots,
    lang: settings.lang,
    environment: settings.environment,
    signal: live.signal,
    progress: live.progress,
    embedded: embeddedServers(settings.dataDir),
    ...(settings.network && { network: settings.network }),
    ...(settings.connections && { connections: settings.connections }),
  }
}

/** The connectors that the composition root chose. The runtime knows none of them by name. */
export async function loadConnectors(settings: ContextSettings): Promise<readonly Connector[]> {
  const module = (await import(settings.connectorsModule)) as { connectors: readonly Connector[] }
  return module.connectors
}
