import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FieldProfile, Profile } from '@ai-etl/core/documents/profile'
import { profileSchema } from '@ai-etl/core/documents/profile'
import { profileAgain } from '@ai-etl/core/messages/profile-again'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ContextSettings } from '../context.ts'
import type { ProfileOptions } from './profile.ts'
import { profileDataset, profileDatasets } from './profile.ts'

let folder: string
let settings: ContextSettings

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'profile-'))
  settings = {
    dataDir: join(folder, 'data'),
    workingDir: folder,
    fileRoots: null,
    lang: 'en',
    environment: {},
    // The composition root's choice of connectors, by its place: the runtime itself knows none.
    connectorsModule: new URL('../../../connectors/src/index.ts', import.meta.url).href,
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const quiet = () => ({ signal: new AbortController().signal, progress: () => undefined })
const profile = (address: string, options: ProfileOptions = {}) => profileDataset(address, settings, options, quiet())

const ROWS = 60_000
const HEADER = 'id;created;day;price;amount;category;code;flag;note;key'
const SQL_TYPES =
  "{id: 'BIGINT', created: 'TIMESTAMP', day: 'DATE', price: 'DECIMAL(12,2)', amount: 'DOUBLE', category: 'VARCHAR', code: 'VARCHAR', flag: 'BOOLEAN', note: 'VARCHAR', key: 'UUID'}"

/** Rows of every type, with gaps, repetitions, quotes, and line breaks within values; the same each time. */
function row(i: number): string {
  const random = (n: number) => (Math.imul(i + 1, 0x9e3779b1) >>> 8) % n
  const instant = new Date(Date.UTC(2023, 0, 1) + i * 61_000).toISOString().slice(0, 19).replace('T', ' ')
  const hex = (i * 2_654_435_761).toString(16).padStart(12, '0').slice(-12)
  return [
    i - 100,
    instant,
    i % 11 === 0 ? '' : instant.slice(0, 10),
    (random(200_000) / 100).toFixed(2),
    i % 5 === 0 ? '' : (random(1000) / 7).toExponential(6),
    ['Музей', 'Театр', 'Парк "Кусково"', 'Цирк'][random(4)].replace(
      /^(.*".*)$/,
      (text) => `"${text.replaceAll('"', '""')}"`,
    ),
    String(random(5000)).padStart(6, '0'),
    i % 3 === 0 ? 'true' : 'false',
    i % 100 === 0 ? `"line ${random(50)}\nsecond; third"` : `note ${random(300)}`,
    `6f9619ff-8b86-d011-b42d-${hex}`,
  ].join(';')
}

async function table(name: string, rows: readonly string[], header = HEADER): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, `${[header, ...rows].join('\n')}\n`)
  return file
}

interface Truth {
  readonly nulls: number
  readonly distinct: number
  readonly min: string | null
  readonly max: string | null
  readonly commonest: number
  readonly longest: number
}

async function truthOf(file: string): Promise<Map<string, Truth>> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    await connection.run(
      `CREATE TABLE t AS FROM read_csv('${file}', delim=';', header=true, quote='"', escape='"', columns=${SQL_TYPES})`,
    )
    const truth = new Map<string, Truth>()
    for (const column of HEADER.split(';')) {
      const reader = await connection.runAndReadAll(`
        SELECT count(*) - count("${column}"), count(DISTINCT "${column}"), min("${column}")::VARCHAR, max("${column}")::VARCHAR,
          (SELECT max(c) FROM (SELECT count(*) c FROM t WHERE "${column}" IS NOT NULL GROUP BY "${column}")),
          max(length("${column}"::VARCHAR))
        FROM t`)
      const [nulls, distinct, min, max, commonest, longest] = reader.getRowsJson()[0] as (string | null)[]
      truth.set(column, {
        nulls: Number(nulls),
        distinct: Number(distinct),
        min,
        max,
        commonest: Number(commonest),
        longest: Number(longest),
      })
    }
    return truth
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** Canonical text as DuckDB writes it. */
function asDuckDb({ type }: FieldProfile, text: string | null): string | number | null {
  if (text === null) return null
  if (type === 'float64') return Number(text)
  return type.startsWith('decimal') ? Number(text).toFixed(2) : text.replace('T', ' ')
}

