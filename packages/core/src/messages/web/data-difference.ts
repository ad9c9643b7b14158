import type { Language } from '../language.ts'
import { message, number, plural } from '../language.ts'

const rows = (n: number) => `${number(n, 'ru')}\u00a0${plural(n, 'строка', 'строки', 'строк')}`
const rowsEn = (n: number) => `${number(n, 'en')}\u00a0${n === 1 ? 'row' : 'rows'}`

interface Counts {
  added: number
  removed: number
  changed: number
}

/** «добавлено 3, изменено 5»: what there is none of is not told. */
function told(counts: Counts, lang: Language, words: Readonly<Record<keyof Counts, string>>): string {
  const kinds = (['added', 'removed', 'changed'] as const).filter((kind) => counts[kind] > 0)
  const count = (kind: keyof Counts) => number(counts[kind], lang)
  return kinds
    .map((kind) => (lang === 'ru' ? `${words[kind]} ${count(kind)}` : `${count(kind)} ${words[kind]}`))
    .join(', ')
}

/** Texts of the page that compares what two versions of a pipeline make of the same input. */
export const dataDifferenceTexts = {
  link: message({ ru: () => 'Сравнить данные', en: () => 'Compare the data' }),
  title: message<{ name: string }>({
    ru: ({ name }) => `${name}: что изменится в данных`,
    en: ({ name }) => `${name}: what changes in the data`,
  }),
  titleEqual: message<{ name: string }>({
    ru: ({ name }) => `${name}: данные не изменились`,
    en: ({ name }) => `${name}: the data did not change`,
  }),
  titleDiffers: message<Counts & { name: string }>({
    ru: ({ name, ...counts }) =>
      `${name}: ${told(counts, 'ru', { added: 'добавлено', removed: 'убрано', changed: 'изменено' }) || 'данные отличаются'}`,
    en: ({ name, ...counts }) =>
      `${name}: ${told(counts, 'en', { added: 'added', removed: 'removed', changed: 'changed' }) || 'the data differ'}`,
  }),
  lead: message({
    ru: () => 'Обе версии вычисляются по всему входу и сравниваются построчно. Цели не меняются.',
    en: () => 'Both versions are computed over the whole input and compared row by row. No target is touched.',
  }),
  choices: message({ ru: () => 'Что сравнить', en: () => 'What to compare' }),
  before: message({ ru: () => 'Было', en: () => 'Before' }),
  after: message({ ru: () => 'Стало', en: () => 'After' }),
  version: message<{ n: number }>({ ru: ({ n }) => `версия ${n}`, en: ({ n }) => `version ${n}` }),
  currentVersion: message<{ n: number }>({
    ru: ({ n }) => `версия ${n}, действует`,
    en: ({ n }) => `version ${n}, in force`,
  }),
  draft: message({ ru: () => 'черновик в этом браузере', en: () => 'the draft in this browser' }),
  noDraft: message({
    ru: () => 'Черновика в этом браузере нет: выберите версию.',
    en: () => 'This browser holds no draft: choose a version.',
  }),
  on: message({ ru: () => 'Строки', en: () => 'Rows' }),
  ofTargets: message({ ru: () => 'всех целей', en: () => 'of all targets' }),
  afterStep: message<{ step: string }>({ ru: ({ step }) => `после ${step}`, en: ({ step }) => `after ${step}` }),
  key: message({ ru: () => 'Ключ', en: () => 'Key' }),
  keyHint: message({
    ru: () => 'По этим колонкам узнаётся строка. Пусто — по ключу цели, а без него строка и есть все её значения.',
    en: () => 'These columns tell rows apart. Empty: the target’s key; without one a row is all its values.',
  }),
  params: message({ ru: () => 'Значения параметров', en: () => 'Values of parameters' }),
  compare: message({ ru: () => 'Сравнить', en: () => 'Compare' }),
  again: message({ ru: () => 'Сравнить ещё раз', en: () => 'Compare again' }),
  cancel: message({ ru: () => 'Остановить', en: () => 'Stop' }),
  cancelled: message({ ru: () => 'Сравнение остановлено', en: () => 'The comparison was stopped' }),
  running: message({ ru: () => 'Сравнение идёт', en: () => 'Comparing' }),
  onlyEngineers: message({
    ru: () => 'Сравнивает роль «Инженер» и выше; готовое сравнение видно всем по ссылке.',
    en: () => 'Comparing needs the role Engineer or higher; a finished comparison is there for all who have the link.',
  }),
  textOfBoth: message({ ru: () => 'Что изменилось в документе', en: () => 'What changed in the document' }),
  sameTexts: message({ ru: () => 'Документы одинаковы.', en: () => 'The documents are the same.' }),
  equal: message({
    ru: () => 'Все строки и типы одинаковы.',
    en: () => 'All rows and types are the same.',
  }),
  emptyBoth: message({ ru: () => 'Строк нет ни в одной из версий.', en: () => 'Neither version has rows.' }),
  onlyBefore: message<{ name: string }>({
    ru: ({ name }) => `Цель ${name} есть только в прежней версии.`,
    en: ({ name }) => `Target ${name} is in the earlier version alone.`,
  }),
  onlyAfter: message<{ name: string }>({
    ru: ({ name }) => `Цель ${name} есть только в новой версии.`,
    en: ({ name }) => `Target ${name} is in the later version alone.`,
  }),
  rowsBefore: message({ ru: () => 'Было строк', en: () => 'Rows before' }),
  rowsAfter: message({ ru: () => 'Стало строк', en: () => 'Rows after' }),
  same: message({ ru: () => 'Без изменений', en: () => 'The same' }),
  added: message({ ru: () => 'Добавлено', en: () => 'Added' }),
  removed: message({ ru: () => 'Убрано', en: () => 'Removed' }),
  changed: message({ ru: () => 'Изменено', en: () => 'Changed' }),
  byKey: message<{ key: string }>({ ru: ({ key }) => `по ключу ${key}`, en: ({ key }) => `by the key ${key}` }),
  byAll: message({ ru: () => 'без ключа: по всем значениям', en: () => 'without a key: by all values' }),
  repeated: message<{ n: number }>({
    ru: ({ n }) => `Ключ повторяется: ${rows(n)} с тем же ключом, что у другой, сопоставлены по порядку значений.`,
    en: ({ n }) => `The key repeats: ${rowsEn(n)} share it with another one and are matched by the order of values.`,
  }),
  columns: message<{ name: string }>({ ru: ({ name }) => `Колонки: ${name}`, en: ({ name }) => `Columns: ${name}` }),
  column: message({ ru: () => 'Колонка', en: () => 'Column' }),
  typeBefore: message({ ru: () => 'Тип был', en: () => 'Type before' }),
  typeAfter: message({ ru: () => 'Тип стал', en: () => 'Type after' }),
  changedRows: message({ ru: () => 'Изменено строк', en: () => 'Rows changed' }),
  isNotThere: message({ ru: () => 'нет колонки', en: () => 'no such column' }),
  examples: message<{ name: string }>({ ru: ({ name }) => `Строки: ${name}`, en: ({ name }) => `Rows: ${name}` }),
  examplesOf: message<{ n: number; of: number }>({
    ru: ({ n, of }) => `показано ${number(n, 'ru')} из ${number(of, 'ru')}`,
    en: ({ n, of }) => `${number(n, 'en')} of ${number(of, 'en')} shown`,
  }),
  kind: message({ ru: () => 'Что со строкой', en: () => 'What became of the row' }),
  rowAdded: message({ ru: () => 'добавлена', en: () => 'added' }),
  rowRemoved: message({ ru: () => 'убрана', en: () => 'removed' }),
  rowChanged: message({ ru: () => 'изменена', en: () => 'changed' }),
  was: message({ ru: () => 'было', en: () => 'was' }),
  became: message({ ru: () => 'стало', en: () => 'became' }),
  nullValue: message({ ru: () => 'нет значения', en: () => 'no value' }),
  copyLink: message({ ru: () => 'Копировать ссылку', en: () => 'Copy the link' }),
  gone: message({
    ru: () => 'Этого сравнения больше нет. Сравните ещё раз: выбор сохранился в ссылке.',
    en: () => 'This comparison is gone. Compare again: the link kept what was chosen.',
  }),
}
