const DAY_MS = 24 * 3600 * 1000

/**
 * Fills the days on which nothing ran, so that a chart keeps its time.
 * @param last the last day, `YYYY-MM-DD`
 * @param count how many days, the last one included
 * @returns the earliest first
 */
export function everyDay<T extends { readonly day: string }>(
  known: readonly T[],
  last: string,
  count: number,
): readonly { readonly day: string; readonly of: T | null }[] {
  const byDay = new Map(known.map((each) => [each.day, each]))
  const end = Date.parse(`${last}T00:00:00Z`)
  return Array.from({ length: count }, (_, i) => {
    const day = new Date(end - (count - 1 - i) * DAY_MS).toISOString().slice(0, 10)
    return { day, of: byDay.get(day) ?? null }
  })
}

/** The day that it is in a zone, `YYYY-MM-DD`. */
export function today(zone: string, now = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(now)
}
