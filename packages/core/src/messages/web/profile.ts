import { message, number, plural } from '../language.ts'

const ruRows = (n: number) => `${number(n, 'ru')}\u00a0${plural(n, 'строка', 'строки', 'строк')}`
const enRows = (n: number) => `${number(n, 'en')} ${n === 1 ? 'row' : 'rows'}`
const ruColumns = (n: number) => `${number(n, 'ru')}\u00a0${plural(n, 'колонка', 'колонки', 'колонок')}`

/** Texts of the page of a profile. */
export const profileTexts = {
  // `rows`: all that were read; `worst`: the gravest finding in words, where it is an error; `more`: further errors.
  title: message<{ rows: number; rejected: number; personal: number; worst: string | null; more: number }>({
    ru: ({ rows, rejected, personal, worst, more }) => {
      if (rows === 0) return 'В данных нет ни одной строки'
      const said = [
        ...(worst === null ? [] : [`${worst}${more > 0 ? ` и ещё ${number(more, 'ru')}` : ''}`]),
        ...(rejected > 0 ? [`${ruRows(rejected)} ${plural(rejected, 'отложена', 'отложены', 'отложено')}`] : []),
        ...(personal > 0
          ? [`${ruColumns(personal)} ${plural(personal, 'содержит', 'содержат', 'содержат')} персональные данные`]
          : []),
      ]
      return `${worst !== null ? 'Данные требуют внимания' : 'Данные годны'}${said.length > 0 ? `: ${said.join(', ')}` : ''}`
    },
    en: ({ rows, rejected, personal, worst, more }) => {
      if (rows === 0) return 'The data hold not a single row'
      const said = [
        ...(worst === null ? [] : [`${worst}${more > 0 ? ` and ${number(more, 'en')} more` : ''}`]),
        ...(rejected > 0 ? [`${number(rejected, 'en')} ${rejected === 1 ? 'row' : 'rows'} set aside`] : []),
        ...(personal > 0
          ? [`${number(personal, 'en')} ${personal === 1 ? 'column holds' : 'columns hold'} personal data`]
          : []),
      ]
      return `${worst !== null ? 'The data need attention' : 'The data are fit'}${said.length > 0 ? `: ${said.join(', ')}` : ''}`
    },
  }),
  lead: message<{ rows: number; took: string; sampled: boolean; findings: number }>({
    ru: ({ rows, took, sampled, findings }) =>
      `${sampled ? 'Прочитан образец' : 'Прочитано всё'}: ${ruRows(rows)} за ${took}. Ничего не исправлено без вас: ${findings === 0 ? 'замечаний нет' : `замечаний ${number(findings, 'ru')}${findings === 1 ? '' : ', от вредных к мелким'}`}.`,
    en: ({ rows, took, sampled, findings }) =>
      `${sampled ? 'A sample was read' : 'All was read'}: ${enRows(rows)} in ${took}. Nothing was mended without you: ${findings === 0 ? 'no findings' : findings === 1 ? '1 finding' : `${number(findings, 'en')} findings, the worst first`}.`,
  }),
  report: message({ ru: () => 'Отчёт о качестве', en: () => 'Quality report' }),
  again: message({ ru: () => 'Измерить снова', en: () => 'Measure again' }),
  next: message({ ru: () => 'Дальше: совет', en: () => 'Next: advice' }),
  accepted: message({ ru: () => 'Принято строк', en: () => 'Rows accepted' }),
  setAside: message({ ru: () => 'Отложено', en: () => 'Set aside' }),
  setAsideNote: message({ ru: () => 'с номером строки и байтом', en: () => 'with line and byte' }),
  setAsideNone: message({ ru: () => 'подошли все', en: () => 'all did fit' }),
  columns: message({ ru: () => 'Колонок', en: () => 'Columns' }),
  columnsNote: message<{ constant: number; unique: number }>({
    ru: ({ constant, unique }) => `постоянных ${constant}, уникальных ${unique}`,
    en: ({ constant, unique }) => `${constant} constant, ${unique} unique`,
  }),
  key: message({ ru: () => 'Ключ', en: () => 'Key' }),
  keyNone: message({ ru: () => 'не найден', en: () => 'none found' }),
  keyNote: message({ ru: () => 'уникален и без пропусков', en: () => 'unique and never empty' }),
  period: message({ ru: () => 'Период', en: () => 'Period' }),
  perDay: message<{ n: number }>({
    ru: ({ n }) =>
      n < 1
        ? 'меньше строки в день'
        : `около ${number(Math.round(n), 'ru')}\u00a0${plural(Math.round(n), 'строки', 'строк', 'строк')} в день`,
    en: ({ n }) => (n < 1 ? 'less than a row a day' : `about ${enRows(Math.round(n))} a day`),
  }),
  size: message({ ru: () => 'Объём', en: () => 'Size' }),
  tabColumns: message<{ n: number }>({ ru: ({ n }) => `Колонки ${n}`, en: ({ n }) => `Columns ${n}` }),
  tabRejected: message<{ n: number }>({
    ru: ({ n }) => `Отложенные ${number(n, 'ru')}`,
    en: ({ n }) => `Set aside ${number(n, 'en')}`,
  }),
  tabRelations: message<{ n: number }>({ ru: ({ n }) => `Связи ${n}`, en: ({ n }) => `Relations ${n}` }),
  tabs: message({ ru: () => 'Что показать', en: () => 'What to show' }),
  table: message({ ru: () => 'Таблица', en: () => 'Table' }),
  grid: message<{ table: string }>({ ru: ({ table }) => `Строки ${table}`, en: ({ table }) => `Rows of ${table}` }),
  line: message({ ru: () => 'Строка', en: () => 'Line' }),
  empty: message({ ru: () => 'нет', en: () => 'none' }),
  nulls: message<{ percent: string }>({
    ru: ({ percent }) => `пусто ${percent}`,
    en: ({ percent }) => `${percent} empty`,
  }),
  distinct: message<{ n: number; exact: boolean }>({
    ru: ({ n, exact }) => `${exact ? '' : '≈ '}${number(n, 'ru')} ${plural(n, 'значение', 'значения', 'значений')}`,
    en: ({ n, exact }) => `${exact ? '' : '≈ '}${number(n, 'en')} ${n === 1 ? 'value' : 'values'}`,
  }),
  personal: message({ ru: () => 'персональные', en: () => 'personal' }),
  hidden: message({ ru: () => 'значения скрыты', en: () => 'values are hidden' }),
  override: message({ ru: () => 'Тип и имя', en: () => 'Type and name' }),
  overrideTitle: message<{ name: string }>({ ru: ({ name }) => `Колонка ${name}`, en: ({ name }) => `Column ${name}` }),
  overrideWhat: message({
    ru: () => 'Ваше слово важнее измеренного: дальше колонка пойдёт с этим типом и именем.',
    en: () => 'What you say counts for more than what was measured: the column goes on with this type and name.',
  }),
  type: message({ ru: () => 'Тип', en: () => 'Type' }),
  name: message({ ru: () => 'Имя в цели', en: () => 'Name in the target' }),
  measuredType: message<{ type: string }>({
    ru: ({ type }) => `Измерено: ${type}`,
    en: ({ type }) => `Measured: ${type}`,
  }),
  save: message({ ru: () => 'Сохранить', en: () => 'Save' }),
  saved: message({
    ru: () => 'Сохранено: совет и таблицы будут составлены заново',
    en: () => 'Saved: advice and tables will be made anew',
  }),
  // A column of texts that are nearly all of one type.
  nearly: message<{ type: string; n: number; line: number; value: string }>({
    ru: ({ type, n, line, value }) =>
      `Почти всё читается как ${type}; мешает ${ruRows(n)}, первая — ${number(line, 'ru')}-я${value === '' ? '' : `: «${value}»`}.`,
    en: ({ type, n, line, value }) =>
      `Nearly all reads as ${type}; ${number(n, 'en')} ${n === 1 ? 'row does' : 'rows do'} not, the first in line ${number(line, 'en')}${value === '' ? '' : `: “${value}”`}.`,
  }),
  readAs: message<{ type: string }>({ ru: ({ type }) => `Читать как ${type}`, en: ({ type }) => `Read as ${type}` }),
  readAsWhat: message({
    ru: () => 'Эти строки при загрузке лягут в отложенные: их можно исправить и дослать.',
    en: () => 'When loaded, those rows are set aside: they can be mended and resent.',
  }),
  reset: message({ ru: () => 'Вернуть измеренное', en: () => 'Back to what was measured' }),
  selection: message<{ field: string; what: string }>({
    ru: ({ field, what }) => `${field}: ${what}`,
    en: ({ field, what }) => `${field}: ${what}`,
  }),
  between: message<{ from: string; to: string }>({
    ru: ({ from, to }) => `от ${from} до ${to}`,
    en: ({ from, to }) => `from ${from} to ${to}`,
  }),
  spread: message({ ru: () => 'Как распределены значения', en: () => 'How the values are spread' }),
  clear: message({ ru: () => 'Снять отбор', en: () => 'Clear the selection' }),
  more: message({ ru: () => 'Показать ещё строки', en: () => 'Show more rows' }),
  nothingFound: message({
    ru: () => 'В просмотренной части таких строк нет.',
    en: () => 'No such rows in the part that was looked at.',
  }),
  hint: message({
    ru: () => 'Имя колонки открывает её факты, столбик или значение под ним — их строки',
    en: () => 'The name of a column opens its facts, a bar or value below it shows its rows',
  }),
  findings: message({ ru: () => 'Замечания', en: () => 'Findings' }),
  findingsFact: message<{ n: number }>({
    ru: ({ n }) => (n < 2 ? number(n, 'ru') : `${number(n, 'ru')}, по вреду`),
    en: ({ n }) => (n < 2 ? number(n, 'en') : `${number(n, 'en')}, the worst first`),
  }),
  columnsOf: message<{ n: number }>({
    ru: ({ n }) => ruColumns(n),
    en: ({ n }) => `${number(n, 'en')} ${n === 1 ? 'column' : 'columns'}`,
  }),
  findingsNone: message({ ru: () => 'Замечаний нет.', en: () => 'No findings.' }),
  error: message({ ru: () => 'ошибка', en: () => 'error' }),
  risk: message({ ru: () => 'риск', en: () => 'risk' }),
  note: message({ ru: () => 'мелочь', en: () => 'note' }),
  showRows: message({ ru: () => 'Показать строки', en: () => 'Show rows' }),
  moreFindings: message<{ n: number }>({
    ru: ({ n }) => `Ещё ${number(n, 'ru')} ${plural(n, 'замечание', 'замечания', 'замечаний')}`,
    en: ({ n }) => `${number(n, 'en')} more ${n === 1 ? 'finding' : 'findings'}`,
  }),
  personalTitle: message({ ru: () => 'Персональные данные', en: () => 'Personal data' }),
  personalWhat: message({
    ru: () => 'Значения скрыты на экране, в журнале и в отчётах.',
    en: () => 'Their values are hidden on the screen, in the log and in reports.',
  }),
  measuring: message<{ name: string }>({
    ru: ({ name }) => `${name}: читаем всё до последней строки`,
    en: ({ name }) => `${name}: reading all of it`,
  }),
  measuringWhat: message({
    ru: () => 'Типы, пропуски, повторы, ключи и замечания измеряются по всем строкам. Страницу можно закрыть.',
    en: () => 'Types, gaps, repeats, keys and findings are measured over all rows. You may close the page.',
  }),
  stage: message<{ stage: string }>({
    ru: ({ stage }) =>
      stage === 'scan'
        ? 'Чтение'
        : stage === 'keys'
          ? 'Ключи и зависимости'
          : stage === 'relations'
            ? 'Связи'
            : 'Измерение',
    en: ({ stage }) =>
      stage === 'scan'
        ? 'Reading'
        : stage === 'keys'
          ? 'Keys and dependences'
          : stage === 'relations'
            ? 'Relations'
            : 'Measuring',
  }),
  cancel: message({ ru: () => 'Прервать', en: () => 'Cancel' }),
  retry: message({ ru: () => 'Измерить снова', en: () => 'Measure again' }),
  rejectedRule: message({ ru: () => 'Что не так', en: () => 'What is wrong' }),
  byte: message({ ru: () => 'Байт', en: () => 'Byte' }),
  range: message({ ru: () => 'от и до', en: () => 'from and to' }),
  patterns: message({ ru: () => 'Образцы записи', en: () => 'Patterns' }),
  facts: message({ ru: () => 'Факты колонки', en: () => 'Facts of the column' }),
  min: message({ ru: () => 'Наименьшее', en: () => 'Least' }),
  max: message({ ru: () => 'Наибольшее', en: () => 'Greatest' }),
  length: message({ ru: () => 'Длина, знаков', en: () => 'Length, characters' }),
}

