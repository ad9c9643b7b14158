import { startMariadb } from './mariadb.ts'
import { startPostgresql15 } from './postgresql15.ts'
import { startRedis } from './redis.ts'
import type { Server } from './server.ts'

/** `node services/start.ts NAME`: installs and starts a real server, tells how to log in, and stops it on Ctrl-C. */
const SERVERS: Readonly<Record<string, () => Promise<Server>>> = {
  mariadb: startMariadb,
  postgresql15: startPostgresql15,
  redis: startRedis,
}

const name = process.argv[2] ?? ''
const begin = Object.hasOwn(SERVERS, name) ? SERVERS[name] : null
if (begin) {
  const { stop, ...login } = await begin()
  const { host, port, user, password } = login
  console.log(JSON.stringify({ host, port, user, password }))
  const end = async () => {
    await stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end())
} else {
  console.error(`node services/start.ts ${Object.keys(SERVERS).join('|')}`)
  process.exitCode = 2
}
