import { message, number, plural } from '../language.ts'

/** Texts of the page of a pipeline. */
export const pipelineTexts = {
  titleGood: message<{ name: string; n: number }>({
    ru: ({ name, n }) => `${name}: ${number(n, 'ru')}\u00a0${plural(n, 'шаг', 'шага', 'шагов')}, всё проверено`,
    en: ({ name, n }) => `${name}: ${number(n, 'en')}\u00a0${n === 1 ? 'step' : 'steps'}, all checked`,
  }),
  titleChecking: message<{ name: string }>({
    ru: ({ name }) => `${name}: проверяется`,
    en: ({ name }) => `${name}: being checked`,
  }),
  titleBad: message<{ name: string; n: number; step: string | null }>({
    ru: ({ name, n, step }) =>
      n === 1 && step !== null
        ? `${name}: одна ошибка в шаге ${step}`
        : `${name}: ${number(n, 'ru')}\u00a0${plural(n, 'ошибка', 'ошибки', 'ошибок')}`,
    en: ({ name, n, step }) =>
      n === 1 && step !== null
        ? `${name}: one error in step ${step}`
        : `${name}: ${number(n, 'en')}\u00a0${n === 1 ? 'error' : 'errors'}`,
  }),
  titleUnsaid: message<{ name: string }>({
    ru: ({ name }) => `${name}: запуску нужны значения`,
    en: ({ name }) => `${name}: a run needs values`,
  }),
  unsaid: message<{ names: readonly string[] }>({
    ru: ({ names }) => `Значение даётся при запуске: ${names.map((each) => `:${each}`).join(', ')}`,
    en: ({ names }) => `Given with each run: ${names.map((each) => `:${each}`).join(', ')}`,
  }),
  unsaidWhat: message({
    ru: () =>
      'Документ можно выпустить и запустить: запуск спросит значения. Строки и пробный запуск откроются, если задать их здесь.',
    en: () =>
      'The document can be issued and run: the run asks for values. Rows and the dry run open when they are given here.',
  }),
  giveValues: message({ ru: () => 'Задать значения', en: () => 'Give values' }),
  leadSaved: message<{ version: number }>({
    ru: ({ version }) =>
      `Показана версия ${version}. Правки остаются в этом браузере, пока вы не выпустите новую версию.`,
    en: ({ version }) => `This is version ${version}. Edits stay in this browser until you issue a new version.`,
  }),
  leadDraft: message<{ version: number; next: number }>({
    ru: ({ version, next }) =>
      `Черновик поверх версии ${version} сохранён в этом браузере; версия ${next} ещё не выпущена.`,
    en: ({ version, next }) =>
      `A draft on top of version ${version} is kept in this browser; version ${next} is not issued yet.`,
  }),
  leadReadOnly: message({
    ru: () => 'Смотреть и проверять можно всё; сохраняет и запускает роль «Инженер» и выше.',
    en: () => 'You may look at and check everything; saving and running needs the role Engineer or higher.',
  }),
  undo: message({ ru: () => 'Отменить', en: () => 'Undo' }),
  redo: message({ ru: () => 'Вернуть', en: () => 'Redo' }),
  versions: message({ ru: () => 'Версии', en: () => 'Versions' }),
  schedule: message({ ru: () => 'Расписание', en: () => 'Schedule' }),
  code: message({ ru: () => 'Код', en: () => 'Code' }),
  issue: message<{ n: number }>({ ru: ({ n }) => `Выпустить версию ${n}`, en: ({ n }) => `Issue version ${n}` }),
  issued: message<{ n: number }>({ ru: ({ n }) => `Версия ${n} выпущена`, en: ({ n }) => `Version ${n} issued` }),
  discard: message({ ru: () => 'Отбросить правки', en: () => 'Discard edits' }),
  dryRun: message({ ru: () => 'Пробный прогон', en: () => 'Dry run' }),
  dryRunning: message({ ru: () => 'Пробный прогон идёт', en: () => 'Dry run under way' }),
  dryRunDone: message<{ read: number; written: number; rejected: number; filtered: number }>({
    ru: ({ read, written, rejected, filtered }) =>
      `Пробный прогон: прочитано ${number(read, 'ru')} = записалось бы ${number(written, 'ru')} + отложено ${number(rejected, 'ru')} + отсеяно ${number(filtered, 'ru')}. Цель не тронута.`,
    en: ({ read, written, rejected, filtered }) =>
      `Dry run: read ${number(read, 'en')} = would be written ${number(written, 'en')} + set aside ${number(rejected, 'en')} + filtered ${number(filtered, 'en')}. The target is untouched.`,
  }),
  run: message({ ru: () => 'Дальше: запуск', en: () => 'Next: run' }),
  runAfterErrors: message({
    ru: () => 'Запуск откроется, когда ошибок не останется.',
    en: () => 'Running opens when no error is left.',
  }),
  graph: message({ ru: () => 'Схема', en: () => 'Graph' }),
  addStep: message({ ru: () => 'Шаг', en: () => 'Step' }),
  addAfter: message<{ name: string }>({ ru: ({ name }) => `После «${name}»`, en: ({ name }) => `After “${name}”` }),
  addBetween: message<{ name: string }>({ ru: ({ name }) => `перед ${name}`, en: ({ name }) => `before ${name}` }),
  addBeforeAll: message({ ru: () => 'перед всеми, кто его читает', en: () => 'before all that read it' }),
  addAside: message({ ru: () => 'отдельной веткой', en: () => 'as a branch of its own' }),
  insertBetween: message<{ from: string; to: string }>({
    ru: ({ from, to }) => `Шаг между ${from} и ${to}`,
    en: ({ from, to }) => `Step between ${from} and ${to}`,
  }),
  moveEarlier: message({ ru: () => 'Шагом раньше', en: () => 'One step earlier' }),
  moveLater: message({ ru: () => 'Шагом позже', en: () => 'One step later' }),
  keyAdd: message({ ru: () => 'шаг', en: () => 'step' }),
  keyRemove: message({ ru: () => 'убрать', en: () => 'remove' }),
  keyUndo: message({ ru: () => 'отменить', en: () => 'undo' }),
  edgeCounts: message({ ru: () => 'числа — сколько колонок', en: () => 'figures are columns' }),
  form: message({ ru: () => 'Форма', en: () => 'Form' }),
  yaml: message({ ru: () => 'YAML', en: () => 'YAML' }),
  view: message({ ru: () => 'Вид', en: () => 'View' }),
  yamlEditor: message({ ru: () => 'Документ конвейера', en: () => 'Pipeline document' }),
  yamlBroken: message({
    ru: () => 'Текст пока не читается как документ: схема показывает последний читаемый.',
    en: () => 'The text is no document yet: the graph shows the last one that was.',
  }),
  stepName: message({ ru: () => 'Имя', en: () => 'Name' }),
  removeStep: message({ ru: () => 'Убрать шаг', en: () => 'Remove step' }),
  removed: message<{ name: string }>({
    ru: ({ name }) => `Шаг ${name} убран`,
    en: ({ name }) => `Step ${name} removed`,
  }),
  chooseNode: message({
    ru: () => 'Выберите источник, шаг или цель на схеме: здесь появятся её настройки и строки.',
    en: () => 'Choose a source, step or target in the graph: its settings and rows appear here.',
  }),
  rows: message({ ru: () => 'Строки после шага', en: () => 'Rows after the step' }),
  rowsOfSource: message({ ru: () => 'Строки источника', en: () => 'Rows of the source' }),
  rowsFact: message<{ read: number; ms: number }>({
    ru: ({ read, ms }) => `образец ${number(read, 'ru')} строк · ${number(ms, 'ru')}\u00a0мс`,
    en: ({ read, ms }) => `sample of ${number(read, 'en')} rows · ${number(ms, 'en')}\u00a0ms`,
  }),
  rowsNone: message({
    ru: () => 'На образце шаг не оставил ни одной строки.',
    en: () => 'The step leaves no row of the sample.',
  }),
  rowsTable: message<{ step: string }>({ ru: ({ step }) => `Строки: ${step}`, en: ({ step }) => `Rows: ${step}` }),
  columnsOf: message<{ n: number }>({
    ru: ({ n }) => `${number(n, 'ru')} ${plural(n, 'колонка', 'колонки', 'колонок')}`,
    en: ({ n }) => `${number(n, 'en')} ${n === 1 ? 'column' : 'columns'}`,
  }),
  nullValue: message({ ru: () => 'нет значения', en: () => 'no value' }),
  add: message({ ru: () => 'Добавить', en: () => 'Add' }),
  remove: message<{ name: string }>({ ru: ({ name }) => `Убрать ${name}`, en: ({ name }) => `Remove ${name}` }),
  newKey: message({ ru: () => 'имя', en: () => 'name' }),
  addOne: message({ ru: () => 'добавить…', en: () => 'add…' }),
  moveUp: message<{ name: string }>({ ru: ({ name }) => `${name}: выше`, en: ({ name }) => `Move ${name} up` }),
  moveDown: message<{ name: string }>({ ru: ({ name }) => `${name}: ниже`, en: ({ name }) => `Move ${name} down` }),
  nameOf: message<{ of: string; name: string }>({
    ru: ({ of, name }) => `${of}, имя: ${name}`,
    en: ({ of, name }) => `${of}, name: ${name}`,
  }),
  nameMisfit: message({
    ru: () => 'Имя — буквы, цифры и _, и начинается не с цифры.',
    en: () => 'A name is letters, digits and _, and does not begin with a digit.',
  }),
  rowsBefore: message({ ru: () => 'до ошибки', en: () => 'before the error' }),
  rowsAfterMending: message({
    ru: () => 'Строки появятся, когда ошибка будет исправлена.',
    en: () => 'Rows appear when the error is mended.',
  }),
  notSet: message({ ru: () => '— не задано —', en: () => '— not set —' }),
  source: message({ ru: () => 'источник', en: () => 'source' }),
  target: message({ ru: () => 'цель', en: () => 'target' }),
  replaceWith: message<{ name: string }>({
    ru: ({ name }) => `Заменить на ${name}`,
    en: ({ name }) => `Replace by ${name}`,
  }),
  conflict: message<{ version: number }>({
    ru: ({ version }) => `Пока вы правили, вышла версия ${version}`,
    en: ({ version }) => `Version ${version} was issued while you edited`,
  }),
  conflictWhat: message({
    ru: () => 'Ваши правки целы. Сравните обе версии и решите: выпустить свою поверх или взять чужую.',
    en: () => 'Your edits are intact. Compare both and decide: issue yours on top, or take the other one.',
  }),
  conflictMine: message({ ru: () => 'Выпустить мою поверх', en: () => 'Issue mine on top' }),
  conflictTheirs: message({ ru: () => 'Взять чужую', en: () => 'Take the other one' }),
  theirs: message({ ru: () => 'Чужая', en: () => 'Theirs' }),
  mine: message({ ru: () => 'Моя', en: () => 'Mine' }),
  linesAdded: message({ ru: () => 'добавлено', en: () => 'added' }),
  linesRemoved: message({ ru: () => 'убрано', en: () => 'removed' }),
  warnings: message<{ n: number }>({
    ru: ({ n }) => `${number(n, 'ru')}\u00a0${plural(n, 'предупреждение', 'предупреждения', 'предупреждений')}`,
    en: ({ n }) => `${number(n, 'en')}\u00a0${n === 1 ? 'warning' : 'warnings'}`,
  }),
}

