import { bytes, message, number, plural } from '../language.ts'

/** How an answered number was taken from the documents. */
const HOW: Readonly<Record<'value' | 'share' | 'count' | 'sum', { ru: string; en: string }>> = {
  value: { ru: 'значение', en: 'value' },
  share: { ru: 'доля первого во втором', en: 'share of the first in the second' },
  count: { ru: 'сколько таких мест', en: 'how many such places' },
  sum: { ru: 'сумма', en: 'sum' },
}

const DOCUMENTS: Readonly<Record<string, { ru: string; en: string }>> = {
  profile: { ru: 'профиль', en: 'profile' },
  quality: { ru: 'оценка качества', en: 'quality' },
  advice: { ru: 'совет', en: 'advice' },
  run: { ru: 'запуск', en: 'run' },
  performance: { ru: 'запуски конвейера', en: 'runs of the pipeline' },
  health: { ru: 'измерения системы', en: 'measures of the system' },
}

/** What each kind of report tells. */
const KINDS: Readonly<Record<string, { ru: string; en: string }>> = {
  'data-analysis': {
    ru: 'Что в данных, где их хранить и почему, порядок работ, затраты и риски.',
    en: 'What is in the data, where to store them and why, the roadmap, cost and risks.',
  },
  'data-quality': {
    ru: 'Оценка качества, каждое замечание с тем, как его исправить, и отложенные строки.',
    en: 'The score, each finding with its fix, and the rows set aside.',
  },
  'pipeline-performance': {
    ru: 'Как шли запуски конвейера, который читает этот набор: время по стадиям, скорость, сбои и что исправить.',
    en: 'How the runs of the pipeline that reads this dataset went: time by stage, rate, failures, what to mend.',
  },
  'system-health': {
    ru: 'Состояние всего сервера: диски, движки, память, очередь, сбои, расписания и подключения проекта.',
    en: 'The whole server: disks, engines, memory, queue; failures, schedules and connections of the project.',
  },
}

/** Texts of the list of reports. */
export const reportsPageTexts = {
  title: message<{ known: number; making: number; failed: number }>({
    ru: ({ known, making, failed }) =>
      known === 0
        ? 'Отчётов ещё не было'
        : making > 0
          ? `${plural(making, 'Готовится', 'Готовятся', 'Готовятся')} ${number(making, 'ru')}\u00a0${plural(making, 'отчёт', 'отчёта', 'отчётов')}`
          : failed > 0
            ? `Не ${plural(failed, 'удался', 'удалось', 'удалось')} ${number(failed, 'ru')}\u00a0${plural(failed, 'отчёт', 'отчёта', 'отчётов')}`
            : `${number(known, 'ru')}\u00a0${plural(known, 'отчёт готов', 'отчёта готовы', 'отчётов готовы')}`,
    en: ({ known, making, failed }) =>
      known === 0
        ? 'No reports yet'
        : making > 0
          ? `${number(making, 'en')}\u00a0${making === 1 ? 'report is' : 'reports are'} being made`
          : failed > 0
            ? `${number(failed, 'en')}\u00a0${failed === 1 ? 'report' : 'reports'} failed`
            : `${number(known, 'en')}\u00a0${known === 1 ? 'report is' : 'reports are'} ready`,
  }),
  lead: message({
    ru: () => 'Каждое число отчёта взято из измеренного; откуда именно, видно рядом с ним.',
    en: () => 'Every figure of a report was measured; where it comes from is told beside it.',
  }),
  list: message({ ru: () => 'Отчёты', en: () => 'Reports' }),
  name: message({ ru: () => 'Отчёт', en: () => 'Report' }),
  kind: message({ ru: () => 'Вид', en: () => 'Kind' }),
  state: message({ ru: () => 'Состояние', en: () => 'State' }),
  made: message({ ru: () => 'Когда', en: () => 'When' }),
  how: message({ ru: () => 'Как заказан', en: () => 'Asked for' }),
  byClock: message({ ru: () => 'по расписанию', en: () => 'by schedule' }),
  byHand: message({ ru: () => 'вручную', en: () => 'by hand' }),
  queued: message({ ru: () => 'ждёт очереди', en: () => 'queued' }),
  running: message({ ru: () => 'готовится', en: () => 'being made' }),
  ready: message({ ru: () => 'готов', en: () => 'ready' }),
  failed: message({ ru: () => 'не удался', en: () => 'failed' }),
  more: message({ ru: () => 'Показать ещё', en: () => 'Show more' }),
  make: message({ ru: () => 'Составить отчёт', en: () => 'Make a report' }),
  none: message({
    ru: () => 'Отчёт составляется по уже измеренному и занимает несколько секунд.',
    en: () => 'A report is made of what is measured already and takes a few seconds.',
  }),
  ofRun: message<{ run: string; dataset: string }>({
    ru: ({ run, dataset }) => `Запуск «${run}» читал набор «${dataset}»`,
    en: ({ run, dataset }) => `The run “${run}” read the dataset “${dataset}”`,
  }),
  ofRunWhat: message({
    ru: () => 'Отчёт соберёт профиль, совет и последний запуск в один документ.',
    en: () => 'A report gathers the profile, the advice and the last run in one document.',
  }),
  ofRunUnknown: message<{ run: string }>({
    ru: ({ run }) => `Из какого набора читал запуск «${run}», неизвестно`,
    en: ({ run }) => `Which dataset the run “${run}” read is not known`,
  }),
  ofRunChoose: message({
    ru: () => 'Источник запуска не заведён как набор. Выберите набор, о котором нужен отчёт.',
    en: () => 'The source of the run is no dataset here. Choose the dataset that the report is to be about.',
  }),
}

