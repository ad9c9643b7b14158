import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ClickHouseClient, ClickHouseError, ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readState } from './server-state.ts'
import { type AcquiredServer, acquireServer, serverFolder } from './shared-server.ts'

let dataDir: string
let server: AcquiredServer
let client: ClickHouseClient
const clients: ClickHouseClient[] = []

const spec = () => ({
  name: 'clickhouse',
  engine: 'ClickHouse',
  dataDir,
  launcher: new URL('./clickhouse-launcher.ts', import.meta.url),
})

function open(changes: Parameters<typeof createClient>[0] = {}): ClickHouseClient {
  const made = createClient({
    url: `http://127.0.0.1:${server.port}`,
    username: server.user,
    password: server.password,
    log: { level: ClickHouseLogLevel.OFF },
    ...changes,
  })
  clients.push(made)
  return made
}

beforeAll(async () => {
  process.env.AI_ETL_EMBEDDED_GRACE_MS = '300'
  dataDir = await mkdtemp(join(tmpdir(), 'clickhouse-http-'))
  server = await acquireServer(spec())
  client = open()
  await client.command({ query: 'CREATE DATABASE city' })
  await client.command({ query: 'CREATE TABLE city.t (a Int32, b String) ENGINE = MergeTree ORDER BY a' })
})
afterAll(async () => {
  for (const each of clients) await each.close()
  await server.release()
  await rm(dataDir, { recursive: true, force: true, maxRetries: 10 }).catch(() => {})
})

const rows = async (query: string, using = client) =>
  (await (await using.query({ query, format: 'JSONCompactEachRow' })).json<unknown[]>()) as unknown[][]

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof ClickHouseError ? `${error.code} ${error.type}` : String(error)),
  )

/** A request as it stands on the wire. */
function raw(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    const { method = 'POST', headers = {}, body } = options
    const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces).toString() }),
      )
      answer.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
const key = () => ({ 'X-ClickHouse-User': server.user, 'X-ClickHouse-Key': server.password })