/** Texts of the page of versions. */
export const versionTexts = {
  title: message<{ name: string; n: number }>({
    ru: ({ name, n }) =>
      `${name}: ${number(n, 'ru')}\u00a0${plural(n, 'версия', 'версии', 'версий')}, последняя действует`,
    en: ({ name, n }) =>
      `${name}: ${number(n, 'en')}\u00a0${n === 1 ? 'version' : 'versions'}, the last one is in force`,
  }),
  lead: message({
    ru: () => 'Каждая версия хранится. Восстановить старую — значит выпустить её текст новой версией.',
    en: () => 'Every version is kept. To restore an old one is to issue its text as a new version.',
  }),
  back: message({ ru: () => 'К конвейеру', en: () => 'To the pipeline' }),
  list: message({ ru: () => 'Версии', en: () => 'Versions' }),
  version: message({ ru: () => 'Версия', en: () => 'Version' }),
  author: message({ ru: () => 'Автор', en: () => 'Author' }),
  issued: message({ ru: () => 'Выпущена', en: () => 'Issued' }),
  note: message({ ru: () => 'Зачем', en: () => 'Why' }),
  current: message({ ru: () => 'действует', en: () => 'in force' }),
  restoredFrom: message<{ n: number }>({ ru: ({ n }) => `восстановлена из ${n}`, en: ({ n }) => `restored from ${n}` }),
  compare: message({ ru: () => 'Сравнить с нынешней', en: () => 'Compare with the current' }),
  restore: message<{ n: number }>({ ru: ({ n }) => `Восстановить версию ${n}`, en: ({ n }) => `Restore version ${n}` }),
  restored: message<{ from: number; n: number }>({
    ru: ({ from, n }) => `Версия ${from} снова действует как ${n}`,
    en: ({ from, n }) => `Version ${from} is in force again as ${n}`,
  }),
  difference: message<{ before: number; after: number }>({
    ru: ({ before, after }) => `Что изменилось от ${before} к ${after}`,
    en: ({ before, after }) => `What changed from ${before} to ${after}`,
  }),
  same: message({ ru: () => 'Тексты одинаковы.', en: () => 'The texts are the same.' }),
  added: message({ ru: () => 'добавлено', en: () => 'added' }),
  removed: message({ ru: () => 'убрано', en: () => 'removed' }),
  changed: message({ ru: () => 'изменено', en: () => 'changed' }),
  unknownAuthor: message({ ru: () => 'неизвестно', en: () => 'unknown' }),
  pick: message({
    ru: () => 'Выберите версию, чтобы увидеть, чем она отличается от нынешней.',
    en: () => 'Choose a version to see how it differs from the current one.',
  }),
}

