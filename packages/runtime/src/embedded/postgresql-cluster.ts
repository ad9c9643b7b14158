import { type SpawnOptions, spawn } from 'node:child_process'
import { chown, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { METADATA_DATABASE } from '@ai-etl/core/address/platform-names'
import { postgresqlBinaries } from './postgresql-binaries.ts'
import { METADATA_ROLE, metadataPassword, metadataStatements } from './postgresql-metadata.ts'
import { type UserIds, unprivilegedUser } from './unprivileged-user.ts'

/**
 * The role that is handed out: no superuser, so no COPY PROGRAM and no server files, but it may create databases. Not
 * named `ai_etl`: a schema of a role's own name comes first in its search path, and that one is the platform's.
 */
export const ROLE = 'etl'

/** A cluster of PostgreSQL ready to be started. */
export interface Cluster {
  /** Folder of the binaries. */
  readonly native: string
  readonly data: string
  readonly user: UserIds | null
}

/**
 * The cluster of a server's folder, which must not run; made when missing, whole or not at all. One that an older
 * version of the platform made is given the metadata database.
 */
export async function preparedCluster(folder: string, password: string): Promise<Cluster> {
  const data = join(folder, 'data')
  const user = unprivilegedUser(data)
  const cluster = { native: await postgresqlBinaries(user), data, user }
  const made = await stat(data).catch(() => null)
  const metadata = metadataStatements(await metadataPassword(folder))
  if (!made) await initialise({ ...cluster, data: `${data}.draft` }, createRole(password) + metadata, data)
  else if ((await readFile(join(data, 'pg_hba.conf'), 'utf8')) !== HBA) {
    await single(cluster, metadata)
    await allow(cluster)
  }
  return cluster
}

/**
 * Starts a program of the cluster with its data folder.
 *
 * The folders above the data may be closed to the user that the program runs as (a project under /root). So it is
 * given the open folder as descriptor 3 and finds it under /proc/self/fd, for which only the folder itself counts.
 */
export async function spawnOnData(
  cluster: Cluster,
  program: 'initdb' | 'postgres',
  args: (data: string) => readonly string[],
  options: { stdin: 'ignore' | 'pipe'; output: 'pipe' | number; detached?: boolean },
) {
  const handle = await open(cluster.data, 'r')
  const data = cluster.user === null ? cluster.data : '/proc/self/fd/3'
  const settings: SpawnOptions = {
    cwd: '/',
    stdio: [options.stdin, options.output, options.output, handle.fd],
    detached: options.detached ?? false,
    // No settings of the caller's libpq or locale get in; PATH is for initdb's own look-ups.
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    ...cluster.user,
  }
  try {
    return spawn(join(cluster.native, 'bin', program), args(data), settings)
  } finally {
    await handle.close()
  }
}

async function initialise(draft: Cluster, statements: string, final: string): Promise<void> {
  await makeEmpty(draft)
  const initdb = (locale: readonly string[]) => run(draft, 'initdb', (data) => ['-D', data, ...INITDB, ...locale])
  try {
    await initdb(RUSSIAN)
  } catch {
    await makeEmpty(draft)
    await initdb(PLAIN)
  }
  await single(draft, statements, NO_SYNC)
  await allow(draft)
  await rename(draft.data, final)
}

/** A cluster that a power cut catches in its first seconds is empty anyway. */
const NO_SYNC = ['-c', 'fsync=off']
/** `--no-sync`: for the same reason. */
const INITDB = ['-U', 'postgres', '-E', 'UTF8', '-A', 'reject', '--no-sync', '--no-instructions']
const RUSSIAN = ['--locale-provider=icu', '--icu-locale=ru-RU', '--locale=C.UTF-8']
const PLAIN = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
/** Nobody but the platform's two roles logs in, each to its own databases; the superuser least of all. */
const HBA = `host ${METADATA_DATABASE} ${METADATA_ROLE} 127.0.0.1/32 scram-sha-256
host ${METADATA_DATABASE} all 127.0.0.1/32 reject
host all ${ROLE} 127.0.0.1/32 scram-sha-256
`

/** Writes who may log in: the last step, so that a file that says this stands for a cluster that has it all. */
async function allow({ data, user }: Cluster): Promise<void> {
  const draft = join(data, 'pg_hba.conf.draft')
  await writeFile(draft, HBA, { mode: 0o600 })
  if (user) await chown(draft, user.uid, user.gid)
  await rename(draft, join(data, 'pg_hba.conf'))
}

/** Runs statements, one a line, as the superuser of a cluster that does not run. */
const single = (cluster: Cluster, statements: string, settings: readonly string[] = []) =>
  run(cluster, 'postgres', (data) => ['--single', '-D', data, ...settings, 'postgres'], statements)

/** For single-user mode, a statement a line. The password is hexadecimal digits: nothing to escape. */
const createRole = (password: string) => `CREATE ROLE ${ROLE} LOGIN CREATEDB PASSWORD '${password}'\n`

async function makeEmpty({ data, user }: Cluster): Promise<void> {
  await rm(data, { recursive: true, force: true })
  await mkdir(data, { mode: 0o700 })
  if (user) await chown(data, user.uid, user.gid)
}

/** Runs a program to its end. @throws Error with what it printed. */
async function run(
  cluster: Cluster,
  program: 'initdb' | 'postgres',
  args: (data: string) => readonly string[],
  input = '',
): Promise<void> {
  const child = await spawnOnData(cluster, program, args, { stdin: 'pipe', output: 'pipe' })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += String(text)))
  child.stdin?.end(input)
  const status = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  // Single-user mode ends with 0 even when a statement failed.
  if (status !== 0 || /\b(ERROR|FATAL|PANIC):(?!.* already exists)/.test(output))
    throw new Error(`${program}: ${output.trim().slice(-500)}`)
}
