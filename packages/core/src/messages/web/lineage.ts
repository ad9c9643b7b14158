import { message } from '../language.ts'

/** Texts of where columns come from. */
export const lineageTexts = {
  title: message({ ru: () => 'Откуда берутся колонки', en: () => 'Where the columns come from' }),
  choose: message({
    ru: () => 'выберите колонку — путь покажет схема',
    en: () => 'choose a column: the graph shows its way',
  }),
  hide: message({ ru: () => 'Скрыть путь', en: () => 'Hide the way' }),
  from: message({ ru: () => 'из', en: () => 'from' }),
  through: message({ ru: () => 'через', en: () => 'through' }),
  copied: message({ ru: () => 'как есть', en: () => 'as it is' }),
  computed: message({ ru: () => 'вычислена', en: () => 'computed' }),
  aggregated: message({ ru: () => 'свёрнута', en: () => 'aggregated' }),
  ofNoColumn: message({
    ru: () => 'ни из какой колонки: постоянное значение или счёт строк',
    en: () => 'of no column: a constant, or a count of rows',
  }),
  filteredBy: message({
    ru: () => 'Какие строки есть, решают колонки:',
    en: () => 'Which rows there are is decided by:',
  }),
}
