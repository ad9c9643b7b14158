import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process, told apart from a later one that was given the same pid. */
export interface ProcessIdentity {
  readonly pid: number
  /** When it started, in the system's own words: clock ticks since boot on Linux, `ps`'s date elsewhere. */
  readonly started: string
}

let own: ProcessIdentity | undefined

/** The process this code runs in; the same for all its threads. */
export function ownIdentity(): ProcessIdentity {
  own ??= identityOf(process.pid) ?? { pid: process.pid, started: '0' }
  return own
}

/** Identity of a running process; null when there is none, or only a zombie. */
export function identityOf(pid: number): ProcessIdentity | null {
  const started = process.platform === 'linux' ? startedOnLinux(pid) : startedByPs(pid)
  return started === null ? null : { pid, started }
}

/** True while that very process runs. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identityOf(identity.pid)?.started === identity.started
}

/** Fields 3 (state) and 22 (starttime) of /proc/PID/stat, proc(5); they stand behind the name in parentheses. */
function startedOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? null : fields[19]
  } catch {
    return null
  }
}

function startedByPs(pid: number): string | null {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    return line === '' || line.startsWith('Z') ? null : line.replace(/^\S+\s+/, '')
  } catch {
    return null
  }
}
