const CLOCK = /^(\d{1,2})(?:[:.\-\s]?(\d{2}))?$/

/** A time of day as people write it (`6`, `6:30`, `06.30`, `630`) as `HH:MM` of 24 hours; null for what is none. */
export function clockOf(written: string): string | null {
  const [, hours, minutes = '00'] = CLOCK.exec(written.trim()) ?? []
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null
  return `${hours.padStart(2, '0')}:${minutes}`
}
