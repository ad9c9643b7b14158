import { gzipSync } from 'node:zlib'
import type { Position } from '@ai-etl/core/contracts/batch'
import type { CountedLines, Reject } from '@ai-etl/core/contracts/source'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { readRows, TestFolder } from '../../../test/read.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

/** 10 MB of rows: every 100th has newlines inside quotes, every 1000th is broken. */
function bigTable(): string {
  const lines = ['id,name,note']
  for (let i = 1; lines.length < 100_000; i++) {
    const padding = 'п'.repeat(45)
    if (i % 1000 === 0) lines.push(`${i},"broken \\"quotes\\"",${padding}`)
    else if (i % 100 === 0) lines.push(`${i},"name ${i}\nsecond line, ""quoted""",${padding}`)
    else lines.push(`${i},name ${i},${padding}`)
  }
  return `${lines.join('\n')}\n`
}
const BIG = bigTable()

const place = ({ line, byte, rule }: Reject) => ({ line, byte, rule })

describe('parts of one file', () => {
  it('give what the whole gives: rows, lines, offsets, rejects', async () => {
    const source = await folder.open(folder.write('big.csv', BIG))
    const whole = await readRows(source)
    expect(whole.rejects).toHaveLength(99)
    const parts = await source.parts(3)
    expect(parts).toHaveLength(2)
    const read = []
    for (const part of parts) read.push(await readRows(source, { part }))
    // As texts: comparing a hundred thousand arrays takes seconds.
    expect(read.flatMap((one) => one.rows).join('\n') === whole.rows.join('\n')).toBe(true)
    expect(read.flatMap((one) => one.places).join('\n') === whole.places.join('\n')).toBe(true)
    expect(read.flatMap((one) => one.rejects.map(place))).toEqual(whole.rejects.map(place))
  })

  it('may count lines from their beginning, and tell how many they had', async () => {
    const source = await folder.open(folder.write('big.csv', BIG))
    const whole = await readRows(source)
    let before = 0
    const lines: number[] = []
    for (const part of await source.parts(2)) {
      const counted: CountedLines[] = []
      const read = await readRows(source, { part, lines: 'relative', counted: (told) => counted.push(told) })
      expect(counted).toEqual([{ lines: expect.any(Number), relative: before > 0 }])
      lines.push(...read.rejects.map((reject) => reject.line + before))
      before += counted[0].lines
    }
    expect(lines).toEqual(whole.rejects.map((reject) => reject.line))
    expect(before).toBe(BIG.split('\n').length - 1)
  })

  it('are refused when a row runs over their border', async () => {
    const source = await folder.open(folder.write('big.csv', BIG))
    const part = { file: 0, lastFile: 0, from: 13, line: 2, to: 5000 }
    await expect(readRows(source, { part })).rejects.toMatchObject({ code: 'csv.part-border' })
  })

  it('do not divide what cannot be sought in', async () => {
    const source = await folder.open(folder.write('big.csv.gz', gzipSync(BIG)))
    expect(await source.parts(2)).toHaveLength(1)
  })
})

