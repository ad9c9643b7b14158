import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answered, type TestServer, testServer } from '../../fixture.embedded.ts'

let server: TestServer
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pipelines-'))
  const rows = Array.from({ length: 50 }, (_, i) => `${i},${i % 10}`)
  await writeFile(join(folder, 'sales.csv'), `id,amount\n${rows.join('\n')}\n`)
  server = await testServer({ AI_ETL_FILE_ROOTS: folder })
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const text = (name: string, where = 'amount > 4', to = 'postgresql:///city#sales') => `version: 1
name: ${name}
sources:
  sales: { from: ${join(folder, 'sales.csv')} } # as exported
steps:
  large: { type: filter, input: sales, where: ${where} }
targets:
  out: { input: large, to: "${to}" }
`

test('every version is kept; a save on top of an older one is a conflict, and nothing is lost', async () => {
  const { admin, as } = server
  const { id: pipelineId } = await as.engineer.call('createPipeline', {
    body: { text: text('versions'), note: 'first' },
  })
  const params = { pipelineId }
  const save = (where: string, basedOn: number) =>
    admin.call('savePipeline', { params, body: { text: text('versions', where), basedOn } })
  expect((await save('amount > 5', 1)).number).toBe(2)
  const conflict = { params, body: { text: text('versions', 'amount > 6'), basedOn: 1 } }
  expect(await answered(as.engineer, 'savePipeline', conflict)).toBe('409 object.changed')
  expect((await admin.call('showPipeline', { params })).text).toBe(text('versions', 'amount > 5'))
  const restored = await admin.call('restorePipelineVersion', {
    params: { ...params, number: 1 },
    body: { basedOn: 2 },
  })
  expect(restored).toMatchObject({ number: 3, restoredFrom: 1 })
  const { items } = await admin.call('listPipelineVersions', { params })
  expect(items.map(({ number, author, note }) => [number, author, note])).toEqual([
    [3, 'admin', ''],
    [2, 'admin', ''],
    [1, 'engineer', 'first'],
  ])
  const difference = await admin.call('comparePipelineVersions', { params, query: { before: 1, after: 2 } })
  expect(difference.parts).toEqual([{ section: 'steps', name: 'large', change: 'changed' }])
  expect(difference.lines.filter(({ kind }) => kind !== 'same').map(({ kind }) => kind)).toEqual(['removed', 'added'])
  expect(await answered(admin, 'showPipelineVersion', { params: { ...params, number: 9 } })).toBe(
    '422 pipeline.version-missing',
  )
})

test('names are one’s own, secrets stay out, and what is removed is gone', async () => {
  const { admin } = server
  const { id: pipelineId } = await admin.call('createPipeline', { body: { text: text('named') } })
  expect(await answered(admin, 'createPipeline', { body: { text: text('named') } })).toBe('409 object.exists')
  const other = await admin.call('createPipeline', { body: { text: text('named'), name: 'Второй' } })
  const taken = { params: { pipelineId }, body: { name: 'Второй' } }
  expect(await answered(admin, 'updatePipeline', taken)).toBe('409 object.exists')
  const secret = text('secret', 'amount > 1', 'postgresql://u:hunter2@db/city#sales')
  expect(await answered(admin, 'createPipeline', { body: { text: secret } })).toBe('422 pipeline.secret-literal')
  expect(await answered(admin, 'createPipeline', { body: { text: 'version: 2' } })).toBe('422 document.invalid')
  await admin.call('deletePipeline', { params: { pipelineId: other.id } })
  expect(await answered(admin, 'showPipeline', { params: { pipelineId: other.id } })).toBe('404 object.missing')
})