/** What the types of steps are called; one that is not here goes by its own name. */
export const stepTexts = {
  select: message({ ru: () => 'выбор колонок', en: () => 'select columns' }),
  derive: message({ ru: () => 'новые колонки', en: () => 'new columns' }),
  rename: message({ ru: () => 'новые имена', en: () => 'rename' }),
  drop: message({ ru: () => 'убрать колонки', en: () => 'drop columns' }),
  cast: message({ ru: () => 'типы', en: () => 'types' }),
  filter: message({ ru: () => 'отбор строк', en: () => 'filter rows' }),
  join: message({ ru: () => 'соединение', en: () => 'join' }),
  aggregate: message({ ru: () => 'группировка', en: () => 'aggregate' }),
  window: message({ ru: () => 'окно', en: () => 'window' }),
  sort: message({ ru: () => 'порядок', en: () => 'sort' }),
  limit: message({ ru: () => 'первые строки', en: () => 'first rows' }),
  distinct: message({ ru: () => 'без повторов', en: () => 'distinct' }),
  deduplicate: message({ ru: () => 'одна строка на ключ', en: () => 'one row a key' }),
  union: message({ ru: () => 'объединение', en: () => 'union' }),
  unnest: message({ ru: () => 'развернуть список', en: () => 'unnest' }),
  pivot: message({ ru: () => 'строки в колонки', en: () => 'pivot' }),
  unpivot: message({ ru: () => 'колонки в строки', en: () => 'unpivot' }),
  fill: message({ ru: () => 'заполнить пустые', en: () => 'fill' }),
  mask: message({ ru: () => 'маска', en: () => 'mask' }),
  sql: message({ ru: () => 'SQL', en: () => 'SQL' }),
}

