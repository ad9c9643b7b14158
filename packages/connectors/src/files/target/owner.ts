import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const WAIT_MS = 100

/**
 * Takes a table of files for one load: a lock file that names its process. Waits while a living process holds it;
 * what a dead one left is taken over.
 */
export async function takeLock(path: string, signal: AbortSignal): Promise<() => Promise<void>> {
  await mkdir(dirname(path), { recursive: true })
  const own = await identity(process.pid)
  for (;;) {
    signal.throwIfAborted()
    try {
      await writeFile(path, own, { flag: 'wx' })
      return () => rm(path, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = await readFile(path, 'utf8').catch(() => '')
    if (holder !== '' && (await isDead(holder))) await rm(path, { force: true })
    else await setTimeout(WAIT_MS, undefined, { signal })
  }
}

async function isDead(holder: string): Promise<boolean> {
  const pid = Number(holder.split(' ')[0])
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
  return (await identity(pid)) !== holder
}

/** A process's number and, where the system tells it, its start time: numbers are used again. */
async function identity(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  return `${pid} ${started}`
}
