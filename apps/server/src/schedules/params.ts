/**
 * Values of parameters for a run of a moment: `${scheduledFor}` is the moment (RFC 3339), `${scheduledDate}` its date in
 * the schedule's time zone, so that a back-fill loads each day's rows.
 */
export function paramsAt(
  params: Readonly<Record<string, string>>,
  moment: Date,
  timezone: string,
): Record<string, string> {
  // Sweden writes dates as ISO 8601 does.
  const date = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' }).format(moment)
  const filled = (value: string) =>
    value.replaceAll('${scheduledFor}', moment.toISOString()).replaceAll('${scheduledDate}', date)
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, filled(value)]))
}
