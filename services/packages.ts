import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Programs of Debian packages: what to install, and the paths by which it is known to be there. */
export interface DebianPrograms {
  readonly packages: readonly string[]
  readonly programs: readonly string[]
}

/**
 * Installs Debian packages unless all their programs are there already, which takes no time.
 * @throws Error with apt's own words when they cannot be had; a test that needs the server then fails
 */
export async function installed({ packages, programs }: DebianPrograms): Promise<void> {
  if (programs.every((path) => existsSync(path))) return
  const install = ['install', '-y', '--no-install-recommends', ...packages]
  // A machine that has looked at the registry before may know the packages still.
  if ((await apt(install)).status !== 0) {
    await apt(['update'])
    const { status, output } = await apt(install)
    if (status !== 0) throw new Error(`apt-get ${install.join(' ')}: ${output.trim().slice(-1000)}`)
  }
  const missing = programs.filter((path) => !existsSync(path))
  if (missing.length > 0) throw new Error(`${packages.join(' ')} did not bring ${missing.join(' ')}`)
}

async function apt(args: readonly string[]): Promise<{ status: number | null; output: string }> {
  // Another installation may be under way on the machine: wait for its lock.
  const command = ['apt-get', '-q', '-o', 'DPkg::Lock::Timeout=300', ...args]
  const [program, ...rest] = process.getuid?.() === 0 ? command : ['sudo', '-n', ...command]
  const child = spawn(program, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, output }))
  })
}
