import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { maskSecrets } from '@ai-etl/core/address/mask'
import { PlatformError } from '@ai-etl/core/errors/error'
import { seal, secretKey, unseal } from './seal.ts'

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

type Settings = { readonly dataDir: string; readonly environment: Readonly<Record<string, string | undefined>> }

export async function listConnections(settings: Settings): Promise<readonly SavedConnection[]> {
  return (await load(settings.dataDir)).map(({ name, address, savedAt }) => ({ name, address, savedAt }))
}

/** Saves (or replaces) a connection; the whole address is sealed. `name`: letters, digits, `-`, `_`, `.`. */
export async function addConnection(settings: Settings, name: string, address: string): Promise<SavedConnection> {
  if (!/^[\p{L}\p{N}_.-]+$/u.test(name)) throw new PlatformError('connections.name-invalid', { name })
  const sealed = seal(await secretKey(settings.dataDir, settings.environment), address)
  const saved = { name, address: maskSecrets(address), savedAt: new Date().toISOString() }
  const others = (await load(settings.dataDir)).filter((connection) => connection.name !== name)
  await store(settings.dataDir, [...others, { ...saved, sealed }])
  return saved
}

/** @throws PlatformError `connections.unknown` */
export async function removeConnection(settings: Settings, name: string): Promise<void> {
  const all = await load(settings.dataDir)
  if (!all.some((connection) => connection.name === name)) throw unknown(name, all)
  await store(
    settings.dataDir,
    all.filter((connection) => connection.name !== name),
  )
}

/** The whole address of a saved connection, for use only. @throws PlatformError `connections.unknown` */
export async function savedAddress(settings: Settings, name: string): Promise<string> {
  const all = await load(settings.dataDir)
  const found = all.find((connection) => connection.name === name)
  if (!found) throw unknown(name, all)
  return unseal(await secretKey(settings.dataDir, settings.environment), found.sealed, name)
}

function unknown(name: string, all: readonly Stored[]): PlatformError {
  return new PlatformError('connections.unknown', { name, known: all.map((connection) => connection.name).join(', ') })
}

async function load(dataDir: string): Promise<readonly Stored[]> {
  try {
    return JSON.parse(await readFile(join(dataDir, 'connections.json'), 'utf8')) as Stored[]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

async function store(dataDir: string, all: readonly Stored[]): Promise<void> {
  await mkdir(dataDir, { recursive: true })
  const file = join(dataDir, 'connections.json')
  const aside = `${file}.${process.pid}`
  await writeFile(aside, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 })
  await rename(aside, file)
}
