import { message } from '../language.ts'
import type { Prose } from '../phrase.ts'

type OfColumn = { column: string; basis: Prose }

/** What is known of the values of a column, and where from; what expected numbers of rows rest on. */
export const factPhrases = {
  'fact.bounds': message<OfColumn & { least: string; most: string }>({
    en: (p) => `${p.column} lies between ${p.least} and ${p.most} (${p.basis})`,
    ru: (p) => `${p.column} лежит между ${p.least} и ${p.most} (${p.basis})`,
  }),
  'fact.constant': message<OfColumn & { value: string }>({
    en: (p) => `${p.column} is always ${p.value} (${p.basis})`,
    ru: (p) => `${p.column} всегда ${p.value} (${p.basis})`,
  }),
  'fact.values': message<OfColumn & { values: string }>({
    en: (p) => `${p.column} has no other values than ${p.values} (${p.basis})`,
    ru: (p) => `${p.column} не имеет других значений, кроме ${p.values} (${p.basis})`,
  }),
  'fact.empty': message<OfColumn>({
    en: (p) => `${p.column} is NULL in every row (${p.basis})`,
    ru: (p) => `${p.column} во всех строках NULL (${p.basis})`,
  }),
  'fact.filled': message<OfColumn>({
    en: (p) => `${p.column} is never NULL (${p.basis})`,
    ru: (p) => `${p.column} нигде не NULL (${p.basis})`,
  }),
  'basis.profile': message({ en: () => 'by its profile', ru: () => 'по профилю' }),
  'basis.file': message({ en: () => 'by the statistics of the file', ru: () => 'по статистике файла' }),
  'basis.database': message({ en: () => 'by the statistics of the database', ru: () => 'по статистике базы данных' }),
  'basis.rows': message({ en: () => 'by numbers of rows alone', ru: () => 'только по числу строк' }),
  'basis.nothing': message({
    en: () => 'assumed, nothing is known of its rows',
    ru: () => 'предположительно: о строках ничего не известно',
  }),
}
