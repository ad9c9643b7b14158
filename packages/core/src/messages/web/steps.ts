import { message } from '../language.ts'

/** What each type of step does, in a sentence or two; one that is not here is told by its schema. */
export const stepAbouts = {
  select: message({
    ru: () => 'Остаются только перечисленные колонки, в этом порядке; каждая — колонка входа или выражение.',
    en: () => 'Only the columns listed stay, in this order; each is a column that comes in, or an expression.',
  }),
  derive: message({
    ru: () => 'Добавляет вычисленные колонки; колонка с уже занятым именем заменяется, остальные остаются.',
    en: () => 'Adds computed columns; one whose name is taken replaces that column, the others stay.',
  }),
  rename: message({
    ru: () => 'Даёт колонкам другие имена; все остаются на своих местах.',
    en: () => 'Calls columns otherwise; all stay where they are.',
  }),
  drop: message({ ru: () => 'Убирает колонки.', en: () => 'Leaves columns out.' }),
  cast: message({
    ru: () =>
      'Меняет типы колонок. Сразу за файлом читает его собственный текст, в той форме, в какой записано большинство значений.',
    en: () =>
      'Turns columns into other types. Right behind a file it reads the text of the file itself, in the form that most values show.',
  }),
  filter: message({
    ru: () => 'Оставляет строки, для которых условие истинно; ложь и неизвестность (NULL) отсеиваются.',
    en: () => 'Keeps the rows for which the condition is true; neither false nor unknown (NULL).',
  }),
  join: message({
    ru: () =>
      'Ставит строки двух входов рядом. NULL ни с чем не совпадает; колонка справа, имя которой слева занято, получает _right.',
    en: () =>
      'Puts rows of two inputs side by side. NULL matches nothing; a right column whose name the left has takes _right.',
  }),
  aggregate: message({
    ru: () => 'Одна строка на группу, а без группировки одна на всё; NULL — отдельная группа.',
    en: () => 'One row a group, or one in all where nothing is grouped by; NULL is a group of its own.',
  }),
  window: message({
    ru: () =>
      'Добавляет вычисленное по строкам вокруг каждой: место, накопленный итог, прошлое значение. Число строк не меняется.',
    en: () =>
      'Adds what is computed over the rows around each row: its place, running totals, the value before. No row comes or goes.',
  }),
  sort: message({
    ru: () => 'Упорядочивает строки. NULL стоят последними, если не сказано иное.',
    en: () => 'Orders the rows. NULLs come last unless said otherwise.',
  }),
  limit: message({
    ru: () => 'Берёт первые строки в порядке сортировки, стоящей перед этим шагом.',
    en: () => 'Takes the first rows, in the order of the sort before it.',
  }),
  distinct: message({
    ru: () => 'Оставляет по одной из одинаковых строк; NULL равен NULL.',
    en: () => 'Keeps one of rows that are the same in every column; NULL equals NULL.',
  }),
  deduplicate: message({
    ru: () => 'Одна строка на каждый ключ: первая или последняя в заданном порядке.',
    en: () => 'One row for each key: the first in the order given, or the last.',
  }),
  union: message({
    ru: () => 'Строки всех входов вместе. Колонки сходятся по именам: чего во входе нет, то NULL.',
    en: () => 'The rows of all inputs. Columns go by name: what an input lacks is NULL there.',
  }),
  unnest: message({
    ru: () => 'Строка на каждый элемент списка; строки с пустым списком отсеиваются.',
    en: () => 'A row for each element of a list; rows whose list is NULL or empty are left out.',
  }),
  pivot: message({
    ru: () =>
      'Значения колонки становятся колонками. Группировка — по всем колонкам, которых нет ни в ней, ни в вычислениях.',
    en: () =>
      'Turns values of a column into columns. Rows are grouped by all columns that neither it nor the aggregates name.',
  }),
  unpivot: message({
    ru: () => 'Колонки становятся строками «имя — значение»; NULL строки не даёт.',
    en: () => 'Turns columns into rows of name and value; a NULL gives no row.',
  }),
  fill: message({ ru: () => 'Ставит значение туда, где NULL.', en: () => 'Puts a value where there is NULL.' }),
  mask: message({
    ru: () => 'Прячет личные данные, так что дальше по конвейеру их не видно.',
    en: () => 'Hides personal values, so that nothing further on sees them.',
  }),
  sql: message({
    ru: () =>
      'Один SELECT над входами, в форме PostgreSQL; он превращается в шаги, и его текст ни в какую базу не попадает.',
    en: () =>
      'One SELECT over its inputs, in the form of PostgreSQL; it becomes steps, and no text of it reaches a database.',
  }),
}

