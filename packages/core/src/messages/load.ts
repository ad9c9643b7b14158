import type { Message } from './language.ts'
import { number, plural } from './language.ts'

/** What loads tell people besides errors. */
export const loadTexts = {
  'drift-required': {
    en: (p) => `${p.column} must have a value, and the input has no such column.`,
    ru: (p) => `${p.column} обязателен, а на входе такого столбца нет.`,
  } satisfies Message<{ column: string }>,
  'again-with-proven': {
    en: (p) =>
      `A value in line ${number(p.line, 'en')} contradicts the type seen in samples: loaded again with proven types`,
    ru: (p) =>
      `Значение в строке ${number(p.line, 'ru')} противоречит типу, найденному по выборке: загружено заново с доказанными типами`,
  } satisfies Message<{ line: number }>,
  'read-as': {
    en: (p) =>
      `${p.table}.${p.column} is ${p.native} at the source and read as ${p.type}${p.loses ? ': digits beyond the 17th are lost' : ''}`,
    ru: (p) =>
      `${p.table}.${p.column} в источнике ${p.native}, читается как ${p.type}${p.loses ? ': цифры после 17-й теряются' : ''}`,
  } satisfies Message<{ table: string; column: string; native: string; type: string; loses: boolean }>,
  mapped: {
    en: (p) => `${p.table}: ${p.columns} (${p.type}) kept as ${p.as}`,
    ru: (p) => `${p.table}: ${p.columns} (${p.type}) хранится как ${p.as}`,
  } satisfies Message<{ table: string; columns: string; type: string; as: string }>,
  'again-for-range': {
    en: () => 'A value is beyond the column made for it: loaded again after looking at all values',
    ru: () => 'Значение не помещается в созданный для него столбец: загружено заново после просмотра всех значений',
  } satisfies Message<Record<never, never>>,
  'again-for-keys': {
    en: () => 'Some records have the key of an earlier one: loaded again, leaving them out',
    ru: () => 'Ключ некоторых записей уже был у более ранней: загружено заново без них',
  } satisfies Message<Record<never, never>>,
  'dry-run': {
    en: () => 'Dry run: nothing was written',
    ru: () => 'Пробный запуск: ничего не записано',
  } satisfies Message<Record<never, never>>,
  'replayed-before': {
    en: (p) => `These rows were replayed by the run ${p.run}; what it rejected again stands in its own quarantine`,
    ru: (p) => `Эти строки уже загружены запуском ${p.run}; отклонённое им снова лежит в его карантине`,
  } satisfies Message<{ run: string }>,
  'verified-by-counts': {
    en: () => 'The interrupted load was begun without --verify: this one is proven by counts alone',
    ru: () => 'Прерванная загрузка начиналась без --verify: эта доказана только числом строк',
  } satisfies Message<Record<never, never>>,
  'cancelled-too-late': {
    en: () => 'Cancelled while the rows were being published: that was finished, so they stand in the target',
    ru: () => 'Отмена пришла во время публикации: она завершена, и строки стоят в цели',
  } satisfies Message<Record<never, never>>,
  'filtered-at-source': {
    en: () => 'The source applies the condition: rows that it leaves out are not read and not counted',
    ru: () => 'Условие применяет источник: строки, которые он не выдал, не прочитаны и не посчитаны',
  } satisfies Message<Record<never, never>>,
  'run-resumed': {
    en: (p) => `Goes on with the run ${p.run} (${p.state}): what it had published stays`,
    ru: (p) => `Продолжает запуск ${p.run} (${p.state}): опубликованное им остаётся`,
  } satisfies Message<{ run: string; state: string }>,
  'rows-first': {
    en: (p) => `No earlier run counted the rows of ${p.on}: the check against the previous run begins with this one`,
    ru: (p) => `Ещё ни один запуск не считал строки ${p.on}: сверка с прошлым запуском начинается с этого`,
  } satisfies Message<{ on: string }>,
  'run-unnoted': {
    en: (p) => `The load is done, but the folder of the run is not complete: ${p.why}`,
    ru: (p) => `Загрузка выполнена, но папка запуска неполна: ${p.why}`,
  } satisfies Message<{ why: string }>,
  resumed: {
    en: (p) => `Went on with an interrupted load after ${number(p.rows, 'en')} rows`,
    ru: (p) =>
      `Продолжена прерванная загрузка после ${number(p.rows, 'ru')} ${plural(p.rows, 'строки', 'строк', 'строк')}`,
  } satisfies Message<{ rows: number }>,
} as const
