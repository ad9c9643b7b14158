import { randomUUID } from 'node:crypto'
import { readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EmbeddedEndpoint } from '@ai-etl/core/contracts/context'
import { isAlive, type ProcessIdentity } from './process-identity.ts'

/** What the supervisor of a running server tells its users. Readable by the owner of the data folder only. */
export interface ServerState {
  readonly endpoint: EmbeddedEndpoint
  readonly server: ProcessIdentity
  readonly supervisor: ProcessIdentity
  readonly stopSignal: NodeJS.Signals
}

/** The state as written last; null when there is none. */
export async function readState(folder: string): Promise<ServerState | null> {
  const text = await readFile(stateFile(folder), 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as ServerState)
}

/** Replaces the state in one step: a reader sees the old or the new one, whole. */
export async function writeState(folder: string, state: ServerState): Promise<void> {
  const draft = join(folder, `draft.${randomUUID()}`)
  await writeFile(draft, JSON.stringify(state), { mode: 0o600 })
  await rename(draft, stateFile(folder))
}

export async function removeState(folder: string): Promise<void> {
  await unlink(stateFile(folder)).catch(() => {})
}

/** True when both the server and the one who watches it run. */
export function isRunning(state: ServerState | null): state is ServerState {
  return state !== null && isAlive(state.server) && isAlive(state.supervisor)
}

const stateFile = (folder: string) => join(folder, 'state.json')
