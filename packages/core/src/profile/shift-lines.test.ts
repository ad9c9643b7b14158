import { expect, test } from 'vitest'
import { openEntries, placeOf } from './entries.ts'
import { shiftLines } from './shift-lines.ts'
import type { ColumnSnapshot } from './snapshot.ts'
import { scanRows } from './testing/profile-rows.ts'

const LONG = 'long '.repeat(10)

function column(): ColumnSnapshot {
  const rows = ['a', 'b', LONG, 'a', '2021-01-01'].map((value) => [value])
  const [snapshot] = scanRows(['text'], rows, { limits: { textBytesPerValue: 20 } }).columns
  if (snapshot === null) throw new Error('a column of the source is scanned')
  return snapshot
}

const places = (snapshot: ColumnSnapshot) =>
  Array.from({ length: snapshot.entries.size }, (_, entry) => placeOf(openEntries(snapshot.entries), entry))

test('lines of entries and of evidence are shifted, and nothing else', () => {
  const shifted = shiftLines(column(), 1000)
  expect(places(column()).map((place) => place?.line)).toEqual([2, 3, 4, 6])
  expect(places(shifted)).toEqual(places(column()).map((place) => place && { ...place, line: place.line + 1000 }))
  const sightings = shifted.direct?.shapes.first.filter((sighting) => sighting !== null)
  expect(sightings).toEqual([expect.objectContaining({ line: 1004, byte: 200, value: LONG })])
  expect({ ...shifted.direct, shapes: null }).toEqual({ ...column().direct, shapes: null })
  expect(shifted.entries.count).toEqual(column().entries.count)
})

test('a part that counts from the file is left as it is', () => {
  const one = column()
  expect(shiftLines(one, 0)).toBe(one)
})
