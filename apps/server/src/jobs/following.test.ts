import { expect, test } from 'vitest'
import { following } from './events.ts'

const event = (id: number, previous: number) => ({ jobId: 'job', id, previous, kind: 'log', data: null })

test.each([
  { what: 'in a chain are taken', heard: [event(3, 0), event(7, 3), event(8, 7)], last: 0, found: [3, 7, 8] },
  { what: 'seen already are passed over', heard: [event(3, 0), event(7, 3), event(8, 7)], last: 7, found: [8] },
  { what: 'behind a gap are left to the database', heard: [event(8, 7)], last: 3, found: null },
  { what: 'with a gap between them are left to the database', heard: [event(7, 3), event(9, 8)], last: 3, found: null },
  { what: 'all seen are nothing new', heard: [event(3, 0)], last: 3, found: null },
  { what: 'that are none are nothing new', heard: [], last: 3, found: null },
])('events $what', ({ heard, last, found }) => {
  expect(following(heard, last)?.map(({ id }) => id) ?? null).toEqual(found)
})
