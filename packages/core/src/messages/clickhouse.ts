import type { Message } from './language.ts'

/** What the steps of a connection test say about a ClickHouse server. */
export const clickhouseTestTexts = {
  resolved: {
    en: (p) => `${p.host} is ${p.address}`,
    ru: (p) => `${p.host} — ${p.address}`,
  } as Message<{ host: string; address: string }>,
  embedded: {
    en: () => 'the embedded engine of the data folder',
    ru: () => 'встроенный движок папки данных',
  } as Message,
  connected: {
    en: (p) => `${p.server} answers${p.tls ? ' over TLS' : ''}`,
    ru: (p) => `${p.server} отвечает${p.tls ? ' по TLS' : ''}`,
  } as Message<{ server: string; tls: boolean }>,
  authenticated: {
    en: (p) => `ClickHouse ${p.version} knows ${p.user}`,
    ru: (p) => `ClickHouse ${p.version} узнал пользователя ${p.user}`,
  } as Message<{ version: string; user: string }>,
  authorised: {
    en: (p) => `${p.user} may use the database ${p.database}`,
    ru: (p) => `${p.user} может работать с базой ${p.database}`,
  } as Message<{ user: string; database: string }>,
  readTable: {
    en: (p) => `a row of ${p.table} was read`,
    ru: (p) => `строка из ${p.table} прочитана`,
  } as Message<{ table: string }>,
  emptyTable: {
    en: (p) => `${p.table} was read; it is empty`,
    ru: (p) => `${p.table} прочитана; она пуста`,
  } as Message<{ table: string }>,
  tables: {
    en: (p) => `tables in ${p.database}: ${p.tables}`,
    ru: (p) => `таблиц в ${p.database}: ${p.tables}`,
  } as Message<{ database: string; tables: number }>,
} as const
