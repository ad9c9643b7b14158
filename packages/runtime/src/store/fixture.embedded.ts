import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type MetadataDatabase, metadataDatabase } from './database.ts'
import { insertMember } from './queries/members/insert.ts'
import { insertProject } from './queries/projects/insert.ts'
import { insertUser } from './queries/users/insert.ts'
import { one } from './query.ts'

/** A metadata database of a test file's own, with a user and a project of theirs. */
export interface StoreBench {
  readonly database: MetadataDatabase
  readonly dataDir: string
  readonly userId: string
  readonly projectId: string
  close(): Promise<void>
}

/** In an embedded PostgreSQL of a folder of its own. */
export async function openStoreBench(): Promise<StoreBench> {
  process.env.AI_ETL_EMBEDDED_GRACE_MS = '300'
  const dataDir = await mkdtemp(join(tmpdir(), 'store-'))
  const database = await metadataDatabase({ dataDir })
  const userId = await addUser(database, 'anna')
  const projectId = await addProject(database, userId)
  return {
    database,
    dataDir,
    userId,
    projectId,
    async close() {
      await database.close()
      // The server ends with this process, and writes until then.
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(() => {})
    },
  }
}

export async function addUser(database: MetadataDatabase, username: string): Promise<string> {
  const user = await one(database, insertUser, {
    username,
    displayName: '',
    email: null,
    passwordHash: 'hash',
    platformAdmin: false,
    language: 'ru',
    mustChangePassword: false,
  })
  return user.id
}

/** A project whose administrator is the user. */
export async function addProject(database: MetadataDatabase, userId: string): Promise<string> {
  const { id } = await one(database, insertProject, { name: 'Музеи', description: '', createdBy: userId })
  await one(database, insertMember, { projectId: id, userId, role: 'admin' })
  return id
}
