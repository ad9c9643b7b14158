import { randomUUID } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { maskSecrets } from '@ai-etl/core/address/mask'
import type { ConnectionsPlace } from '@ai-etl/core/contracts/context'
import { PlatformError } from '@ai-etl/core/errors/error'
import { makeFolder } from '../make-folder.ts'
import { type KeyRing, keyRing } from './keys.ts'
import { seal, unseal } from './seal.ts'

/** A saved connection as lists show it: never its secret. */
export interface SavedConnection {
  readonly name: string
  /** The address with secrets masked. */
  readonly address: string
  readonly savedAt: string
}

interface Stored extends SavedConnection {
  readonly sealed: string
}

/** What is needed to find and open saved connections; every context and its settings have it. */
export interface ConnectionSettings {
  readonly dataDir: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly connections?: ConnectionsPlace
}

export async function listConnections(settings: ConnectionSettings): Promise<readonly SavedConnection[]> {
  return (await load(settings)).map(shown)
}

/**
 * Saves (or replaces) a connection; the whole address is sealed.
 * @throws PlatformError `connections.name-invalid` for other than letters, digits, `-`, `_`, `.`; `connections.chained`
 */
export async function addConnection(
  settings: ConnectionSettings,
  name: string,
  address: string,
): Promise<SavedConnection> {
  const [saved] = await addConnections(settings, [{ name, address }])
  return saved
}

/** Saves (or replaces) several in one write. @throws PlatformError as `addConnection`, before any is saved */
export async function addConnections(
  settings: ConnectionSettings,
  given: readonly { readonly name: string; readonly address: string }[],
): Promise<readonly SavedConnection[]> {
  for (const { name, address } of given) {
    if (!/^[\p{L}\p{N}_.-]+$/u.test(name)) throw new PlatformError('connections.name-invalid', { name })
    if (address.startsWith('@')) throw new PlatformError('connections.chained', { name })
  }
  const [key] = await keys(settings)
  const savedAt = new Date().toISOString()
  const added = given.map(({ name, address }) => {
    return { name, address: maskSecrets(address), savedAt, sealed: seal(key, address) }
  })
  const names = new Set(given.map(({ name }) => name))
  await change(settings, (all) => [...all.filter(({ name }) => !names.has(name)), ...added])
  return added.map(shown)
}

function shown({ name, address, savedAt }: Stored): SavedConnection {
  return { name, address, savedAt }
}

/** @throws PlatformError `connections.unknown` */
export async function removeConnection(settings: ConnectionSettings, name: string): Promise<void> {
  await change(settings, (all) => {
    if (!all.some((connection) => connection.name === name)) throw unknown(name, all)
    return all.filter((connection) => connection.name !== name)
  })
}

/** The whole address of a saved connection, for use only. @throws PlatformError `connections.unknown` */
export async function savedAddress(settings: ConnectionSettings, name: string): Promise<string> {
  const all = await load(settings)
  const found = all.find((connection) => connection.name === name)
  if (!found) throw unknown(name, all)
  return unseal(await keys(settings), found.sealed, name)
}

/** Seals every saved connection anew with the key that seals now. @throws PlatformError `connections.key-wrong` */
export async function resealConnections(settings: ConnectionSettings): Promise<void> {
  if ((await load(settings)).length === 0) return
  const ring = await keys(settings)
  await change(settings, (all) =>
    all.map((one) => ({ ...one, sealed: seal(ring[0], unseal(ring, one.sealed, one.name)) })),
  )
}

function unknown(name: string, all: readonly Stored[]): PlatformError {
  return new PlatformError('connections.unknown', { name, known: all.map((connection) => connection.name).join(', ') })
}

async function keys({ dataDir, environment, connections }: ConnectionSettings): Promise<KeyRing> {
  const [active, ...earlier] = (connections?.keys ?? []).map((key) => Buffer.from(key, 'hex'))
  return active === undefined ? keyRing(dataDir, environment) : [active, ...earlier]
}

function fileOf({ dataDir, connections }: ConnectionSettings): string {
  return connections?.file ?? join(dataDir, 'connections.json')
}

async function load(settings: ConnectionSettings): Promise<readonly Stored[]> {
  try {
    return JSON.parse(await readFile(fileOf(settings), 'utf8')) as Stored[]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** The last change of each file; the next one waits for it. */
const changing = new Map<string, Promise<void>>()

/** Changes what is saved; changes of one process come one after the other, so that none undoes another. */
function change(settings: ConnectionSettings, how: (all: readonly Stored[]) => readonly Stored[]): Promise<void> {
  const file = fileOf(settings)
  const done = (changing.get(file) ?? Promise.resolve()).then(async () => store(file, how(await load(settings))))
  // A change that fails is its caller's matter; the next one begins from what the file holds.
  changing.set(
    file,
    done.catch(() => undefined),
  )
  return done
}

async function store(file: string, all: readonly Stored[]): Promise<void> {
  await makeFolder(dirname(file))
  // A name of its own: another process may write at the same time.
  const aside = `${file}.${randomUUID()}`
  await writeFile(aside, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 })
  await rename(aside, file)
}
