import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FieldEvidence } from './evidence.ts'
import { inferField } from './infer.ts'
import { SHAPE } from './shape.ts'
import { TableEvidence } from './table-evidence.ts'
import { batchOfTexts } from './testing/batch-of-texts.ts'
import { rawValue } from './testing/raw-values.ts'

const column = fc.array(rawValue, { maxLength: 60 })

/** Evidence of a column whose rows are cut into batches at the given places. */
function evidenceOf(values: readonly (string | null)[], cuts: readonly number[] = [], firstRow = 0): FieldEvidence {
  const evidence = new FieldEvidence()
  const places = [0, ...cuts.map((cut) => cut % (values.length + 1)).sort((a, b) => a - b), values.length]
  for (let i = 0; i + 1 < places.length; i++) {
    const rows = values.slice(places[i], places[i + 1]).map((value) => [value])
    evidence.add(batchOfTexts(rows, 1, firstRow + places[i]), 0)
  }
  return evidence
}

function plain(evidence: FieldEvidence): unknown {
  const json = evidence.toJSON()
  const byKey = (a: { key: number }, b: { key: number }) => a.key - b.key
  return JSON.parse(
    JSON.stringify({
      ...json,
      zones: [...json.zones].sort(([a], [b]) => a - b),
      numbers: [...json.numbers].sort(byKey),
      dates: [...json.dates].sort(byKey),
    }),
  )
}

describe('evidence of a column', () => {
  it('does not depend on where batches are cut', () => {
    fc.assert(
      fc.property(column, fc.array(fc.nat(), { maxLength: 4 }), (values, cuts) => {
        expect(plain(evidenceOf(values, cuts))).toEqual(plain(evidenceOf(values)))
      }),
    )
  })

  it('merges parts into the whole, in either order', () => {
    fc.assert(
      fc.property(column, column, (left, right) => {
        const whole = plain(evidenceOf([...left, ...right]))
        const forward = evidenceOf(left)
        forward.merge(evidenceOf(right, [], left.length))
        const backward = evidenceOf(right, [], left.length)
        backward.merge(evidenceOf(left))
        expect(plain(forward)).toEqual(whole)
        expect(plain(backward)).toEqual(whole)
      }),
    )
  })

  it('crosses threads as JSON', () => {
    fc.assert(
      fc.property(column, (values) => {
        const evidence = evidenceOf(values)
        const again = FieldEvidence.fromJSON(JSON.parse(JSON.stringify(evidence)))
        expect(plain(again)).toEqual(plain(evidence))
        expect(inferField(again, { name: 'value' })).toEqual(inferField(evidence, { name: 'value' }))
      }),
    )
  })

  it('counts each value under one shape, with its first and last place', () => {
    const evidence = evidenceOf(['1', 'x', null, '2', 'z', '03'])
    expect(evidence.count(SHAPE.INTEGER)).toBe(2)
    expect(evidence.count(SHAPE.PADDED)).toBe(1)
    expect(evidence.count(SHAPE.NULL)).toBe(1)
    expect(evidence.first(SHAPE.TEXT)).toEqual({ file: 0, line: 3, byte: 10, value: 'x' })
    expect(evidence.last(SHAPE.TEXT)).toEqual({ file: 0, line: 6, byte: 40, value: 'z' })
    expect(evidence.first(SHAPE.UUID)).toBeNull()
  })

  it('measures lengths in bytes and characters', () => {
    const { lengths } = evidenceOf(['ab', 'Ёж', 'Москва', '😀', null])
    expect(lengths).toMatchObject({
      values: 4,
      bytes: 22,
      minBytes: 2,
      maxBytes: 12,
      minCharacters: 1,
      maxCharacters: 6,
    })
  })

  it('orders numbers beyond 2^53 exactly', () => {
    const evidence = evidenceOf(['9007199254740993', '9007199254740992', '-9007199254740993', '-9007199254740992', '5'])
    expect(evidence.integers.toJSON()).toEqual(['-9007199254740993', '9007199254740993'])
  })

  it('takes tables block by block as columns one by one', () => {
    const rows = Array.from({ length: 200 }, (_, row) => [String(row), row % 3 === 0 ? null : `n${row}`])
    const batch = batchOfTexts(rows, 2)
    const table = new TableEvidence(2)
    table.add(batch)
    const columns = [0, 1].map((column) => {
      const evidence = new FieldEvidence()
      evidence.add(batch, column)
      return plain(evidence)
    })
    expect(table.fields.map(plain)).toEqual(columns)
  })
})

describe('what excludes a type', () => {
  it('names the first offenders and their count where nearly all values fit', () => {
    const dates = Array.from({ length: 1000 }, (_, i) => `2021-01-${String((i % 28) + 1).padStart(2, '0')}`)
    dates[300] = 'скоро'
    dates[700] = '2021-02-30'
    const inference = inferField(evidenceOf(dates), { name: 'day' })
    expect(inference.type.kind).toBe('string')
    expect(inference.ruledOut).toEqual([{ type: 'date', line: 302, value: 'скоро', count: 2 }])
  })

  it('tells which value decided between integers and decimals', () => {
    const inference = inferField(evidenceOf(['1', '2', '3.5']), { name: 'n' })
    expect(inference.ruledOut).toEqual([{ type: 'int64', line: 4, value: '3.5', count: 1 }])
  })

  it('says that leading zeros exclude integers', () => {
    const inference = inferField(evidenceOf(['7701234567', '0415706141', '0415706142']), { name: 'code' })
    expect(inference.ruledOut).toEqual([{ type: 'int64', line: 3, value: '0415706141', count: 2 }])
  })

  it('says that day and month are ambiguous, and between what', () => {
    const inference = inferField(evidenceOf(['01/02/2021', '03/04/2021']), { name: 'd' })
    expect(inference.ambiguous).toEqual({
      kind: 'day-month',
      type: { kind: 'date' },
      forms: [
        { reading: { kind: 'date', order: 'dmy', separator: '/' } },
        { reading: { kind: 'date', order: 'mdy', separator: '/' } },
      ],
      first: { file: 0, line: 2, byte: 0, value: '01/02/2021' },
    })
  })
})
