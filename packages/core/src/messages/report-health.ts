import type { Message } from './language.ts'
import { message, plural } from './language.ts'

const text = (en: string, ru: string): Message => message({ en: () => en, ru: () => ru })

interface N {
  n: number
}

/**
 * Texts of the report on the health of the system. `{name}` is a place for a figure or a quotation of the evidence: no
 * number stands in a text itself.
 */
export const healthTexts = {
  healthOfFolder: text('Data folder', 'Папка данных'),
  healthOfServer: text('Server', 'Сервер'),
  healthSubtitle: text(
    'Version {version}, measured {at}. Nothing was started or changed but what testing connections needs.',
    'Версия {version}, измерено {at}. Ничего не запускалось и не менялось, кроме нужного для проверки подключений.',
  ),
  healthAnalysis: text('What was measured', 'Что измерено'),

  healthGoodLead: text('The system is well.', 'Система в порядке.'),
  healthGoodText: text('No rule found anything to mend.', 'Ни одно правило не нашло, что исправить.'),
  healthBadLead: message<N>({
    en: (p) => (p.n === 1 ? '{count} thing to mend.' : '{count} things to mend.'),
    ru: (p) => `{count} ${plural(p.n, 'вопрос требует', 'вопроса требуют', 'вопросов требуют')} внимания.`,
  }),
  healthBadText: text('First: {first}.', 'Первое: {first}.'),
  diskLead: text('Free on the disk: {free}.', 'Свободно на диске: {free}.'),
  diskText: text('{share} of {total}; the tightest is that of {name}.', '{share} из {total}; теснее всего — {name}.'),
  runsDayLead: message<N>({
    en: (p) => (p.n === 0 ? 'No run within the last day.' : '{failed} of {runs} runs failed within the last day.'),
    ru: (p) =>
      p.n === 0
        ? 'За последние сутки запусков не было.'
        : 'За последние сутки не удалось запусков: {failed} из {runs}.',
  }),
  runsWeekText: text('Within the last week: {failed} of {runs}.', 'За последнюю неделю: {failed} из {runs}.'),
  queueLead: text('{queued} jobs wait, {running} go on.', 'Заданий ждёт: {queued}, идёт: {running}.'),
  queueText: text('The oldest has waited for {age}.', 'Самое давнее ждёт {age}.'),
  schedulesLead: text('{enabled} of {known} schedules are on.', 'Расписаний включено: {enabled} из {known}.'),
  schedulesText: text('Late: {late}.', 'Опаздывают: {late}.'),
  connectionsLead: text('{good} of {known} connections answer.', 'Подключений отвечает: {good} из {known}.'),
  connectionsText: text('Each was tested step by step.', 'Каждое проверено по шагам.'),

  factFree: text('free on the disk', 'свободно на диске'),
  factFolder: text('the data folder takes', 'занимает папка данных'),
  factMemory: text('memory available', 'доступно памяти'),
  factQueued: text('jobs that wait', 'заданий ждёт'),
  factLag: text('longest wait', 'дольше всего ждёт'),
  factRunsDay: text('runs in a day', 'запусков за сутки'),
  factFailedDay: text('failed in a day', 'сбоев за сутки'),
  factQuarantine: text('rows set aside', 'строк отложено'),

  disksTitle: text('How full the disks are', 'Насколько заняты диски'),
  disksSubtitle: text('Share in use, %', 'Занятая доля, %'),
  partsTitle: text('What the data folder holds', 'Что занимает папку данных'),
  partsSubtitle: text('Size of its parts', 'Размер её частей'),
  daysTitle: text('Runs by day', 'Запуски по дням'),
  daysSubtitle: text('Runs that are over, by day of their start, UTC', 'Завершённые запуски по дню начала, UTC'),
  failedDaysTitle: text('Failures by day', 'Сбои по дням'),
  asideTitle: text('Rows set aside by day', 'Отложенные строки по дням'),
  asideSubtitle: text('By day of the start of their run, UTC', 'По дню начала запуска, UTC'),
  diskColumn: text('disk of', 'диск'),
  totalColumn: text('size', 'объём'),
  usedColumn: text('in use', 'занято'),
  freeColumn: text('free', 'свободно'),
  'data-folder': text('data folder', 'папка данных'),
  'file-root': text('files', 'файлы'),
  engineColumn: text('engine', 'движок'),
  engineStateColumn: text('state', 'состояние'),
  versionColumn: text('version', 'версия'),
  usersColumn: text('used by', 'пользуются'),
  memoryColumn: text('memory', 'память'),
  running: text('runs', 'работает'),
  stopped: text('stopped', 'остановлен'),
  unused: text('never started', 'не запускался'),
  broken: text('gone without a word', 'пропал без предупреждения'),
  processColumn: text('process', 'процесс'),
  connectionColumn: text('connection', 'подключение'),
  addressColumn: text('address', 'адрес'),
  answerColumn: text('answer', 'ответ'),
  testedColumn: text('tested', 'проверено'),
  works: text('works', 'работает'),
  untested: text('never tested', 'не проверялось'),
  scheduleColumn: text('schedule', 'расписание'),
  dueColumn: text('due', 'срок'),
  lateColumn: text('late by', 'опоздание'),
  lateText: text('Schedules that are late:', 'Опаздывающие расписания:'),
  weekFailuresText: text('Failures of the last week and their reasons:', 'Сбои последней недели и их причины:'),
  keptText: text(
    'Runs are kept for {days} days, rows set aside for {quarantineDays}.',
    'Запуски хранятся дней: {days}, отложенные строки: {quarantineDays}.',
  ),

  whatDisk: text('Free the disk, or give it more room', 'Освободить диск или увеличить его'),
  whyDisk: text(
    'Free: {value}, the limit is {threshold}; engines need room to sort and merge.',
    'Свободно {value}, предел {threshold}; движкам нужно место для сортировки и слияния.',
  ),
  whatEngine: text(
    'Start the engine again by any command that uses it',
    'Запустить движок любой командой, которой он нужен',
  ),
  whyEngine: text(
    'Embedded engines that are gone without a word: {value}, the limit is {threshold}; the next use recovers them.',
    'Пропавших без предупреждения движков: {value}, предел {threshold}; следующее обращение их восстановит.',
  ),
  whatFails: text('Remove the most frequent cause of failures', 'Устранить самую частую причину сбоев'),
  whyFails: text(
    'Failed within a day: {value} of runs, the limit is {threshold}. {fix}',
    'За сутки не удалось {value} запусков, предел {threshold}. {fix}',
  ),
  whatSchedules: text('See why schedules are late', 'Выяснить, почему опаздывают расписания'),
  whySchedules: text(
    'Late: {value}, the limit is {threshold}. A server that is stopped or overloaded takes no time.',
    'Опаздывают: {value}, предел {threshold}. Остановленный или перегруженный сервер времени не берёт.',
  ),
  whatQueue: text(
    'Start another server process, or do less at once',
    'Запустить ещё один процесс сервера или делать меньше за раз',
  ),
  whyQueue: text(
    'The oldest job has waited for {value}, the limit is {threshold}.',
    'Самое давнее задание ждёт {value}, предел {threshold}.',
  ),
  whatMemory: text('Free memory, or give the machine more', 'Освободить память или добавить её'),
  whyMemory: text('Available: {value}, the limit is {threshold}.', 'Доступно {value}, предел {threshold}.'),
  whatConnections: text('Mend the connections that fail', 'Исправить неработающие подключения'),
  whyConnections: text(
    'Failed: {value}, the limit is {threshold}. The table of connections names the step and its fix.',
    'Не работает: {value}, предел {threshold}. Таблица подключений называет шаг и как исправить.',
  ),
  whatGrowing: text('Find out why more rows are set aside', 'Выяснить, почему откладывается больше строк'),
  whyGrowing: text(
    'This week {week} rows, the week before {before}: {value}, the limit is {threshold}.',
    'За эту неделю {week} строк, за прошлую {before}: {value}, предел {threshold}.',
  ),
  whatOpen: text('Mend and replay the rows set aside', 'Исправить и дослать отложенные строки'),
  whyOpen: text(
    'Rows set aside: {value}, the limit is {threshold}. Totals leave them out until then.',
    'Отложено строк: {value}, предел {threshold}. До тех пор итоги их не включают.',
  ),
  whatDead: text('Finish or clear the loads that died', 'Завершить или убрать прерванные загрузки'),
  whyDead: text(
    'Loads that died: {value}, the limit is {threshold}. The same command again finishes one; clearing removes it.',
    'Прерванных загрузок: {value}, предел {threshold}. Та же команда завершит загрузку, очистка — уберёт.',
  ),
  whatOverdue: text('Clear old runs', 'Убрать старые запуски'),
  whyOverdue: text(
    'Older than their term: {value}, the limit is {threshold}; they take {bytes}.',
    'Старше срока: {value}, предел {threshold}; они занимают {bytes}.',
  ),
  whatUntested: text('Test the connections', 'Проверить подключения'),
  whyUntested: text(
    'Not tested for a month, or never: {value}, the limit is {threshold}.',
    'Не проверялись месяц или никогда: {value}, предел {threshold}.',
  ),
  healthNothing: text('Nothing needs to be done.', 'Делать ничего не нужно.'),

  healthStepMail: text('Mail this report every week, and compare.', 'Присылать этот отчёт каждую неделю и сравнивать.'),
  healthStepTerms: text(
    'Keep the terms of retention, so that the folder does not grow without a limit.',
    'Держаться сроков хранения, чтобы папка не росла без предела.',
  ),
  costFolder: text('The data folder takes {bytes}.', 'Папка данных занимает {bytes}.'),
  costPart: text('The largest part, {part}, takes {bytes}.', 'Самая большая часть, {part}, занимает {bytes}.'),
  costMemory: text('Processes of the platform hold {bytes} of memory.', 'Процессы платформы занимают {bytes} памяти.'),
  benefitClear: text(
    'Clearing what is older than its term frees {bytes}.',
    'Очистка того, что старше срока, освободит {bytes}.',
  ),
  riskDisk: text('Disk.', 'Диск.'),
  riskDiskText: text(
    'A full disk stops loads before anything is published; free now: {free}.',
    'Полный диск остановит загрузки до публикации; свободно сейчас: {free}.',
  ),
  riskUnsaid: text('What is not seen here.', 'Чего здесь не видно.'),
  riskUnsaidText: text(
    'Systems outside are known by the test of their connection alone: their own disks and load are not measured.',
    'Внешние системы известны только по проверке подключения: их диски и нагрузка не измеряются.',
  ),
} as const
