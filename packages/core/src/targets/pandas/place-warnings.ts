import { message } from '../../messages/language.ts'

/** What a reader of a generated module should know of its addresses. */
export const PLACE_WARNINGS = {
  embedded: message<void>({
    ru: () =>
      'адрес без сервера ведёт к встроенной базе платформы: программе укажите сервер переменными PGHOST, PGUSER, PGPASSWORD или CLICKHOUSE_HOST, CLICKHOUSE_USER, CLICKHOUSE_PASSWORD',
    en: () =>
      'an address without a host is the embedded server of the platform: tell the program a server by PGHOST, PGUSER, PGPASSWORD or CLICKHOUSE_HOST, CLICKHOUSE_USER, CLICKHOUSE_PASSWORD',
  }),
  secret: message<void>({
    ru: () => 'пароль из адреса в код не попадает: программа берёт его из переменной окружения',
    en: () =>
      'the password of an address does not get into the code: the program takes it from an environment variable',
  }),
} as const

/** The same about single sources and targets. */
export const placeWarnings = {
  outOfReach: (names: string) =>
    message<void>({
      ru: () =>
        `программа сама не прочитает или не запишет ${names} так, как сказано в документе: вызывайте run() с таблицами`,
      en: () => `the program cannot read or write ${names} by itself as the document says: call run() with frames`,
    }),
  again: (target: string) =>
    message<void>({
      ru: () => `каждый запуск программы дописывает в ${target} все строки: о загруженном она не помнит`,
      en: () => `each run of the program adds all rows to ${target}: it does not remember what was loaded`,
    }),
  policy: (target: string, policy: string) =>
    message<void>({
      ru: () => `программа пишет ${target} без «${policy}»: это делает только сама платформа`,
      en: () => `the program writes ${target} without "${policy}": only the platform itself does this`,
    }),
}
