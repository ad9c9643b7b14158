import type { Fragment } from '../fragment.ts'
import { atom, fill } from '../fragment.ts'
import { LAST_YEAR, type ZoneRules, zoneRules } from '../zone-changes.ts'

/**
 * Zones without the tables of zones that many servers lack: the changes of a zone's clocks stand in the statement. Of
 * zones that change their clocks every year, moments behind the last year that is known are an error.
 */

/** What clocks of a zone show at a moment, as a time without one. */
export function clockIn(moment: Fragment, zone: string): Fragment {
  return shifted('+', moment, zoneRules(zone), 0)
}

/**
 * The moment at which clocks of a zone show this: what they show twice is the later one, what they skip is read by the
 * offset before.
 */
export function momentIn(clock: Fragment, zone: string): Fragment {
  return shifted('-', clock, zoneRules(zone), 1)
}

/** How far clocks of a zone are ahead at a moment, as texts have it: `+03`, `+05:30`. */
export function offsetText(moment: Fragment, zone: string): Fragment {
  return chosen(moment, zoneRules(zone), 0, (offset) => `'${writtenOffset(offset)}'`)
}

function shifted(sign: '+' | '-', given: Fragment, rules: ZoneRules, shown: 0 | 1): Fragment {
  if (rules.changes.length === 0 && rules.first === 0) return given
  return fill(`$1 ${sign} INTERVAL $2 SECOND`, [given, chosen(given, rules, shown, String)])
}

/**
 * A value by the offset that holds: INTERVAL() counts the changes before, and looks at what is given but once.
 * @param shown 1 where what is given is what clocks show: both of a change that puts them forth and of one that puts them
 *   back, the new offset holds from what they show behind it
 */
function chosen(
  given: Fragment,
  { first, changes, endless }: ZoneRules,
  shown: 0 | 1,
  write: (offset: number) => string,
): Fragment {
  if (changes.length === 0) return atom(write(first))
  const offsets = [first, ...changes.map(({ offset }) => offset)].map(write)
  const moments = changes.map(({ at, offset }) => digits(at + shown * offset))
  // What lies behind the last year has no offset, and is an error instead of NULL.
  const end = endless ? [`${LAST_YEAR}0101000000`] : []
  const beyond = endless ? ['exp(1000 + length($1))'] : []
  const places = `interval(floor($1 + 0), ${[...moments, ...end].join(', ')}) + 1`
  return fill(`elt(${places}, ${[...offsets, ...beyond].join(', ')})`, [given])
}

/** A second from 1970 as MySQL writes a moment for a number: `20240229101112`. */
function digits(second: number): string {
  return new Date(second * 1000).toISOString().slice(0, 19).replaceAll(/\D/g, '')
}

function writtenOffset(offset: number): string {
  const size = Math.abs(offset)
  const parts = [Math.floor(size / 3600), Math.floor(size / 60) % 60, size % 60].map((part) =>
    String(part).padStart(2, '0'),
  )
  return `${offset < 0 ? '-' : '+'}${parts.join(':').replace(/(:00){1,2}$/, '')}`
}
