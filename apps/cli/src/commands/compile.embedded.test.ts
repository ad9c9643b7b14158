import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { TARGET_NAMES } from '@ai-etl/runtime/compile/targets'
import { afterAll, describe, expect, test } from 'vitest'

const BIN = resolve(import.meta.dirname, '../../bin/ai-etl.mjs')
const folder = mkdtempSync(join(tmpdir(), 'compile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

writeFileSync(join(folder, 'sales.csv'), 'id,sum\n1,10\n2,20\n4,1\n')
const document = (where: string, to = 'out.parquet') => `version: 1
name: sales
sources: { sales: { from: sales.csv } }
steps: { large: { type: filter, input: sales, where: "${where}" } }
targets: { large_sales: { input: large, to: "${to}" } }
`
writeFileSync(join(folder, 'sales.yaml'), document('sum > 5'))
writeFileSync(join(folder, 'refused.yaml'), document(String.raw`regexp_like(cast(id as string), '\\p{L}')`))
writeFileSync(join(folder, 'wrong.yaml'), document('summ > 5'))
writeFileSync(join(folder, 'secret.yaml'), document('sum > 5', 'postgresql://etl:hunter2@db/city#sales'))

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args, '--data-dir', 'data'], {
    encoding: 'utf8',
    cwd: folder,
    env: { ...process.env, LANG: 'C' },
  })
  return { status, stdout, stderr, document: () => JSON.parse(stdout) as Record<string, unknown> }
}

/** Whatever lies in a folder, as one text. */
function written(name: string): string {
  return readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n')
}

describe.each(TARGET_NAMES)('%s', (target) => {
  test('files are told and written', () => {
    const { status, document: told } = run(
      'compile',
      'sales.yaml',
      '--to',
      target,
      '--dialect',
      'postgresql',
      '-o',
      target,
      '--json',
    )
    const answer = told()
    expect([status, answer]).toMatchObject([0, { target, refused: [] }])
    for (const path of answer.files as string[]) expect(existsSync(join(folder, target, path))).toBe(true)
    expect((answer.files as string[]).length).toBeGreaterThan(0)
  })

  test('a secret of an address is in none of them', () => {
    const into = `${target}-secret`
    const {
      status,
      stdout,
      document: told,
    } = run('compile', 'secret.yaml', '--to', target, '--dialect', 'postgresql', '-o', into, '--json')
    expect(status).toBe(0)
    expect(written(into) + stdout).not.toContain('hunter2')
    expect((told().warnings as string[])[0]).toContain('LARGE_SALES_PASSWORD')
  })
})

test('what is refused is told with step and reason, and nothing is written', () => {
  const { status, document: told } = run('compile', 'refused.yaml', '--to', 'pandas', '-o', 'none', '--json')
  expect(status).toBe(1)
  expect(told()).toMatchObject({
    target: 'pandas',
    files: [],
    refused: [{ step: 'large', what: 'regexp_like', reason: expect.stringContaining('Python') }],
    error: { code: 'compile.refused', message: expect.stringContaining('large: regexp_like') },
  })
  const russian = run('compile', 'refused.yaml', '--to', 'pandas', '-o', 'none', '--lang', 'ru')
  expect(russian.stdout).toMatch(/^large: regexp_like — в образце/)
  expect(existsSync(join(folder, 'none'))).toBe(false)
})

test('a document that fails its check is none to compile', () => {
  const { status, document: told } = run('compile', 'wrong.yaml', '--to', 'pandas', '-o', 'none', '--json')
  expect([status, told()]).toMatchObject([2, { ok: false, error: { code: 'pipeline.refused' } }])
  expect(existsSync(join(folder, 'none'))).toBe(false)
})
