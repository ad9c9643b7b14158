import { ApiProblem } from '@ai-etl/client/problem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answered, endOf, type TestServer, testServer } from '../../fixture.embedded.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const analyst = () => server.as.analyst

async function upload(name: string, text: string): Promise<string> {
  const response = await fetch(`${server.url}/api/v1/uploads/simple?name=${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}` },
    body: text,
  })
  return ((await response.json()) as { id: string }).id
}

/** Waits for a job; what it ended with. */
async function finished(jobId: string): Promise<unknown> {
  await expect
    .poll(async () => (await analyst().call('showJob', { params: { jobId } })).state, {
      timeout: 60_000,
      interval: 100,
    })
    .toMatch(/succeeded|failed/)
  const job = await analyst().call('showJob', { params: { jobId } })
  expect(job).toMatchObject({ state: 'succeeded', error: null })
  return job.result
}

async function measured(datasetId: string): Promise<void> {
  const { jobId } = await analyst().call('profileDataset', { params: { datasetId }, body: {} })
  await finished(jobId)
}

const PEOPLE =
  'id;name;phone;town\n1;Иванов Пётр;+7 911 222-33-44;Псков\n2;Сидорова Анна;+7 911 222-33-45;Псков \n3;Орлов Олег;+7 911 222-33-46;\n'

