import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addProject, openStoreBench, type StoreBench } from './fixture.embedded.ts'
import { deleteConnection } from './queries/connections/delete.ts'
import { findSealedConnectionByName } from './queries/connections/find-sealed-by-name.ts'
import { insertConnection } from './queries/connections/insert.ts'
import { setConnectionTest } from './queries/connections/set-test.ts'
import { showConnection } from './queries/connections/show.ts'
import { updateConnection } from './queries/connections/update.ts'
import { showDataset } from './queries/datasets/show.ts'
import { upsertDatasetAtAddress } from './queries/datasets/upsert-at-address.ts'
import { upsertDatasetOfConnection } from './queries/datasets/upsert-of-connection.ts'
import { upsertDatasetOfUpload } from './queries/datasets/upsert-of-upload.ts'
import { insertDesign } from './queries/designs/insert.ts'
import { setDesignExecuted } from './queries/designs/set-executed.ts'
import { showDesign } from './queries/designs/show.ts'
import { findProfileByFingerprint } from './queries/profiles/find-by-fingerprint.ts'
import { insertProfile } from './queries/profiles/insert.ts'
import { activateSecretKey } from './queries/secret-keys/activate.ts'
import { deleteSecretKey } from './queries/secret-keys/delete.ts'
import { listSecretKeys } from './queries/secret-keys/list.ts'
import { deleteStaleUploads } from './queries/uploads/delete-stale.ts'
import { insertUpload } from './queries/uploads/insert.ts'
import { setUploadReceived } from './queries/uploads/set-received.ts'
import { maybe, none, one, rows } from './query.ts'

let bench: StoreBench
let elsewhere: string
beforeAll(async () => {
  bench = await openStoreBench()
  elsewhere = await addProject(bench.database, bench.userId)
  await none(bench.database, activateSecretKey, { keyId: 'first' })
})
afterAll(() => bench.close())

const project = () => ({ projectId: bench.projectId, createdBy: bench.userId })
const connect = (name: string) =>
  maybe(bench.database, insertConnection, {
    ...project(),
    name,
    connector: 'postgresql',
    address: 'postgresql://etl:***@db/city',
    sealed: 'sealed',
    keyId: 'first',
  })
const MEASURED = { schema: null, rows: null, bytes: null }

describe('connections', () => {
  test('have a name of their own in the project, with any letters', async () => {
    expect(await connect('город')).toMatchObject({ name: 'город', testedAt: null, test: null })
    expect(await connect('город')).toBeNull()
    const sealed = await one(bench.database, findSealedConnectionByName, { projectId: bench.projectId, name: 'город' })
    expect(sealed).toMatchObject({ sealed: 'sealed', keyId: 'first' })
  })

  test('forget their test when the address changes, not when the name does', async () => {
    const made = await connect('tested')
    const asked = { projectId: bench.projectId, connectionId: made?.id ?? '' }
    const kept = { name: null, connector: null, address: null, sealed: null, keyId: null }
    await none(bench.database, setConnectionTest, { ...asked, test: { ok: true, steps: [] } })
    await one(bench.database, updateConnection, { ...asked, ...kept, name: 'renamed' })
    expect(await one(bench.database, showConnection, asked)).toMatchObject({ name: 'renamed', test: { ok: true } })
    await one(bench.database, updateConnection, { ...asked, ...kept, address: 'new', sealed: 'new', keyId: 'first' })
    expect(await one(bench.database, showConnection, asked)).toMatchObject({
      address: 'new',
      test: null,
      testedAt: null,
    })
  })
})

describe('datasets', () => {
  test('of a connection are known by their name, and go with it', async () => {
    const { id: connectionId } = (await connect('source')) ?? { id: '' }
    const dataset = { ...project(), connectionId, name: 'public.museums', ...MEASURED }
    const first = await one(bench.database, upsertDatasetOfConnection, { ...dataset, rows: 10 })
    const again = await one(bench.database, upsertDatasetOfConnection, { ...dataset, bytes: 99 })
    expect(again).toMatchObject({ id: first.id, rows: 10, bytes: 99, uploadId: null, address: null })
    expect(await maybe(bench.database, upsertDatasetOfConnection, { ...dataset, projectId: elsewhere })).toBeNull()
    await none(bench.database, deleteConnection, { projectId: bench.projectId, connectionId })
    const asked = { projectId: bench.projectId, datasetId: first.id }
    expect(await maybe(bench.database, showDataset, asked)).toBeNull()
  })

  test('at an address are known by it', async () => {
    const dataset = { ...project(), address: 'examples/city/tickets.csv', name: 'tickets', ...MEASURED }
    const first = await one(bench.database, upsertDatasetAtAddress, dataset)
    expect((await one(bench.database, upsertDatasetAtAddress, dataset)).id).toBe(first.id)
    const other = await one(bench.database, upsertDatasetAtAddress, { ...dataset, projectId: elsewhere })
    expect(other.id).not.toBe(first.id)
  })
})

