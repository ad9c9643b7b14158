import { message } from '../language.ts'

/** What changes at a table that is there already, or cannot. */
export const tableChangePhrases = {
  'table.column-new': message<{ column: string }>({
    ru: (p) => `${p.column} в таблице ещё нет: добавляется, у прежних строк пуст.`,
    en: (p) => `${p.column} is not in the table yet: added, null in the rows there are.`,
  }),
  'table.widen': message<{ column: string; from: string; to: string }>({
    ru: (p) => `${p.column}: ${p.from} → ${p.to}, все прежние значения сохраняются.`,
    en: (p) => `${p.column}: ${p.from} → ${p.to}, every value there is stays the same.`,
  }),
  'table.takes-null': message<{ column: string }>({
    ru: (p) => `${p.column} стал бывать пустым: снимается NOT NULL.`,
    en: (p) => `${p.column} may now be null: NOT NULL is dropped.`,
  }),
  'table.narrower': message<{ column: string; from: string; to: string }>({
    ru: (p) => `${p.column}: в таблице ${p.from}, приходит ${p.to}; расширить без потерь нельзя.`,
    en: (p) => `${p.column}: the table has ${p.from}, ${p.to} comes; it cannot be widened without loss.`,
  }),
  'table.key-column': message<{ column: string }>({
    ru: (p) => `${p.column} входит в ключ таблицы: его тип и заполненность не меняются.`,
    en: (p) => `${p.column} is part of the table's key: its type and nullability stay.`,
  }),
  'table.native-unknown': message<{ column: string; from: string }>({
    ru: (p) => `${p.column}: тип ${p.from} вне карты типов, что он вмещает — неизвестно.`,
    en: (p) => `${p.column}: the type ${p.from} is beyond the type map, what it can hold is unknown.`,
  }),
  'table.column-required': message<{ column: string }>({
    ru: (p) => `${p.column} обязателен, а на входе такого столбца нет.`,
    en: (p) => `${p.column} must have a value, and the input has no such column.`,
  }),
}
