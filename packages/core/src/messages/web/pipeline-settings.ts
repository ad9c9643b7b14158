import { message, number, plural } from '../language.ts'

/** Texts of what stands around the steps of a pipeline: parameters, functions of its own, checks. */
export const settingsTexts = {
  title: message({ ru: () => 'Вокруг шагов', en: () => 'Around the steps' }),
  params: message({ ru: () => 'Параметры', en: () => 'Parameters' }),
  macros: message({ ru: () => 'Функции', en: () => 'Functions' }),
  checks: message({ ru: () => 'Проверки', en: () => 'Checks' }),
  count: message<{ n: number }>({ ru: ({ n }) => number(n, 'ru'), en: ({ n }) => number(n, 'en') }),
  errors: message<{ n: number }>({
    ru: ({ n }) => `${number(n, 'ru')}\u00a0${plural(n, 'ошибка', 'ошибки', 'ошибок')}`,
    en: ({ n }) => `${number(n, 'en')}\u00a0${n === 1 ? 'error' : 'errors'}`,
  }),
  paramsAbout: message({
    ru: () => 'Значение, которое можно задать при каждом запуске. В выражениях пишется как :имя.',
    en: () => 'A value that can be given at each run. Expressions write it as :name.',
  }),
  macrosAbout: message({
    ru: () => 'Выражение с именем: вызывается как функция во всех шагах и проверках.',
    en: () => 'An expression with a name: all steps and checks call it as a function.',
  }),
  checksAbout: message({
    ru: () => 'Что должно быть верно для строк. Если это не так, ни одна цель не меняется.',
    en: () => 'What must hold of the rows. Where it does not, no target is touched.',
  }),
  name: message({ ru: () => 'Имя', en: () => 'Name' }),
  nameOf: message<{ name: string }>({ ru: ({ name }) => `Имя: ${name}`, en: ({ name }) => `Name: ${name}` }),
  typeOf: message<{ name: string }>({ ru: ({ name }) => `Тип: ${name}`, en: ({ name }) => `Type: ${name}` }),
  defaultOf: message<{ name: string }>({
    ru: ({ name }) => `По умолчанию: ${name}`,
    en: ({ name }) => `By default: ${name}`,
  }),
  mustBeGiven: message({ ru: () => 'задаётся при запуске', en: () => 'given at each run' }),
  arguments: message({ ru: () => 'Аргументы', en: () => 'Arguments' }),
  argumentsOf: message<{ name: string }>({
    ru: ({ name }) => `Аргументы: ${name}`,
    en: ({ name }) => `Arguments: ${name}`,
  }),
  argumentsHint: message({ ru: () => 'имена через запятую', en: () => 'names with commas between' }),
  expressionOf: message<{ name: string }>({
    ru: ({ name }) => `Выражение: ${name}`,
    en: ({ name }) => `Expression: ${name}`,
  }),
  addParam: message({ ru: () => 'Параметр', en: () => 'Parameter' }),
  addMacro: message({ ru: () => 'Функция', en: () => 'Function' }),
  addCheck: message({ ru: () => 'Проверка', en: () => 'Check' }),
  misfit: message({
    ru: () => 'Имя — буквы, цифры и _, начинается не с цифры и ещё не занято.',
    en: () => 'A name is letters, digits and _, does not begin with a digit, and is not taken yet.',
  }),
}

/** Texts of the form of a check. */
export const checkTexts = {
  check: message<{ n: number }>({ ru: ({ n }) => `Проверка ${n}`, en: ({ n }) => `Check ${n}` }),
  kind: message({ ru: () => 'Что проверить', en: () => 'What to check' }),
  remove: message<{ n: number }>({ ru: ({ n }) => `Убрать проверку ${n}`, en: ({ n }) => `Remove check ${n}` }),
  oneALine: message({ ru: () => 'по одному на строке', en: () => 'one a line' }),
  tableOf: message<{ of: string }>({ ru: ({ of }) => `${of}: где искать`, en: ({ of }) => `${of}: where to look` }),
  columnOf: message<{ of: string }>({ ru: ({ of }) => `${of}: колонка там`, en: ({ of }) => `${of}: column there` }),
  counted: message({ ru: () => 'С чем сравнить', en: () => 'Held against' }),
  byNumber: message({ ru: () => 'с числом строк', en: () => 'a number of rows' }),
  byPrevious: message({ ru: () => 'с прошлым успешным запуском', en: () => 'the last successful run' }),
  atLeast: message({ ru: () => 'Не меньше', en: () => 'At least' }),
  atMost: message({ ru: () => 'Не больше', en: () => 'At most' }),
  share: message({ ru: () => 'доля: 0.9 — девять десятых', en: () => 'a share: 0.9 is nine tenths' }),
}

/** What the kinds of checks are called; one that is not here goes by its own name. */
export const checkKindTexts = {
  unique: message({ ru: () => 'не повторяются', en: () => 'unique' }),
  notNull: message({ ru: () => 'заполнены', en: () => 'not null' }),
  accepted: message({ ru: () => 'только эти значения', en: () => 'accepted values' }),
  relation: message({ ru: () => 'есть в другой таблице', en: () => 'there in another table' }),
  holds: message({ ru: () => 'своё условие', en: () => 'a condition of its own' }),
  rows: message({ ru: () => 'число строк', en: () => 'number of rows' }),
}