describe('the official client', () => {
  test('ping, query, parameters, settings', async () => {
    expect(await client.ping()).toEqual({ success: true })
    const result = await client.query({
      query: "SELECT {text:String} AS text, {n:UInt64} AS n, getSetting('max_threads') AS threads",
      query_params: { text: "it's\n\\ ёж\t", n: '18446744073709551615' },
      clickhouse_settings: { max_threads: 3, output_format_json_quote_64bit_integers: 1 },
      format: 'JSONEachRow',
    })
    const [row] = await result.json<{ threads: unknown }>()
    expect({ ...row, threads: Number(row.threads) }).toEqual({
      text: "it's\n\\ ёж\t",
      n: '18446744073709551615',
      threads: 3,
    })
  })

  const count = (text: string, part: string) => text.split(part).length - 1
  test.each<[format: string, rows: (body: string) => number]>([
    ['JSON', (body) => (JSON.parse(body) as { data: unknown[] }).data.length],
    ['JSONCompact', (body) => (JSON.parse(body) as { data: unknown[] }).data.length],
    ['JSONEachRow', (body) => count(body, '\n')],
    ['CSV', (body) => count(body, '\n')],
    ['CSVWithNames', (body) => count(body, '\n') - count(body, '"number"\n')],
    ['TabSeparated', (body) => count(body, '\n')],
  ])('a result of several blocks as %s is one document', async (format, rowsOf) => {
    const answer = await raw(`/?default_format=${format}`, {
      headers: key(),
      body: 'SELECT number FROM numbers(200000)',
    })
    expect([answer.status, answer.headers['x-clickhouse-format']]).toEqual([200, format])
    expect(rowsOf(answer.body)).toBe(200_000)
  })

  test('inserts objects, streams, and any format, and counts them', async () => {
    await client.command({ query: 'TRUNCATE TABLE city.t' })
    const { summary } = await client.insert({
      table: 'city.t',
      values: [
        { a: 1, b: 'x' },
        { a: 2, b: 'y' },
      ],
      format: 'JSONEachRow',
    })
    expect(summary?.written_rows).toBe('2')
    await client.insert({
      table: 'city.t',
      columns: ['b', 'a'],
      values: Readable.from(['z,3\n', '"q\n",4\n'], { objectMode: false }),
      format: 'CSV',
    })
    await client.command({ query: "INSERT INTO city.t VALUES (5, concat('five', '!')), (6, 'шесть')" })
    expect(await rows('SELECT a, b FROM city.t ORDER BY a')).toEqual([
      [1, 'x'],
      [2, 'y'],
      [3, 'z'],
      [4, 'q\n'],
      [5, 'five!'],
      [6, 'шесть'],
    ])
  })

  test('gzip both ways', async () => {
    const zipped = open({ compression: { request: true, response: true } })
    await client.command({ query: 'TRUNCATE TABLE city.t' })
    await zipped.insert({ table: 'city.t', values: [{ a: 7, b: 'zip'.repeat(1000) }], format: 'JSONEachRow' })
    expect(await rows('SELECT a, length(b) FROM city.t', zipped)).toEqual([[7, 3000]])
  })

  test('an insert larger than the spool flows through a pipe, whole', async () => {
    await client.command({ query: 'CREATE TABLE city.big (a UInt64, b String) ENGINE = Null' })
    await client.command({ query: 'CREATE TABLE city.sums (n UInt64, s UInt64) ENGINE = MergeTree ORDER BY tuple()' })
    await client.command({
      query: 'CREATE MATERIALIZED VIEW city.watch TO city.sums AS SELECT count() AS n, sum(a) AS s FROM city.big',
    })
    const line = `${'x'.repeat(990)}\n`
    const count = 200_000
    function* lines() {
      for (let i = 0; i < count; i += 1000) {
        yield Array.from({ length: 1000 }, (_, j) => `${i + j}\t${line}`).join('')
      }
    }
    await client.insert({
      table: 'city.big',
      values: Readable.from(lines(), { objectMode: false }),
      format: 'TabSeparated',
    })
    expect(await rows('SELECT sum(n), sum(s) FROM city.sums')).toEqual([
      [`${count}`, `${(count * (count - 1)) / 2}`].map(Number),
    ])
    expect(await readdir(join(serverFolder(spec()), 'spool'))).toEqual([])
  })

  test('rows that a client has laid down in the spool are read from there', async () => {
    await client.command({ query: 'TRUNCATE TABLE city.t' })
    const text = (value: string) => Buffer.from([value.length, ...Buffer.from(value)])
    // Native: counts of columns and rows, then by column its name, type and values.
    const block = [Buffer.from([2, 1]), text('a'), text('Int32'), Buffer.from([7, 0, 0, 0])]
    const folder = join(serverFolder(spec()), 'spool')
    const name = randomUUID()
    await writeFile(join(folder, name), Buffer.concat([...block, text('b'), text('String'), text('laid')]))
    const insert = (file: string, format = 'Native') =>
      raw('/', { headers: { ...key(), 'X-AI-ETL-Laid-Down': file }, body: `INSERT INTO city.t FORMAT ${format}` })
    expect((await insert(name)).status).toBe(200)
    expect(await rows('SELECT a, b FROM city.t')).toEqual([[7, 'laid']])

    expect((await insert('../configuration/users.xml')).body).toContain('ACCESS_DENIED')
    expect((await insert(name, 'TSV')).body).toContain('NOT_IMPLEMENTED')
    expect((await insert(randomUUID())).status).not.toBe(200)
    await rm(join(folder, name))
  })

  test('an insert that breaks off inserts nothing', async () => {
    await client.command({ query: 'TRUNCATE TABLE city.t' })
    const abort = new AbortController()
    async function* values() {
      yield '1\ta\n'
      abort.abort()
      await sleep(20)
      yield '2\tb\n'
    }
    const inserted = client.insert({
      table: 'city.t',
      values: Readable.from(values(), { objectMode: false }),
      format: 'TabSeparated',
      abort_signal: abort.signal,
    })
    await expect(inserted).rejects.toThrow(/abort/i)
    await sleep(100)
    expect(await rows('SELECT count() FROM city.t')).toEqual([[0]])
  })

  test('abort ends the statement at the engine', async () => {
    const abort = new AbortController()
    const query = 'SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) = 1'
    const running = client.query({ query, abort_signal: abort.signal })
    await sleep(200)
    abort.abort()
    await expect(running).rejects.toThrow(/abort/i)
    for (let n = 1; n > 0; await sleep(20)) {
      ;[[n]] = (await rows(
        "SELECT count() FROM system.processes WHERE query LIKE '%1000000000000%' AND query NOT LIKE '%processes%'",
      )) as number[][]
    }
  })

  test('statements run at once', async () => {
    const slow = Promise.all(Array.from({ length: 4 }, () => rows('SELECT sleep(2)')))
    let most = 0
    const watch = async () => {
      while (most < 4) {
        const [[n]] = await rows("SELECT count() FROM system.processes WHERE query LIKE 'SELECT sleep(2)%'")
        most = Math.max(most, Number(n))
      }
    }
    await Promise.race([watch(), slow])
    expect(most).toBe(4)
    await slow
  })

  test('USE and SET of one request do not reach another; a session keeps them', async () => {
    await client.command({ query: 'SET max_threads = 7' })
    await client.command({ query: 'CREATE TEMPORARY TABLE mine AS SELECT 1' })
    expect(await codeOf(rows('SELECT * FROM mine'))).toBe('60 UNKNOWN_TABLE')
    const session = open({ session_id: 'one' })
    await session.command({ query: 'CREATE TEMPORARY TABLE mine AS SELECT 5 AS x' })
    expect(await rows('SELECT x FROM mine', session)).toEqual([[5]])
    const inCity = open({ database: 'city' })
    expect(await rows('SELECT currentDatabase()', inCity)).toEqual([['city']])
  })
})

