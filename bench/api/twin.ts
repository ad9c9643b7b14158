import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

const FOLDER = join(import.meta.dirname, 'twin')

/** Installs the twin's libraries into a virtual environment of the bench, once. @throws Error with pip's words */
function python(root: string): string {
  const environment = join(root, 'twin')
  const program = join(environment, 'bin', 'python')
  if (existsSync(join(environment, 'bin', 'uvicorn'))) return program
  for (const [command, ...args] of [
    ['python3', '-m', 'venv', environment],
    [program, '-m', 'pip', 'install', '-q', '-r', join(FOLDER, 'requirements.txt')],
  ]) {
    const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
    if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
  }
  return program
}

/** Starts the twin over the same database. @param key of the access tokens */
export async function startTwin(
  root: string,
  login: pg.ClientConfig,
  key: Uint8Array,
  sql: string,
  port: number,
): Promise<{ readonly url: string; stop(): void }> {
  const { user, password, host, port: database, database: name } = login
  const child = spawn(
    python(root),
    ['-m', 'uvicorn', 'app:app', '--port', String(port), '--loop', 'uvloop', '--http', 'httptools', '--no-access-log'],
    {
      cwd: FOLDER,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env.PATH,
        DSN: `postgresql://${user}:${String(password)}@${host}:${database}/${name}`,
        JWT_KEY: Buffer.from(key).toString('hex'),
        LIST_SQL: sql,
      },
    },
  )
  const url = `http://127.0.0.1:${port}`
  for (let attempt = 0; attempt < 100; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    if (
      await fetch(`${url}/openapi.json`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return { url, stop: () => child.kill() }
  }
  child.kill()
  throw new Error('the twin did not start')
}
