import { message, number, plural } from '../language.ts'

const RUNS_RU = { none: 'запусков ещё не было', good: 'последний запуск прошёл', bad: 'последний запуск не прошёл' }
const RUNS_EN = { none: 'no runs yet', good: 'the last run went through', bad: 'the last run did not go through' }

/** Texts of the start page: two ways in, three samples, and what happens next. */
export const startTexts = {
  emptyTitle: message({
    ru: () => 'Проект пуст. Начните с образца или со своих данных',
    en: () => 'The project is empty. Begin with a sample or your own data',
  }),
  title: message({ ru: () => 'Данные', en: () => 'Data' }),
  full: message<{ datasets: number; runs: 'none' | 'good' | 'bad' }>({
    ru: ({ datasets, runs }) =>
      `${number(datasets, 'ru')}\u00a0${plural(datasets, 'набор', 'набора', 'наборов')}, ${RUNS_RU[runs]}`,
    en: ({ datasets, runs }) =>
      `${number(datasets, 'en')}\u00a0${datasets === 1 ? 'dataset' : 'datasets'}, ${RUNS_EN[runs]}`,
  }),
  many: message({ ru: () => 'Наборы проекта', en: () => 'Datasets of the project' }),
  fullLead: message({
    ru: () => 'Откройте набор, чтобы продолжить с того места, где остановились, или добавьте новый.',
    en: () => 'Open a dataset to go on from where you stopped, or add another.',
  }),
  dataset: message({ ru: () => 'Набор', en: () => 'Dataset' }),
  rows: message({ ru: () => 'Строк', en: () => 'Rows' }),
  size: message({ ru: () => 'Размер', en: () => 'Size' }),
  added: message({ ru: () => 'Добавлен', en: () => 'Added' }),
  run: message({ ru: () => 'Запуск', en: () => 'Run' }),
  state: message({ ru: () => 'Состояние', en: () => 'State' }),
  written: message({ ru: () => 'Записано', en: () => 'Written' }),
  rejected: message({ ru: () => 'Отложено', en: () => 'Set aside' }),
  when: message({ ru: () => 'Когда', en: () => 'When' }),
  unread: message({ ru: () => 'ещё не прочитан', en: () => 'not read yet' }),
  lead: message({
    ru: () =>
      'Семь шагов коридора займут около пяти минут. Любой шаг можно повторить, и ничего не записывается без вашего согласия.',
    en: () =>
      'The seven steps of the corridor take about five minutes. Any step can be repeated, and nothing is written without your consent.',
  }),
  noProject: message({
    ru: () => 'Вы пока не состоите ни в одном проекте',
    en: () => 'You are not in any project yet',
  }),
  noProjectWhy: message({
    ru: () =>
      'Данные живут в проектах. Попросите администратора добавить вас или создайте проект, если вам это разрешено.',
    en: () => 'Data live in projects. Ask an administrator to add you, or create a project if you may.',
  }),
  own: message({ ru: () => 'Свои данные', en: () => 'Your own data' }),
  drop: message({
    ru: () => 'Перетащите файлы или выберите на компьютере',
    en: () => 'Drop files here or choose them on the computer',
  }),
  dropHint: message({
    ru: () =>
      'CSV, JSON, XML, Parquet, в том числе .gz, .zst и .zip. До 10 ГБ в одном файле; обрыв связи не страшен: загрузка продолжится с того же места.',
    en: () =>
      'CSV, JSON, XML, Parquet, also as .gz, .zst and .zip. Up to 10 GB a file; if the line breaks, the upload goes on from the same place.',
  }),
  connect: message({ ru: () => 'Подключить источник', en: () => 'Connect a source' }),
  connectNeeds: message({
    ru: () => 'понадобятся адрес и учётная запись',
    en: () => 'you need its address and a user name',
  }),
  samples: message({ ru: () => 'Образцы', en: () => 'Samples' }),
  samplesFact: message({
    ru: () => 'по 1\u00a0000 записей, имена и телефоны вымышлены',
    en: () => '1,000 records each, names and phones invented',
  }),
  teaches: message({ ru: () => 'Чему научит:', en: () => 'What it teaches:' }),
  openSample: message({ ru: () => 'Открыть образец', en: () => 'Open the sample' }),
  opening: message({ ru: () => 'Открываем…', en: () => 'Opening…' }),
  goesTo: message<{ target: string }>({ ru: ({ target }) => `в ${target}`, en: ({ target }) => `to ${target}` }),
  next: message({ ru: () => 'Что произойдёт дальше', en: () => 'What happens next' }),
  nextFact: message({ ru: () => 'всё обратимо до шага «Запуск»', en: () => 'all can be undone up to “Run”' }),
  recentRuns: message({ ru: () => 'Последние запуски', en: () => 'Recent runs' }),
  datasets: message({ ru: () => 'Наборы', en: () => 'Datasets' }),
  allRuns: message({ ru: () => 'Все запуски', en: () => 'All runs' }),
  noRuns: message({ ru: () => 'Запусков ещё не было', en: () => 'No runs yet' }),
  noRunsWhy: message({
    ru: () => 'Здесь будут последние загрузки и сколько строк каждая записала. Первая появится в конце коридора.',
    en: () =>
      'The latest loads and how many rows each wrote will stand here. The first appears at the end of the corridor.',
  }),
}

