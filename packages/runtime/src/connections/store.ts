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
  return (await load(settings)).map(({ name, address, savedAt }) => ({ name, address, savedAt }))
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
  if (!/^[\p{L}\p{N}_.-]+$/u.test(name)) throw new PlatformError('connections.name-invalid', { name })
  if (address.startsWith('@')) throw new PlatformError('connections.chained', { name })
  const [key] = await keys(settings)
  const sealed = seal(key, address)
  const saved = { name, address: maskSecrets(address), savedAt: new Date().toISOString() }
  const others = (await load(settings)).filter((connection) => connection.name !== name)
  await store(settings, [...others, { ...saved, sealed }])
  return saved
}

/** @throws PlatformError `connections.unknown` */
export async function removeConnection(settings: ConnectionSettings, name: string): Promise<void> {
  const all = await load(settings)
  if (!all.some((connection) => connection.name === name)) throw unknown(name, all)
  await store(
    settings,
    all.filter((connection) => connection.name !== name),
  )
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
  const all = await load(settings)
  if (all.length === 0) return
  const ring = await keys(settings)
  await store(
    settings,
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

async function store(settings: ConnectionSettings, all: readonly Stored[]): Promise<void> {
  const file = fileOf(settings)
  await makeFolder(dirname(file))
  // A name of its own for each write: requests of one server write at the same time.
  const aside = `${file}.${randomUUID()}`
  await writeFile(aside, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 })
  await rename(aside, file)
}