describe('profiles', () => {
  const profile = { address: 'a.csv', bytes: 10, rows: 2, seconds: 0.5, document: { tables: [] } }

  test('become the last one of their dataset, if that is of the project', async () => {
    const dataset = await one(bench.database, upsertDatasetAtAddress, {
      ...project(),
      address: 'a.csv',
      name: 'a',
      ...MEASURED,
    })
    const made = await one(bench.database, insertProfile, {
      ...project(),
      ...profile,
      datasetId: dataset.id,
      fingerprint: null,
    })
    const asked = { projectId: bench.projectId, datasetId: dataset.id }
    expect(await one(bench.database, showDataset, asked)).toMatchObject({ profileId: made.id })
    const foreign = await one(bench.database, insertProfile, {
      ...profile,
      projectId: elsewhere,
      createdBy: null,
      datasetId: dataset.id,
      fingerprint: null,
    })
    expect(foreign.datasetId).toBeNull()
    expect(await one(bench.database, showDataset, asked)).toMatchObject({ profileId: made.id })
  })

  test('of the same content are found, the newest of the project', async () => {
    const insert = (projectId: string, rowsSeen: number) =>
      one(bench.database, insertProfile, {
        ...profile,
        projectId,
        rows: rowsSeen,
        datasetId: null,
        fingerprint: 'same',
        createdBy: null,
      })
    await insert(bench.projectId, 1)
    await insert(bench.projectId, 2)
    await insert(elsewhere, 3)
    const asked = { projectId: bench.projectId, fingerprint: 'same' }
    expect(await one(bench.database, findProfileByFingerprint, asked)).toMatchObject({
      rows: 2,
      document: { tables: [] },
    })
  })
})

describe('designs', () => {
  test('keep their statements, and where they were executed', async () => {
    const made = await one(bench.database, insertDesign, {
      ...project(),
      profileId: null,
      adviceId: null,
      address: 'a.csv',
      dialect: 'clickhouse',
      checked: 'executed',
      statements: ['CREATE TABLE a (b String DEFAULT \'x, "y"\')', 'SELECT 1'],
      document: {},
    })
    const asked = { projectId: bench.projectId, designId: made.id }
    await one(bench.database, setDesignExecuted, { ...asked, executedOn: 'clickhouse:///city' })
    expect(await one(bench.database, showDesign, asked)).toMatchObject({
      statements: ['CREATE TABLE a (b String DEFAULT \'x, "y"\')', 'SELECT 1'],
      executedOn: 'clickhouse:///city',
      executedAt: expect.any(String),
    })
  })
})

describe('uploads', () => {
  const start = (bytes: number | null) =>
    one(bench.database, insertUpload, {
      ...project(),
      uploadId: randomUUID(),
      fileName: 'Билеты.csv',
      mediaType: 'text/csv',
      bytes,
      path: randomUUID(),
    })

  test('grow until they are complete', async () => {
    const { id } = await start(100)
    const step = (received: number, state: 'receiving' | 'complete') =>
      maybe(bench.database, setUploadReceived, {
        projectId: bench.projectId,
        uploadId: id,
        received,
        bytes: null,
        state,
      })
    expect(await step(40, 'receiving')).toMatchObject({ received: 40, bytes: 100 })
    await expect(step(101, 'receiving')).rejects.toMatchObject({ code: '23514' })
    expect(await step(100, 'complete')).toMatchObject({ state: 'complete' })
    expect(await step(50, 'receiving')).toBeNull()
  })

  test('that nobody goes on with are cleared, with the datasets in them', async () => {
    const { id } = await start(null)
    const dataset = await one(bench.database, upsertDatasetOfUpload, {
      ...project(),
      uploadId: id,
      name: 'x',
      ...MEASURED,
    })
    const never = '2000-01-01T00:00:00Z'
    const always = new Date(Date.now() + 60_000).toISOString()
    const clear = (unfinishedBefore: string) =>
      rows(bench.database, deleteStaleUploads, { completeBefore: never, unfinishedBefore })
    expect(await clear(never)).toEqual([])
    expect(await clear(always)).toContainEqual({ id, path: expect.any(String) })
    expect(await maybe(bench.database, showDataset, { projectId: bench.projectId, datasetId: dataset.id })).toBeNull()
  })
})

describe('keys', () => {
  test('one seals; a retired one stays while anything is sealed with it', async () => {
    await connect('sealed by the first')
    await none(bench.database, activateSecretKey, { keyId: 'second' })
    expect(await rows(bench.database, listSecretKeys, {})).toMatchObject([
      { id: 'second', state: 'active', sealed: 0, retiredAt: null },
      { id: 'first', state: 'retired' },
    ])
    const forget = (keyId: string) => none(bench.database, deleteSecretKey, { keyId })
    await expect(forget('first')).rejects.toThrow(/violates .* foreign key constraint/)
    await none(bench.database, activateSecretKey, { keyId: 'first' })
    expect(await forget('first')).toBe(0)
    expect(await forget('second')).toBe(1)
  })
})
