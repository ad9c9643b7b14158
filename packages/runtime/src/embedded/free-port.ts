import { createServer } from 'node:net'

/** A TCP port of 127.0.0.1 that nobody listens on now: `wanted` when it is free. */
export async function freePort(wanted = 0): Promise<number> {
  return (await listenOnce(wanted)) ?? freePort()
}

/** Null when somebody listens there, or this process may not. */
function listenOnce(port: number): Promise<number | null> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.on('error', (error) => (port === 0 ? reject(error) : resolve(null)))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      const found = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(found))
    })
  })
}
