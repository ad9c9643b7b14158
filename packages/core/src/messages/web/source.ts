import { message, number, plural } from '../language.ts'

/** Texts of taking data: files that are uploaded, systems that are connected. */
export const sourceTexts = {
  titleFiles: message({
    ru: () => 'Загрузите файлы: прочитаем и покажем, что внутри',
    en: () => 'Upload files: we read them and show what is inside',
  }),
  titleSystem: message<{ system: string }>({
    ru: ({ system }) => `Подключить ${system}`,
    en: ({ system }) => `Connect ${system}`,
  }),
  lead: message({
    ru: () => 'Пока ничего не записывается: сначала смотрим.',
    en: () => 'Nothing is written yet: first we look.',
  }),
  drop: message({
    ru: () => 'Перетащите файлы или выберите на компьютере',
    en: () => 'Drop files or choose them on your computer',
  }),
  dropHint: message({
    ru: () =>
      'CSV, JSON, XML, Parquet, в том числе .gz, .zst и .zip. До 10 ГБ в одном файле; обрыв связи не страшен: загрузка продолжится с того же места.',
    en: () =>
      'CSV, JSON, XML, Parquet, also .gz, .zst and .zip. Up to 10 GB a file; a broken line does no harm: the upload goes on where it was.',
  }),
  files: message({ ru: () => 'Файлы', en: () => 'Files' }),
  sent: message<{ done: string; total: string; left: string | null }>({
    ru: ({ done, total, left }) => `${done} из ${total}${left === null ? '' : `, осталось ${left}`}`,
    en: ({ done, total, left }) => `${done} of ${total}${left === null ? '' : `, ${left} left`}`,
  }),
  received: message({ ru: () => 'получен', en: () => 'received' }),
  paused: message({ ru: () => 'связь прервалась, продолжим', en: () => 'line broken, will go on' }),
  progress: message<{ name: string }>({ ru: ({ name }) => `Загрузка ${name}`, en: ({ name }) => `Upload of ${name}` }),
  stop: message<{ name: string }>({
    ru: ({ name }) => `Остановить загрузку ${name}`,
    en: ({ name }) => `Stop the upload of ${name}`,
  }),
  next: message({ ru: () => 'Дальше: профиль', en: () => 'Next: profile' }),
  taking: message({ ru: () => 'Открываем', en: () => 'Opening' }),
  connection: message({ ru: () => 'Подключение', en: () => 'Connection' }),
  name: message({ ru: () => 'Как назвать', en: () => 'Name it' }),
  nameHint: message({ ru: () => 'В адресах: @имя#таблица', en: () => 'In addresses: @name#table' }),
  more: message({ ru: () => 'Дополнительно', en: () => 'More' }),
  test: message({ ru: () => 'Проверить связь', en: () => 'Test connection' }),
  testing: message({ ru: () => 'Проверяем', en: () => 'Testing' }),
  testOk: message({ ru: () => 'Связь есть', en: () => 'Connected' }),
  testBad: message({ ru: () => 'Связи нет', en: () => 'Not connected' }),
  save: message({ ru: () => 'Сохранить и показать таблицы', en: () => 'Save and show the tables' }),
  step: message<{ step: string }>({
    ru: ({ step }) =>
      ({
        resolve: 'Имя сервера',
        connect: 'Соединение',
        tls: 'TLS',
        authenticate: 'Вход',
        authorise: 'Права',
        database: 'База',
        read: 'Чтение',
        version: 'Версия',
      })[step] ?? step,
    en: ({ step }) =>
      ({
        resolve: 'Server name',
        connect: 'Connection',
        tls: 'TLS',
        authenticate: 'Login',
        authorise: 'Rights',
        database: 'Database',
        read: 'Reading',
        version: 'Version',
      })[step] ?? step,
  }),
  ms: message<{ ms: number }>({
    ru: ({ ms }) => `${number(Math.round(ms), 'ru')}\u00a0мс`,
    en: ({ ms }) => `${number(Math.round(ms), 'en')}\u00a0ms`,
  }),
  tables: message({ ru: () => 'Что там есть', en: () => 'What is there' }),
  tablesFact: message<{ n: number }>({
    ru: ({ n }) => `${number(n, 'ru')} ${plural(n, 'набор', 'набора', 'наборов')}`,
    en: ({ n }) => `${number(n, 'en')} ${n === 1 ? 'dataset' : 'datasets'}`,
  }),
  search: message({ ru: () => 'Найти по имени', en: () => 'Find by name' }),
  table: message({ ru: () => 'Набор', en: () => 'Dataset' }),
  columns: message({ ru: () => 'Колонок', en: () => 'Columns' }),
  rows: message({ ru: () => 'Строк', en: () => 'Rows' }),
  size: message({ ru: () => 'Объём', en: () => 'Size' }),
  about: message({ ru: () => 'около', en: () => 'about' }),
  choose: message<{ name: string }>({ ru: ({ name }) => `Взять ${name}`, en: ({ name }) => `Take ${name}` }),
  take: message<{ n: number }>({
    ru: ({ n }) => (n === 0 ? 'Выберите наборы' : `Взять ${number(n, 'ru')} и измерить`),
    en: ({ n }) => (n === 0 ? 'Choose datasets' : `Take ${number(n, 'en')} and measure`),
  }),
  nothing: message({
    ru: () => 'Таблиц, которые видно этой учётной записи, нет.',
    en: () => 'There are no tables that this user may see.',
  }),
}

/** Texts of the list of connections. */
export const connectionsTexts = {
  title: message<{ n: number }>({
    ru: ({ n }) =>
      n === 0 ? 'Подключений пока нет' : `${number(n, 'ru')} ${plural(n, 'подключение', 'подключения', 'подключений')}`,
    en: ({ n }) => (n === 0 ? 'No connections yet' : `${number(n, 'en')} ${n === 1 ? 'connection' : 'connections'}`),
  }),
  lead: message({
    ru: () =>
      'Пароли запечатаны и обратно не показываются. Подключениями этой папки данных пользуется и командная строка.',
    en: () => 'Passwords are sealed and never shown. The command line uses the connections of this data folder too.',
  }),
  add: message<{ system: string }>({
    ru: ({ system }) => `Подключить ${system}`,
    en: ({ system }) => `Connect ${system}`,
  }),
  list: message({ ru: () => 'Подключения', en: () => 'Connections' }),
  name: message({ ru: () => 'Имя', en: () => 'Name' }),
  address: message({ ru: () => 'Адрес', en: () => 'Address' }),
  tested: message({ ru: () => 'Проверено', en: () => 'Tested' }),
  never: message({ ru: () => 'не проверялось', en: () => 'never' }),
  actions: message({ ru: () => 'Действия', en: () => 'Actions' }),
  open: message({ ru: () => 'Показать таблицы', en: () => 'Show tables' }),
  test: message({ ru: () => 'Проверить связь', en: () => 'Test connection' }),
  remove: message({ ru: () => 'Удалить', en: () => 'Remove' }),
  removeTitle: message<{ name: string }>({
    ru: ({ name }) => `Удалить подключение ${name}?`,
    en: ({ name }) => `Remove the connection ${name}?`,
  }),
  removeWhat: message({
    ru: () => 'Наборы этого подключения исчезнут из списка; в самой базе ничего не изменится.',
    en: () => 'Its datasets leave the list; nothing changes in the database itself.',
  }),
  none: message({
    ru: () => 'Подключение нужно, чтобы читать таблицы и записывать в них. Понадобятся адрес и учётная запись.',
    en: () => 'A connection is needed to read tables and write to them. You need an address and a user.',
  }),
}
