/**
 * The child process that holds the ClickHouse engine: `node clickhouse-child.ts FOLDER PORT`, its secret in the
 * environment variable AI_ETL_EMBEDDED_SECRET. Ready when GET /ping answers. SIGTERM: lets statements under way end
 * for a moment, then closes the engine.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { writeConfiguration } from './clickhouse-config.ts'
import { Engine } from './clickhouse-engine.ts'
import { PipePool } from './clickhouse-pipe.ts'
import { createHttpServer } from './clickhouse-server.ts'
import { SpoolFolder, spoolFolder } from './clickhouse-spool.ts'
import { CLICKHOUSE_USER } from './clickhouse-user.ts'

const [folder, port] = process.argv.slice(2)
const secret = process.env.AI_ETL_EMBEDDED_SECRET ?? ''
delete process.env.AI_ETL_EMBEDDED_SECRET
if (secret.length < 32) throw new Error('no secret was given')
const STOP_MS = 5000

const data = join(folder, 'data')
await mkdir(data, { recursive: true, mode: 0o700 })
const engine = new Engine(data, await writeConfiguration(join(folder, 'configuration')))
const pipes = await PipePool.in(join(folder, 'pipes'))
const spool = await SpoolFolder.in(spoolFolder(folder))
const server = createHttpServer({ engine, pipes, spool }, { user: CLICKHOUSE_USER, secret })
server.on('error', (error) => {
  console.error(error.message)
  process.exit(1)
})
server.listen(Number(port), '127.0.0.1')

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)
process.on('SIGHUP', () => {})

function stop(): void {
  const end = () => {
    engine.close()
    process.exit(0)
  }
  setTimeout(end, STOP_MS).unref()
  server.close(end)
  server.closeIdleConnections()
}
