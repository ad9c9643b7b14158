import { message } from '../language.ts'

/** Texts of the field of an expression. */
export const expressionFieldTexts = {
  columnUnknown: message<{ column: string }>({
    ru: ({ column }) => `Колонки ${column} нет`,
    en: ({ column }) => `There is no column ${column}`,
  }),
  functionUnknown: message<{ name: string }>({
    ru: ({ name }) => `Функции ${name} нет`,
    en: ({ name }) => `There is no function ${name}`,
  }),
  parameterMissing: message<{ name: string }>({
    ru: ({ name }) => `У параметра :${name} нет значения: опишите его в params`,
    en: ({ name }) => `The parameter :${name} has no value: declare it under params`,
  }),
  notOfType: message<{ value: string; type: string }>({
    ru: ({ value, type }) => `'${value}' — не ${type}`,
    en: ({ value, type }) => `'${value}' is not a ${type}`,
  }),
  place: message<{ at: number }>({ ru: ({ at }) => `символ ${at}`, en: ({ at }) => `character ${at}` }),
  insert: message<{ text: string }>({ ru: ({ text }) => `Дописать ${text}`, en: ({ text }) => `Add ${text}` }),
  replace: message<{ text: string }>({
    ru: ({ text }) => `Заменить на ${text}`,
    en: ({ text }) => `Replace by ${text}`,
  }),
  groupBy: message<{ column: string }>({
    ru: ({ column }) => `Группировать по ${column}`,
    en: ({ column }) => `Group by ${column}`,
  }),
  resultType: message<{ type: string }>({ ru: ({ type }) => `даёт ${type}`, en: ({ type }) => `gives ${type}` }),
  completions: message({ ru: () => 'Что можно написать', en: () => 'What may be written' }),
  keys: message({
    ru: () => 'Ctrl Пробел — колонки и функции',
    en: () => 'Ctrl Space — columns and functions',
  }),
}