/** Texts of relations between tables. */
export const relationTexts = {
  none: message({
    ru: () => 'Связей с другими таблицами не найдено. Измерьте вместе наборы, которые могут быть связаны.',
    en: () => 'No relations to other tables were found. Measure datasets together that may belong together.',
  }),
  drawing: message<{ tables: number; relations: number }>({
    ru: ({ tables, relations }) =>
      `${number(tables, 'ru')} ${plural(tables, 'таблица', 'таблицы', 'таблиц')}, ${number(relations, 'ru')} ${plural(relations, 'связь', 'связи', 'связей')}`,
    en: ({ tables, relations }) =>
      `${number(tables, 'en')} ${tables === 1 ? 'table' : 'tables'}, ${number(relations, 'en')} ${relations === 1 ? 'relation' : 'relations'}`,
  }),
  rows: message<{ n: number }>({
    ru: ({ n }) => ruRows(n),
    en: ({ n }) => `${number(n, 'en')}\u00a0${n === 1 ? 'row' : 'rows'}`,
  }),
  list: message({ ru: () => 'Связи между таблицами', en: () => 'Relations between tables' }),
  from: message({ ru: () => 'Откуда', en: () => 'From' }),
  to: message({ ru: () => 'Куда', en: () => 'To' }),
  matched: message({ ru: () => 'Значений найдено там', en: () => 'Values found there' }),
  how: message({ ru: () => 'Как измерено', en: () => 'How measured' }),
  exact: message({ ru: () => 'по всем значениям', en: () => 'over all values' }),
  sampled: message({ ru: () => 'по выборке значений', en: () => 'over a sample of values' }),
}