describe('every fact of a generated CSV equals what DuckDB counts', () => {
  let document: Profile
  let fields: FieldProfile[]
  let truth: Map<string, Truth>

  beforeAll(async () => {
    const file = await table(
      'facts.csv',
      Array.from({ length: ROWS }, (_, i) => row(i)),
    )
    truth = await truthOf(file)
    document = await profile(file)
    fields = document.tables[0].fields
  })

  test('the document is valid and knows its rows', () => {
    expect(profileSchema.parse(document)).toEqual(document)
    expect(document).toMatchObject({ rows: ROWS, rejectedCount: 0, sampled: false })
  })

  test.each(HEADER.split(';'))('%s', (column) => {
    const field = fields.find(({ name }) => name === column)
    const expected = truth.get(column)
    if (!field || !expected) throw new Error(`no ${column}`)
    expect(field.nulls).toBe(expected.nulls)
    expect(field.distinct).toEqual({ value: expected.distinct, exact: true })
    expect(field.unique).toBe(expected.distinct === ROWS)
    const [min, max] = [asDuckDb(field, field.min), asDuckDb(field, field.max)]
    expect(min).toEqual(field.type === 'float64' ? Number(expected.min) : expected.min)
    expect(max).toEqual(field.type === 'float64' ? Number(expected.max) : expected.max)
    expect(field.top[0].count).toBe(expected.commonest)
    // DuckDB measures other types by its own way of writing them.
    const longest = field.type === 'string' ? expected.longest : field.evidence.maxLength
    expect(field.evidence.maxLength).toBe(longest)
  })

  test('types are those that the values prove', () => {
    expect(Object.fromEntries(fields.map(({ name, type }) => [name, type]))).toMatchObject({
      id: 'int32',
      created: 'timestamp',
      day: 'date',
      price: expect.stringMatching(/^decimal\(\d+,2\)$/),
      amount: 'float64',
      category: 'string',
      code: 'string',
      flag: 'bool',
      note: 'string',
      key: 'uuid',
    })
  })
})

describe('a whole document', () => {
  test('keys, dependences, time axis and growth', async () => {
    const rows = Array.from({ length: 2000 }, (_, i) => {
      const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(i / 20))).toISOString().slice(0, 10)
      return `${i + 1};${day}T10:00:00;${i % 20};hall ${i % 20}`
    })
    const file = await table('visits.csv', rows, 'visit_id;created;spot_id;spot_name')
    const { tables, growth } = await profile(file)
    expect(tables[0].keys[0]).toMatchObject({ columns: ['visit_id'], exact: true })
    expect(tables[0].dependences).toContainEqual({ from: ['spot_id'], to: 'spot_name', exact: true, violations: 0 })
    expect(tables[0].duplicates).toEqual({ rows: 0, exact: true })
    expect(tables[0].timeAxis).toMatchObject({
      column: 'created',
      from: '2024-01-01T10:00:00',
      to: '2024-04-09T10:00:00',
    })
    expect(growth?.rowsPerDay).toBeCloseTo(20.2, 1)
  })

  test('rejected rows are counted and placed, and take part in nothing', async () => {
    const file = await table('broken.csv', ['1;a', '2;"b"x', '3;c', '4;d;e'], 'id;text')
    const document = await profile(`${file}?quote=%22`)
    expect(document).toMatchObject({ rows: 2, rejectedCount: 2 })
    expect(document.rejected.map(({ line }) => line)).toEqual([3, 5])
    expect(document.tables[0].fields[0]).toMatchObject({ name: 'id', distinct: { value: 2 }, max: '3' })
  })

  test('lines count from the file’s beginning in every part of it', async () => {
    const rows = Array.from({ length: 90_000 }, (_, i) => `${i};${i === 80_000 ? ' far' : 'near'};${'x'.repeat(90)}`)
    rows[100] = '100;"two\nlines";x'
    rows[85_000] = '85000;too few'
    const document = await profile(await table('far.csv', rows, 'id;place;padding'))
    // The header and the value of two lines come before.
    expect(document.rejected).toMatchObject([{ line: 85_000 + 3, rule: 'csv.field-count' }])
    const stray = document.tables[0].fields[1].issues.find((issue) => issue.rule === 'stray-space')
    expect(stray?.examples).toMatchObject([{ value: ' far', line: 80_000 + 3 }])
  })

  test('examples from several files name theirs', async () => {
    await table('halls-1.csv', ['1;Кусково', '2;Музей'], 'id;hall')
    await table('halls-2.csv', ['3;Музей', '4;Малый  театр'], 'id;hall')
    const { tables } = await profile(join(folder, 'halls-*.csv'))
    const hall = tables[0].fields.find(({ name }) => name === 'hall')
    expect(hall?.issues.filter(({ rule }) => rule === 'stray-space')).toMatchObject([
      { examples: [{ value: 'Малый  театр', line: 3, file: join(folder, 'halls-2.csv') }] },
    ])
  })

  test('a sample says that it is one', async () => {
    const file = await table(
      'sampled.csv',
      Array.from({ length: ROWS }, (_, i) => row(i)),
    )
    const document = await profile(file, { sample: 1000 })
    expect(document.sampled).toBe(true)
    expect(document.rows).toBeGreaterThanOrEqual(1000)
    expect(document.rows).toBeLessThan(ROWS)
    expect(document.growth).toBeNull()
  })

  test('personal values stay out of the whole document, unless asked for', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => `${i};7916${1_000_000 + i * 7};Иванов Иван`)
    const file = await table('people.csv', rows, 'id;client_phone;client_name')
    const hidden = JSON.stringify(await profile(file))
    expect(hidden).not.toMatch(/7916\d{7}|Иванов/)
    expect(JSON.stringify(await profile(file, { showPersonal: true }))).toMatch(/7916\d{7}.*Иванов|Иванов.*7916\d{7}/s)
  })

  test('nested input has a table a level, and the relations between them', async () => {
    const records = Array.from({ length: 50 }, (_, i) => ({ id: i, tags: [{ name: `a${i % 3}` }, { name: 'b' }] }))
    const file = join(folder, 'nested.json')
    await writeFile(file, JSON.stringify(records))
    const { tables, relations, rows } = await profile(file)
    expect(rows).toBe(50)
    expect(tables.map(({ name, parent, rows: count }) => [name, parent, count])).toEqual([
      ['nested', null, 50],
      ['nested__tags', 'nested', 100],
    ])
    expect(relations).toContainEqual({
      from: { table: 'nested__tags', columns: ['_parent_id'] },
      to: { table: 'nested', columns: ['_id'] },
      matched: 1,
      exact: true,
    })
  })

  test('datasets given together: the likely foreign key between them', async () => {
    const museums = await table(
      'museums.csv',
      Array.from({ length: 50 }, (_, i) => `77${10_000_000 + i};museum ${i}`),
      'inn;title',
    )
    const sold = await table(
      'sold.csv',
      Array.from({ length: 500 }, (_, i) => `${i};77${10_000_000 + (i % 45)}`),
      'ticket;museum_inn',
    )
    const [first] = await profileDatasets([sold, museums], settings, {}, quiet())
    expect(first.relations).toEqual([
      {
        from: { table: 'sold', columns: ['museum_inn'] },
        to: { table: 'museums', columns: ['inn'] },
        matched: 1,
        exact: true,
      },
    ])
  })

  test('an empty table is a profile of nothing', async () => {
    const file = await table('empty.csv', [], 'a;b')
    const document = await profile(file)
    expect(document.rows).toBe(0)
    expect(document.tables[0].fields.map(({ name, nulls, distinct }) => [name, nulls, distinct.value])).toEqual([
      ['a', 0, 0],
      ['b', 0, 0],
    ])
  })
})