/** Texts of asking for a report. */
export const newReportTexts = {
  title: message<{ dataset: string | null }>({
    ru: ({ dataset }) => (dataset === null ? 'О чём составить отчёт' : `Составить отчёт: ${dataset}`),
    en: ({ dataset }) => (dataset === null ? 'What to report on' : `Make a report: ${dataset}`),
  }),
  lead: message({
    ru: () => 'Готовый отчёт можно скачать файлом, распечатать и присылать по расписанию.',
    en: () => 'A report that is ready can be downloaded, printed and mailed by schedule.',
  }),
  what: message({ ru: () => 'Что составить', en: () => 'What to make' }),
  dataset: message({ ru: () => 'Набор данных', en: () => 'Dataset' }),
  kind: message({ ru: () => 'Вид отчёта', en: () => 'Kind of report' }),
  kindWhat: message<{ kind: string }>({
    ru: ({ kind }) => KINDS[kind]?.ru ?? kind,
    en: ({ kind }) => KINDS[kind]?.en ?? kind,
  }),
  formats: message({ ru: () => 'Файлы', en: () => 'Files' }),
  formatsNone: message({ ru: () => 'Выберите хотя бы один вид файла.', en: () => 'Choose one kind of file at least.' }),
  make: message({ ru: () => 'Составить', en: () => 'Make it' }),
  noData: message({ ru: () => 'Наборов данных ещё нет', en: () => 'No datasets yet' }),
  noDataWhat: message({
    ru: () => 'Загрузите файл или возьмите один из примеров: отчёт составляется о наборе.',
    en: () => 'Upload a file or take a sample: a report is about a dataset.',
  }),
  toData: message({ ru: () => 'К данным', en: () => 'To the data' }),
}

