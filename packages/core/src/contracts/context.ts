import type { Language } from '../messages/language.ts'
import type { Phrase } from '../messages/phrase.ts'

/**
 * What a connector or a stage is given besides its own input. Made by the composition root; a worker thread makes an
 * equal one for itself, so nothing here may be needed from another thread but by message.
 */
export interface Context {
  /** Absolute path of the data folder (`.ai-etl`). */
  readonly dataDir: string
  /** Absolute path that relative file addresses start from. */
  readonly workingDir: string
  /** Folders that files may be read from; null: anywhere (the command line on its user's own machine). */
  readonly fileRoots: readonly string[] | null
  readonly lang: Language
  readonly signal: AbortSignal
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly embedded: EmbeddedServers
  /** Which addresses may be connected to; absent: any (the command line on its user's own machine). */
  readonly network?: NetworkPolicy
  /** Where saved connections lie; absent: in the data folder, sealed with its own key. */
  readonly connections?: ConnectionsPlace
  /** Progress of the work under way; called at most a few times a second. */
  progress(event: ProgressEvent): void
}

/** Addresses that a connection may go to, checked after resolution. Those of clouds' metadata services never are. */
export interface NetworkPolicy {
  /** Whether loopback and private ranges are allowed. */
  readonly privateAddresses: boolean
}

/** Saved connections that are not those of the data folder itself: a project's, on a server. */
export interface ConnectionsPlace {
  /** Absolute path; absent: `connections.json` of the data folder. */
  readonly file?: string
  /** Keys that unseal them, hexadecimal, the one that seals first; absent: the data folder's. */
  readonly keys?: readonly string[]
}

/** Servers that the platform starts when an address names no host. Shared through the data folder, started on first use. */
export interface EmbeddedServers {
  postgresql(): Promise<EmbeddedEndpoint>
  clickhouse(): Promise<EmbeddedEndpoint>
}

export interface EmbeddedEndpoint {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  /**
   * Folder that rows of an INSERT may be laid down in instead of sending them, by whoever runs on the server's own
   * machine as its own user; absent where a server has none. How: the server's README.
   */
  readonly spool?: string
}

export interface ProgressEvent {
  /** A stage of the corridor or of a run: `scan`, `load`, `prove`, `publish`, `keys`, … */
  readonly stage: string
  readonly done: number
  /** Null when it cannot be known. */
  readonly total: number | null
  readonly unit: 'bytes' | 'rows' | 'steps'
  /** Records seen so far, where it makes sense. */
  readonly rows?: number
  /** For the reader, where a stage has something to say: a change that is about to be made to an existing table. */
  readonly text?: string
  /** The text by its key, for whoever reads of it in another language. */
  readonly says?: Phrase
  /** Root records of a load up to here. */
  readonly counts?: {
    readonly read: number
    readonly written: number
    readonly rejected: number
    readonly filtered: number
  }
  /** Target of a pipeline that is filled. */
  readonly target?: string
}
