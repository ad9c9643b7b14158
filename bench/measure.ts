import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** One run of a command: wall seconds, and the peak of resident memory of it with all processes it starts, in bytes. */
export interface Measured {
  readonly seconds: number
  readonly peakBytes: number
  readonly output: string
}

const SAMPLE_MS = 100

/**
 * Runs a command to its end and watches its memory (Linux only).
 * @param alsoWatch words in the command line of servers whose memory counts as well
 * @throws Error with the command's output when it fails
 */
export function measure(
  command: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; alsoWatch?: string } = {},
): Promise<Measured> {
  const started = performance.now()
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } })
  let output = ''
  let peakBytes = 0
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  const timer = setInterval(() => {
    peakBytes = Math.max(peakBytes, residentBytes(child.pid ?? 0, options.alsoWatch))
  }, SAMPLE_MS)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      clearInterval(timer)
      const seconds = (performance.now() - started) / 1000
      if (code === 0) resolve({ seconds, peakBytes, output })
      else reject(new Error(`${command} ${args.join(' ')}\n${output}`))
    })
  })
}

/** Resident memory of a process, its descendants and the servers watched; pages shared between them count once each. */
function residentBytes(root: number, alsoWatch: string | undefined): number {
  const parents = new Map<number, number>()
  const resident = new Map<number, number>()
  const watched = new Set<number>([root])
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    if (!Number.isInteger(pid)) continue
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      parents.set(pid, Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]))
      resident.set(pid, 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0))
      if (alsoWatch !== undefined && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(alsoWatch)) watched.add(pid)
    } catch {
      // The process ended between the listing and the reading.
    }
  }
  let total = 0
  for (const [pid, bytes] of resident) if (descends(pid, watched, parents)) total += bytes
  return total
}

function descends(pid: number, roots: ReadonlySet<number>, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = pid; at; at = parents.get(at)) if (roots.has(at)) return true
  return false
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