describe('reading a source', () => {
  const SMALL = Array.from({ length: 40 }, (_, i) => `${i},"value ${i}",${i % 7 === 3 ? 'x,y' : 'z'}`).join('\n')
  const TEXT = `id,value,last\n${SMALL}\n`

  it.each(['resume.csv', 'resume.csv.gz'])('goes on after the position of any batch: %s', async (name) => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `${i},"value ""${i}""",${i % 700 === 3 ? 'x,y' : 'z'}`)
    const text = `id,value,last\n${rows.join('\n')}\n`
    const source = await folder.open(folder.write(name, name.endsWith('gz') ? gzipSync(text) : text))
    const whole = await readRows(source)
    const positions: Position[] = []
    const signal = new AbortController().signal
    for await (const batch of source.batches({ signal, reject: () => {} })) if (batch.next) positions.push(batch.next)
    expect(positions.length).toBeGreaterThan(1)
    for (const from of positions) {
      const rest = await readRows(source, { from })
      const begins = whole.places.length - rest.places.length
      expect(rest.rows).toEqual(whole.rows.slice(begins))
      expect(rest.places).toEqual(whole.places.slice(begins))
    }
  })

  it.each(['records.csv', 'records.csv.gz'])('reads records again, as they stand in the source: %s', async (name) => {
    const source = await folder.open(folder.write(name, name.endsWith('gz') ? gzipSync(BIG) : BIG))
    const { places, rejects } = await readRows(source)
    const begins = [...places.map(([, byte]) => byte), ...rejects.map(({ byte }) => byte), Buffer.byteLength(BIG)]
    begins.sort((a, b) => a - b)
    const bytes = Buffer.from(BIG)
    for (const row of [0, 1, 98, 99, 100, 5000, 5001, 90_000, 40_000, begins.length - 2]) {
      expect(await source.record?.(0, begins[row])).toEqual(bytes.subarray(begins[row], begins[row + 1] - 1))
    }
    expect((await source.record?.(0, begins[99]))?.toString()).toContain('\nsecond line, ""quoted""')
    await source.close()
  })

  it('gives the columns wanted, in their order', async () => {
    const source = await folder.open(folder.write('columns.csv', TEXT))
    const whole = await readRows(source)
    const property = fc.asyncProperty(fc.uniqueArray(fc.nat(2), { minLength: 1 }), async (columns) => {
      const read = await readRows(source, { columns: [columns] })
      expect(read.rows).toEqual(whole.rows.map((row) => columns.map((k) => row[k])))
      expect(read.rejects.map(place)).toEqual(whole.rejects.map(place))
    })
    await fc.assert(property, { numRuns: 20 })
  })

  it('estimates its rows from the first ones', async () => {
    const source = await folder.open(folder.write('big.csv', BIG))
    expect(source.rowsEstimate).toBeGreaterThan(95_000)
    expect(source.rowsEstimate).toBeLessThan(105_000)
    expect((await folder.open(folder.write('limit.csv', TEXT))).rowsEstimate).toBe(40)
    expect((await folder.open(folder.write('none.csv', 'id,name\n'))).rowsEstimate).toBe(0)
  })

  it('stops at the limit', async () => {
    const source = await folder.open(folder.write('limit.csv', TEXT))
    expect((await readRows(source, { limit: 5 })).rows.map(([id]) => id)).toEqual(['0', '1', '2', '4', '5'])
  })

  it('reports its progress up to the size of the file', async () => {
    const source = await folder.open(folder.write('progress.csv.gz', gzipSync(BIG)))
    const seen: number[] = []
    const counted: number[] = []
    const found = await readRows(source, {
      progress: (bytes, rows) => {
        seen.push(bytes)
        counted.push(rows)
      },
    })
    expect(counted.at(-1)).toBe(found.rows.length)
    expect(seen.at(-1)).toBe(source.bytes)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
  })

  it('stops when it is cancelled', async () => {
    const source = await folder.open(folder.write('cancel.csv', TEXT))
    const controller = new AbortController()
    controller.abort()
    await expect(readRows(source, { signal: controller.signal })).rejects.toMatchObject({ code: 'run.cancelled' })
  })

  it('tells what was decided, and that an option decided otherwise', async () => {
    const name = folder.write('decided.csv', 'a;b\n1;2\n')
    const found = await folder.open(name)
    expect(found.decisions.map(({ option }) => option)).toEqual([
      'encoding',
      'delimiter',
      'quote',
      'escape',
      'trim',
      'skip',
      'header',
      'comment',
    ])
    const said = await folder.open(name, { delimiter: ';', encoding: 'utf-8', header: 'true' })
    expect(said.decisions.map(({ option }) => option)).toEqual(['quote', 'escape', 'trim', 'skip', 'comment'])
  })
})
