import { randomBytes } from 'node:crypto'
import { chown, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '@ai-etl/runtime/embedded/free-port'
import { installed } from './packages.ts'
import { type Home, makeHome, run, type Server, start } from './server.ts'

const BINARIES = '/usr/lib/postgresql/15/bin'
const PSQL = '/usr/bin/psql'

export interface PostgresqlServer extends Server {
  /**
   * What psql answers to statements, without headings: a line a row, columns parted by `|`.
   * @throws Error with psql's own words
   */
  psql(sql: string, database?: string): Promise<string>
}

/**
 * PostgreSQL 15 of Debian, the version before the embedded one's SQL and defaults, with its own client psql. Logs in by
 * password only.
 * @param options.tls certificate and key (PEM) of the server; without them it does not speak TLS
 */
export async function startPostgresql15(
  options: { tls?: { certificate: string; key: string } } = {},
): Promise<PostgresqlServer> {
  await installed({
    packages: ['postgresql-15', 'postgresql-client-15'],
    programs: [`${BINARIES}/initdb`, `${BINARIES}/postgres`, PSQL],
  })
  const home = await makeHome('postgresql15', 'postgres')
  const data = join(home.folder, 'data')
  const password = randomBytes(16).toString('hex')
  const secret = await writeFor(home, 'password', password)
  await run(home, `${BINARIES}/initdb`, [...INITDB, '-D', data, `--pwfile=${secret}`])
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: home.folder,
    port: String(port),
    fsync: 'off',
    ...(options.tls && {
      ssl: 'on',
      ssl_cert_file: await writeFor(home, 'server.crt', options.tls.certificate),
      ssl_key_file: await writeFor(home, 'server.key', options.tls.key),
    }),
  }
  const login = { host: '127.0.0.1', port, user: 'postgres', password }
  const psql = (sql: string, database = 'postgres') => {
    const at = `host=127.0.0.1 port=${port} user=postgres password=${password} dbname=${database} connect_timeout=5`
    return run(home, PSQL, ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-d', at], sql).then((out) => out.trim())
  }
  const started = await start({
    home,
    program: `${BINARIES}/postgres`,
    args: ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    stopSignal: 'SIGINT',
    answers: () => psql('SELECT 1'),
  })
  return { ...login, psql, ...started }
}

/** `-N`: what a power cut would lose is a test's. */
const INITDB = ['-U', 'postgres', '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C.UTF-8', '-N']

async function writeFor(home: Home, name: string, text: string): Promise<string> {
  const file = join(home.folder, name)
  await writeFile(file, text, { mode: 0o600 })
  if (home.ids) await chown(file, home.ids.uid, home.ids.gid)
  return file
}
