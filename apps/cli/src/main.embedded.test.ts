import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const BIN = resolve('apps/cli/bin/ai-etl.mjs')
const folder = mkdtempSync(join(tmpdir(), 'cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args, '--data-dir', join(folder, 'data')], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C', EMPTY_VARIABLE: '' },
  })
  return { status, stdout, stderr }
}

writeFileSync(join(folder, 'a.csv'), 'id;name\n1;one\n2;two\n3\n')
writeFileSync(join(folder, 'cut.zip'), Buffer.from('504b0304140000000800', 'hex'))
writeFileSync(
  join(folder, 'noise.bin'),
  Buffer.alloc(5000).map((_, i) => (i * 7919 + (i >> 3) * 104729) & 0xff),
)

describe('exit status and error code', () => {
  test.each([
    ['an unknown command', ['explode'], 2, 'usage.invalid'],
    ['an unknown option', ['profile', 'a.csv', '--fast'], 2, 'usage.invalid'],
    ['a missing argument', ['profile'], 2, 'usage.invalid'],
    [
      'a mode that does not exist',
      ['load', join(folder, 'a.csv'), join(folder, 'b.parquet'), '--mode', 'merge'],
      2,
      'usage.invalid',
    ],
    ['a number that is none', ['preview', join(folder, 'a.csv'), '--rows', 'many'], 2, 'usage.invalid'],
    ['a table that is not there', ['discover', 'postgresql:///city#none'], 1, 'connection.table-missing'],
    ['an address of no known scheme', ['profile', 'ftp://host/file'], 2, 'address.invalid'],
    [
      'a variable that is not set',
      ['discover', 'postgresql://u:${NO_SUCH_VARIABLE}@localhost/db'],
      2,
      'address.variable-missing',
    ],
    ['a saved connection that is not there', ['discover', '@nowhere'], 1, 'connections.unknown'],
    ['a file that is not there', ['profile', join(folder, 'none.csv')], 1, 'file.missing'],
    ['a damaged archive', ['profile', join(folder, 'cut.zip')], 1, 'file.corrupt'],
    ['contents of no known format', ['profile', join(folder, 'noise.bin')], 1, 'file.format-unknown'],
    ['a server that does not listen', ['discover', 'postgresql://u:p@127.0.0.1:1/db'], 3, 'connection.port-closed'],
    [
      'a host that does not exist',
      ['discover', 'postgresql://u:p@no-such-host.invalid/db'],
      3,
      'connection.host-unknown',
    ],
  ])('%s', (_, args, status, code) => {
    const json = run(...args, '--json')
    expect({ status: json.status, stderr: json.stderr.includes('at ') && json.stderr.includes('.ts:') }).toEqual({
      status,
      stderr: false,
    })
    const { error } = JSON.parse(json.stdout) as {
      error: { code: string; message: string; where: string | null; fix: string }
    }
    expect(error.code).toBe(code)
    expect(error.message).not.toBe('')
    expect(error.fix).not.toBe('')
    const text = run(...args)
    expect([text.status, text.stdout]).toEqual([status, ''])
    expect(text.stderr).toContain('fix:')
  })

  test('rejected rows are no failure, and are counted', () => {
    const { status, stdout } = run('load', join(folder, 'a.csv'), join(folder, 'a.parquet'), '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ state: 'succeeded', read: 3, written: 2, rejected: 1, filtered: 0 })
  })

  test('more rejected rows than allowed are', () => {
    const { status, stdout } = run(
      'load',
      join(folder, 'a.csv'),
      join(folder, 'c.parquet'),
      '--max-rejected',
      '0',
      '--json',
    )
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ state: 'failed', error: { code: 'load.too-many-rejected' } })
  })
})

describe('output', () => {
  test('--json is one document, whatever else is shown goes to standard error', () => {
    const { stdout, stderr } = run('profile', join(folder, 'a.csv'), '--json', '--progress')
    expect(JSON.parse(stdout)).toMatchObject({ rows: 2, rejectedCount: 1, format: { name: 'csv', delimiter: ';' } })
    expect(stderr).not.toContain('{')
  })

  test('speaks the language asked for', () => {
    expect(run('profile', join(folder, 'none.csv'), '--lang', 'ru').stderr).toContain('как исправить')
    expect(run('--help', '--lang', 'ru').stdout).toContain('Цифровой инженер данных')
  })

  test('a literal secret draws a warning, and is not shown', () => {
    const { stdout, stderr } = run('discover', 'postgresql://u:pl4nted@127.0.0.1:1/db')
    expect(stderr).toContain('${NAME}')
    expect(stdout + stderr).not.toContain('pl4nted')
  })

  test('an old Node hands over to the pinned one', () => {
    const old = ['/usr/bin/node', '/usr/local/bin/node'].find((path) =>
      spawnSync(path, ['-v'], { encoding: 'utf8' }).stdout?.startsWith('v20'),
    )
    const { status, stdout } = spawnSync(old ?? process.execPath, [BIN, 'connectors', '--json'], { encoding: 'utf8' })
    expect(status).toBe(0)
    expect((JSON.parse(stdout) as { connectors: { name: string }[] }).connectors.map((c) => c.name)).toContain('csv')
  })
})
