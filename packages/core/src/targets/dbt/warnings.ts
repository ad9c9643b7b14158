import { message } from '../../messages/language.ts'

/** Why dbt does not do something. */
export const DBT_REFUSALS = {
  snapshot: message<void>({
    en: () => 'snapshots of dbt are not proven on ClickHouse: load the target with "ai-etl run"',
    ru: () => 'снимки dbt в ClickHouse не проверены: загружайте эту цель командой «ai-etl run»',
  }),
  compositeKey: message<void>({
    en: () => 'dbt joins the parts of a key into one text, so that two keys with several texts may become one',
    ru: () => 'dbt соединяет части ключа в один текст, и два ключа с несколькими текстами могут совпасть',
  }),
  key: message<void>({
    en: () => 'the mode needs a key: give the target its key',
    ru: () => 'режиму нужен ключ: укажите key у цели',
  }),
  mark: message<void>({
    en: () => 'dbt does not mark rows that the source no longer has: load the target with "ai-etl run", or delete them',
    ru: () => 'dbt не помечает исчезнувшие строки: загружайте цель командой «ai-etl run» или удаляйте их',
  }),
  rows: message<void>({
    en: () => 'dbt rejects no single rows and counts none: load the target with "ai-etl run"',
    ru: () => 'dbt не откладывает и не считает отдельные строки: загружайте цель командой «ai-etl run»',
  }),
}

/** What a reader of a project should know. */
export const dbtWarnings = {
  bring: (source: string, command: string | null) =>
    message<void>({
      en: () =>
        `the source ${source} is not in this database: bring it there as the table ${source} first${command === null ? '' : `: ${command}`}`,
      ru: () =>
        `источника ${source} в этой базе нет: сначала загрузите его туда таблицей ${source}${command === null ? '' : `: ${command}`}`,
    }),
  again: (target: string) =>
    message<void>({
      en: () => `each build appends all rows to ${target}: give the target a cursor, and only new ones are taken`,
      ru: () => `каждая сборка дописывает в ${target} все строки: задайте цели cursor, и будут браться только новые`,
    }),
  ties: (target: string, cursor: string) =>
    message<void>({
      en: () => `rows that come to ${target} later with the greatest known ${cursor} are not seen; with a key they are`,
      ru: () =>
        `строк, которые придут в ${target} позже с наибольшим известным ${cursor}, сборка не увидит; с ключом увидит`,
    }),
}