/** The systems that the start page offers, with what is read from each. */
export const sourceKindTexts = {
  postgresql: message({ ru: () => 'таблицы и представления', en: () => 'tables and views' }),
  clickhouse: message({ ru: () => 'таблицы по HTTP', en: () => 'tables over HTTP' }),
}

/** The three samples. */
export const sampleTexts = {
  ticketsName: message({ ru: () => 'Билеты в музеи', en: () => 'Museum tickets' }),
  ticketsForm: message({
    ru: () => 'CSV · 27 колонок · разделитель «;»',
    en: () => 'CSV · 27 columns · “;” between them',
  }),
  ticketsWhat: message({
    ru: () => 'Продажи билетов: событие, музей, цена, статус, время прохода.',
    en: () => 'Ticket sales: event, museum, price, status, time of entry.',
  }),
  ticketsTeaches: message({
    ru: () => 'найти строки, сломанные кавычками, и не потерять их',
    en: () => 'to find rows broken by quotes, and not to lose them',
  }),
  registerName: message({ ru: () => 'Реестр предпринимателей', en: () => 'Register of entrepreneurs' }),
  registerForm: message({
    ru: () => 'JSON · 39 полей · кириллические ключи',
    en: () => 'JSON · 39 fields · Cyrillic keys',
  }),
  registerWhat: message({
    ru: () => 'Записи реестра с вложенным списком видов деятельности.',
    en: () => 'Records of a register with a nested list of activities.',
  }),
  registerTeaches: message({
    ru: () => 'сохранить ведущие нули и разложить список в отдельную таблицу',
    en: () => 'to keep leading zeros and to lay the list out into a table of its own',
  }),
  cadastreName: message({ ru: () => 'Кадастр зданий', en: () => 'Cadastre of buildings' }),
  cadastreForm: message({
    ru: () => 'XML · 114 путей · пустые элементы',
    en: () => 'XML · 114 paths · empty elements',
  }),
  cadastreWhat: message({
    ru: () => 'Здания, параметры и точки контура на трёх уровнях вложенности.',
    en: () => 'Buildings, their measures and contour points on three levels.',
  }),
  cadastreTeaches: message({
    ru: () => 'отделить «нет данных» от «None», «-» и 1111-11-11',
    en: () => 'to tell missing data from “None”, “-” and 1111-11-11',
  }),
}

/** What each station will do, for those who see the corridor for the first time. */
export const stationTexts = {
  source: message({
    ru: () => 'Проверим связь и покажем первые строки.',
    en: () => 'We test the connection and show the first rows.',
  }),
  profile: message({
    ru: () => 'Прочитаем всё до последней строки: типы, пропуски, ошибки.',
    en: () => 'We read everything to the last row: types, gaps, faults.',
  }),
  advice: message({
    ru: () => 'Предложим, где хранить, и покажем доводы за и против.',
    en: () => 'We propose where to store it, with reasons for and against.',
  }),
  tables: message({
    ru: () => 'Составим структуру и объясним каждую строку.',
    en: () => 'We write the structure and explain each line.',
  }),
  pipeline: message({
    ru: () => 'Соберём шаги; поправьте их на схеме или в тексте.',
    en: () => 'We put the steps together; change them on the graph or in the text.',
  }),
  run: message({
    ru: () => 'Загрузим. Негодные строки отложим, а не выбросим.',
    en: () => 'We load. Bad rows are set aside, not thrown away.',
  }),
  report: message({
    ru: () => 'Выводы и качество: HTML, PDF, Markdown, JSON.',
    en: () => 'Findings and quality: HTML, PDF, Markdown, JSON.',
  }),
}

/** Facts under the stations of a corridor that has not begun. */
export const aheadTexts = {
  source: message({ ru: () => 'выберите ниже', en: () => 'choose below' }),
  profile: message({ ru: () => 'что внутри', en: () => 'what is inside' }),
  advice: message({ ru: () => 'где хранить и почему', en: () => 'where to store, and why' }),
  tables: message({ ru: () => 'структура таблиц', en: () => 'structure of tables' }),
  pipeline: message({ ru: () => 'что сделать с данными', en: () => 'what to do with the data' }),
  run: message({ ru: () => 'загрузка под присмотром', en: () => 'loading under watch' }),
  report: message({ ru: () => 'выводы и качество', en: () => 'findings and quality' }),
}
