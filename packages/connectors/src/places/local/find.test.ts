import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context } from '@ai-etl/core/contracts/context'
import { beforeAll, describe, expect, test } from 'vitest'
import { findFiles, readNamedFile, targetPath } from './find.ts'

/**
 * home/allowed/a.csv, home/allowed/sub/b.csv, home/secret.csv, home/allowed/link.csv → ../secret.csv,
 * home/allowed/out → ../other, home/entry → allowed
 */
let home: string
let context: Context

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'roots-'))
  await mkdir(join(home, 'allowed/sub'), { recursive: true })
  await mkdir(join(home, 'other'))
  for (const file of ['allowed/a.csv', 'allowed/sub/b.csv', 'secret.csv', 'other/c.csv'])
    await writeFile(join(home, file), file)
  await symlink('../secret.csv', join(home, 'allowed/link.csv'))
  await symlink('../other', join(home, 'allowed/out'))
  await symlink('allowed', join(home, 'entry'))
  const noServer = () => Promise.reject(new Error('not asked for'))
  context = {
    dataDir: home,
    workingDir: home,
    fileRoots: [join(home, 'entry')],
    lang: 'en',
    environment: {},
    signal: new AbortController().signal,
    embedded: { postgresql: noServer, clickhouse: noServer },
    progress: () => {},
  }
})

describe('files under the roots', () => {
  test.each([
    ['allowed/a.csv', ['allowed/a.csv']],
    ['entry/a.csv', ['entry/a.csv']],
    ['allowed/sub/../a.csv', ['allowed/sub/../a.csv']],
    ['allowed/sub/*.csv', ['allowed/sub/b.csv']],
  ])('%s is found', async (path, paths) => {
    expect((await findFiles(path, context)).map((file) => file.path)).toEqual(paths)
  })

  test.each([
    ['secret.csv'],
    ['/etc/passwd'],
    ['/etc/no-such-file'],
    ['/etc/*'],
    ['/no-such-folder/*.csv'],
    ['allowed/../secret.csv'],
    ['../*'],
    ['allowed/link.csv'],
    ['allowed/*.csv'],
    ['allowed/out/c.csv'],
    ['allowed/out/*.csv'],
  ])('%s is refused, whether it is there or not', async (path) => {
    await expect(findFiles(path, context)).rejects.toMatchObject({ code: 'file.outside-roots' })
  })

  test('a missing one inside is missing', async () => {
    await expect(findFiles('allowed/none.csv', context)).rejects.toMatchObject({ code: 'file.missing' })
    await expect(findFiles('allowed/none*.csv', context)).rejects.toMatchObject({ code: 'file.missing' })
  })

  test('files that options name and files to be written keep to them as well', async () => {
    expect(await readNamedFile('allowed/a.csv', context)).toBe('allowed/a.csv')
    await expect(readNamedFile('/etc/passwd', context)).rejects.toMatchObject({ code: 'file.outside-roots' })
    expect(await targetPath('allowed/new.csv', context)).toBe(join(home, 'allowed/new.csv'))
    await expect(targetPath('new.csv', context)).rejects.toMatchObject({ code: 'file.outside-roots' })
    await expect(targetPath('allowed/out/new.csv', context)).rejects.toMatchObject({ code: 'file.outside-roots' })
  })

  test('without roots anything may be read', async () => {
    const [file] = await findFiles('allowed/link.csv', { ...context, fileRoots: null })
    expect(file.absolute).toBe(join(home, 'secret.csv'))
  })
})
