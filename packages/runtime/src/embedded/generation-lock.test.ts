import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tryLock } from './generation-lock.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'generation-lock-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('of many who try at once exactly one wins', async () => {
  const held = await Promise.all(Array.from({ length: 20 }, () => tryLock(folder)))
  expect(held.filter((lock) => lock !== null)).toHaveLength(1)
})

test('a held lock is refused, a released one is given again', async () => {
  const first = await tryLock(folder)
  expect(await tryLock(folder)).toBeNull()
  await first?.release()
  expect(await tryLock(folder)).not.toBeNull()
})

test('the lock of a process that was killed is free', async () => {
  const program = `
    const { tryLock } = await import(${JSON.stringify(new URL('./generation-lock.ts', import.meta.url).href)})
    if (await tryLock(process.argv[1])) process.kill(process.pid, 'SIGKILL')`
  const dead = spawnSync(process.execPath, ['--input-type=module', '-e', program, folder])
  expect(dead.signal).toBe('SIGKILL')
  expect(await readdir(folder)).toEqual(['lock.1'])
  expect(await tryLock(folder)).not.toBeNull()
  expect(await readdir(folder)).toEqual(['lock.2'])
})

test('a pid that now belongs to another process holds nothing', async () => {
  await writeFile(join(folder, 'lock.4'), JSON.stringify({ pid: process.pid, started: 'another time' }))
  expect(await tryLock(folder)).not.toBeNull()
})
