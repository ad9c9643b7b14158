import { randomUUID } from 'node:crypto'
import { link, readdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive, ownIdentity, type ProcessIdentity } from './process-identity.ts'

/** A lock that its holder keeps until it releases it or dies. */
export interface HeldLock {
  release(): Promise<void>
}

/**
 * Takes the lock of a folder, or gives null while a living process holds it.
 *
 * Lock files carry a generation: `lock.7`. One is created whole or not at all (a hard link that fails when the name
 * exists), and only when the one before belongs to a dead process or was released, so each generation has one winner;
 * nobody ever removes the highest, so a slow loser cannot take away what another has just won.
 */
export async function tryLock(folder: string): Promise<HeldLock | null> {
  const before = await highest(folder)
  if (before.generation > 0 && (await isHeld(folder, before.generation))) return null
  const mine = before.generation + 1
  if (!(await create(folder, mine))) return null
  const after = await highest(folder)
  if (after.generation > mine) {
    await remove(folder, mine)
    return null
  }
  for (const old of after.all) if (old < mine) await remove(folder, old)
  return { release: () => writeFile(lockFile(folder, mine), '') }
}

const lockFile = (folder: string, generation: number) => join(folder, `lock.${generation}`)

async function highest(folder: string): Promise<{ generation: number; all: number[] }> {
  const all = (await readdir(folder)).flatMap((name) => {
    const found = /^lock\.(\d+)$/.exec(name)
    return found ? [Number(found[1])] : []
  })
  return { generation: Math.max(0, ...all), all }
}

async function isHeld(folder: string, generation: number): Promise<boolean> {
  const text = await readFile(lockFile(folder, generation), 'utf8').catch(() => '')
  return text !== '' && isAlive(JSON.parse(text) as ProcessIdentity)
}

async function create(folder: string, generation: number): Promise<boolean> {
  const draft = join(folder, `draft.${randomUUID()}`)
  await writeFile(draft, JSON.stringify(ownIdentity()), { mode: 0o600 })
  try {
    await link(draft, lockFile(folder, generation))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await unlink(draft)
  }
}

async function remove(folder: string, generation: number): Promise<void> {
  await unlink(lockFile(folder, generation)).catch(() => {})
}
