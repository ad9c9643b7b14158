import { createConnection } from 'node:net'
import { freePort } from '@ai-etl/runtime/embedded/free-port'
import { installed } from './packages.ts'
import { makeHome, type Server, start } from './server.ts'

const SERVER = '/usr/bin/redis-server'

export interface RedisServer extends Server {
  readonly url: string
}

/**
 * Redis 7.0 of Debian, in memory alone.
 * @param port where one ran before, to start again at the same place; absent: a free one
 */
export async function startRedis(port?: number): Promise<RedisServer> {
  await installed({ packages: ['redis-server'], programs: [SERVER] })
  const home = await makeHome('redis', 'nobody')
  const at = port ?? (await freePort())
  const args = ['--port', String(at), '--bind', '127.0.0.1', '--dir', home.folder, '--save', '', '--appendonly', 'no']
  const started = await start({
    home,
    program: SERVER,
    args: [...args, '--daemonize', 'no'],
    stopSignal: 'SIGTERM',
    answers: () => ping(at),
  })
  return { host: '127.0.0.1', port: at, user: '', password: '', url: `redis://127.0.0.1:${at}`, ...started }
}

/** @throws Error while nothing answers */
function ping(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(port, '127.0.0.1', () => socket.write('PING\r\n'))
    socket.setTimeout(1000, () => socket.destroy(new Error('no answer')))
    socket.once('error', reject)
    socket.once('data', (answer) => {
      socket.destroy()
      if (String(answer).startsWith('+PONG')) resolve()
      else reject(new Error(String(answer)))
    })
  })
}
