import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** Limits of the operating system, set by the shell: what breaks then names the place and the fix, and leaves nothing. */
const BIN = fileURLToPath(new URL('../bin/ai-etl.mjs', import.meta.url))
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'limits-'))
  mkdirSync(join(folder, 'out'))
  const rows = Array.from({ length: 20_000 }, (_, i) => `${i},${'text '.repeat(10)}${i}\n`)
  writeFileSync(join(folder, 'rows.csv'), `id,v\n${rows.join('')}`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['files of at most 64 KB', 'ulimit -f 64', 'file.unwritable', /rows\.ndjson cannot be written: EFBIG/],
  ['24 open files', 'ulimit -n 24', 'file.too-many-open', /ulimit -n/],
])('%s', (_, limit, code, says) => {
  const command = `${limit} && exec "$0" "$1" load rows.csv out/rows.ndjson --json --lang en`
  const done = spawnSync('bash', ['-c', command, process.execPath, BIN], { cwd: folder, encoding: 'utf8' })
  const { error } = JSON.parse(done.stdout) as { error: { code: string; message: string; fix: string } }
  expect(error.code).toBe(code)
  expect(`${error.message} ${error.fix}`).toMatch(says)
  expect(done.status).toBe(1)
  const left = readdirSync(join(folder, 'out'), { recursive: true }).filter((name) => /ndjson/.test(String(name)))
  expect(left).toEqual([])
})

test('a data folder where no folder can be made', () => {
  const done = spawnSync(process.execPath, [BIN, 'load', 'rows.csv', 'out/', '--json', '--data-dir', '/proc/none'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
  })
  const { error } = JSON.parse(done.stdout) as { error: { code: string; where: string } }
  expect(error).toMatchObject({ code: 'file.unwritable', where: '/proc/none' })
  expect(done.status).toBe(1)
})
