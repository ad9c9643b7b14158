import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { preparedCluster, spawnOnData } from './postgresql-cluster.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'metadata-cluster-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What single-user mode prints for statements, one a line. */
async function single(statements: string): Promise<string> {
  const cluster = await preparedCluster(folder, 'a'.repeat(64))
  const child = await spawnOnData(cluster, 'postgres', (data) => ['--single', '-D', data, 'postgres'], {
    stdin: 'pipe',
    output: 'pipe',
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += String(text)))
  child.stdin?.end(statements)
  await once(child, 'close')
  return output
}

const LOOK =
  "SELECT string_agg(datname, ' ' ORDER BY datname) FROM pg_database WHERE datname LIKE 'ai%' OR datname = 'users_own'\n"

test('a cluster of an older version gets the metadata database, once, and keeps what it has', async () => {
  // As it was before there was a metadata database.
  await single('DROP DATABASE ai_etl_metadata\nDROP ROLE etl_metadata\nCREATE DATABASE users_own OWNER etl\n')
  const hba = join(folder, 'data', 'pg_hba.conf')
  await writeFile(hba, 'host all etl 127.0.0.1/32 scram-sha-256\n')
  expect(await single(LOOK)).toContain('"ai_etl_metadata users_own"')
  expect(await readFile(hba, 'utf8')).toContain('host ai_etl_metadata all 127.0.0.1/32 reject')
})

test('one that was interrupted while it got it is finished', async () => {
  await writeFile(join(folder, 'data', 'pg_hba.conf'), 'host all etl 127.0.0.1/32 scram-sha-256\n')
  expect(await single(LOOK)).toContain('"ai_etl_metadata users_own"')
})
