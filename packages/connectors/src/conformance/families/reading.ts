import { TEST_STEPS } from '@ai-etl/core/contracts/connector'
import type { Part, ReadRequest, Source } from '@ai-etl/core/contracts/source'
import type { PlatformError } from '@ai-etl/core/errors/error'
import { say } from '@ai-etl/core/messages/phrase'
import { scalar } from '@ai-etl/core/types/logical'
import { beforeAll, describe, expect, it } from 'vitest'
import { rowsOf } from '../read-back.ts'
import type { Rig } from '../rig.ts'
import type { Column, Row } from '../store.ts'

const COLUMNS: readonly Column[] = ['id', 'v', 'w'].map((name) => ({ name, type: scalar('string'), nullable: true }))
const ROWS = Array.from({ length: 20_000 }, (_, i): Row => [`r${i}`, `значение ${i}`, i % 3 === 0 ? null : '"x"\n,'])

/** What the contract asks of sources, discovery and connection tests, apart from types. */
export function readingFamily(rig: () => Rig): void {
  describe('reading', () => {
    let table = ''
    beforeAll(async () => {
      table = rig().freshName()
      await rig().store({ table, columns: COLUMNS, rows: ROWS })
    })

    it('takes the columns that are wanted, in their order', async () => {
      const rows = await withSource(rig(), table, async (source) => {
        const names = source.tables[0].columns.map((column) => column.name)
        return texts(source, { columns: [[names.indexOf('w'), names.indexOf('id')]] })
      })
      expect(rows).toEqual(ROWS.map(([id, , w]) => [w, id]))
    })

    it('stops after about as many rows as are wanted', async () => {
      const rows = await withSource(rig(), table, (source) => texts(source, { ...ownColumns(source), limit: 10 }))
      expect(rows.length).toBeGreaterThanOrEqual(10)
      expect(rows.length).toBeLessThan(ROWS.length)
      expect(rows).toEqual(ROWS.slice(0, rows.length))
    })

    it('in parts finds every row once', async () => {
      const rows = await withSource(rig(), table, async (source) => {
        const parts = await source.parts(3)
        expect(parts.length).toBeLessThanOrEqual(3)
        const read = await Promise.all(parts.map((part: Part) => texts(source, { ...ownColumns(source), part })))
        return read.flat()
      })
      expect(byId(rows)).toEqual(byId(ROWS))
    })

    it('goes on behind any batch that says where', async () => {
      await withSource(rig(), table, async (source) => {
        let read = 0
        for await (const batch of source.batches(requestOf(ownColumns(source)))) {
          read += batch.rows
          const { next } = batch
          if (!next) continue
          const rest = await texts(source, { ...ownColumns(source), from: next })
          expect(rest).toEqual(ROWS.slice(read))
          break
        }
      })
    })

    it('stops when it is cancelled', async () => {
      const cancel = new AbortController()
      await withSource(rig(), table, async (source) => {
        const reading = (async () => {
          let rows = 0
          for await (const batch of source.batches({ ...requestOf({}), signal: cancel.signal })) {
            rows += batch.rows
            cancel.abort()
          }
          return rows
        })()
        const outcome = await reading.catch(() => 0)
        expect(outcome).toBeLessThan(ROWS.length)
      })
    })

    it('tells what was written when it is discovered', async () => {
      const found = await rig().connector.discover(rig().container(table), rig().context)
      const wanted = COLUMNS.map((column) => column.name)
      const dataset = found.find(({ name, columns }) => {
        const names = columns.map((column) => column.name)
        return name.includes(table) && wanted.every((one) => names.includes(one))
      })
      expect(dataset).toMatchObject({ kind: expect.stringMatching(/table|file|records/) })
    })

    it('tests its connection step by step', async () => {
      const result = await rig().connector.test(rig().address(table), rig().context)
      const steps = result.steps.map((step) => step.step)
      expect(result.steps.filter((step) => !step.ok || step.message === '')).toEqual([])
      expect(result.ok).toBe(true)
      expect(steps).toEqual(TEST_STEPS.filter((step) => steps.includes(step)))
      expect(steps[0]).toBe('resolve')
      expect(steps.at(-1)).toBe('read')
    })

    it('names what is missing, and the way out', async () => {
      expect(await faultsOfMissing(rig())).toEqual([])
    })
  })
}

/** What is wrong with the answers about a table that is not there. */
async function faultsOfMissing(rig: Rig): Promise<string[]> {
  const missing = rig.address('no_such_thing')
  const opened = rig.connector.open(missing, rig.context, { structure: 'sample' })
  const error = await opened.then(
    () => null,
    (thrown: Error) => thrown,
  )
  if (error?.name !== 'PlatformError') return [`opening gives ${error}`]
  const result = await rig.connector.test(missing, rig.context)
  const last = result.steps.at(-1)
  // A table that a load can make is no failure of its connection, but the test says that it is not there.
  if (result.ok) return 'dialect' in rig.subject && last?.message.includes('no_such_thing') ? [] : ['the test finds it']
  const { code } = error as PlatformError
  return last && !last.ok && last.code === code && last.fix
    ? []
    : [`${code}, but the test says ${JSON.stringify(last)}`]
}

async function withSource<T>(rig: Rig, table: string, use: (source: Source) => Promise<T>): Promise<T> {
  const source = await rig.connector.open(rig.address(table), rig.context, { structure: 'whole' })
  try {
    return await use(source)
  } finally {
    await source.close()
  }
}

/** The columns that the format did not make itself. */
function ownColumns(source: Source): Pick<ReadRequest, 'columns'> {
  return { columns: [COLUMNS.map(({ name }) => source.tables[0].columns.findIndex((column) => column.name === name))] }
}

const requestOf = (changes: Partial<ReadRequest>): ReadRequest => ({
  signal: new AbortController().signal,
  reject: ({ rule, detail }) => expect.fail(`${rule}: ${say(detail, 'en')}`),
  ...changes,
})

async function texts(source: Source, changes: Partial<ReadRequest>): Promise<Row[]> {
  const rows: Row[] = []
  for await (const batch of source.batches(requestOf(changes))) rows.push(...rowsOf(batch))
  return rows
}

const byId = (rows: readonly Row[]) => rows.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))
