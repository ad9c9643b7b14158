import { message, number, plural } from '../language.ts'
import type { Prose } from '../phrase.ts'

/** What runs tell people besides errors: their warnings, and the changes of tables that were made for them. */
export const runNotePhrases = {
  'run.again-with-proven': message<{ line: number }>({
    en: (p) =>
      `A value in line ${number(p.line, 'en')} contradicts the type seen in samples: loaded again with proven types`,
    ru: (p) =>
      `Значение в строке ${number(p.line, 'ru')} противоречит типу, найденному по выборке: загружено заново с доказанными типами`,
  }),
  'run.read-as': message<{ table: string; column: string; native: string; type: string }>({
    en: (p) => `${p.table}.${p.column} is ${p.native} at the source and read as ${p.type}`,
    ru: (p) => `${p.table}.${p.column} в источнике ${p.native}, читается как ${p.type}`,
  }),
  'run.read-as-rounded': message<{ table: string; column: string; native: string; type: string }>({
    en: (p) =>
      `${p.table}.${p.column} is ${p.native} at the source and read as ${p.type}: digits beyond the 17th are lost`,
    ru: (p) => `${p.table}.${p.column} в источнике ${p.native}, читается как ${p.type}: цифры после 17-й теряются`,
  }),
  'run.mapped': message<{ table: string; columns: string; type: string; as: string }>({
    en: (p) => `${p.table}: ${p.columns} (${p.type}) kept as ${p.as}`,
    ru: (p) => `${p.table}: ${p.columns} (${p.type}) хранится как ${p.as}`,
  }),
  'run.again-for-range': message({
    en: () => 'A value is beyond the column made for it: loaded again after looking at all values',
    ru: () => 'Значение не помещается в созданный для него столбец: загружено заново после просмотра всех значений',
  }),
  'run.again-for-keys': message({
    en: () => 'Some records have the key of an earlier one: loaded again, leaving them out',
    ru: () => 'Ключ некоторых записей уже был у более ранней: загружено заново без них',
  }),
  'run.dry': message({
    en: () => 'Dry run: nothing was written',
    ru: () => 'Пробный запуск: ничего не записано',
  }),
  'run.replayed-before': message<{ run: string }>({
    en: (p) => `These rows were replayed by the run ${p.run}; what it rejected again stands in its own quarantine`,
    ru: (p) => `Эти строки уже загружены запуском ${p.run}; отклонённое им снова лежит в его карантине`,
  }),
  'run.verified-by-counts': message({
    en: () => 'The interrupted load was begun without --verify: this one is proven by counts alone',
    ru: () => 'Прерванная загрузка начиналась без --verify: эта доказана только числом строк',
  }),
  'run.cancelled-too-late': message({
    en: () => 'Cancelled while the rows were being published: that was finished, so they stand in the target',
    ru: () => 'Отмена пришла во время публикации: она завершена, и строки стоят в цели',
  }),
  'run.filtered-at-source': message({
    en: () => 'The source applies the condition: rows that it leaves out are not read and not counted',
    ru: () => 'Условие применяет источник: строки, которые он не выдал, не прочитаны и не посчитаны',
  }),
  'run.goes-on-with': message<{ run: string; state: string }>({
    en: (p) => `Goes on with the run ${p.run} (${p.state}): what it had published stays`,
    ru: (p) => `Продолжает запуск ${p.run} (${p.state}): опубликованное им остаётся`,
  }),
  'run.rows-first': message<{ on: string }>({
    en: (p) => `No earlier run counted the rows of ${p.on}: the check against the previous run begins with this one`,
    ru: (p) => `Ещё ни один запуск не считал строки ${p.on}: сверка с прошлым запуском начинается с этого`,
  }),
  'run.unnoted': message<{ why: Prose }>({
    en: (p) => `The load is done, but the folder of the run is not complete: ${p.why}`,
    ru: (p) => `Загрузка выполнена, но папка запуска неполна: ${p.why}`,
  }),
  'run.resumed': message<{ rows: number }>({
    en: (p) => `Went on with an interrupted load after ${number(p.rows, 'en')} rows`,
    ru: (p) =>
      `Продолжена прерванная загрузка после ${number(p.rows, 'ru')} ${plural(p.rows, 'строки', 'строк', 'строк')}`,
  }),
  'run.computed-at-source': message<{ place: string; steps: string }>({
    en: (p) =>
      `${p.place} computed ${p.steps}: its rows are counted as read as the database gave them, those of its tables are not`,
    ru: (p) =>
      `${p.place} вычислил ${p.steps}: прочитанными считаются выданные им строки, строки его таблиц не посчитаны`,
  }),
  'run.computed-inside': message<{ place: string; step: string }>({
    en: (p) =>
      `${p.place} computed ${p.step} into the target by itself: the rows it made are counted as read, those of its tables are not`,
    ru: (p) =>
      `${p.place} сам вычислил ${p.step} в цель: прочитанными считаются полученные строки, строки его таблиц не посчитаны`,
  }),
  'run.computed-here': message<{ why: Prose }>({
    en: (p) => `The database did not take the statement, so the engine computed all: ${p.why}`,
    ru: (p) => `База данных не приняла запрос, поэтому всё вычислил движок: ${p.why}`,
  }),
}
