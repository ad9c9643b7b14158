import type { Language } from '../messages/language.ts'
import { error } from '../messages/language.ts'
import type { Prose } from '../messages/phrase.ts'
import { meant } from './nearest.ts'

interface InExpression {
  expression: string
  /** 1-based character. */
  at: number
}

/** Errors of pipeline documents and of the expressions in them and in --where. */
export const pipelineErrors = {
  'expression.syntax': error<InExpression & { why: Prose }>({
    en: [
      (p) => `"${p.expression}" cannot be read: ${p.why} (character ${p.at})`,
      () => 'Write an SQL condition: text in single quotes, names with spaces or capitals in double quotes.',
    ],
    ru: [
      (p) => `Выражение «${p.expression}» не читается: ${p.why} (символ ${p.at})`,
      () => 'Напишите условие SQL: текст в одинарных кавычках, имена с пробелами или заглавными — в двойных.',
    ],
  }),
  'expression.engine-only': error<{ expression: string; what: string }>({
    en: [
      (p) => `"${p.expression}" uses ${p.what}, which a load without a pipeline does not compute`,
      (p) => `Write a pipeline document with a filter step: there ${p.what} runs in the engine.`,
    ],
    ru: [
      (p) => `В выражении «${p.expression}» есть ${p.what}: загрузка без конвейера этого не вычисляет`,
      (p) => `Напишите документ конвейера с шагом filter: там ${p.what} вычисляет движок.`,
    ],
  }),
  'expression.column-unknown': error<InExpression & { column: string; known: string }>({
    en: [
      (p) => `"${p.expression}" names the column "${p.column}", which is not there (character ${p.at})`,
      (p) => `${asText('en', p)}${meant('en', p.column, p.known)}The columns are: ${p.known}.`,
    ],
    ru: [
      (p) => `В выражении «${p.expression}» назван столбец «${p.column}», которого нет (символ ${p.at})`,
      (p) => `${asText('ru', p)}${meant('ru', p.column, p.known)}Столбцы: ${p.known}.`,
    ],
  }),
  'expression.function-unknown': error<InExpression & { name: string; known: string }>({
    en: [
      (p) => `"${p.expression}" calls ${p.name}, which is not a known function (character ${p.at})`,
      (p) => `${meant('en', p.name, p.known)}docs/functions.md lists all of them.`,
    ],
    ru: [
      (p) => `В выражении «${p.expression}» вызвана неизвестная функция ${p.name} (символ ${p.at})`,
      (p) => `${meant('ru', p.name, p.known)}Все функции перечислены в docs/functions.md.`,
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
  'expression.type': error<InExpression & { why: Prose }>({
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
  'expression.macro': error<InExpression & { name: string; why: Prose }>({
    en: [
      (p) => `"${p.expression}" calls the macro ${p.name}, which does not fit there: ${p.why} (character ${p.at})`,
      (p) => `Look at what macros.${p.name} says and at what it is given here.`,
    ],
    ru: [
      (p) => `В выражении «${p.expression}» вызов макроса ${p.name} не подходит: ${p.why} (символ ${p.at})`,
      (p) => `Посмотрите, что сказано в macros.${p.name} и что ему здесь передано.`,
    ],
  }),
  'pipeline.macro': error<{ name: string; why: Prose }>({
    en: [
      (p) => `The macro ${p.name} cannot be used: ${p.why}`,
      () => 'A macro is an expression over its params: share: { params: [part, whole], is: "part * 100.0 / whole" }.',
    ],
    ru: [
      (p) => `Макрос ${p.name} непригоден: ${p.why}`,
      () => 'Макрос — выражение над его params: share: { params: [part, whole], is: "part * 100.0 / whole" }.',
    ],
  }),
  'pipeline.name-clash': error<{ name: string }>({
    en: [(p) => `A source and a step are both called ${p.name}`, () => 'Rename one of them.'],
    ru: [(p) => `Источник и шаг оба названы ${p.name}`, () => 'Переименуйте один из них.'],
  }),
  'pipeline.input-unknown': error<{ name: string; known: string }>({
    en: [(p) => `There is no source or step ${p.name}`, (p) => `${meant('en', p.name, p.known)}There are: ${p.known}.`],
    ru: [(p) => `Источника или шага ${p.name} нет`, (p) => `${meant('ru', p.name, p.known)}Есть: ${p.known}.`],
  }),
  'pipeline.cycle': error<{ steps: string }>({
    en: [(p) => `These steps read one another in a circle: ${p.steps}`, () => 'Let the first of them read a source.'],
    ru: [(p) => `Шаги читают друг друга по кругу: ${p.steps}`, () => 'Пусть первый из них читает источник.'],
  }),
  'pipeline.column-unknown': error<{ step: string; column: string; known: string }>({
    en: [
      (p) => `${p.step} names the column "${p.column}", which is not there`,
      (p) => `${meant('en', p.column, p.known)}The columns are: ${p.known}.`,
    ],
    ru: [
      (p) => `В ${p.step} назван столбец «${p.column}», которого нет`,
      (p) => `${meant('ru', p.column, p.known)}Столбцы: ${p.known}.`,
    ],
  }),
  'pipeline.column-twice': error<{ step: string; column: string }>({
    en: [(p) => `${p.step} gives two columns called ${p.column}`, () => 'Give each its own name.'],
    ru: [(p) => `${p.step} даёт два столбца с именем ${p.column}`, () => 'Дайте каждому своё имя.'],
  }),
  'pipeline.join-self': error<{ step: string; name: string }>({
    en: [
      (p) => `The join ${p.step} has two inputs called ${p.name}`,
      (p) => `Give one another name: right: { input: ${p.name}, as: other }.`,
    ],
    ru: [
      (p) => `У соединения ${p.step} два входа с именем ${p.name}`,
      (p) => `Дайте одному другое имя: right: { input: ${p.name}, as: other }.`,
    ],
  }),
  'pipeline.join-condition': error<{ step: string; kind: string }>({
    en: [
      (p) => (p.kind === 'cross' ? `The cross join ${p.step} has a condition` : `The join ${p.step} has no condition`),
      (p) => (p.kind === 'cross' ? 'Leave "on" out, or make it inner.' : 'Say with "on" which rows belong together.'),
    ],
    ru: [
      (p) => (p.kind === 'cross' ? `У соединения cross ${p.step} есть условие` : `У соединения ${p.step} нет условия`),
      (p) =>
        p.kind === 'cross'
          ? 'Уберите on или сделайте соединение inner.'
          : 'Скажите в on, какие строки подходят друг другу.',
    ],
  }),
  'pipeline.union-types': error<{ step: string; column: string; input: string }>({
    en: [
      (p) => `${p.step}: the column ${p.column} of ${p.input} is of a type that does not meet the others'`,
      () => 'Cast it in a step before.',
    ],
    ru: [
      (p) => `${p.step}: тип столбца ${p.column} из ${p.input} не сочетается с остальными`,
      () => 'Приведите его шагом cast раньше.',
    ],
  }),
  'pipeline.step-not-run': error<{ step: string; type: string; runnable: string }>({
    en: [
      (p) => `The step ${p.step} is of type ${p.type}, which this version does not run yet`,
      (p) => `Use steps of these types: ${p.runnable}.`,
    ],
    ru: [
      (p) => `Шаг ${p.step} имеет тип ${p.type}, который эта версия ещё не выполняет`,
      (p) => `Доступны шаги типов: ${p.runnable}.`,
    ],
  }),
  'pipeline.select-syntax': error<{ line: number; column: number; why: Prose }>({
    en: [
      (p) => `The SELECT cannot be read: ${p.why} (line ${p.line}, column ${p.column})`,
      () => 'Correct it there; the form is that of PostgreSQL.',
    ],
    ru: [
      (p) => `SELECT не читается: ${p.why} (строка ${p.line}, столбец ${p.column})`,
      () => 'Исправьте это место; форма — как в PostgreSQL.',
    ],
  }),
  'pipeline.select-refused': error<{ line: number; column: number; why: Prose }>({
    en: [
      (p) => `The SELECT does not become steps: ${p.why} (line ${p.line}, column ${p.column})`,
      () => 'Write that part otherwise, or as steps of its own; docs/steps.md tells what becomes of a SELECT.',
    ],
    ru: [
      (p) => `SELECT не превращается в шаги: ${p.why} (строка ${p.line}, столбец ${p.column})`,
      () => 'Напишите эту часть иначе или отдельными шагами; что становится с SELECT, сказано в docs/steps.md.',
    ],
  }),
  'pipeline.select-sources': error<{ tables: string }>({
    en: [
      (p) => `It is not said where these tables of the SELECT are: ${p.tables}`,
      () => 'Give the address of each: --source name=ADDRESS.',
    ],
    ru: [(p) => `Не сказано, где таблицы из SELECT: ${p.tables}`, () => 'Задайте адрес каждой: --source имя=АДРЕС.'],
  }),
  'pipeline.check-failed': error<{ on: string; rule: string; rows: number }>({
    en: [
      (p) => `The check ${p.rule} does not hold on ${p.on} (${p.rows} rows); no target was touched`,
      (p) => `Look at the rows of ${p.on} (ai-etl preview FILE --step ${p.on}), mend the data or the check, run again.`,
    ],
    ru: [
      (p) => `Проверка ${p.rule} не выполнена на ${p.on} (строк: ${p.rows}); цели не тронуты`,
      (p) =>
        `Посмотрите строки ${p.on} (ai-etl preview FILE --step ${p.on}), исправьте данные или проверку и запустите снова.`,
    ],
  }),
  'engine.failed': error<{ why: Prose }>({
    en: [
      (p) => `The engine could not compute the steps: ${p.why}`,
      () => 'Correct the step or the data that it names.',
    ],
    ru: [(p) => `Движок не смог вычислить шаги: ${p.why}`, () => 'Исправьте шаг или данные, которые он называет.'],
  }),
  'pipeline.param-unknown': error<{ name: string; known: string }>({
    en: [
      (p) => `The pipeline has no parameter ${p.name}`,
      (p) => (p.known === '' ? 'It has none.' : `Its parameters: ${p.known}.`),
    ],
    ru: [
      (p) => `У конвейера нет параметра ${p.name}`,
      (p) => (p.known === '' ? 'Параметров у него нет.' : `Его параметры: ${p.known}.`),
    ],
  }),
  'pipeline.refused': error<{ document: string; errors: Prose }>({
    en: [
      (p) => `${p.document} does not pass its check: ${p.errors}`,
      (p) => `See all findings with "ai-etl check ${p.document}".`,
    ],
    ru: [
      (p) => `${p.document} не проходит проверку: ${p.errors}`,
      (p) => `Все замечания: «ai-etl check ${p.document}».`,
    ],
  }),
} as const

/** In double quotes a text is a name: those who come from other languages learn it here. */
function asText(lang: Language, { expression, column }: { expression: string; column: string }): string {
  if (!expression.includes(`"${column}"`)) return ''
  const text = `'${column.replaceAll("'", "''")}'`
  return lang === 'ru'
    ? `Если это текст, возьмите одинарные кавычки: ${text}. `
    : `If it is a text, put it into single quotes: ${text}. `
}
