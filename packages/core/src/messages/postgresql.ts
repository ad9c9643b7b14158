import type { Message } from './language.ts'

interface Server {
  server: string
}

/** What the steps of PostgreSQL's connection test say when they succeed. */
export const postgresqlMessages = {
  resolved: {
    en: (p) => `${p.server} is ${p.addresses}`,
    ru: (p) => `${p.server} — ${p.addresses}`,
  } satisfies Message<Server & { addresses: string }>,
  started: {
    en: () => 'The embedded PostgreSQL of the data folder runs',
    ru: () => 'Встроенный PostgreSQL папки данных работает',
  } satisfies Message,
  connected: {
    en: (p) => `${p.server} answers${p.tls ? ', over TLS' : ''}`,
    ru: (p) => `${p.server} отвечает${p.tls ? ', соединение по TLS' : ''}`,
  } satisfies Message<Server & { tls: boolean }>,
  authenticated: {
    en: (p) => `${p.user} is logged in to the database ${p.database}, PostgreSQL ${p.version}`,
    ru: (p) => `Вход выполнен: ${p.user}, база ${p.database}, PostgreSQL ${p.version}`,
  } satisfies Message<{ user: string; database: string; version: string }>,
  authorised: {
    en: (p) => `${p.user} may ${p.rights} in the schema ${p.schema}`,
    ru: (p) => `${p.user} может в схеме ${p.schema}: ${p.rights}`,
  } satisfies Message<{ user: string; rights: string; schema: string }>,
  rightRead: { en: () => 'read', ru: () => 'читать' } satisfies Message,
  rightCreate: { en: () => 'create tables', ru: () => 'создавать таблицы' } satisfies Message,
  readTable: {
    en: (p) => `${p.table} can be read`,
    ru: (p) => `${p.table} читается`,
  } satisfies Message<{ table: string }>,
  listed: {
    en: (p) => `${p.count} tables and views can be seen`,
    ru: (p) => `Видно таблиц и представлений: ${p.count}`,
  } satisfies Message<{ count: number }>,
}
