/** A change of a zone's clocks: from this moment on (seconds from 1970 UTC) they are so many seconds ahead of UTC. */
export interface ZoneChange {
  readonly at: number
  readonly offset: number
}

export interface ZoneRules {
  /** Seconds ahead of UTC before the first change: the sun's time of the place, mostly. */
  readonly first: number
  readonly changes: readonly ZoneChange[]
  /** Whether clocks still change when the last year is over, so that nothing is known of later ones. */
  readonly endless: boolean
}

/** Clocks of zones began to be set before 1850; what is decided of the future changes anyway. */
const FROM = Date.UTC(1840, 0, 1) / 1000
const DAY = 86_400
/** Two changes never stood nearer to each other than some weeks. */
const STEP = 10 * DAY
/** Years for which changes are looked up: up to this one, not included. */
export const LAST_YEAR = 2101
const TO = Date.UTC(LAST_YEAR, 0, 1) / 1000

const known = new Map<string, ZoneRules>()

/** When clocks of an IANA zone were and will be changed, as JavaScript's own tables have it. @throws RangeError for no zone */
export function zoneRules(zone: string): ZoneRules {
  const found = known.get(zone) ?? lookedUp(zone)
  known.set(zone, found)
  return found
}

function lookedUp(zone: string): ZoneRules {
  const offsetAt = offsetsOf(zone)
  const first = offsetAt(FROM)
  const changes: ZoneChange[] = []
  let offset = first
  for (let from = FROM; from < TO; from += STEP) {
    const next = offsetAt(from + STEP)
    if (next === offset) continue
    changes.push({ at: changeBetween(offsetAt, from, from + STEP), offset: next })
    offset = next
  }
  const last = changes.at(-1)
  return { first, changes, endless: last !== undefined && last.at > TO - 2 * 366 * DAY }
}

/** The second at which the offset changes, found by halving. */
function changeBetween(offsetAt: (second: number) => number, from: number, to: number): number {
  const before = offsetAt(from)
  let [low, high] = [from, to]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle) === before) low = middle
    else high = middle
  }
  return high
}

/** Seconds that clocks of a zone are ahead of UTC, by the second from 1970. */
function offsetsOf(zone: string): (second: number) => number {
  const format = new Intl.DateTimeFormat('en-US-u-hc-h23', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (second) => {
    const parts = format.formatToParts(second * 1000)
    const [year, month, day, hour, minute, seconds] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map((type) =>
      Number(parts.find((part) => part.type === type)?.value),
    )
    return Date.UTC(year, month - 1, day, hour, minute, seconds) / 1000 - second
  }
}
