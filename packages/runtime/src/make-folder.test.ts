import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFolder } from './make-folder.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folders-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('makes all that is missing, and is content with what is there', async () => {
  const path = join(folder, 'a/b/c')
  await Promise.all([makeFolder(path), makeFolder(path)])
  await makeFolder(path, { mode: 0o700 })
  expect((await stat(path)).isDirectory()).toBe(true)
})

test('folders of one parent that is missing, made at once: whoever comes second finds it there', async () => {
  for (let round = 0; round < 30; round++) {
    const paths = Array.from({ length: 20 }, (_, i) => join(folder, `round-${round}`, 'loads', `${i}`))
    await Promise.all(paths.map((path) => makeFolder(path)))
    for (const path of paths) expect((await stat(path)).isDirectory()).toBe(true)
  }
})

test('a file in the way, and a file system that takes no folders, are errors that name the place', async () => {
  await writeFile(join(folder, 'file'), '')
  await expect(makeFolder(join(folder, 'file'))).rejects.toMatchObject({ code: 'EEXIST' })
  await expect(makeFolder(join(folder, 'file/below'))).rejects.toMatchObject({ code: 'ENOTDIR' })
  await expect(makeFolder('/proc/none/runs')).rejects.toMatchObject({ code: 'ENOENT', path: '/proc/none' })
})
