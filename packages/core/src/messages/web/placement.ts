import { message, number, plural } from '../language.ts'

/** Texts of where the parts of a pipeline run. */
export const placementPanelTexts = {
  title: message({ ru: () => 'Где выполняется', en: () => 'Where it runs' }),
  inDatabases: message<{ n: number; of: number }>({
    ru: ({ n, of }) => `в базах данных: ${number(n, 'ru')} из ${number(of, 'ru')}`,
    en: ({ n, of }) => `in databases: ${number(n, 'en')} of ${number(of, 'en')}`,
  }),
  source: message<{ place: string }>({ ru: ({ place }) => `база ${place}`, en: ({ place }) => `database ${place}` }),
  target: message<{ place: string }>({
    ru: ({ place }) => `база цели ${place}`,
    en: ({ place }) => `the target’s database ${place}`,
  }),
  load: message({ ru: () => 'загрузка', en: () => 'load' }),
  engine: message({ ru: () => 'движок', en: () => 'engine' }),
  rows: message<{ n: number }>({
    ru: ({ n }) => `≈\u00a0${number(n, 'ru')}\u00a0${plural(n, 'строка', 'строки', 'строк')}`,
    en: ({ n }) => `≈\u00a0${number(n, 'en')}\u00a0${n === 1 ? 'row' : 'rows'}`,
  }),
  rowsUnknown: message({ ru: () => 'сколько строк, неизвестно', en: () => 'number of rows unknown' }),
  statement: message({ ru: () => 'SQL, который получит база', en: () => 'SQL that the database gets' }),
  statementOf: message<{ name: string }>({ ru: ({ name }) => `SQL: ${name}`, en: ({ name }) => `SQL: ${name}` }),
  afterMending: message({
    ru: () => 'Будет видно, когда ошибок не останется.',
    en: () => 'This shows when no error is left.',
  }),
}
