import { timesBefore } from './times.ts'

/** When the day of a moment began in a time zone. @throws PlatformError `schedule.zone-unknown` */
export function startOfDay(moment: Date, timezone: string): Date {
  const midnight = { cron: '0 0 * * *', intervalSeconds: null, timezone }
  const behind = new Date(moment.getTime() + 1)
  return timesBefore(midnight, behind, 1, new Date(0)).at(0) ?? moment
}
