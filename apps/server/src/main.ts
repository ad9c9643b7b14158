import { PlatformError } from '@ai-etl/core/errors/error'
import { systemFailure } from '@ai-etl/runtime/system-failure'
import { serverSettings } from './settings.ts'
import { startServer } from './start.ts'

/** The server as a process: starts, says where it is, and stops gracefully on SIGTERM and Ctrl-C. */
const settings = serverSettings(process.env)
const server = await startServer(settings).catch(failed)
console.log(server.greeting)

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // A second signal means: at once.
    if (stopping) process.exit(130)
    stopping = true
    void server.stop().then(
      () => process.exit(0),
      (error) => {
        console.error(error)
        process.exit(1)
      },
    )
  })
}

/** Says why the server does not start, and ends: Next's own handler of failures would leave the process standing. */
function failed(error: unknown): never {
  if (error instanceof PlatformError) {
    const { message, fix } = error.problem((process.env.LANG ?? '').toLowerCase().startsWith('ru') ? 'ru' : 'en')
    console.error(`${message}\n${fix}`)
  } else console.error(systemFailure(error)?.message ?? error)
  process.exit(1)
}
