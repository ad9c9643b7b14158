import { serverSettings } from './settings.ts'
import { startServer } from './start.ts'

/** The server as a process: starts, says where it is, and stops gracefully on SIGTERM and Ctrl-C. */
const settings = serverSettings(process.env)
const server = await startServer(settings)
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
