import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answered, type TestServer, testServer } from '../../fixture.embedded.ts'

let server: TestServer
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'))
  await writeFile(join(folder, 'sales.csv'), 'id,shop,amount\n1,a,10\n2,a,5\n3,b,7\n')
  server = await testServer({ AI_ETL_FILE_ROOTS: folder })
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const SQL = 'SELECT shop, sum(amount) AS total FROM sales WHERE id > 1 GROUP BY 1'

test('a SELECT is imported, its steps show rows, and the lineage of its columns is told', async () => {
  const { analyst, engineer } = server.as
  const sources = { sales: join(folder, 'sales.csv') }
  const { text } = await analyst.call('importPipeline', { body: { sql: SQL, name: 'shops.sql', sources } })
  expect(text).toContain('name: shops\n')
  const { rows } = await analyst.call('previewPipelineStep', { body: { text, step: 'result' } })
  expect(rows).toHaveLength(2)
  expect(rows).toEqual(
    expect.arrayContaining([
      ['a', '5'],
      ['b', '7'],
    ]),
  )
  const checked = await analyst.call('checkPipeline', { body: { text } })
  expect(checked.lineage[0]).toMatchObject({ target: 'result', filteredBy: [{ column: 'id' }, { column: 'shop' }] })
  const { id: pipelineId } = await engineer.call('createPipeline', { body: { text } })
  const { targets } = await analyst.call('showPipelineLineage', { params: { pipelineId } })
  expect(targets[0].columns[1]).toEqual({
    name: 'total',
    from: [{ source: 'sales', column: 'amount', how: 'aggregated', steps: ['filtered', 'result'] }],
  })
})

test.each([
  ['SELECT soundex(shop) FROM sales', '422 pipeline.select-refused'],
  ['SELECT FROM WHERE', '422 pipeline.select-syntax'],
  ['SELECT * FROM sales, others', '422 pipeline.select-sources'],
])('%s is refused', async (sql, answer) => {
  const body = { sql, sources: { sales: join(folder, 'sales.csv') } }
  expect(await answered(server.as.analyst, 'importPipeline', { body })).toBe(answer)
})

test('a step of SQL is checked with the others', async () => {
  const text = `version: 1
name: by_sql
sources: { sales: { from: ${join(folder, 'sales.csv')} } }
steps: { shops: { type: sql, inputs: [sales], select: "${SQL}" } }
targets: {}
`
  const { ok, steps } = await server.admin.call('checkPipeline', { body: { text } })
  expect([ok, steps.at(-1)?.columns.map(({ name, type }) => `${name} ${type}`)]).toEqual([
    true,
    ['shop string', 'total int64'],
  ])
})
