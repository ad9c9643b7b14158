import { stat } from 'node:fs/promises'
import { maskSecrets } from '@ai-etl/core/address/mask'
import { unseal } from '@ai-etl/runtime/connections/seal'
import {
  addConnection,
  addConnections,
  listConnections,
  removeConnection,
  savedAddress,
} from '@ai-etl/runtime/connections/store'
import { findSealedConnection } from '@ai-etl/runtime/store/queries/connections/find-sealed'
import { insertConnection } from '@ai-etl/runtime/store/queries/connections/insert'
import { namesOfConnections } from '@ai-etl/runtime/store/queries/connections/names'
import { sealedConnections } from '@ai-etl/runtime/store/queries/connections/sealed-of-project'
import { updateConnection } from '@ai-etl/runtime/store/queries/connections/update'
import { maybe, one, rows } from '@ai-etl/runtime/store/query'
import { projectSettings } from '../project-settings.ts'
import type { Services } from '../services.ts'
import { connectorOf } from './address.ts'

type Needed = Pick<Services, 'settings' | 'database' | 'secrets' | 'log'>

/**
 * The file of a project's saved connections is what `@name` is looked up in, by worker threads and, for the oldest
 * project, by the command line, which may write to it. The database is the truth: it takes over what the file has
 * beyond it or has newer, and the file is given what it lacks.
 */
export async function exchangeConnections(services: Needed, projectId: string): Promise<void> {
  const place = await placeOf(services, projectId)
  const version = await versionOf(place.file)
  if (version !== null && version === place.version) return
  // Requests that come meanwhile wait for the same exchange.
  const going = exchanging.get(place.file) ?? exchange(services, projectId).finally(() => exchanging.delete(place.file))
  exchanging.set(place.file, going)
  await going
  place.version = await versionOf(place.file)
}

/** A file that was looked at, and how it was left. */
interface Place {
  readonly file: string
  readonly until: number
  version: string | null
}

/** How long the place of a project's file is believed, in milliseconds: which project is the oldest hardly changes. */
const BELIEVED_MS = 5000
/** Exchanges under way, by file. */
const exchanging = new Map<string, Promise<void>>()
const places = new WeakMap<Needed['database'], Map<string, Place>>()

async function placeOf(services: Needed, projectId: string): Promise<Place> {
  const known = places.get(services.database) ?? new Map<string, Place>()
  places.set(services.database, known)
  const place = known.get(projectId)
  if (place !== undefined && place.until > Date.now()) return place
  const { connections } = await projectSettings(services, projectId, 'en')
  const file = connections?.file ?? ''
  const version = place?.file === file ? place.version : null
  const made = { file, version, until: Date.now() + BELIEVED_MS }
  known.set(projectId, made)
  return made
}

/** Changes with every write: files are replaced by rename. Null: there is no file. */
async function versionOf(file: string): Promise<string | null> {
  const found = await stat(file).catch(() => null)
  return found && `${found.ino} ${found.mtimeMs} ${found.size}`
}

async function exchange(services: Needed, projectId: string): Promise<void> {
  const settings = await projectSettings(services, projectId, 'en')
  const known = new Map(
    (await rows(services.database, namesOfConnections, { projectId })).map((one) => [one.name, one] as const),
  )
  const filed = await listConnections(settings)
  for (const { name, address, savedAt } of filed) {
    const there = known.get(name)
    if (there !== undefined && (there.address === address || Date.parse(there.updatedAt) >= Date.parse(savedAt)))
      continue
    try {
      await takeOver(services, projectId, { id: there?.id ?? null, name, address: await savedAddress(settings, name) })
    } catch (error) {
      // Sealed with a key that is not ours, or a name that the database does not take: it stays the file's alone.
      services.log.warn({ err: error, connection: name }, 'a saved connection was not taken over')
    }
  }
  const names = new Set(filed.map(({ name }) => name))
  const missing = [...known.keys()].filter((name) => !names.has(name))
  if (missing.length > 0) await addConnections(settings, await opened(services, projectId, missing))
}

/** Whole addresses of many connections: one query, the keys read once, and never so many at a stretch that others wait. */
async function opened({ database, secrets }: Needed, projectId: string, names: readonly string[]) {
  const [active, ...earlier] = (await secrets.keys()).map((key) => Buffer.from(key, 'hex'))
  const whole: { name: string; address: string }[] = []
  for (const { name, sealed } of await rows(database, sealedConnections, { projectId, names })) {
    whole.push({ name, address: unseal([active, ...earlier], sealed, name) })
    if (whole.length % AT_A_STRETCH === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  return whole
}

/** Addresses that are opened before others have their turn: about a millisecond. */
const AT_A_STRETCH = 50

async function takeOver(
  { database, secrets }: Needed,
  projectId: string,
  { id, name, address }: { id: string | null; name: string; address: string },
): Promise<void> {
  const shown = {
    name,
    address: maskSecrets(address),
    connector: connectorOf(address),
    ...(await secrets.seal(address)),
  }
  if (id === null) await maybe(database, insertConnection, { projectId, ...shown, createdBy: null })
  else await one(database, updateConnection, { projectId, connectionId: id, ...shown })
}

/** The whole address of a connection, for use only. @throws PlatformError `connections.key-wrong` */
export async function wholeAddress(
  { database, secrets }: Pick<Services, 'database' | 'secrets'>,
  projectId: string,
  connectionId: string,
): Promise<string> {
  const { name, sealed } = await one(database, findSealedConnection, { projectId, connectionId })
  return secrets.unseal(sealed, name)
}

/** Puts a connection where `@name` is looked up. */
export async function writeThrough(services: Needed, projectId: string, name: string, address: string): Promise<void> {
  await addConnection(await projectSettings(services, projectId, 'en'), name, address)
}

/** Takes a connection out from where `@name` is looked up. */
export async function removeThrough(services: Needed, projectId: string, name: string): Promise<void> {
  const settings = await projectSettings(services, projectId, 'en')
  const known = await listConnections(settings)
  if (known.some((connection) => connection.name === name)) await removeConnection(settings, name)
}
