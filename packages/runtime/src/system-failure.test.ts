import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PlatformError } from '@ai-etl/core/errors/error'
import { quoted } from '@ai-etl/core/messages/phrase'
import { afterAll, expect, test } from 'vitest'
import { systemFailure } from './system-failure.ts'

const folder = mkdtempSync(join(tmpdir(), 'system-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
writeFileSync(join(folder, 'file'), '')

function failureOf(work: () => void): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('it did not fail')
}

test.each([
  ['a folder that is missing', 'ENOENT', join(folder, 'none/out.yaml'), writeFileSync],
  ['a folder that is a file', 'ENOTDIR', join(folder, 'file/runs'), (path: string) => mkdirSync(path)],
  ['a folder where a file should be', 'EISDIR', folder, writeFileSync],
])('%s', (_, why, path, write) => {
  const failure = systemFailure(failureOf(() => write(path, '')))
  expect(failure).toMatchObject({ code: 'file.unwritable', params: { path, why: quoted(why) }, where: path })
})

test('a full disk', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  expect(systemFailure(full)).toMatchObject({ code: 'file.disk-full' })
})

test.each([
  [new Error('a defect')],
  [new PlatformError('run.cancelled', {})],
  [Object.assign(new Error(), { code: 'X' })],
])('not of the system: %s', (error) => {
  expect(systemFailure(error)).toBeNull()
})

test.each(['EMFILE', 'ENFILE'])('too many open files: %s', (code) => {
  const failure = Object.assign(new Error(`${code}: too many open files, open '/a'`), { code, path: '/a' })
  expect(systemFailure(failure)).toMatchObject({ code: 'file.too-many-open', where: '/a' })
})

test('a thread that does not start for want of files', () => {
  const failure = Object.assign(new Error('Worker initialization failure: EMFILE'), { code: 'ERR_WORKER_INIT_FAILED' })
  expect(systemFailure(failure)).toMatchObject({ code: 'file.too-many-open' })
})
