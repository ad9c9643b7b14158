import { message } from '../../messages/language.ts'

/** What a reader of a generated module should know of its addresses. */
export const PLACE_WARNINGS = {
  embedded: message<void>({
    ru: () =>
      'адрес без сервера ведёт к встроенной базе платформы: программе укажите сервер переменными PGHOST, PGPORT, PGUSER, PGPASSWORD или CLICKHOUSE_HOST',
    en: () =>
      'an address without a host is the embedded server of the platform: tell the program a server by PGHOST, PGPORT, PGUSER, PGPASSWORD or CLICKHOUSE_HOST',
  }),
  secret: message<void>({
    ru: () => 'пароль из адреса в код не попадает: программа берёт его из переменной окружения',
    en: () =>
      'the password of an address does not get into the code: the program takes it from an environment variable',
  }),
  outOfReach: message<void>({
    ru: () => 'к одному из адресов у программы нет доступа: вызывайте run() с таблицами',
    en: () => 'one of the addresses is out of reach of the program: call run() with frames',
  }),
} as const