/** What the keys of steps, sources and targets are called; one that is not here goes by its own name. */
export const keyTexts = {
  input: message({ ru: () => 'Откуда строки', en: () => 'Rows from' }),
  left: message({ ru: () => 'Слева', en: () => 'Left' }),
  right: message({ ru: () => 'Справа', en: () => 'Right' }),
  inputs: message({ ru: () => 'Откуда строки', en: () => 'Rows from' }),
  where: message({ ru: () => 'Оставить строки, где', en: () => 'Keep rows where' }),
  columns: message({ ru: () => 'Колонки', en: () => 'Columns' }),
  values: message({ ru: () => 'Считать', en: () => 'Compute' }),
  by: message({ ru: () => 'Группировать', en: () => 'Group by' }),
  having: message({ ru: () => 'Оставить группы, где', en: () => 'Keep groups where' }),
  onError: message({ ru: () => 'Если значение не подходит', en: () => 'If a value does not fit' }),
  kind: message({ ru: () => 'Вид', en: () => 'Kind' }),
  on: message({ ru: () => 'Условие', en: () => 'On' }),
  partitionBy: message({ ru: () => 'В пределах', en: () => 'Within' }),
  orderBy: message({ ru: () => 'Порядок', en: () => 'Order' }),
  count: message({ ru: () => 'Сколько', en: () => 'How many' }),
  offset: message({ ru: () => 'Пропустить', en: () => 'Skip' }),
  key: message({ ru: () => 'Ключ', en: () => 'Key' }),
  keep: message({ ru: () => 'Оставить', en: () => 'Keep' }),
  from: message({ ru: () => 'Адрес', en: () => 'Address' }),
  to: message({ ru: () => 'Куда', en: () => 'To' }),
  mode: message({ ru: () => 'Как записывать', en: () => 'Mode' }),
  cursor: message({ ru: () => 'Метка времени', en: () => 'Cursor' }),
  'source.mode': message({ ru: () => 'Что читать', en: () => 'What is read' }),
  'source.cursor': message({ ru: () => 'По какой колонке видно новое', en: () => 'Column that tells what is new' }),
  'source.late': message({ ru: () => 'Насколько строки опаздывают', en: () => 'How late rows may come' }),
  'source.nulls': message({ ru: () => 'Строки, где она пуста', en: () => 'Rows where it is empty' }),
  missing: message({ ru: () => 'Пропавшие строки', en: () => 'Missing rows' }),
  schema: message({ ru: () => 'Если структура изменилась', en: () => 'On schema drift' }),
  maxRejected: message({ ru: () => 'Отложить не больше', en: () => 'Set aside at most' }),
  verify: message({ ru: () => 'Сверить отпечатки', en: () => 'Compare fingerprints' }),
  frame: message({ ru: () => 'Рамка', en: () => 'Frame' }),
  unit: message({ ru: () => 'Как считать', en: () => 'Counted' }),
  'frame.from': message({ ru: () => 'От', en: () => 'From' }),
  'frame.to': message({ ru: () => 'До', en: () => 'To' }),
  direction: message({ ru: () => 'направление', en: () => 'direction' }),
  nulls: message({ ru: () => 'где NULL', en: () => 'where NULLs stand' }),
  'orderBy.by': message({ ru: () => 'по чему', en: () => 'by what' }),
  distinct: message({ ru: () => 'Без повторов', en: () => 'Each row once' }),
  select: message({ ru: () => 'Запрос SELECT', en: () => 'The SELECT' }),
  column: message({ ru: () => 'Колонка', en: () => 'Column' }),
  as: message({ ru: () => 'Имя элемента', en: () => 'Name of the element' }),
  'pivot.on': message({ ru: () => 'По колонке', en: () => 'By the column' }),
  'check.on': message({ ru: () => 'У каких строк', en: () => 'Rows of' }),
  unique: message({
    ru: () => 'Колонки, которые вместе не повторяются',
    en: () => 'Columns that do not repeat together',
  }),
  notNull: message({ ru: () => 'Колонки, где всегда есть значение', en: () => 'Columns that always have a value' }),
  accepted: message({ ru: () => 'Колонка и её допустимые значения', en: () => 'Column and its accepted values' }),
  relation: message({ ru: () => 'Колонка и где её значения есть', en: () => 'Column and where its values are' }),
  holds: message({ ru: () => 'Условие, верное для каждой строки', en: () => 'Condition that is false for no row' }),
  name: message({ ru: () => 'Колонка имён', en: () => 'Column of names' }),
  value: message({ ru: () => 'Колонка значений', en: () => 'Column of values' }),
}