describe('errors', () => {
  test.each([
    ['SELECT * FROM nowhere', '60 UNKNOWN_TABLE'],
    ['SELEC 1', '62 SYNTAX_ERROR'],
    ['SELECT 1; SELECT 2', '62 SYNTAX_ERROR'],
    ['SELECT nothing', '47 UNKNOWN_IDENTIFIER'],
    ['SELECT {a:String}', '456 UNKNOWN_QUERY_PARAMETER'],
    ["INSERT INTO city.t SELECT a, b FROM input('a Int32, b String') FORMAT CSV", '48 NOT_IMPLEMENTED'],
    ['INSERT INTO city.t FORMAT CSV\n1,x\nzwei,y\n', '27 CANNOT_PARSE_INPUT_ASSERTION_FAILED'],
  ])('%s', async (query, code) => {
    expect(await codeOf(client.command({ query }))).toBe(code)
  })

  test('a failure in the middle of an answer reaches the reader with its code', async () => {
    const result = await client.query({
      query: 'SELECT throwIf(number = 900000) FROM numbers(1000000)',
      format: 'JSONEachRow',
    })
    const read = async () => {
      for await (const _ of result.stream()) continue
    }
    expect(await codeOf(read())).toBe('395 FUNCTION_THROW_IF_VALUE_IS_NON_ZERO')
  })

  test('with wait_end_of_query it comes as a status', async () => {
    const answer = await raw('/?wait_end_of_query=1', {
      headers: key(),
      body: 'SELECT throwIf(number = 900000) FROM numbers(1000000) FORMAT CSV',
    })
    expect([answer.status, answer.headers['x-clickhouse-exception-code']]).toEqual([500, '395'])
  })

  test('a wrong password, an unknown user, none at all', async () => {
    expect(await codeOf(rows('SELECT 1', open({ password: 'wrong' })))).toBe('516 AUTHENTICATION_FAILED')
    expect(await codeOf(rows('SELECT 1', open({ username: 'admin' })))).toBe('516 AUTHENTICATION_FAILED')
    expect((await raw('/?query=SELECT+1')).status).toBe(403)
    expect((await raw('/?query=SELECT+1', { headers: key() })).body).toBe('1\n')
  })
})

