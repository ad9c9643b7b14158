import { message } from '../language.ts'

/** Why a SELECT does not become steps. */
export const selectPhrases = {
  'select.statement': message({ en: () => 'one SELECT is needed', ru: () => 'нужен один SELECT' }),
  'select.construct': message<{ what: string }>({
    en: (p) => `${p.what} has no counterpart among the steps`,
    ru: (p) => `для ${p.what} нет соответствия среди шагов`,
  }),
  'select.function-unknown': message<{ name: string }>({
    en: (p) => `there is no function ${p.name} (docs/functions.md lists them)`,
    ru: (p) => `функции ${p.name} нет (список — docs/functions.md)`,
  }),
  'select.table-unknown': message<{ table: string; known: string }>({
    en: (p) => `there is no table ${p.table}; there are: ${p.known}`,
    ru: (p) => `таблицы ${p.table} нет; есть: ${p.known}`,
  }),
  'select.table-twice': message<{ table: string }>({
    en: (p) => `two tables are called ${p.table} here; give one an alias`,
    ru: (p) => `две таблицы названы здесь ${p.table}; дайте одной псевдоним`,
  }),
  'select.column-unknown': message<{ column: string; known: string }>({
    en: (p) => `there is no column ${p.column}; there are: ${p.known}`,
    ru: (p) => `столбца ${p.column} нет; есть: ${p.known}`,
  }),
  'select.column-ambiguous': message<{ column: string }>({
    en: (p) => `it cannot be told which table ${p.column} is of; write it as table.${p.column}`,
    ru: (p) => `неясно, из какой таблицы ${p.column}; напишите таблица.${p.column}`,
  }),
  'select.columns-needed': message<{ table: string }>({
    en: (p) => `the columns of ${p.table} are not known; list them instead of *`,
    ru: (p) => `столбцы ${p.table} неизвестны; перечислите их вместо *`,
  }),
  'select.not-grouped': message<{ column: string }>({
    en: (p) => `${p.column} is neither grouped by nor inside an aggregate`,
    ru: (p) => `по ${p.column} нет группировки, и он не внутри агрегата`,
  }),
  'select.position': message<{ position: number }>({
    en: (p) => `there is no column ${p.position} in the list of SELECT`,
    ru: (p) => `в списке SELECT нет столбца ${p.position}`,
  }),
  'select.union-columns': message({
    en: () => 'the parts of UNION give different numbers of columns',
    ru: () => 'части UNION дают разное число столбцов',
  }),
  'select.subquery-place': message({
    en: () => 'a subquery may stand in FROM, and in WHERE as [NOT] EXISTS or IN between ANDs',
    ru: () => 'подзапрос может стоять во FROM, а в WHERE — как [NOT] EXISTS или IN между AND',
  }),
  'select.subquery-value': message({
    en: () => 'a subquery of one value must be an aggregate of all its rows: (SELECT max(x) FROM t)',
    ru: () => 'подзапрос с одним значением должен быть агрегатом всех своих строк: (SELECT max(x) FROM t)',
  }),
  'select.not-in': message({
    en: () => 'NOT IN (SELECT …) keeps no row at all once there is a NULL; write NOT EXISTS',
    ru: () => 'NOT IN (SELECT …) не оставит ни одной строки, если есть NULL; напишите NOT EXISTS',
  }),
  'select.subquery-tie': message({
    en: () =>
      'a subquery of one value that looks at the rows around it must be tied to them by equalities between ANDs: (SELECT max(x) FROM t WHERE t.key = outer.key)',
    ru: () =>
      'подзапрос с одним значением, глядящий на внешние строки, связывают с ними равенствами между AND: (SELECT max(x) FROM t WHERE t.key = outer.key)',
  }),
  'select.subquery-empty': message({
    en: () =>
      'it cannot be told what this subquery gives where no row matches; write one aggregate, or coalesce(aggregate, constant)',
    ru: () =>
      'нельзя сказать, что этот подзапрос даст, когда подходящих строк нет; напишите один агрегат или coalesce(агрегат, константа)',
  }),
  'select.grouping-sets': message({
    en: () => 'GROUPING SETS, CUBE and ROLLUP are no step; write a SELECT for each set and join them by UNION ALL',
    ru: () => 'для GROUPING SETS, CUBE и ROLLUP шага нет; напишите SELECT на каждый набор и соедините их UNION ALL',
  }),
  'select.no-rows-of-its-own': message<{ what: string }>({
    en: (p) => `${p.what}: rows come from sources; put these into a file and name it as a table`,
    ru: (p) => `${p.what}: строки берутся из источников; положите эти в файл и назовите его таблицей`,
  }),
  'select.regexp-first': message({
    en: () => "PostgreSQL's regexp_replace changes the first find alone; to change every one, give the flag 'g'",
    ru: () => 'regexp_replace в PostgreSQL меняет лишь первое вхождение; чтобы менять все, добавьте флаг «g»',
  }),
  'select.array-nulls': message<{ what: string }>({
    en: (p) =>
      `PostgreSQL's array_agg keeps NULLs, the platform's leaves them out; write FILTER (WHERE ${p.what} IS NOT NULL)`,
    ru: (p) =>
      `array_agg в PostgreSQL сохраняет NULL, на платформе опускает; напишите FILTER (WHERE ${p.what} IS NOT NULL)`,
  }),
  'select.always-one': message({
    en: () => 'an aggregate without GROUP BY gives a row whatever there is, so that EXISTS of it is always true',
    ru: () => 'агрегат без GROUP BY всегда даёт строку, поэтому EXISTS от него всегда истинно',
  }),
  'select.uncorrelated': message({
    en: () => 'EXISTS needs a condition that ties it to the rows around it',
    ru: () => 'для EXISTS нужно условие, связывающее его с внешними строками',
  }),
  'select.order-distinct': message({
    en: () => 'with DISTINCT or UNION only columns of the list can be ordered by',
    ru: () => 'с DISTINCT и UNION сортируют только по столбцам из списка',
  }),
} as const
