import { message, number, plural } from '../language.ts'
import { duration } from './words.ts'

/** Schedules and experiments. */
export const scheduleTexts = {
  stated: message<{ seconds: number }>({
    ru: (p) => `Обновлять раз в ${duration(p.seconds, 'ru')}, как задано.`,
    en: (p) => `Load every ${duration(p.seconds, 'en')}, as asked.`,
  }),
  stream: message<{ seconds: number }>({
    ru: (p) => `Свежесть ${duration(p.seconds, 'ru')}: непрерывно, потоком.`,
    en: (p) => `Fresh within ${duration(p.seconds, 'en')}: continuously, as a stream.`,
  }),
  daily: message<{ rows: number }>({
    ru: (p) =>
      `Раз в сутки ночью: приходит около ${number(p.rows, 'ru')} ${plural(p.rows, 'строки', 'строк', 'строк')} в день.`,
    en: (p) => `Once a day, at night: about ${number(p.rows, 'en')} rows come a day.`,
  }),
  register: message({
    ru: () => 'Раз в сутки: выгрузка реестра приходит целиком, записи сверяются по ключу.',
    en: () => 'Once a day: the register arrives whole, records are matched by key.',
  }),
  once: message({
    ru: () => 'По приходу новой выгрузки; расписание данные не подсказывают.',
    en: () => 'When a new delivery arrives; the data suggest no schedule.',
  }),
} as const
