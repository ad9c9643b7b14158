import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type CallOptions, type Client, createClient, type RouteId } from '@ai-etl/client/client'
import { ApiProblem } from '@ai-etl/client/problem'
import { type MetadataDatabase, metadataDatabase } from '@ai-etl/runtime/store/database'
import { ROLES, type Role } from './access/role.ts'
import { serverSettings } from './settings.ts'
import { startServer } from './start.ts'

/** A server of a test file's own: a free port, a data folder, a project with a member of each role, and an outsider. */
export interface TestServer {
  readonly url: string
  readonly dataDir: string
  readonly database: MetadataDatabase
  /** The project of all that tests make; administrator is `admin`. */
  readonly projectId: string
  /** A client of the first user, administrator of the platform and of the project. */
  readonly admin: Client
  /** A client of a member by role. */
  readonly as: Readonly<Record<Role, Client>>
  /** A client of a user who is member of another project only, and that project. */
  readonly outsider: Client
  readonly otherProjectId: string
  /** The access token of the first user, for plain requests. */
  readonly token: string
  /** A client that sends these headers. */
  client(headers: Record<string, string>): Client
  close(): Promise<void>
}

export const ADMIN_PASSWORD = 'the first password'
const PASSWORD = 'a password of a test'

/** Starts one. @param environment beside the data folder and the first password */
export async function testServer(environment: Record<string, string> = {}): Promise<TestServer> {
  process.env.AI_ETL_EMBEDDED_GRACE_MS = '300'
  const dataDir = await mkdtemp(join(tmpdir(), 'server-'))
  const settings = serverSettings(
    {
      PORT: '0',
      AI_ETL_DATA_DIR: dataDir,
      AI_ETL_ADMIN_PASSWORD: ADMIN_PASSWORD,
      AI_ETL_LOG_LEVEL: 'error',
      AI_ETL_WEB: 'off',
      AI_ETL_CHECK_ANSWERS: '1',
      ...environment,
    },
    resolve(import.meta.dirname, '../../..'),
  )
  const server = await startServer(settings)
  const { url } = server
  const client = (headers: Record<string, string>) => createClient({ origin: url, headers: () => headers })
  const anybody = client({})
  const signIn = async (username: string, password: string) => {
    const { access_token } = await anybody.call('login', { body: { username, password } })
    return `${access_token}`
  }
  const bearer = (token: string) => client({ authorization: `Bearer ${token}` })
  const token = await signIn('admin', ADMIN_PASSWORD)
  const admin = bearer(token)
  const { projects } = await admin.call('showMe')
  const projectId = projects[0].id
  const user = async (username: string) => {
    await admin.call('createUser', { body: { username, password: PASSWORD } })
    return bearer(await signIn(username, PASSWORD))
  }
  const members = await Promise.all(
    ROLES.map(async (role) => {
      const member = await user(role === 'admin' ? 'administrator' : role)
      const { username } = await member.call('showMe')
      await admin.call('addMember', { params: { projectId }, body: { username, role } })
      return [role, member] as const
    }),
  )
  const outsider = await user('outsider')
  const other = await outsider.call('createProject', { body: { name: 'Другой' } })
  const database = await metadataDatabase({ dataDir, connections: 2 })
  return {
    url,
    dataDir,
    database,
    projectId,
    admin,
    outsider,
    otherProjectId: other.id,
    token,
    client,
    // One of each role was made above.
    as: Object.fromEntries(members) as Record<Role, Client>,
    async close() {
      await database.close()
      await server.stop()
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(() => {})
    },
  }
}

/** A run as it is shown when it has ended. */
export async function endOf(client: Client, runId: string) {
  for (;;) {
    const run = await client.call('showRun', { params: { runId } })
    if (run.finishedAt !== null) return run
    await sleep(50)
  }
}

/** The status and code of what a call is answered, `200` for success. */
export async function answered<Id extends RouteId>(client: Client, id: Id, options?: CallOptions<Id>): Promise<string> {
  try {
    await client.call(id, options)
    return '200'
  } catch (error) {
    if (error instanceof ApiProblem) return `${error.status} ${error.code}`
    throw error
  }
}