test('a text is checked, previewed, edited and tried before it is saved', async () => {
  const { admin } = server
  const check = await admin.call('checkPipeline', { body: { text: text('tried', 'total > 4') }, query: { lang: 'ru' } })
  expect(check.ok).toBe(false)
  expect(check.errors).toMatchObject([{ code: 'expression.column-unknown', step: 'large' }])
  expect(check.errors[0].message).toMatch(/[а-я]/)
  const asking = text('asking', 'amount > :least').replace('sources:', 'params: { least: { type: int64 } }\nsources:')
  const unsaid = await admin.call('checkPipeline', { body: { text: asking } })
  expect(unsaid.errors).toMatchObject([{ code: 'expression.parameter-missing', step: 'large', parameter: 'least' }])
  const said = await admin.call('checkPipeline', { body: { text: asking, params: { least: '4' } } })
  expect(said).toMatchObject({ ok: true, errors: [] })
  const preview = await admin.call('previewPipelineStep', { body: { text: text('tried'), step: 'large', rows: 2 } })
  expect(preview).toMatchObject({
    columns: [{ name: 'id' }, { name: 'amount' }],
    rows: [
      ['5', '5'],
      ['6', '6'],
    ],
  })
  const rows = { before: text('tried', 'amount > 8'), after: text('tried', 'amount > 7'), step: 'large', rows: 3 }
  const difference = await admin.call('comparePipelineRows', { body: rows })
  expect(difference.rows.map(({ kind, values }) => `${kind} ${values[0]}`)).toEqual(['added 8', 'same 9'])
  const operations = [{ op: 'set' as const, path: ['steps', 'large', 'where'], value: 'amount > 8' }]
  const edited = await admin.call('editPipeline', { body: { text: text('tried'), operations } })
  expect(edited.text).toBe(text('tried', 'amount > 8'))
  const undone = await admin.call('editPipeline', { body: { text: edited.text, operations: edited.inverse } })
  expect(undone.text).toBe(text('tried'))
  // A new name is followed into SELECTs, which the server alone can read.
  const chosen = { type: 'sql', inputs: ['large'], select: 'select large.id from large' }
  const added = [{ op: 'add' as const, section: 'steps' as const, name: 'chosen', value: chosen }]
  const selecting = await admin.call('editPipeline', { body: { text: text('tried'), operations: added } })
  const renaming = [{ op: 'rename' as const, section: 'steps' as const, name: 'large', to: 'order' }]
  const renamed = await admin.call('editPipeline', { body: { text: selecting.text, operations: renaming } })
  expect(renamed.text).toContain('select "order".id from "order"')
  const named = await admin.call('editPipeline', { body: { text: renamed.text, operations: renamed.inverse } })
  expect(named.text).toBe(selecting.text)
  const { jobId } = await admin.call('dryRunPipeline', { body: { text: text('tried') } })
  const events = await fetch(admin.url('jobEvents', { params: { jobId } }), {
    headers: { authorization: `Bearer ${server.token}` },
  })
  expect(await events.text()).toContain('"state":"succeeded"')
  const job = await admin.call('showJob', { params: { jobId } })
  expect(job.result).toMatchObject({ read: 50, written: 25, filtered: 25 })
  // A dry run is no run.
  expect((await admin.call('listRuns')).items).toEqual([])
  const schema = await admin.call('showPipelineSchema')
  expect(Object.keys(schema.steps)).toContain('aggregate')
})

test('a check says where each part runs, and knows what was measured of the source', async () => {
  const { admin } = server
  const people = join(folder, 'people.csv')
  await writeFile(people, `id,email\n${Array.from({ length: 20 }, (_, i) => `${i},vera${i}@example.ru`).join('\n')}\n`)
  const of = text('people', 'id > 4').replace(join(folder, 'sales.csv'), people)
  const before = await admin.call('checkPipeline', { body: { text: of } })
  expect([before.warnings, before.explain]).toEqual([[], undefined])
  await admin.call('profile', { body: { source: people } })
  const after = await admin.call('checkPipeline', { body: { text: of, explain: true }, query: { lang: 'ru' } })
  expect(after.warnings).toMatchObject([{ code: 'pipeline.personal-data', step: 'out' }])
  expect(after.explain?.map(({ name, where }) => `${name} ${where}`)).toEqual(['sales load', 'large load', 'out load'])
  expect(after.explain?.[0]).toMatchObject({ rows: 20, why: expect.stringMatching(/[а-я]/) })
})

test('what lies outside the roots and what belongs to others is not there', async () => {
  const { admin, outsider, as } = server
  const outside = text('outside').replace(join(folder, 'sales.csv'), '/etc/passwd')
  const check = await admin.call('checkPipeline', { body: { text: outside } })
  expect(check.errors).toMatchObject([{ code: 'file.outside-roots' }])
  const { id: pipelineId } = await admin.call('createPipeline', { body: { text: text('mine') } })
  expect(await answered(outsider, 'showPipeline', { params: { pipelineId } })).toBe('404 object.missing')
  expect(await answered(as.analyst, 'deletePipeline', { params: { pipelineId } })).toBe('403 access.denied')
})

test('a document, saved or not, is compiled; what a target refuses is said', async () => {
  const { admin } = server
  const compile = { text: text('compiled'), to: 'pandas' } as const
  const made = await admin.call('compilePipeline', { body: compile })
  expect(made).toMatchObject({ target: 'pandas', refused: [] })
  expect(made.files.find(({ path }) => path === 'pipeline.py')?.text).toContain('def run(')
  const { id: pipelineId } = await admin.call('createPipeline', { body: { text: text('compiled') } })
  const saved = await server.as.analyst.call('compilePipeline', { body: { pipelineId, to: 'pandas' } })
  expect(saved).toEqual(made)
  const pattern = text('refused', String.raw`"regexp_like(cast(id as string), '\\p{L}')"`)
  const refused = await admin.call('compilePipeline', { body: { ...compile, text: pattern }, query: { lang: 'ru' } })
  expect(refused).toMatchObject({ files: [], refused: [{ step: 'large', what: 'regexp_like' }] })
  expect(refused.refused[0].reason).toMatch(/[а-я]/)
  expect(await answered(admin, 'compilePipeline', { body: { to: 'pandas' } })).toBe('400 usage.invalid')
  const faulty = { ...compile, text: text('faulty', 'total > 4') }
  expect(await answered(admin, 'compilePipeline', { body: faulty })).toBe('422 pipeline.refused')
})
