import { message } from '../language.ts'

/** Texts of the list of pipelines. */
export const pipelinesPageTexts = {
  title: message<{ known: number; failed: number }>({
    ru: ({ known, failed }) =>
      known === 0
        ? 'Конвейеров ещё нет'
        : failed === 0
          ? 'Конвейеры и их последние запуски'
          : `Последний запуск не удался у конвейеров: ${failed}`,
    en: ({ known, failed }) =>
      known === 0
        ? 'No pipelines yet'
        : failed === 0
          ? 'Pipelines and their last runs'
          : `Pipelines whose last run failed: ${failed}`,
  }),
  lead: message({
    ru: () => 'Последний изменённый стоит первым. Имя ведёт к шагам, запуск — к его итогам.',
    en: () => 'The last changed one is the first. The name leads to the steps, the run to its results.',
  }),
  list: message({ ru: () => 'Конвейеры', en: () => 'Pipelines' }),
  name: message({ ru: () => 'Конвейер', en: () => 'Pipeline' }),
  version: message({ ru: () => 'Версия', en: () => 'Version' }),
  changed: message({ ru: () => 'Изменён', en: () => 'Changed' }),
  lastRun: message({ ru: () => 'Последний запуск', en: () => 'Last run' }),
  ranAt: message({ ru: () => 'Когда шёл', en: () => 'When it ran' }),
  next: message({ ru: () => 'Следующий', en: () => 'Next' }),
  never: message({ ru: () => 'не запускался', en: () => 'never ran' }),
  bySchedule: message({ ru: () => 'без расписания', en: () => 'no schedule' }),
  search: message({ ru: () => 'Найти по имени', en: () => 'Find by name' }),
  more: message({ ru: () => 'Показать ещё', en: () => 'Show more' }),
  noneFound: message<{ search: string }>({
    ru: ({ search }) => `Конвейера с «${search}» в имени нет.`,
    en: ({ search }) => `No pipeline has “${search}” in its name.`,
  }),
  none: message({
    ru: () => 'Конвейер получается из набора данных: совет, таблицы, конвейер. Начните с файла или образца.',
    en: () => 'A pipeline is made of a dataset: advice, tables, pipeline. Begin with a file or a sample.',
  }),
  toData: message({ ru: () => 'К данным', en: () => 'To the data' }),
}
