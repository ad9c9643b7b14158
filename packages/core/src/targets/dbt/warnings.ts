import { message } from '../../messages/language.ts'

/** Why dbt does not do something. */
export const DBT_REFUSALS = {
  history: message<void>({
    en: () => 'dbt keeps history in snapshots of its own, whose columns differ: load the target with "ai-etl run"',
    ru: () => 'историю dbt хранит в своих снимках с другими столбцами: загружайте эту цель командой «ai-etl run»',
  }),
}

/** What a reader of a project should know. */
export const dbtWarnings = {
  bring: (source: string) =>
    message<void>({
      en: () => `the source ${source} is not in this database: bring it there as the table ${source} first`,
      ru: () => `источника ${source} в этой базе нет: сначала загрузите его туда таблицей ${source}`,
    }),
  again: (target: string) =>
    message<void>({
      en: () => `each build appends all rows to ${target}: give the target a cursor, and only new ones are taken`,
      ru: () => `каждая сборка дописывает в ${target} все строки: задайте цели cursor, и будут браться только новые`,
    }),
  missing: (target: string) =>
    message<void>({
      en: () => `rows of ${target} that the source no longer has stay as they are`,
      ru: () => `строки ${target}, которых в источнике больше нет, остаются как есть`,
    }),
}