describe('datasets', () => {
  test('of uploads, connections and addresses, several at once; known ones are given back', async () => {
    const uploadId = await upload('people.csv', PEOPLE)
    const connection = { name: 'city', connector: 'postgresql', values: { path: 'city' } }
    const { id: connectionId } = await server.as.engineer.call('createConnection', { body: connection })
    const sources = [{ uploadId }, { connectionId, dataset: 'public.museums' }, 'examples/city/register.json']
    const { items } = await analyst().call('createDatasets', { body: { sources } })
    expect(items.map(({ name }) => name)).toEqual(['people.csv', 'public.museums', 'register.json'])
    const journal = await server.admin.call('listAudit', { query: { action: 'dataset.create' } })
    const created = journal.items.map(({ objectKind, objectId }) => `${objectKind} ${objectId}`)
    expect(created).toEqual(expect.arrayContaining(items.map(({ id }) => `dataset ${id}`)))
    const again = await analyst().call('createDatasets', { body: { sources } })
    expect(again.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
    const found = await analyst().call('listDatasets', { query: { search: 'MUSEUMS' } })
    expect(found.items.map(({ connectionId: of }) => of)).toEqual([connectionId])
  })

  test.each([
    ['a password in the address', 'postgresql://u:p4ssword@h/d#t', '422 dataset.secret'],
    ['no address', 'ftp://h/d', '400 address.invalid'],
    ['an upload that is not there', { uploadId: crypto.randomUUID() }, '404 object.missing'],
  ])('%s is refused', async (_, source, answer) => {
    expect(await answered(analyst(), 'createDatasets', { body: { sources: [source] } })).toBe(answer)
  })

  test('called something else, and forgotten', async () => {
    const [{ id: datasetId }] = (
      await analyst().call('createDatasets', { body: { sources: ['examples/city/cadastre.xml'] } })
    ).items
    const renamed = await analyst().call('renameDataset', { params: { datasetId }, body: { title: 'Здания' } })
    expect([renamed.name, renamed.title]).toEqual(['cadastre.xml', 'Здания'])
    await analyst().call('deleteDataset', { params: { datasetId } })
    expect(await answered(analyst(), 'showDataset', { params: { datasetId } })).toBe('404 object.missing')
  })
})

describe('a dataset with personal data', () => {
  let datasetId: string
  beforeAll(async () => {
    const uploadId = await upload('people.csv', PEOPLE)
    datasetId = (await analyst().call('createDatasets', { body: { sources: [{ uploadId }] } })).items[0].id
  })

  test('without a profile: rows, masked by the names of their columns; no advice', async () => {
    const page = await analyst().call('datasetRows', { params: { datasetId }, query: { limit: 2 } })
    expect([page.columns, page.rows.length, page.ended]).toEqual([['id', 'name', 'phone', 'town'], 2, false])
    expect(page.masked).toContain('phone')
    expect(JSON.stringify(page.rows)).not.toContain('222-33')
    expect(await answered(analyst(), 'lastProfile', { params: { datasetId } })).toBe('422 dataset.unprofiled')
    expect(await answered(analyst(), 'adviseDataset', { params: { datasetId }, body: {} })).toBe(
      '422 dataset.unprofiled',
    )
  })

  test('measured: rows of a finding, personal values only for those who may, on record', async () => {
    await measured(datasetId)
    const { profile } = await analyst().call('lastProfile', { params: { datasetId } })
    expect(profile).toMatchObject({ dataset: 'people.csv', rows: 3 })
    const query = { field: 'town', rule: 'stray-space' }
    const stray = await analyst().call('datasetRows', { params: { datasetId }, query })
    expect(stray.rows.map(({ line, values }) => [line, values[3]])).toEqual([[3, 'Псков ']])
    expect(JSON.stringify(stray)).not.toContain('222-33')
    const none = { params: { datasetId }, query: { field: 'town', rule: 'outlier' } }
    expect(await answered(analyst(), 'datasetRows', none)).toBe('422 profile.finding-missing')
    const shown = { params: { datasetId }, query: { showPersonal: 'true' } } as const
    expect(await answered(server.as.engineer, 'datasetRows', shown)).toBe('403 access.denied')
    const open = await server.as.architect.call('datasetRows', shown)
    expect([open.masked, open.rows[0].values[2]]).toEqual([[], '+7 911 222-33-44'])
    const audit = await server.admin.call('listAudit', { query: { action: 'personal.show' } })
    expect(audit.items.map(({ objectId }) => objectId)).toContain(datasetId)
  })

  test('types and names as people say stay over a new measurement, until they are taken back', async () => {
    const params = { datasetId }
    const overrides = [{ table: 'people', field: 'id', type: 'string', name: 'person_id' }]
    const changed = await analyst().call('overrideFields', { params, body: { overrides } })
    const type = changed.profile.tables[0].fields[0].type
    expect([type, changed.overrides]).toEqual(['string', overrides])
    await measured(datasetId)
    const later = await analyst().call('lastProfile', { params })
    expect(later.profileId).not.toBe(changed.profileId)
    expect(later.profile.tables[0].fields[0]).toMatchObject({ type: 'string', evidence: { renamed: 'person_id' } })
    const { items } = await analyst().call('designDataset', { params, body: { dialects: ['postgresql'] } })
    expect(items[0].ddl.statements[0]).toMatch(/person_id (text|varchar)/)
    const back = await analyst().call('overrideFields', { params, body: { overrides: [] } })
    expect(back.profile.tables[0].fields[0].type).toMatch(/^int/)
    const body = { overrides: [{ table: 'people', field: 'nowhere' }] }
    expect(await answered(analyst(), 'overrideFields', { params, body })).toBe('422 profile.field-missing')
    const history = await analyst().call('listProfilesOfDataset', { params })
    expect(history.items).toHaveLength(2)
    const profileId = history.items[1].id
    const first = await analyst().call('showProfile', { params: { profileId } })
    expect(first.document.rows).toBe(3)
  })
})

describe('the corridor of a sample', () => {
  let datasetId: string
  const stations = async (): Promise<readonly string[]> => {
    const { stations: all } = await analyst().call('corridor', { params: { datasetId }, query: { lang: 'ru' } })
    return all.map(({ station, state, fact }) => `${station} ${state}${fact === null ? '' : `: ${fact}`}`)
  }

  test('from the source to the tables', async () => {
    const { items } = await analyst().call('listSamples')
    expect(items.map(({ name, bytes }) => [name, Number(bytes) > 0])).toEqual([
      ['tickets', true],
      ['register', true],
      ['cadastre', true],
    ])
    datasetId = (await analyst().call('takeSample', { params: { name: 'tickets' } })).id
    expect((await analyst().call('takeSample', { params: { name: 'tickets' } })).id).toBe(datasetId)
    expect((await stations()).slice(0, 3)).toEqual(['source done: tickets.csv', 'profile now', 'advice ahead'])
    await measured(datasetId)
    expect((await stations())[1]).toMatch(/^profile attention: 27\u00a0колонок · \d+\u00a0замечани/)
  })

  test('advice changes with its conditions, and is kept only when asked', async () => {
    const params = { datasetId }
    const tried = await analyst().call('adviseDataset', { params, body: { updates: 'upsert', keep: false } })
    expect(tried.adviceId).toBeNull()
    expect(await answered(analyst(), 'lastAdvice', { params })).toBe('404 object.missing')
    const kept = await analyst().call('adviseDataset', { params, body: { every: '1h', growth: '10GB/month' } })
    expect(kept.advice.ranked.map(({ target }) => target).sort()).toEqual([
      'clickhouse',
      'hdfs',
      'kafka',
      'postgresql',
      's3',
    ])
    expect(kept.advice.ranked.map(({ score }) => score)).not.toEqual(tried.advice.ranked.map(({ score }) => score))
    const last = await analyst().call('lastAdvice', { params })
    expect(last).toMatchObject({ id: kept.adviceId, workload: { every: '1h', growth: '10GB/month' }, chosen: null })
    // Each reader in their language, whoever asked for it; the advice is the same.
    for (const said of [
      await analyst().call('lastAdvice', { params, query: { lang: 'ru' } }),
      await analyst().call('showAdvice', { params: { adviceId: last.id }, query: { lang: 'ru' } }),
    ]) {
      expect(textsOf(said.document.ranked).filter((text) => !/[а-яё]/.test(text))).toEqual([])
      expect(said.document.ranked.map(({ score }) => score)).toEqual(kept.advice.ranked.map(({ score }) => score))
    }
    expect(textsOf(last.document.ranked).filter((text) => /[а-яё]{4}/.test(text))).toEqual([])
    const choice = { params: { adviceId: last.id }, body: { target: 'postgresql' } } as const
    expect((await analyst().call('chooseAdvice', choice)).chosen).toBe('postgresql')
    expect((await stations())[2]).toBe('advice done: выбран PostgreSQL')
    const wrong = { params, body: { every: 'often' } }
    expect(await answered(analyst(), 'adviseDataset', wrong)).toBe('400 request.invalid')
  })

  test('designs for six dialects, held against a table, executed after a confirmation', async () => {
    const params = { datasetId }
    const { items } = await analyst().call('designDataset', { params, body: { table: 'sold' } })
    expect(items.map(({ ddl }) => [ddl.dialect, ddl.checked])).toEqual([
      ['postgresql', 'executed'],
      ['clickhouse', 'executed'],
      ['mysql', 'unchecked'],
      ['redshift', 'unchecked'],
      ['snowflake', 'unchecked'],
      ['bigquery', 'unchecked'],
    ])
    expect((await stations())[3]).toBe('tables done: PostgreSQL · 1\u00a0таблица')
    const { designId } = items[0]
    const target = 'postgresql:///designed'
    const against = { params: { designId }, body: { target } }
    expect((await analyst().call('designDifference', against)).tables).toEqual([
      { table: 'sold', exists: false, changes: [] },
    ])
    expect(await answered(analyst(), 'executeDesign', { ...against, body: { target } })).toBe('403 access.denied')
    const unconfirmed = await server.as.engineer.call('executeDesign', against).catch((error: unknown) => error)
    expect(unconfirmed).toBeInstanceOf(ApiProblem)
    expect(unconfirmed).toMatchObject({ status: 409, code: 'design.unconfirmed' })
    const confirmed = { params: { designId }, body: { target, confirmed: true } }
    expect(await server.as.engineer.call('executeDesign', confirmed)).toMatchObject({ executedOn: target })
    expect((await analyst().call('designDifference', against)).tables).toEqual([
      { table: 'sold', exists: true, changes: [] },
    ])
    const elsewhere = { params: { designId }, body: { target: 'clickhouse:///designed' } }
    expect(await answered(analyst(), 'designDifference', elsewhere)).toBe('422 design.dialect-differs')
    const kept = await analyst().call('showDesign', { params: { designId } })
    expect(kept).toMatchObject({ executedOn: target, options: { dialect: 'postgresql', table: 'sold' } })
    const russian = await analyst().call('showDesign', { params: { designId }, query: { lang: 'ru' } })
    expect(russian.ddl.choices.filter(({ reason }) => !/[а-яё]/.test(reason))).toEqual([])
    expect(kept.ddl.choices.filter(({ reason }) => /[а-яё]{4}/.test(reason))).toEqual([])
    expect(russian.ddl).toMatchObject({ checked: kept.ddl.checked, statements: kept.ddl.statements })
  })

  test('a pipeline and a run stand in the corridor of what they read, each told of itself', async () => {
    const document = (name: string, steps: string) =>
      `version: 1\nname: ${name}\nsources: { tickets: { from: examples/city/tickets.csv } }\n` +
      `steps: { ${steps} }\n` +
      `targets: { out: { input: paid, to: "postgresql:///corridor#public.${name}", mode: replace } }\n`
    const paid = `paid: { type: filter, input: tickets, where: "order_status = 'PAID'" }`
    const { engineer } = server.as
    const one = await engineer.call('createPipeline', { body: { text: document('one_step', paid) } })
    const two = `${paid}, typed: { type: cast, input: tickets, columns: { ticket_price: "decimal(10,2)" } }`
    await engineer.call('createPipeline', { body: { text: document('two_steps', two) } })
    const params = { pipelineId: one.id }
    const lang = 'en'
    const { dataset, stations: ofOne } = await analyst().call('pipelineCorridor', { params, query: { lang } })
    expect([dataset?.id, ofOne[4].objectId, ofOne[4].fact]).toEqual([datasetId, one.id, '1\u00a0step'])

    const { runId } = await engineer.call('runPipeline', { params, body: {} })
    await endOf(analyst(), runId)
    const walked = await analyst().call('runCorridor', { params: { runId }, query: { lang } })
    expect([walked.dataset?.id, walked.stations[4].objectId, walked.stations[5].objectId]).toEqual([
      datasetId,
      one.id,
      runId,
    ])
    expect(walked.stations[5].fact).toMatch(/^\d+\u00a0rows/)

    const elsewhere = document('elsewhere', paid).replace('tickets.csv', 'paid-by-month.yaml')
    const unknown = await engineer.call('createPipeline', { body: { text: elsewhere } })
    const lone = await analyst().call('pipelineCorridor', { params: { pipelineId: unknown.id } })
    expect([lone.dataset, lone.stations.map(({ state }) => state)]).toEqual([
      null,
      ['done', 'ahead', 'ahead', 'ahead', 'done', 'ahead', 'ahead'],
    ])
  })

  test('an older advice is out of date after a new measurement', async () => {
    await measured(datasetId)
    const { stations: all } = await analyst().call('corridor', { params: { datasetId } })
    expect(all.map(({ state, outdated }) => [state, outdated]).slice(0, 4)).toEqual([
      ['done', false],
      ['attention', false],
      ['attention', true],
      ['attention', true],
    ])
  })
})

test('relations between datasets that were measured together', async () => {
  const towns = await upload('towns.csv', 'town_id;town\n1;Псков\n2;Тверь\n3;Тула\n')
  const shops = await upload(
    'shops.csv',
    `shop_id;town_id\n${Array.from({ length: 40 }, (_, i) => `${i + 100};${(i % 3) + 1}`).join('\n')}\n`,
  )
  const sources = [{ uploadId: towns }, { uploadId: shops }]
  const { items } = await analyst().call('createDatasets', { body: { sources } })
  const { jobId } = await analyst().call('profileDatasets', { body: { datasetIds: items.map(({ id }) => id) } })
  await finished(jobId)
  const { relations } = await analyst().call('datasetRelations')
  expect(relations).toContainEqual(
    expect.objectContaining({
      from: { datasetId: items[1].id, dataset: 'shops.csv', table: 'shops', columns: ['town_id'] },
      to: { datasetId: items[0].id, dataset: 'towns.csv', table: 'towns', columns: ['town_id'] },
    }),
  )
})

test('datasets, profiles, advice and designs of another project are not there', async () => {
  const { items } = await analyst().call('listDatasets', { query: { limit: 1 } })
  const [{ id: datasetId }] = items
  const params = { datasetId }
  const { outsider } = server
  for (const id of ['showDataset', 'deleteDataset', 'corridor', 'datasetRows', 'lastProfile', 'lastAdvice'] as const)
    expect(await answered(outsider, id, { params })).toBe('404 object.missing')
  const body = { sources: [{ datasetId }] }
  expect(await answered(outsider, 'createDatasets', { body })).toBe('404 object.missing')
  const together = { body: { datasetIds: [datasetId] } }
  expect(await answered(outsider, 'profileDatasets', together)).toBe('404 object.missing')
})

type Said = readonly { readonly text: string }[]
interface Told {
  readonly why: Said
  readonly whyNot: Said
  readonly how: Said
  readonly caveats: readonly string[]
}

function textsOf(ranked: readonly Told[]): readonly string[] {
  return ranked.flatMap(({ why, whyNot, how, caveats }) => [
    ...[...why, ...whyNot, ...how].map(({ text }) => text),
    ...caveats,
  ])
}