/** What to write into a key: by `type.key`, else by the key alone; keys that speak for themselves have none. */
export const keyHints = {
  'select.columns': message({ ru: () => 'новое имя и выражение', en: () => 'new name and expression' }),
  'join.columns': message({
    ru: () => 'что остаётся: имя и выражение; если пусто — все колонки обеих сторон',
    en: () => 'what stays: name and expression; all columns of both sides where there are none',
  }),
  'rename.columns': message({ ru: () => 'колонка и её новое имя', en: () => 'column and its new name' }),
  'cast.columns': message({ ru: () => 'колонка и её новый тип', en: () => 'column and its new type' }),
  'fill.columns': message({
    ru: () => 'колонка и значение, которое встанет вместо NULL',
    en: () => 'column and the value in place of NULL',
  }),
  'mask.columns': message({
    ru: () => 'колонка и то, что от неё останется',
    en: () => 'column and what is left of it',
  }),
  'unpivot.columns': message({
    ru: () => 'колонки, которые становятся строками',
    en: () => 'columns that become rows',
  }),
  'unpivot.name': message({
    ru: () => 'колонка, в которую встанут имена',
    en: () => 'column that takes the names',
  }),
  'unpivot.value': message({
    ru: () => 'колонка, в которую встанут значения',
    en: () => 'column that takes the values',
  }),
  'unnest.column': message({ ru: () => 'колонка со списком', en: () => 'column that holds a list' }),
  'unnest.as': message({
    ru: () => 'имя для элемента; без него — имя самой колонки',
    en: () => 'name for the element; without one, that of the column',
  }),
  'pivot.on': message({
    ru: () => 'колонка, чьи значения становятся колонками',
    en: () => 'column whose values become columns',
  }),
  'pivot.values': message({
    ru: () => 'значение колонки — оно же имя новой — и вычисление по строкам с ним',
    en: () => 'value of the column, which names the new one, and what is computed over its rows',
  }),
  'aggregate.values': message({
    ru: () => 'имя и вычисление по группе',
    en: () => 'name and what is computed over the group',
  }),
  'aggregate.having': message({ ru: () => 'условие над новыми именами', en: () => 'condition over the new names' }),
  'window.partitionBy': message({
    ru: () => 'каждое сочетание значений считается отдельно',
    en: () => 'each combination of values is computed by itself',
  }),
  'window.values': message({
    ru: () => 'имя и вычисление по окну',
    en: () => 'name and what is computed over the window',
  }),
  'deduplicate.key': message({
    ru: () => 'колонки, по которым строки считаются одной',
    en: () => 'columns by which rows count as one',
  }),
  'limit.offset': message({
    ru: () => 'сколько первых строк пропустить',
    en: () => 'how many rows to leave out first',
  }),
  'source.cursor': message({
    ru: () => 'растёт с каждой новой строкой: номер, дата или время записи',
    en: () => 'grows with each new row: a number, the date or the time it was written',
  }),
  'source.late': message({
    ru: () => 'столько прочитанного раньше читается ещё раз: 2 days, 90 minutes, а у номера — число',
    en: () => 'so much of what was read before is read again: 2 days, 90 minutes; of a number, a number',
  }),
  'source.nulls': message({
    ru: () => 'по такой строке не видно, новая ли она',
    en: () => 'such a row does not tell whether it is new',
  }),
  by: message({ ru: () => 'имя группы и выражение', en: () => 'name of the group and expression' }),
  values: message({ ru: () => 'имя колонки и выражение', en: () => 'name of the column and expression' }),
  frame: message({
    ru: () => 'какие строки вокруг входят; границы: unbounded preceding, 3 preceding, current row, 3 following',
    en: () => 'which rows around count; bounds: unbounded preceding, 3 preceding, current row, 3 following',
  }),
}

/** What the values of keys mean; one that is not here is shown as it is. */
export const optionTexts = {
  inner: message({ ru: () => 'только пары', en: () => 'pairs alone' }),
  left: message({ ru: () => 'все строки слева', en: () => 'all rows of the left' }),
  right: message({ ru: () => 'все строки справа', en: () => 'all rows of the right' }),
  full: message({ ru: () => 'все строки обеих сторон', en: () => 'all rows of both sides' }),
  cross: message({ ru: () => 'каждая с каждой', en: () => 'each with each' }),
  semi: message({ ru: () => 'строки слева, у которых есть пара', en: () => 'rows of the left that have a partner' }),
  anti: message({ ru: () => 'строки слева без пары', en: () => 'rows of the left without a partner' }),
  asc: message({ ru: () => 'по возрастанию', en: () => 'ascending' }),
  desc: message({ ru: () => 'по убыванию', en: () => 'descending' }),
  first: message({ ru: () => 'первые', en: () => 'first' }),
  last: message({ ru: () => 'последние', en: () => 'last' }),
  reject: message({ ru: () => 'отложить строку', en: () => 'set the row aside' }),
  null: message({ ru: () => 'сделать пустым', en: () => 'make it empty' }),
  snapshot: message({ ru: () => 'каждый раз всё', en: () => 'all of it each time' }),
  incremental: message({ ru: () => 'только новое', en: () => 'only what is new' }),
  'nulls.read': message({ ru: () => 'читать каждый раз', en: () => 'read them each time' }),
  'nulls.skip': message({ ru: () => 'пропускать', en: () => 'leave them out' }),
  'nulls.fail': message({ ru: () => 'остановить запуск', en: () => 'end the run' }),
  'schema.reject': message({ ru: () => 'остановить загрузку', en: () => 'stop the load' }),
  fail: message({ ru: () => 'остановить запуск', en: () => 'stop the run' }),
  hash: message({ ru: () => 'отпечаток', en: () => 'a fingerprint' }),
  partial: message({ ru: () => 'первые и последние символы', en: () => 'first and last characters' }),
  year: message({ ru: () => 'только год', en: () => 'the year alone' }),
  append: message({ ru: () => 'добавлять', en: () => 'append' }),
  replace: message({ ru: () => 'заменять всё', en: () => 'replace all' }),
  upsert: message({ ru: () => 'обновлять по ключу', en: () => 'update by key' }),
  scd2: message({ ru: () => 'хранить историю', en: () => 'keep the history' }),
  keep: message({ ru: () => 'оставлять', en: () => 'keep' }),
  delete: message({ ru: () => 'удалять', en: () => 'delete' }),
  mark: message({ ru: () => 'помечать', en: () => 'mark' }),
  evolve: message({ ru: () => 'дополнять таблицу', en: () => 'extend the table' }),
  freeze: message({ ru: () => 'писать только известное', en: () => 'write what is known' }),
  rows: message({ ru: () => 'по строкам', en: () => 'by rows' }),
  range: message({ ru: () => 'по значению', en: () => 'by value' }),
  groups: message({ ru: () => 'по группам равных', en: () => 'by groups of equals' }),
}