/** How a file was read: its format, encoding, and what stands above the first row. */
export const readingTexts = {
  title: message({ ru: () => 'Как прочитан файл', en: () => 'How the file was read' }),
  encoding: message<{ name: string }>({
    ru: ({ name }) => `кодировка ${name}`,
    en: ({ name }) => `encoding ${name}`,
  }),
  delimiter: message<{ character: string }>({
    ru: ({ character }) => `разделитель ${character === '\t' ? '— табуляция' : `«${character}»`}`,
    en: ({ character }) => (character === '\t' ? 'separated by tabs' : `separated by “${character}”`),
  }),
  compression: message<{ name: string }>({
    ru: ({ name }) => `сжатие ${name}`,
    en: ({ name }) => `compressed by ${name}`,
  }),
  skipped: message<{ n: number }>({
    ru: ({ n }) =>
      `${number(n, 'ru')} ${plural(n, 'строка', 'строки', 'строк')} над таблицей ${plural(n, 'пропущена', 'пропущены', 'пропущено')}`,
    en: ({ n }) => `${number(n, 'en')} ${n === 1 ? 'line' : 'lines'} above the table skipped`,
  }),
  header: message<{ line: number }>({
    ru: ({ line }) => `названия колонок в строке ${number(line, 'ru')}`,
    en: ({ line }) => `names of columns in line ${number(line, 'en')}`,
  }),
  noHeader: message({ ru: () => 'названий колонок нет', en: () => 'no names of columns' }),
  records: message<{ path: string }>({
    ru: ({ path }) => `записи лежат в ${path}`,
    en: ({ path }) => `the records are in ${path}`,
  }),
  otherMembers: message<{ path: string }>({
    ru: ({ path }) => `рядом с записями, но не в таблицах: ${path}`,
    en: ({ path }) => `beside the records and not in the tables: ${path}`,
  }),
}