describe('what statements over HTTP may not do', () => {
  const file = '/etc/hostname'
  test.each([
    `SELECT * FROM file('${file}', 'LineAsString')`,
    `SELECT file('${file}')`,
    `SELECT arrayMap(file, ['${file}'])`,
    `INSERT INTO city.t VALUES (1, file('${file}'))`,
    `SELECT * FROM \`${file}\``,
    `SELECT * FROM fileCluster('default', '${file}')`,
    "SELECT * FROM url('http://127.0.0.1:1/', 'CSV', 'a String')",
    "SELECT * FROM s3('http://127.0.0.1:1/bucket/key.csv', 'CSV', 'a String')",
    "SELECT * FROM remote('127.0.0.1:1', 'system.one')",
    "SELECT * FROM postgresql('127.0.0.1:1', 'd', 't', 'u', 'p')",
    "SELECT * FROM executable('run.sh', 'TSV', 'a String')",
    `CREATE TABLE city.f (a String) ENGINE = File(CSV, '${file}')`,
    "CREATE TABLE city.u (a String) ENGINE = URL('http://127.0.0.1:1/', 'CSV')",
    `CREATE DICTIONARY city.d (k UInt64, v String) PRIMARY KEY k SOURCE(FILE(path '${file}' format 'CSV')) LAYOUT(FLAT()) LIFETIME(0)`,
    "CREATE DATABASE root ENGINE = Filesystem('/')",
    "CREATE TABLE city.s (a Int8) ENGINE = MergeTree ORDER BY a SETTINGS disk = disk(type = local, path = '/tmp/')",
    "BACKUP TABLE city.t TO File('/tmp/backup')",
    'CREATE USER other',
    'CREATE FUNCTION f AS x -> x',
    'SYSTEM SHUTDOWN',
    `SELECT 1 FORMAT Template SETTINGS format_template_row = '${file}'`,
  ])('%s', async (query) => {
    const code = await codeOf(client.command({ query }))
    expect(code).toMatch(/^(497 ACCESS_DENIED|701 CLUSTER_DOESNT_EXIST|1 UNSUPPORTED_METHOD|452 SETTING_CONSTRAINT)/)
  })

  test('an identifier that names the function file', async () => {
    const query = `SELECT arrayMap({f:Identifier}, ['${file}'])`
    const stolen = client.query({ query, query_params: { f: 'file' }, format: 'JSONEachRow' })
    expect(await codeOf(stolen)).toBe('497 ACCESS_DENIED')
  })

  test('an expression behind more Values than are looked through', async () => {
    const many = Array.from({ length: 200_000 }, (_, i) => `(${i}, 'x')`).join(',')
    for (const settings of ['', 'SETTINGS input_format_values_interpret_expressions = 1 ']) {
      const query = `INSERT INTO city.t ${settings}VALUES ${many}, (1, file('${file}'))`
      expect((await raw('/', { headers: key(), body: query })).status).not.toBe(200)
    }
    expect(await rows(`SELECT count() FROM city.t WHERE b NOT IN ('x', 'safe')`)).toEqual([[0]])
  })

  test('INTO OUTFILE and FROM INFILE', async () => {
    const target = join(dataDir, 'stolen')
    expect(await codeOf(client.command({ query: `SELECT 1 INTO OUTFILE '${target}'` }))).toBe('497 ACCESS_DENIED')
    expect(existsSync(target)).toBe(false)
    const query = `INSERT INTO city.t FROM INFILE '${file}' FORMAT CSV`
    expect(await codeOf(client.command({ query }))).toBe('497 ACCESS_DENIED')
  })

  test('a query id is a name for people, not of a file', async () => {
    await client.insert({
      table: 'city.t',
      values: [{ a: 1, b: '' }],
      format: 'JSONEachRow',
      query_id: '../../../escaped',
    })
    expect(existsSync(join(dataDir, 'escaped'))).toBe(false)
  })
})

describe('the child process', () => {
  test('killed, it starts again with what was committed; the last user gone, it stops', async () => {
    const killed = (await readState(serverFolder(spec())))?.server.pid ?? 0
    await client.command({ query: 'TRUNCATE TABLE city.t' })
    await client.insert({ table: 'city.t', values: [{ a: 42, b: 'safe' }], format: 'JSONEachRow' })
    process.kill(killed, 'SIGKILL')
    while (server.running()) await sleep(20)
    await server.release()
    server = await acquireServer(spec())
    client = open()
    expect(await rows('SELECT a, b FROM city.t')).toEqual([[42, 'safe']])

    const pid = (await readState(serverFolder(spec())))?.server.pid ?? 0
    expect(pid).not.toBe(killed)
    await client.close()
    await server.release()
    while (runs(pid)) await sleep(50)
    server = await acquireServer(spec())
    client = open()
    expect(await rows('SELECT count() FROM city.t')).toEqual([[1]])
  })
})

function runs(pid: number): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)])
      .toString()
      .startsWith('Z')
  } catch {
    return false
  }
}
