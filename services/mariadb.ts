import { randomBytes } from 'node:crypto'
import { chown, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '@ai-etl/runtime/embedded/free-port'
import { installed } from './packages.ts'
import { makeHome, run, type Server, start } from './server.ts'

const SERVER = '/usr/sbin/mariadbd'
const CLIENT = '/usr/bin/mariadb'
const INSTALL = '/usr/bin/mariadb-install-db'

export interface MariadbServer extends Server {
  /**
   * What the client `mariadb` answers to statements, without headings: a line a row, columns parted by tabs.
   * @throws Error with the client's own words
   */
  mariadb(sql: string, database?: string): Promise<string>
}

/** MariaDB 10.11 of Debian, with its own client; understands the MySQL dialect. */
export async function startMariadb(): Promise<MariadbServer> {
  await installed({ packages: ['mariadb-server', 'mariadb-client'], programs: [SERVER, CLIENT, INSTALL] })
  const home = await makeHome('mariadb', 'mysql')
  const [data, temporary] = [join(home.folder, 'data'), join(home.folder, 'tmp')]
  await mkdir(temporary)
  if (home.ids) await chown(temporary, home.ids.uid, home.ids.gid)
  const folders = ['--no-defaults', `--datadir=${data}`, `--tmpdir=${temporary}`]
  await run(home, INSTALL, [...folders, '--auth-root-authentication-method=normal', '--skip-test-db', '--basedir=/usr'])
  const port = await freePort()
  const socket = join(home.folder, 'server.sock')
  // Nobody else can enter the folder of the socket; the password is set before the server is handed out.
  let password = ''
  const mariadb = (sql: string, database = 'mysql') => {
    const args = ['--no-defaults', '--protocol=tcp', '-h', '127.0.0.1', '-P', String(port), '-u', 'root']
    const login = password === '' ? [] : [`-p${password}`]
    const output = ['--default-character-set=utf8mb4', '--batch', '--skip-column-names', database]
    return run(home, CLIENT, [...args, ...login, ...output], sql).then((text) => text.trim())
  }
  const started = await start({
    home,
    program: SERVER,
    args: [
      ...folders,
      `--socket=${socket}`,
      `--pid-file=${join(home.folder, 'server.pid')}`,
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      '--local-infile=1',
      '--character-set-server=utf8mb4',
      '--skip-name-resolve',
      '--innodb-flush-log-at-trx-commit=0',
    ],
    stopSignal: 'SIGTERM',
    answers: () => mariadb('SELECT 1'),
  })
  const made = randomBytes(16).toString('hex')
  await mariadb(
    `SET PASSWORD FOR root@'127.0.0.1' = PASSWORD('${made}'); SET PASSWORD FOR root@localhost = PASSWORD('${made}')`,
  )
  password = made
  return { host: '127.0.0.1', port, user: 'root', password, mariadb, ...started }
}
