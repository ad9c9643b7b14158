import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { datasetOf, readAll } from '../tree/test-input.ts'
import { factsOf, factsRead, models } from '../tree/test-model.ts'
import { outcome } from '../tree/test-outcome.ts'
import { json } from './index.ts'

const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('\u0000', '"\\/\b\f\n\r\t', '😀'))

describe('JSON against JSON.parse', () => {
  it('gives every value of generated records, however they are written and split', async () => {
    const written = fc.record({
      records: models(text),
      indent: fc.constantFrom(undefined, 1, '\t'),
      lines: fc.boolean(),
      escaped: fc.boolean(),
      chunk: fc.integer({ min: 5, max: 200 }),
    })
    await fc.assert(
      fc.asyncProperty(written, async ({ records, indent, lines, escaped, chunk }) => {
        const plain = lines
          ? records.map((record) => JSON.stringify(record)).join('\n')
          : JSON.stringify(records, null, indent)
        const contents = escaped ? plain.replace(/[^ -~\s]/g, escape) : plain
        const parsed = lines ? contents.split('\n').map((line) => JSON.parse(line)) : JSON.parse(contents)
        // A lone line of an object with one large array would be taken for that array.
        const fragment = lines && records.length === 1 ? '.' : undefined
        const read = await readAll(json, datasetOf(contents, { chunk, fragment }))
        expect(read.rejects).toEqual([])
        expect(read.tables.data).toHaveLength(records.length)
        expect(factsRead(read)).toEqual(factsOf(parsed, () => true))
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  it('never crashes on damaged input, and reads it alike however it is split', async () => {
    const damaged = fc.record({
      records: models(text),
      at: fc.nat(),
      insert: fc.constantFrom('', '"', '{', '}', '[', ']', ',', ':', '\\', '\n', '\u0001', 'x', 'nul'),
      cut: fc.nat({ max: 3 }),
      chunk: fc.integer({ min: 5, max: 100 }),
    })
    await fc.assert(
      fc.asyncProperty(damaged, async ({ records, at, insert, cut, chunk }) => {
        const sound = JSON.stringify(records)
        const place = at % sound.length
        const contents = sound.slice(0, place) + insert + sound.slice(place + cut)
        const read = (size?: number) => outcome(json, contents, { chunk: size })
        const whole = await read()
        expect(await read(chunk)).toEqual(whole)
      }),
      { numRuns: 150 },
    )
  }, 60_000)
})

function escape(character: string): string {
  return character.length === 1
    ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
    : [...Array(character.length).keys()].map((i) => escape(character[i])).join('')
}
