import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const BIN = resolve(import.meta.dirname, '../../bin/ai-etl.mjs')
const folder = mkdtempSync(join(tmpdir(), 'import-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
write('sales.csv', 'id,shop,sum\n1,a,10\n2,a,20\n3,b,1\n4,b,\n')
write('shops.csv', 'shop,city\na,Москва\nb,Тверь\n')
write(
  'by_city.sql',
  `SELECT p.city, sum(s.sum) AS total, count(*) AS sales
FROM sales s JOIN shops p USING (shop)
GROUP BY city ORDER BY total DESC`,
)
write('refused.sql', 'SELECT id\nFROM sales\nWHERE soundex(shop) = 1')

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args, '--data-dir', 'data'], {
    encoding: 'utf8',
    cwd: folder,
    env: { ...process.env, LANG: 'C' },
  })
  return { status, stdout, stderr, document: () => JSON.parse(stdout) as Record<string, unknown> }
}

const SOURCES = ['--source', 'sales=sales.csv', '--source', 'shops=shops.csv']

test('a SELECT becomes a document that runs', () => {
  const { status, document } = run('import', 'by_city.sql', 'out.csv', '-o', 'made/by_city.yaml', ...SOURCES, '--json')
  expect([status, document().file]).toEqual([0, 'made/by_city.yaml'])
  expect(readFileSync(join(folder, 'made/by_city.yaml'), 'utf8')).toContain('from: ../sales.csv')
  const done = run('run', 'made/by_city.yaml', '--json')
  expect(done.document()).toMatchObject({ state: 'succeeded', written: 2 })
  expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toBe('city,total,sales\nМосква,30,2\nТверь,1,2\n')
})

test('what has no counterpart is told with its place, and nothing is written', () => {
  const { status, document } = run('import', 'refused.sql', '-o', 'refused.yaml', ...SOURCES, '--json')
  expect([status, document().error]).toMatchObject([2, { code: 'pipeline.select-refused', where: 'refused.sql:3:7' }])
  expect(existsSync(join(folder, 'refused.yaml'))).toBe(false)
})

test('each table needs its address', () => {
  const { status, document } = run('import', 'by_city.sql', '-o', 'x.yaml', '--source', 'sales=sales.csv', '--json')
  expect([status, document().error]).toMatchObject([2, { code: 'pipeline.select-sources' }])
  expect(run('import', 'by_city.sql', '-o', 'x.yaml', '--source', 'sales', '--lang', 'ru').status).toBe(2)
})

test('a table that cannot be reached is read by the names in the SELECT; its secret is not written', () => {
  const address = 'sales=postgresql://etl:hunter2@127.0.0.1:1/city#sales'
  const { status, stdout } = run('import', 'by_city.sql', '-o', 'far.yaml', '--source', address, ...SOURCES.slice(2))
  expect([status, stdout.includes('hunter2')]).toEqual([0, false])
  const written = readFileSync(join(folder, 'far.yaml'), 'utf8')
  expect(written).not.toContain('hunter2')
  expect(written).toContain('@127.0.0.1:1/city#sales')
})
