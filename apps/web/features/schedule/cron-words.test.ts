import { expect, test } from 'vitest'
import { recurrenceInZone, recurrenceWords } from './cron-words.ts'

test.each([
  ['0 6 * * *', 'каждый день в 06:00', 'every day at 06:00'],
  ['0 6 * * 1-5', 'по будням в 06:00', 'on weekdays at 06:00'],
  ['30 8 * * 1', 'по понедельникам в 08:30', 'every Monday at 08:30'],
  ['0 8 L * *', 'в последний день месяца в 08:00', 'on the last day of each month at 08:00'],
  ['*/10 * * * *', 'каждые 10 минут', 'every 10 minutes'],
  ['none', null, null],
])('%s', (cron, ru, en) => {
  expect([recurrenceWords({ cron }, 'ru'), recurrenceWords({ cron }, 'en')]).toEqual([ru, en])
})

test('an interval', () => {
  expect(recurrenceWords({ cron: null, intervalSeconds: 6 * 3600 }, 'ru')).toBe('раз в 6\u00a0ч')
})

test.each([
  ['0 6 * * *', 'Europe/Moscow', 'каждый день в 06:00 по московскому времени', 'every day at 06:00 Moscow time'],
  [
    '0 6 * * *',
    'America/New_York',
    'каждый день в 06:00 по времени America/New_York',
    'every day at 06:00 New York time',
  ],
  ['0 6 * * 1-5', 'UTC', 'по будням в 06:00 по времени UTC', 'on weekdays at 06:00 UTC'],
  ['* * * * *', 'Europe/Moscow', 'каждую минуту', 'every minute'],
  ['15 * * * *', 'Europe/Moscow', 'каждый час в 15\u00a0мин', 'every hour at 15\u00a0min past'],
])('%s in %s', (cron, timezone, ru, en) => {
  expect([recurrenceInZone({ cron, timezone }, 'ru'), recurrenceInZone({ cron, timezone }, 'en')]).toEqual([ru, en])
})
