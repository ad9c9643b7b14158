import { BYTE_CLASS, classOf } from '@ai-etl/core/contracts/batch'
import type { Reject } from '@ai-etl/core/contracts/source'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ByteReader, InputFile } from '../../files/format.ts'
import type { Dialect } from './dialect.ts'
import { STANDARD_DIALECT } from './dialect.ts'
import { readFile } from './read.ts'
import { MAX_ROW_BYTES } from './scanner.ts'

/** A file in memory, whose reader gives at most `piece` bytes at once, every other time as a promise. */
function memoryFile(bytes: Buffer, piece: number): InputFile {
  return {
    path: 'memory.csv',
    bytes: bytes.length,
    modified: '2026-01-01T00:00:00Z',
    localPath: null,
    compression: null,
    encoding: 'utf-8',
    firstByte: 0,
    endByte: bytes.length,
    seekable: true,
    open: async (from = 0) => memoryReader(bytes, from, piece),
  }
}

function memoryReader(bytes: Buffer, from: number, piece: number): ByteReader {
  let position = from
  let reads = 0
  return {
    read(into, offset, length) {
      const got = bytes.copy(into, offset, position, Math.min(bytes.length, position + Math.min(length, piece)))
      position += got
      return reads++ % 2 === 0 ? got : Promise.resolve(got)
    },
    get position() {
      return position
    },
    get consumed() {
      return position
    },
    async close() {},
  }
}

interface Scanned {
  rows: (string | null)[][]
  masks: number[][]
  places: [line: number, byte: number][]
  rejects: Reject[]
}

async function scan(text: string | Buffer, dialect: Dialect, columns: number, chunk: number): Promise<Scanned> {
  const bytes = Buffer.from(text)
  const names = Array.from({ length: columns }, (_, k) => `c${k}`)
  const layout = {
    dialect,
    names,
    header: 0,
    skip: 0,
    dataOffset: 0,
    dataLine: 0,
    rowBytes: null,
    decisions: [],
    confidence: 1,
  }
  const stretch = { file: 0, from: 0, line: 1, to: null }
  const scanned: Scanned = { rows: [], masks: [], places: [], rejects: [] }
  const reject = (one: Reject) => scanned.rejects.push(one)
  const request = { signal: new AbortController().signal, reject }
  for await (const batch of readFile({ file: memoryFile(bytes, chunk), layout }, stretch, request, chunk)) {
    for (let r = 0; r < batch.rows; r++) {
      const indexes = Array.from({ length: columns }, (_, k) => r * columns + k)
      scanned.rows.push(
        indexes.map((i) =>
          batch.mask[i] & BYTE_CLASS.NULL ? null : batch.bytes.toString('utf8', batch.start[i], batch.end[i]),
        ),
      )
      scanned.masks.push(indexes.map((i) => batch.mask[i]))
      scanned.places.push([batch.line[r], batch.offset[r]])
    }
  }
  return scanned
}

const PIECES = [
  ',',
  ';',
  '"',
  '""',
  "'",
  '\n',
  '\r\n',
  '\r',
  '\\',
  ' ',
  'a',
  '1',
  'é',
  'жук',
  '漢字',
  '😀',
  '§',
  '#',
  ', ',
  '||',
  '\0',
]
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''))
const dialects: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', ', ', '||', '§', 'ж', ''),
  quote: fc.constantFrom('"', "'", null),
  doubled: fc.boolean(),
  escape: fc.constantFrom('\\', null),
  strict: fc.boolean(),
  loneCr: fc.boolean(),
  comment: fc.constantFrom('#', null),
  trim: fc.boolean(),
  nulls: fc.constantFrom([], ['a']),
  ragged: fc.constantFrom('reject' as const, 'pad' as const),
  trailing: fc.boolean(),
  blankRows: fc.boolean(),
})

