import { randomUUID } from 'node:crypto'
import { readdir, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../make-folder.ts'
import { isAlive, ownIdentity } from './process-identity.ts'

/**
 * A lease says that a process uses a server: an empty file `PID@STARTED@UUID`. It ends when it is removed or when
 * the process of that pid and start is gone, so that a killed user needs no clean-up of its own.
 */
export async function takeLease(folder: string): Promise<{ release(): Promise<void> }> {
  const leases = leaseFolder(folder)
  await makeFolder(leases, { mode: 0o700 })
  const { pid, started } = ownIdentity()
  const file = join(leases, `${pid}@${encodeURIComponent(started)}@${randomUUID()}`)
  await writeFile(file, '', { mode: 0o600 })
  return { release: () => unlink(file).catch(() => {}) }
}

/** Number of leases of living processes; those of dead ones are removed. */
export async function countLeases(folder: string): Promise<number> {
  const leases = leaseFolder(folder)
  let living = 0
  for (const name of await readdir(leases).catch(() => [])) {
    const [pid, started] = name.split('@')
    if (isAlive({ pid: Number(pid), started: decodeURIComponent(started ?? '') })) living++
    else await unlink(join(leases, name)).catch(() => {})
  }
  return living
}

const leaseFolder = (folder: string) => join(folder, 'leases')
