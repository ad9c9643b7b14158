import { error } from '../messages/language.ts'

interface InExpression {
  expression: string
  /** 1-based character. */
  at: number
}

/** Errors of pipeline documents and of the expressions in them and in --where. */
export const pipelineErrors = {
  'expression.syntax': error<InExpression & { why: string }>({
    en: [
      (p) => `"${p.expression}" cannot be read: ${p.why} (character ${p.at})`,
      () => 'Write an SQL condition: text in single quotes, names with spaces or capitals in double quotes.',
    ],
    ru: [
      (p) => `Выражение «${p.expression}» не читается: ${p.why} (символ ${p.at})`,
      () => 'Напишите условие SQL: текст в одинарных кавычках, имена с пробелами или заглавными — в двойных.',
    ],
  }),
  'expression.column-unknown': error<InExpression & { column: string; known: string }>({
    en: [
      (p) => `"${p.expression}" names the column ${p.column}, which is not there (character ${p.at})`,
      (p) => `The columns are: ${p.known}.`,
    ],
    ru: [
      (p) => `В выражении «${p.expression}» назван столбец ${p.column}, которого нет (символ ${p.at})`,
      (p) => `Столбцы: ${p.known}.`,
    ],
  }),
  'expression.function-unknown': error<InExpression & { name: string; known: string }>({
    en: [
      (p) => `"${p.expression}" calls ${p.name}, which is not a known function (character ${p.at})`,
      (p) => `The functions are: ${p.known}.`,
    ],
    ru: [
      (p) => `В выражении «${p.expression}» вызвана неизвестная функция ${p.name} (символ ${p.at})`,
      (p) => `Функции: ${p.known}.`,
    ],
  }),
  'expression.parameter-missing': error<InExpression & { name: string }>({
    en: [
      (p) => `"${p.expression}" uses the parameter :${p.name}, which has no value (character ${p.at})`,
      (p) => `Declare it under params with a default, or give it with --param ${p.name}=VALUE.`,
    ],
    ru: [
      (p) => `У параметра :${p.name} в выражении «${p.expression}» нет значения (символ ${p.at})`,
      (p) => `Опишите его в params со значением по умолчанию или задайте: --param ${p.name}=ЗНАЧЕНИЕ.`,
    ],
  }),
  'expression.type': error<InExpression & { why: string }>({
    en: [
      (p) => `"${p.expression}" does not fit together: ${p.why} (character ${p.at})`,
      () => 'Cast one side, for example column::int64 or column::timestamp.',
    ],
    ru: [
      (p) => `Типы в выражении «${p.expression}» не сходятся: ${p.why} (символ ${p.at})`,
      () => 'Приведите одну из сторон, например столбец::int64 или столбец::timestamp.',
    ],
  }),
  'expression.literal': error<InExpression & { value: string; type: string }>({
    en: [
      (p) => `In "${p.expression}" '${p.value}' is not a ${p.type} (character ${p.at})`,
      () => 'Dates are written 2021-01-31, times 2021-01-31 13:05:00, numbers with a point.',
    ],
    ru: [
      (p) => `В выражении «${p.expression}» значение '${p.value}' — не ${p.type} (символ ${p.at})`,
      () => 'Даты пишут 2021-01-31, время — 2021-01-31 13:05:00, числа — с точкой.',
    ],
  }),
} as const
