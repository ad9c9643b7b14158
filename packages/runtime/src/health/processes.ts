import { readdir, readFile } from 'node:fs/promises'
import { freemem, totalmem } from 'node:os'
import type { MemoryHealth } from './health.ts'

/** Memory of this machine, as far as the system tells, and of the platform's processes. */
export async function measureMemory(processes: MemoryHealth['processes']): Promise<MemoryHealth> {
  const info = await readFile('/proc/meminfo', 'latin1').catch(() => '')
  const available = /^MemAvailable:\s+(\d+) kB$/m.exec(info)?.[1]
  return {
    totalBytes: totalmem(),
    // What the system could give without swapping; elsewhere than on Linux what is free altogether.
    availableBytes: available === undefined ? freemem() : Number(available) * 1024,
    processes,
  }
}

/**
 * Memory of a process and its children, pages that they share counted once (the proportional set size of proc(5));
 * null where the system does not tell.
 */
export async function familyBytes(pid: number): Promise<number | null> {
  const own = await proportionalBytes(pid)
  if (own === null) return null
  const others = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number)
  const parents = await Promise.all(others.map(parentOf))
  const children = others.filter((_, i) => parents[i] === pid)
  const bytes = await Promise.all(children.map(proportionalBytes))
  return bytes.reduce<number>((sum, each) => sum + (each ?? 0), own)
}

async function proportionalBytes(pid: number): Promise<number | null> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'latin1').catch(() => null)
  const kilobytes = rollup === null ? undefined : /^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) * 1024
}

/** Field 4 of /proc/PID/stat, behind the name in parentheses. */
async function parentOf(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => null)
  return stat === null ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}
