import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { datasetOf, readAll } from '../tree/test-input.ts'
import { factsOf, factsRead, type Model, models, repeatedPaths } from '../tree/test-model.ts'
import { outcome } from '../tree/test-outcome.ts'
import { xml } from './index.ts'
import { isCharacter } from './text.ts'

// Characters that XML 1.0 allows; texts of white space only would be layout.
const text = fc
  .string({ unit: 'grapheme' })
  .map((value) => [...value].filter((character) => isCharacter(character.codePointAt(0) ?? 0)).join(''))
  .filter((value) => value.trim() !== '' || value === '')

const written = fc.record({
  records: models(text),
  layout: fc.constantFrom('', '\n', '\r\n  '),
  cdata: fc.boolean(),
  chunk: fc.integer({ min: 5, max: 200 }),
})

describe('XML round trips', () => {
  it('gives every value of generated records, however they are written and split', async () => {
    await fc.assert(
      fc.asyncProperty(written, async ({ records, layout, cdata, chunk }) => {
        const contents = document(records, layout, cdata)
        const read = await readAll(xml, datasetOf(contents, { chunk, fragment: 'r.i' }))
        expect(read.rejects).toEqual([])
        expect(read.tables.data).toHaveLength(records.length)
        const rows = repeatedPaths(records)
        expect(factsRead(read)).toEqual(factsOf(records, (path) => rows.has(path)))
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  it('never crashes on damaged input, and reads it alike however it is split', async () => {
    const damaged = fc.record({
      written,
      at: fc.nat(),
      insert: fc.constantFrom('', '<', '>', '</i>', '<i>', '&', '"', '<!--', ']]>', '\u0001', '/', '<x a=', ' '),
      cut: fc.nat({ max: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(damaged, async ({ written: { records, layout, cdata, chunk }, at, insert, cut }) => {
        const sound = document(records, layout, cdata)
        const place = at % sound.length
        const contents = sound.slice(0, place) + insert + sound.slice(place + cut)
        const read = (size?: number) => outcome(xml, contents, { chunk: size, fragment: 'r.i' })
        const whole = await read()
        expect(await read(chunk)).toEqual(whole)
      }),
      { numRuns: 150 },
    )
  }, 60_000)
})

function document(records: readonly Model[], layout: string, cdata: boolean): string {
  return `<r>${records.map((record) => `${layout}${element('i', record, layout, cdata)}`).join('')}${layout}</r>`
}

function element(name: string, value: Model[string], layout: string, cdata: boolean): string {
  if (Array.isArray(value)) return value.map((item) => element(name, item, layout, cdata)).join(layout)
  // An absent element is XML's null.
  if (value === null) return name.startsWith('v') ? `<${name}/>` : ''
  if (typeof value !== 'object') {
    const written = typeof value === 'string' ? value : JSON.stringify(value)
    return `<${name}>${cdata && !written.includes('\r') ? section(written) : escape(written)}</${name}>`
  }
  const members = Object.entries(value).map(([key, member]) => layout + element(key, member, layout, cdata))
  return `<${name}>${members.join('')}${layout}</${name}>`
}

function section(value: string): string {
  return `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

function escape(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;')
}
