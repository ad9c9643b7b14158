import { error } from '../messages/language.ts'
import type { Prose } from '../messages/phrase.ts'

/** Errors of loads into PostgreSQL. */
export const postgresqlErrors = {
  'postgresql.nowhere-to-keep': error<{ server: string; user: string; database: string; schema: string }>({
    en: [
      (p) =>
        `${p.user} may create neither the schema ai_etl nor a table in ${p.schema} at ${p.server}, so there is no place for the ledger that keeps a load from being doubled`,
      (p) => `Ask the owner to run: GRANT CREATE ON DATABASE "${p.database}" TO "${p.user}"`,
    ],
    ru: [
      (p) =>
        `${p.user} не может создать ни схему ai_etl, ни таблицу в ${p.schema} (${p.server}): негде держать журнал, который не даёт загрузить данные дважды`,
      (p) => `Попросите владельца выполнить: GRANT CREATE ON DATABASE "${p.database}" TO "${p.user}"`,
    ],
  }),
  'postgresql.column-missing': error<{ table: string; column: string }>({
    en: [
      (p) => `The table ${p.table} has no column ${p.column}`,
      () => 'Add it (--schema evolve), or leave it out with --select.',
    ],
    ru: [
      (p) => `В таблице ${p.table} нет столбца ${p.column}`,
      () => 'Добавьте его (--schema evolve) или исключите через --select.',
    ],
  }),
  'postgresql.column-type': error<{ table: string; column: string; type: string; native: string }>({
    en: [
      (p) => `${p.table}.${p.column} is ${p.native}, which does not take values of the type ${p.type} as they are`,
      () => 'Change the column, or cast it in the pipeline; loads never change a value silently.',
    ],
    ru: [
      (p) => `${p.table}.${p.column} имеет тип ${p.native} и не примет значения типа ${p.type} без изменений`,
      () => 'Измените столбец или приведите тип в конвейере: загрузка никогда не меняет значения молча.',
    ],
  }),
  'postgresql.replace-blocked': error<{ table: string; dependents: string }>({
    en: [
      (p) => `${p.table} cannot be replaced: emptying it would also change ${p.dependents}`,
      () => 'Load with --mode upsert --key …, or remove the ON DELETE rule of that foreign key.',
    ],
    ru: [
      (p) => `${p.table} нельзя заменить: её очистка изменит и ${p.dependents}`,
      () => 'Загрузите с --mode upsert --key … или уберите правило ON DELETE у этого внешнего ключа.',
    ],
  }),
  'postgresql.not-a-table': error<{ table: string; kind: Prose }>({
    en: [(p) => `${p.table} is a ${p.kind}; rows are loaded into tables`, () => 'Give the name of a table.'],
    ru: [(p) => `${p.table} — ${p.kind}; строки загружают в таблицы`, () => 'Укажите имя таблицы.'],
  }),
} as const
