import { access, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { openStoreBench, type StoreBench } from '@ai-etl/runtime/store/fixture.embedded'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serverSettings } from '../settings.ts'
import { type Cleared, clearOld } from './clear.ts'
import { retentionSchema } from './policy.ts'

let bench: StoreBench
beforeAll(async () => {
  bench = await openStoreBench()
})
afterAll(() => bench.close())

const POLICY = retentionSchema.parse({})
const NOTHING: Cleared = {
  runs: 0,
  quarantine: 0,
  jobs: 0,
  uploads: 0,
  unfinishedUploads: 0,
  artifacts: 0,
  metrics: 0,
  deliveries: 0,
  audit: 0,
}
const daysFromNow = (days: number) => new Date(Date.now() + days * 24 * 3600 * 1000)

function clear(at: Date): Promise<Cleared> {
  const root = resolve(import.meta.dirname, '../../../..')
  const settings = serverSettings({ AI_ETL_DATA_DIR: bench.dataDir }, root)
  return clearOld({ database: bench.database, settings }, POLICY, at)
}

const sql = (text: string, values: readonly unknown[] = []) => bench.database.pool.query(text, [...values])
const count = async (table: string) => (await sql(`SELECT count(*) AS rows FROM ${table}`)).rows[0].rows as number

async function addFile(path: string): Promise<() => Promise<boolean>> {
  const file = join(bench.dataDir, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, 'x')
  return () =>
    access(file).then(
      () => true,
      () => false,
    )
}

describe('retention', () => {
  test('removes what is older than the policy allows, with its files, and nothing else', async () => {
    const folder = '20260101-000000-00000001'
    await sql(
      `INSERT INTO runs (project_id, name, trigger, state, finished_at, rejected_rows, run_folder)
       VALUES ($1, 'over', 'manual', 'succeeded', now(), 1, $2), ($1, 'open', 'manual', 'queued', NULL, 0, NULL)`,
      [bench.projectId, folder],
    )
    await sql(
      `INSERT INTO jobs (project_id, kind, state, input, finished_at)
       VALUES ($1, 'profile', 'succeeded', '{}', now()), ($1, 'profile', 'queued', '{}', NULL)`,
      [bench.projectId],
    )
    await sql(
      `INSERT INTO uploads (project_id, file_name, state, path)
       VALUES ($1, 'a.csv', 'complete', 'p/a.csv'), ($1, 'b.csv', 'receiving', 'p/b.part')`,
      [bench.projectId],
    )
    await sql(
      `INSERT INTO artifacts (project_id, name, media_type, bytes, path) VALUES ($1, 'r.pdf', 'a/b', 1, 'artifacts/r.pdf')`,
      [bench.projectId],
    )
    await sql("INSERT INTO metrics (name, value) VALUES ('lag', 1)")
    await sql("INSERT INTO audit_log (action) VALUES ('x')")
    await sql("INSERT INTO login_attempts (key) VALUES ('user:anna')")
    await sql(
      `INSERT INTO sessions (user_id, family, token_hash, expires_at)
       VALUES ($1, gen_random_uuid(), 'a', now() + interval '10 days')`,
      [bench.userId],
    )
    const part = await addFile('runs/20260101-000000-00000002/quarantine/rows')
    const live = { run: '20260101-000000-00000002', parent: folder, process: { pid: 1, started: 'x' } }
    await writeFile(join(bench.dataDir, 'runs/20260101-000000-00000002/live.json'), JSON.stringify(live))
    const rejected = await addFile(`runs/${folder}/quarantine/rows`)
    const log = await addFile(`runs/${folder}/log.ndjson`)
    const complete = await addFile('uploads/p/a.csv')
    const unfinished = await addFile('uploads/p/b.part')
    const report = await addFile('artifacts/r.pdf')

    expect(await clear(daysFromNow(0))).toEqual(NOTHING)
    expect(await Promise.all([rejected(), log(), complete(), unfinished(), report()])).not.toContain(false)
    expect([await count('login_attempts'), await count('sessions')]).toEqual([1, 1])

    expect(await clear(daysFromNow(3))).toEqual({ ...NOTHING, uploads: 1 })
    expect([await complete(), await unfinished()]).toEqual([true, false])
    expect([await count('login_attempts'), await count('sessions')]).toEqual([0, 1])

    expect(await clear(daysFromNow(31))).toEqual({ ...NOTHING, uploads: 1, jobs: 1, metrics: 1 })
    expect([await complete(), await count('sessions')]).toEqual([false, 0])

    expect(await clear(daysFromNow(91))).toMatchObject({ ...NOTHING, runs: 1 })
    expect([await rejected(), await part(), await log(), await report()]).toEqual([false, false, false, true])

    expect(await clear(daysFromNow(1000))).toEqual({ ...NOTHING, artifacts: 1, audit: 1 })
    expect(await report()).toBe(false)
    expect([await count('runs'), await count('jobs')]).toEqual([1, 1])
  })
})