describe('reading rows', () => {
  it('gives the same rows and rejects however the bytes are cut into chunks', async () => {
    const property = fc.asyncProperty(
      texts,
      dialects,
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 30 }),
      async (text, dialect, columns, chunk) => {
        expect(await scan(text, dialect, columns, chunk)).toEqual(await scan(text, dialect, columns, 1 << 16))
      },
    )
    await fc.assert(property, { numRuns: 800 })
  })

  it('loses no byte: rows and rejects lie in order, and what lies between them is blank or comment', async () => {
    const property = fc.asyncProperty(texts, fc.integer({ min: 1, max: 4 }), async (text, columns) => {
      const bytes = Buffer.from(text)
      const { places, rejects } = await scan(text, STANDARD_DIALECT, columns, 1 << 16)
      const begins = [...places.map(([, byte]) => byte), ...rejects.map(({ byte }) => byte)].sort((a, b) => a - b)
      expect(new Set(begins).size).toBe(begins.length)
      expect(bytes.subarray(0, begins[0] ?? bytes.length).toString()).toMatch(/^[\r\n]*$/)
      for (const { byte, raw } of rejects) expect(bytes.subarray(byte, byte + raw.length)).toEqual(raw)
    })
    await fc.assert(property, { numRuns: 500 })
  })

  it('gathers the classes of the bytes of every value', async () => {
    const words = fc.string({
      unit: fc.constantFrom('a', 'G', '1', '-', '.', ':', ' ', 'T', '/', 'ж', 'жуки', '#'),
      maxLength: 6,
    })
    const property = fc.asyncProperty(fc.array(fc.tuple(words, words)), async (rows) => {
      const text = rows.map(([a, b]) => `x${a},"${b}"\n`).join('')
      const { masks } = await scan(text, STANDARD_DIALECT, 2, 64)
      const expected = rows.map(([a, b]) => {
        const first = Buffer.from(`x${a}`)
        const second = Buffer.from(b)
        return [classOf(first, 0, first.length), classOf(second, 0, second.length) | BYTE_CLASS.QUOTED]
      })
      expect(masks).toEqual(expected)
    })
    await fc.assert(property)
  })

  it('counts lines and offsets over newlines inside quotes', async () => {
    const { rows, places } = await scan('a,"x\ny"\r\n\nb,c\n"d","e"', STANDARD_DIALECT, 2, 5)
    expect(rows).toEqual([
      ['a', 'x\ny'],
      ['b', 'c'],
      ['d', 'e'],
    ])
    expect(places).toEqual([
      [1, 0],
      [4, 10],
      [5, 14],
    ])
  })

  const three = (rows: readonly string[]) => rows.map((row) => row.split(','))
  it.each<[string, string, string[][], [number, string, string][]]>([
    [
      'an open quote does not swallow the good rows after it',
      '1,2,3\n4,"5,6\n7,8,9\n10,11,12\n',
      three(['1,2,3', '7,8,9', '10,11,12']),
      [[2, 'csv.quote-open', '4,"5,6']],
    ],
    [
      'an open quote that meets the next quote rows later',
      '1,2,3\n4,"5,6\n7,8,9\n"10",11,12\n',
      three(['1,2,3', '7,8,9', '10,11,12']),
      [[2, 'csv.quote', '4,"5,6']],
    ],
    ['a table inside quotes is a value', '1,2,"3\n4,5,6\n7,8,9"\n', [['1', '2', '3\n4,5,6\n7,8,9']], []],
    [
      'a damaged row takes the tail of its value along',
      '1,"a "b" c\nd,e",2\n4,5,6\n',
      three(['4,5,6']),
      [
        [1, 'csv.quote', '1,"a "b" c'],
        [2, 'csv.quote-inside', 'd,e",2'],
      ],
    ],
    [
      'a row with too many fields over several lines',
      '1,"a\nb",2,3\n4,5,6\n',
      three(['4,5,6']),
      [[1, 'csv.field-count', '1,"a\nb",2,3']],
    ],
  ])('%s', async (_name, text, rows, rejects) => {
    const scanned = await scan(text, STANDARD_DIALECT, 3, 7)
    expect(scanned.rows).toEqual(rows)
    expect(scanned.rejects.map(({ line, rule, raw }) => [line, rule, raw.toString()])).toEqual(rejects)
  })

  it('rejects a row that seems whole because its open quote ran over good rows', async () => {
    const lenient = { ...STANDARD_DIALECT, strict: false }
    const { rows, rejects } = await scan('"1,2,3\n4,",x",9\n5,6,7\n', lenient, 3, 7)
    expect(rows).toEqual([
      ['4', ',x', '9'],
      ['5', '6', '7'],
    ])
    expect(rejects.map(({ line, rule, raw }) => [line, rule, raw.toString()])).toEqual([
      [1, 'csv.quote-open', '"1,2,3'],
    ])
  })

  it('rejects an endless row and goes on after it', async () => {
    const endless = 'x'.repeat(MAX_ROW_BYTES + 10)
    const { rows, rejects } = await scan(`1,2\n${endless},3\n4,5\n6,"${endless}\n7,8\n`, STANDARD_DIALECT, 2, 1 << 23)
    expect(rows.map((row) => row.map((value) => value?.length))).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ])
    expect(rejects.map(({ line, byte, rule, raw }) => [line, byte, rule, raw.length])).toEqual([
      [2, 4, 'csv.row-length', 1_000_000],
      [4, 4 + endless.length + 3 + 4, 'csv.row-length', 1_000_000],
    ])
  })
})
