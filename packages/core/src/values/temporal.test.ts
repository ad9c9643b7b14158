import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isoDays, isoMoment, MOMENT, moment, timeAndZone } from './temporal.ts'

/** What a reader of a text finds: the kind, and what it leaves in `moment`. */
function foundBy(read: (bytes: Buffer) => number, text: string) {
  Object.assign(moment, { seconds: 0, micros: 0, fractionDigits: 0, mend: false, twelveHours: false })
  const kind = read(Buffer.from(text))
  const zone = kind === MOMENT.TIMESTAMPTZ ? { zone: moment.zoneMinutes } : {}
  const { seconds, micros, fractionDigits, mend, twelveHours } = moment
  return kind === MOMENT.NONE ? { kind } : { kind, seconds, micros, fractionDigits, mend, twelveHours, ...zone }
}

const digit = fc.integer({ min: 0, max: 9 }).map(String)
const pair = fc.tuple(digit, digit).map((digits) => digits.join(''))
const clock = fc.tuple(pair, pair, pair).map((parts) => parts.join(':'))
const fraction = fc.array(digit, { maxLength: 8 }).map((digits) => (digits.length === 0 ? '' : `.${digits.join('')}`))
const zone = fc.oneof(
  fc.constantFrom('', 'Z', ' Z', '+03', '+0300', '+16:00', '-00:61', '.', ' PM', 'z'),
  fc.tuple(fc.constantFrom('+', '-', ' +'), pair, pair).map(([sign, hours, minutes]) => `${sign}${hours}:${minutes}`),
)

test('the form that programs write is read as any other form', () => {
  fc.assert(
    fc.property(clock, fraction, zone, fc.constantFrom('T', ' '), (time, behind, offset, separator) => {
      const text = `2021-08-18${separator}${time}${behind}${offset}`
      const slowly = (bytes: Buffer) => timeAndZone(bytes, 11, bytes.length, isoDays(bytes, 0))
      expect(foundBy((bytes) => isoMoment(bytes, 0, bytes.length), text)).toEqual(foundBy(slowly, text))
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['2021-08-18T16:01:14.583+03:00', MOMENT.TIMESTAMPTZ, 1_629_291_674, 583_000],
  ['1969-12-31 23:59:59.5', MOMENT.TIMESTAMP, -1, 500_000],
  ['2021-08-18T16:01:14Z', MOMENT.TIMESTAMPTZ, 1_629_302_474, 0],
  ['2021-08-18T24:00:00', MOMENT.NONE, null, null],
  ['2021-08-18T16:01:1x', MOMENT.NONE, null, null],
])('%s', (text, kind, seconds, micros) => {
  const bytes = Buffer.from(text)
  const found = isoMoment(bytes, 0, bytes.length)
  const parts = seconds === null ? [null, null] : [moment.seconds, moment.micros]
  expect([found, ...parts]).toEqual([kind, seconds, micros])
})
