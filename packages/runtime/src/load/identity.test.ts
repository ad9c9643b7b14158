import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { addressIdentity } from './identity.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'identity-')))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
mkdirSync(join(folder, 'data/deep'), { recursive: true })
for (const name of ['data/a.csv', 'data/odd #1?.csv', 'data/b.csv']) writeFileSync(join(folder, name), 'id\n1\n')
symlinkSync(join(folder, 'data'), join(folder, 'link'))

const identity = (text: string, workingDir = folder, format: string | null = 'csv') =>
  addressIdentity(text, format, {
    dataDir: join(folder, '.ai-etl'),
    workingDir,
    environment: { DATA: join(folder, 'data'), PASSWORD: 'pl4nted' },
  })

describe('spellings of one file', () => {
  const expected = `csv:${folder}/data/a.csv`
  test.each([
    ['as it stands', 'data/a.csv', folder],
    ['with a dot', './data/a.csv', folder],
    ['with a way back', 'data/deep/../a.csv', folder],
    ['absolute', join(folder, 'data/a.csv'), '/'],
    ['from its own folder', 'a.csv', join(folder, 'data')],
    ['from a folder below', '../a.csv', join(folder, 'data/deep')],
    ['from elsewhere', join(relative(tmpdir(), folder), 'data/a.csv'), realpathSync(tmpdir())],
    ['through a symbolic link', 'link/a.csv', folder],
    ['percent-encoded', 'data/%61.csv', folder],
    ['with the format named', 'csv:data/a.csv', folder],
    ['with a variable', '${DATA}/a.csv', folder],
  ])('%s', async (_, text, workingDir) => {
    expect(await identity(text, workingDir)).toBe(expected)
  })
})

test.each([
  [
    'options in the order of their names',
    'data/a.csv?quote=%27&delimiter=;',
    "csv:FOLDER/data/a.csv?delimiter=;&quote='",
  ],
  ['marks between the parts escaped', 'data/a.csv?delimiter=%26', 'csv:FOLDER/data/a.csv?delimiter=%26'],
  ['a name that holds marks', 'data/odd #1?.csv', 'csv:FOLDER/data/odd %231%3F.csv'],
  ['a pattern', './data/*.csv', 'csv:FOLDER/data/*.csv'],
  ['a pattern under a link', 'link/*.csv', 'csv:FOLDER/data/*.csv'],
  ['records inside', 'data/a.csv#data.items', 'csv:FOLDER/data/a.csv#data.items'],
  ['a file that is not there yet', 'data/new/out.csv', 'csv:FOLDER/data/new/out.csv'],
])('%s', async (_, text, expected) => {
  expect(await identity(text)).toBe(expected.replace('FOLDER', folder))
})

test('a folder keeps its slash', async () => {
  expect(await identity('./data/', folder, null)).toBe(`${folder}/data/`)
})

test('other options are another input', async () => {
  expect(await identity('data/a.csv?header=false')).not.toBe(await identity('data/a.csv'))
})

test.each([
  ['a literal password is masked', 'postgresql://u:pl4nted@host/db#t', 'postgresql://u:***@host/db#t'],
  ['a variable stays', 'postgresql://u:${PASSWORD}@host/db#t', 'postgresql://u:${PASSWORD}@host/db#t'],
])('of a system: %s', async (_, text, expected) => {
  expect(await identity(text)).toBe(expected)
})
