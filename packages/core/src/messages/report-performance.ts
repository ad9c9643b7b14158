import type { Message } from './language.ts'
import { message, plural } from './language.ts'

const text = (en: string, ru: string): Message => message({ en: () => en, ru: () => ru })

interface N {
  n: number
}

/**
 * Texts of the report on the performance of a pipeline. `{name}` is a place for a figure or a quotation of the
 * evidence: no number stands in a text itself.
 */
export const performanceTexts = {
  performanceSubtitle: message<N>({
    en: (p) => (p.n === 1 ? 'Of {runs} run, begun {first}.' : 'Of {runs} runs from {first} to {last}.'),
    ru: (p) =>
      p.n === 1
        ? 'По {runs} запуску, начатому {first}.'
        : `По {runs} ${plural(p.n, 'запуску', 'запускам', 'запускам')} с {first} по {last}.`,
  }),
  performanceNoRuns: text('It has not run yet.', 'Запусков ещё не было.'),
  performanceAnalysis: text('Runs in detail', 'Запуски подробно'),

  stateAllLead: text('Every run succeeded.', 'Все запуски удались.'),
  stateAllText: text('{runs} runs, none failed.', 'Запусков: {runs}, сбоев нет.'),
  stateFailedLead: message<N>({
    en: (p) => (p.n === 1 ? '{failed} run of {runs} failed.' : '{failed} runs of {runs} failed.'),
    ru: (p) => `${plural(p.n, 'Не удался', 'Не удались', 'Не удались')} {failed} из {runs}.`,
  }),
  stateFailedText: text('Most often: {message}', 'Чаще всего: {message}'),
  stateDiedText: text('Most often its process was ended from outside.', 'Чаще всего процесс завершали извне.'),
  stateNoneLead: text('No run so far.', 'Запусков пока нет.'),
  stateNoneText: text('There is nothing to measure before the first.', 'До первого измерять нечего.'),
  typicalLead: text('A run takes {seconds}.', 'Запуск занимает {seconds}.'),
  typicalText: text(
    'In the middle of {runs}: {read} records, {rate} a second; the slowest took {slowest}.',
    'Середина из {runs}: {read} записей, {rate} в секунду; самый долгий занял {slowest}.',
  ),
  trendLead: text('Rate: {share} of the earlier one.', 'Скорость: {share} от прежней.'),
  trendText: text(
    'The later {laterRuns} runs read {later} records a second, the earlier {earlierRuns} read {earlier}.',
    'Последние {laterRuns} запусков читали {later} записей в секунду, прежние {earlierRuns} — {earlier}.',
  ),
  freshLead: text('Written last {age} ago.', 'Последняя запись {age} назад.'),
  freshText: text('The oldest of its targets: {target}.', 'Самая давняя из целей: {target}.'),
  rejectedShareLead: text('{rejected} records were set aside.', 'Отложено записей: {rejected}.'),
  rejectedShareText: text('{share} of the {read} that were read.', '{share} из {read} прочитанных.'),
  nothingRejectedText: text('Of {read} records that were read.', 'Из {read} прочитанных записей.'),

  factRuns: text('runs', 'запусков'),
  factFailed: text('failed', 'сбоев'),
  factRead: text('records read', 'прочитано записей'),
  factWritten: text('records written', 'записано записей'),
  factRate: text('records a second', 'записей в секунду'),
  factBytesRate: text('a second', 'в секунду'),
  factTypical: text('a run takes', 'занимает запуск'),
  factSlowest: text('the slowest', 'самый долгий'),
  factWait: text('longest wait for a start', 'дольше всего ждал начала'),
  factEvery: text('runs every', 'период запусков'),

  runTimesTitle: text('How long runs took', 'Сколько занимали запуски'),
  runTimesSubtitle: text('Seconds by start of the run, UTC', 'Секунды по началу запуска, UTC'),
  runRowsTitle: text('How much runs wrote', 'Сколько записывали запуски'),
  runRowsSubtitle: text('Records by start of the run, UTC', 'Записи по началу запуска, UTC'),
  stagesTitle: text('Where the time goes', 'На что уходит время'),
  stagesSubtitle: text('Seconds of all loads by stage', 'Секунды всех загрузок по стадиям'),
  targetsTitle: text('The slowest targets', 'Самые медленные цели'),
  targetsSubtitle: text('Seconds of one load, the middle one', 'Секунды одной загрузки, средней по порядку'),
  begin: text('start', 'запуск'),
  types: text('opening and types', 'открытие и типы'),
  prepare: text('preparing the target', 'подготовка цели'),
  load: text('reading and writing', 'чтение и запись'),
  publish: text('publishing', 'публикация'),
  targetColumn: text('target', 'цель'),
  loadsColumn: text('loads', 'загрузок'),
  secondsColumn: text('time', 'время'),
  writtenColumn: text('written', 'записано'),
  readColumn: text('read', 'прочитано'),
  rejectedColumn: text('set aside', 'отложено'),
  rateColumn: text('records a second', 'записей в секунду'),
  freshColumn: text('written last', 'записано последний раз'),
  tableColumn: text('table', 'таблица'),
  startedColumn: text('begun', 'начат'),
  stateColumn: text('state', 'состояние'),
  codeColumn: text('code', 'код'),
  runsColumn: text('runs', 'запусков'),
  lastColumn: text('last', 'последний'),
  reasonColumn: text('reason', 'причина'),
  tablesText: text(
    'Tables by what was written to them; time is measured for a target as a whole.',
    'Таблицы по записанному; время измеряется для цели целиком.',
  ),
  failuresText: text('Failures and their reasons:', 'Сбои и их причины:'),
  lastRunsText: text('The last runs:', 'Последние запуски:'),
  succeeded: text('succeeded', 'удался'),
  failed: text('failed', 'не удался'),
  cancelled: text('cancelled', 'отменён'),
  unchanged: text('nothing new', 'нового нет'),
  died: text('ended from outside', 'завершён извне'),

  whatFailing: text('Remove the most frequent cause of failures', 'Устранить самую частую причину сбоев'),
  whyFailing: text(
    'Failed: {value} of runs, the limit is {threshold}. {fix}',
    'Сбоев: {value} запусков, предел {threshold}. {fix}',
  ),
  whatLate: text('Find out why the targets are not written', 'Выяснить, почему цели не обновляются'),
  whyLate: text(
    'The oldest was written {age} ago: {value} of the interval of the schedule, the limit is {threshold}.',
    'Самая давняя записана {age} назад: {value} от периода расписания, предел {threshold}.',
  ),
  whatRejecting: text('Mend the records set aside, and their source', 'Исправить отложенные записи и их источник'),
  whyRejecting: text(
    'Set aside: {value} of what was read, the limit is {threshold}.',
    'Отложено: {value} прочитанного, предел {threshold}.',
  ),
  whatSlower: text('Find out what slows runs down', 'Выяснить, что замедляет запуски'),
  whySlower: text(
    'The earlier rate is {value} of the later one, the limit is {threshold}: {earlier} against {later} records a second.',
    'Прежняя скорость составляет {value} от нынешней, предел {threshold}: {earlier} против {later} записей в секунду.',
  ),
  whatOverlapping: text('Run less often, or in smaller parts', 'Запускать реже или меньшими частями'),
  whyOverlapping: text(
    'The slowest run took {value} of the interval of the schedule, the limit is {threshold}: runs are about to overlap.',
    'Самый долгий запуск занял {value} от периода расписания, предел {threshold}: запуски вот-вот начнут накладываться.',
  ),
  whatPreparing: text('Load more at once', 'Загружать больше за раз'),
  whyPreparing: text(
    'Starting and preparing take {value} of the time, the limit is {threshold}: that cost is the same for a large load.',
    'Запуск и подготовка занимают {value} времени, предел {threshold}: для большой загрузки они стоят столько же.',
  ),
  whatPublishing: text('Look at what hangs on the target', 'Посмотреть, что зависит от цели'),
  whyPublishing: text(
    'Publishing takes {value} of the time, the limit is {threshold}: views, foreign keys and grants of the table forbid a swap, so its rows are copied.',
    'Публикация занимает {value} времени, предел {threshold}: представления, внешние ключи и права таблицы не дают подменить её, и строки копируются.',
  ),
  whatRereading: text('Read what is new alone: give a cursor', 'Читать только новое: указать курсор'),
  whyRereading: text(
    'Of the rows written, {value} were at the target already as they are; the limit is {threshold}.',
    'Из записанных строк {value} уже лежали в цели такими же; предел {threshold}.',
  ),
  whatIdle: text('Run less often', 'Запускать реже'),
  whyIdle: text(
    'Found nothing new: {value} of runs, the limit is {threshold}.',
    'Нового не нашли {value} запусков, предел {threshold}.',
  ),
  whatByHand: text('Let it run by the clock', 'Запускать по расписанию'),
  whyByHand: message<N>({
    en: () => 'Ran {value} times without a schedule, the limit is {threshold}.',
    ru: (p) => `Без расписания запускался {value} ${plural(p.n, 'раз', 'раза', 'раз')}, предел {threshold}.`,
  }),
  performanceNothing: text('Nothing stands out in what was measured.', 'В измеренном ничего не выделяется.'),

  stepNow: text('Now.', 'Сейчас.'),
  stepThen: text('Then.', 'Затем.'),
  stepOn: text('From then on.', 'Дальше.'),
  stepCompare: text(
    'Make this report again after as many runs and compare the rate.',
    'Составить этот отчёт снова через столько же запусков и сравнить скорость.',
  ),
  stepFirst: text('Run it once: the first run measures it.', 'Запустить: первый запуск всё измерит.'),
  stepSchedulePeriodic: text(
    'Mail this report by a schedule: a slowdown is seen before it hurts.',
    'Присылать этот отчёт по расписанию: замедление станет видно раньше, чем помешает.',
  ),

  costRuns: text('All runs together took {seconds} for {bytes}.', 'Все запуски вместе заняли {seconds} на {bytes}.'),
  costLost: text('Of that, runs that failed took {seconds}.', 'Из них неудавшиеся заняли {seconds}.'),
  costNoRuns: text('Without runs there is no cost to tell.', 'Пока запусков нет, затрат тоже нет.'),
  benefitRejected: text(
    'Mending what was set aside returns {rejected} records to the totals.',
    'Исправление отложенного вернёт в итоги записей: {rejected}.',
  ),
  benefitStage: text(
    'The longest stage, {stage}, takes {seconds} in all: no change elsewhere can save more.',
    'Самая долгая стадия, «{stage}», заняла всего {seconds}: больше не сбережёт никакая другая.',
  ),

  riskFew: text('Few runs.', 'Мало запусков.'),
  riskFewText: text(
    'Of {runs} runs that loaded something no trend can be told.',
    'По {runs} загрузившим что-то запускам о росте судить нельзя.',
  ),
  riskFails: text('Failures.', 'Сбои.'),
  riskFailsText: text(
    'A run that failed leaves its target as it was: readers see older data until the next one succeeds. Failed: {failed}.',
    'Неудавшийся запуск оставляет цель прежней: до удачного читатели видят старые данные. Сбоев: {failed}.',
  ),
  riskAside: text('Records set aside.', 'Отложенные записи.'),
  riskAsideText: text(
    'Totals leave out {rejected} records until they are mended and replayed.',
    'Пока их не исправят и не дошлют, итоги не включают записей: {rejected}.',
  ),
  riskFolders: text('Forgotten runs.', 'Забытые запуски.'),
  riskFoldersText: text(
    'Older runs are removed by retention: the report tells of those that are kept.',
    'Старые запуски удаляются по сроку хранения: отчёт говорит о сохранённых.',
  ),
} as const