test('what cannot be read is refused with its reason', async () => {
  await expect(profile(join(folder, 'absent.csv'))).rejects.toMatchObject({ code: 'file.missing' })
})

test('aborting ends a profile early', async () => {
  const file = await table(
    'aborted.csv',
    Array.from({ length: ROWS }, (_, i) => row(i)),
  )
  const controller = new AbortController()
  const work = profileDataset(file, settings, {}, { signal: controller.signal, progress: () => controller.abort() })
  await expect(work).rejects.toMatchObject({ code: 'run.cancelled' })
})

test('a value that runs over the border between two readers is read whole, by one', async () => {
  const rows = (from: number) =>
    Array.from({ length: 130_000 }, (_, i) => `${from + i};plain text of a row;z`).join('\n')
  const letter = 'looks;like;rows\n'.repeat(200_000)
  await writeFile(join(folder, 'letter.csv'), `id;note;last\n${rows(0)}\n130000;"${letter}";z\n${rows(130_001)}\n`)
  const { rows: read, rejectedCount } = await profile('letter.csv')
  expect([read, rejectedCount]).toEqual([260_001, 0])
})

describe('a profile that was measured in one language', () => {
  const city = (name: string) => join(import.meta.dirname, '../../../../examples/city', name)
  test.each(['tickets.csv', 'register.json', 'cadastre.xml'])('is said in the other one: %s', async (name) => {
    const english = await profile(city(name))
    const russian = await profileDataset(city(name), { ...settings, lang: 'ru' }, {}, quiet())
    const same = { seconds: 0 }
    expect({ ...profileAgain(english, 'ru'), ...same }).toEqual({ ...russian, ...same })
    expect({ ...profileAgain(russian, 'en'), ...same }).toEqual({ ...english, ...same })
  })

  test('an earlier version kept words alone: what they tell without parameters is said again', async () => {
    const english = await profile(city('tickets.csv'))
    const kept = JSON.parse(JSON.stringify(english, (key, value: unknown) => (key === 'says' ? undefined : value)))
    const [before, after] = [kept as Profile, profileAgain(kept as Profile, 'ru')]
    expect(after.rejected).toEqual(before.rejected)
    expect(before.tables[0].keys[0].verdict).toMatch(/^All values differ/)
    expect(after.tables[0].keys[0].verdict).toMatch(/^Все значения различны/)
  })
})