/** Texts of the page of a report. */
export const reportPageTexts = {
  making: message<{ title: string }>({
    ru: ({ title }) => `${title}: готовится`,
    en: ({ title }) => `${title}: being made`,
  }),
  makingWhat: message({
    ru: () => 'Страницу можно закрыть: отчёт появится в списке.',
    en: () => 'You may close the page: the report will be in the list.',
  }),
  failed: message<{ title: string }>({
    ru: ({ title }) => `${title}: не удался`,
    en: ({ title }) => `${title}: failed`,
  }),
  stage: message({ ru: () => 'Собираем измеренное', en: () => 'Gathering what was measured' }),
  again: message({ ru: () => 'Составить заново', en: () => 'Make it again' }),
  all: message({ ru: () => 'Все отчёты', en: () => 'All reports' }),
  made: message({ ru: () => 'Составлен', en: () => 'Made' }),
  contents: message({ ru: () => 'Содержание', en: () => 'Contents' }),
  download: message({ ru: () => 'Скачать', en: () => 'Download' }),
  noFiles: message({ ru: () => 'Файлы удалены по сроку хранения.', en: () => 'Its files were removed by retention.' }),
  file: message<{ format: string; size: number }>({
    ru: ({ format, size }) => `Скачать ${format}, ${bytes(size, 'ru')}`,
    en: ({ format, size }) => `Download ${format}, ${bytes(size, 'en')}`,
  }),
  print: message({ ru: () => 'Распечатать', en: () => 'Print' }),
  from: message({ ru: () => 'Из чего собран', en: () => 'Made from' }),
  dataset: message({ ru: () => 'Набор', en: () => 'Dataset' }),
  address: message({ ru: () => 'Адрес', en: () => 'Address' }),
  language: message({ ru: () => 'Язык', en: () => 'Language' }),
  languageName: message<{ language: 'ru' | 'en' }>({
    ru: ({ language }) => (language === 'ru' ? 'русский' : 'английский'),
    en: ({ language }) => (language === 'ru' ? 'Russian' : 'English'),
  }),
  inMyLanguage: message({ ru: () => 'Составить по-русски', en: () => 'Make it in English' }),
  evidence: message<{ how: keyof typeof HOW }>({
    ru: ({ how }) => `Откуда: ${HOW[how].ru}`,
    en: ({ how }) => `From: ${HOW[how].en}`,
  }),
  document: message<{ name: string }>({
    ru: ({ name }) => DOCUMENTS[name]?.ru ?? name,
    en: ({ name }) => DOCUMENTS[name]?.en ?? name,
  }),
  morePlaces: message<{ n: number }>({
    ru: ({ n }) => `и ещё ${number(n, 'ru')}`,
    en: ({ n }) => `and ${number(n, 'en')} more`,
  }),
  table: message<{ section: string; columns: string }>({
    ru: ({ section, columns }) => `${section}: ${columns}`,
    en: ({ section, columns }) => `${section}: ${columns}`,
  }),
}

/** Texts of making reports by the clock. */
export const reportScheduleTexts = {
  title: message({ ru: () => 'По расписанию', en: () => 'By schedule' }),
  none: message({
    ru: () => 'Отчёт может составляться сам и приходить по почте.',
    en: () => 'The report can be made by the clock and mailed.',
  }),
  create: message({ ru: () => 'Составлять по расписанию', en: () => 'Make it by schedule' }),
  add: message({ ru: () => 'Добавить', en: () => 'Add' }),
  recipients: message({ ru: () => 'Кому прислать', en: () => 'Whom to mail it to' }),
  recipientsHint: message({
    ru: () => 'Адреса почты через запятую. Пусто: отчёт только появится в списке.',
    en: () => 'Mail addresses with commas between. Empty: the report only appears in the list.',
  }),
  formats: message({ ru: () => 'Файлы', en: () => 'Files' }),
  next: message<{ at: string }>({ ru: ({ at }) => `Следующий: ${at}`, en: ({ at }) => `Next: ${at}` }),
  to: message<{ who: string }>({ ru: ({ who }) => `Получат: ${who}`, en: ({ who }) => `Mailed to ${who}` }),
  paused: message({ ru: () => 'приостановлено', en: () => 'paused' }),
  remove: message({ ru: () => 'Убрать', en: () => 'Remove' }),
  removeTitle: message({ ru: () => 'Убрать расписание?', en: () => 'Remove the schedule?' }),
  removeWhat: message({
    ru: () => 'Составленные отчёты останутся. Новых по этому расписанию не будет.',
    en: () => 'Reports that were made stay. No more are made by this schedule.',
  }),
  made: message({ ru: () => 'Отчёт будет составляться по расписанию', en: () => 'The report is made by schedule now' }),
}
