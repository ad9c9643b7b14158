import { bytes, message, number, plural } from '../language.ts'

/** Texts of the monitoring page. */
export const monitoringTexts = {
  latestRuns: message({ ru: () => 'Последние запуски', en: () => 'Latest runs' }),
  latestRunsFact: message({
    ru: () => 'высота — время; цвет — чем кончился',
    en: () => 'height is time; colour is how it ended',
  }),
  now: message({ ru: () => 'Сейчас', en: () => 'Now' }),
  latest: message({ ru: () => 'До 30 последних', en: () => 'Up to 30 latest' }),
  passed: message({ ru: () => 'Прошло', en: () => 'Passed' }),
  passedOf: message<{ passed: number; over: number }>({
    ru: ({ passed, over }) => `${number(passed, 'ru')} из ${number(over, 'ru')}`,
    en: ({ passed, over }) => `${number(passed, 'en')} of ${number(over, 'en')}`,
  }),
  lastRun: message({ ru: () => 'Последний', en: () => 'Last' }),
  took: message({ ru: () => 'Длился', en: () => 'Took' }),
  title: message<{ failed: readonly string[]; runs: number; targets: number }>({
    ru: ({ failed, runs, targets }) =>
      failed.length === 1
        ? `${failed[0]}: сегодня не удалось`
        : failed.length > 1
          ? `Сегодня не ${plural(failed.length, 'удался', 'удалось', 'удалось')} ${number(failed.length, 'ru')}\u00a0${plural(failed.length, 'запуск', 'запуска', 'запусков')}`
          : runs > 0
            ? 'Сегодня всё прошло без сбоев'
            : targets > 0
              ? 'Сегодня запусков ещё не было'
              : 'Следить пока не за чем',
    en: ({ failed, runs, targets }) =>
      failed.length === 1
        ? `${failed[0]}: failed today`
        : failed.length > 1
          ? `${number(failed.length, 'en')}\u00a0runs failed today`
          : runs > 0
            ? 'Everything passed today'
            : targets > 0
              ? 'No runs yet today'
              : 'Nothing to watch yet',
  }),
  lead: message<{ runs: number; ok: number; going: number; mended: number }>({
    ru: ({ runs, ok, going, mended }) =>
      [
        `Запусков сегодня: ${number(runs, 'ru')}`,
        `прошло ${number(ok, 'ru')}`,
        ...(going > 0 ? [`${plural(going, 'идёт', 'идут', 'идут')} ${number(going, 'ru')}`] : []),
        ...(mended > 0 ? [`исправлено повтором ${number(mended, 'ru')}`] : []),
      ].join(', '),
    en: ({ runs, ok, going, mended }) =>
      [
        `Runs today: ${number(runs, 'en')}`,
        `${number(ok, 'en')} passed`,
        ...(going > 0 ? [`${number(going, 'en')} under way`] : []),
        ...(mended > 0 ? [`${number(mended, 'en')} mended by a retry`] : []),
      ].join(', '),
  }),
  tabs: message({ ru: () => 'Мониторинг', en: () => 'Monitoring' }),
  state: message({ ru: () => 'Состояние', en: () => 'State' }),
  alerts: message({ ru: () => 'Оповещения', en: () => 'Alerts' }),
  days: message({ ru: () => 'За сколько дней', en: () => 'For how many days' }),
  week: message({ ru: () => '7 дней', en: () => '7 days' }),
  month: message({ ru: () => '30 дней', en: () => '30 days' }),
  year: message({ ru: () => 'Год', en: () => 'Year' }),
  failedRun: message<{ name: string; at: string }>({
    ru: ({ name, at }) => `${name}: сбой, ${at}`,
    en: ({ name, at }) => `${name}: failed, ${at}`,
  }),
  resume: message({ ru: () => 'Продолжить запуск', en: () => 'Resume the run' }),
  open: message({ ru: () => 'Открыть запуск', en: () => 'Open the run' }),
  intact: message({ ru: () => 'Цель осталась прежней.', en: () => 'The target is as it was.' }),
  others: message({ ru: () => 'Ещё сбои сегодня', en: () => 'Other failures today' }),
  freshness: message({ ru: () => 'Свежесть целей', en: () => 'Freshness of targets' }),
  freshnessFact: message({ ru: () => 'когда записаны в последний раз', en: () => 'when they were written last' }),
  freshnessNone: message({
    ru: () => 'За эти дни ничего не записано. Цели появятся после первого запуска.',
    en: () => 'Nothing was written in these days. Targets appear after the first run.',
  }),
  target: message({ ru: () => 'Цель', en: () => 'Target' }),
  writtenAt: message({ ru: () => 'Записана', en: () => 'Written' }),
  rows: message({ ru: () => 'Строк', en: () => 'Rows' }),
  trend: message({ ru: () => 'Ход по дням', en: () => 'By day' }),
  whole: message({ ru: () => 'Все конвейеры', en: () => 'All pipelines' }),
  pipeline: message({ ru: () => 'Конвейер', en: () => 'Pipeline' }),
  writtenByDay: message({ ru: () => 'Записано строк', en: () => 'Rows written' }),
  secondsByDay: message({ ru: () => 'Время запусков', en: () => 'Time of runs' }),
  failedDays: message({
    ru: () => 'днём со сбоем отмечен низ столбца',
    en: () => 'a mark below tells a day with a failure',
  }),
  dayOf: message<{ day: string; value: string; runs: number; failed: number }>({
    ru: ({ day, value, runs, failed }) =>
      `${day}: ${value}; запусков ${number(runs, 'ru')}${failed > 0 ? `, сбоев ${number(failed, 'ru')}` : ''}`,
    en: ({ day, value, runs, failed }) =>
      `${day}: ${value}; ${number(runs, 'en')} runs${failed > 0 ? `, ${number(failed, 'en')} failed` : ''}`,
  }),
  chart: message<{ name: string; days: number; most: string; at: string }>({
    ru: ({ name, days, most, at }) => `${name} за ${number(days, 'ru')} дн.: больше всего ${most}, ${at}`,
    en: ({ name, days, most, at }) => `${name} over ${number(days, 'en')} days: most of all ${most}, ${at}`,
  }),
  trendNone: message({ ru: () => 'За эти дни запусков не было.', en: () => 'No runs in these days.' }),
  queue: message({ ru: () => 'Очередь', en: () => 'Queue' }),
  queued: message({ ru: () => 'Ждут', en: () => 'Waiting' }),
  running: message({ ru: () => 'Идут', en: () => 'Under way' }),
  oldest: message({ ru: () => 'Дольше всех ждёт', en: () => 'Longest wait' }),
  jobs: message<{ n: number }>({
    ru: ({ n }) => plural(n, 'работа', 'работы', 'работ'),
    en: ({ n }) => (n === 1 ? 'job' : 'jobs'),
  }),
  nobody: message({ ru: () => 'никто', en: () => 'none' }),
  memory: message({ ru: () => 'Память', en: () => 'Memory' }),
  memoryFact: message({ ru: () => 'за последний час', en: () => 'over the last hour' }),
  memoryNow: message<{ used: number }>({ ru: ({ used }) => bytes(used, 'ru'), en: ({ used }) => bytes(used, 'en') }),
  memoryChart: message<{ used: number; most: number }>({
    ru: ({ used, most }) => `Память процессов за час: сейчас ${bytes(used, 'ru')}, больше всего ${bytes(most, 'ru')}`,
    en: ({ used, most }) =>
      `Memory of the processes over an hour: now ${bytes(used, 'en')}, at most ${bytes(most, 'en')}`,
  }),
  memoryNone: message({
    ru: () => 'Измерений ещё нет: первое через минуту.',
    en: () => 'Not measured yet: wait a minute.',
  }),
}

/** Texts of the rules of alerts. */
export const alertTexts = {
  title: message<{ n: number }>({
    ru: ({ n }) =>
      n === 0
        ? 'О сбоях пока никто не узнает'
        : `${plural(n, 'Действует', 'Действуют', 'Действуют')} ${number(n, 'ru')}\u00a0${plural(n, 'правило', 'правила', 'правил')} оповещений`,
    en: ({ n }) =>
      n === 0
        ? 'Nobody is told of failures yet'
        : `${number(n, 'en')}\u00a0alert ${n === 1 ? 'rule' : 'rules'} at work`,
  }),
  lead: message({
    ru: () => 'Правило говорит, о чём, кому и как сообщать. Одно и то же событие сообщается один раз.',
    en: () => 'A rule says of what, whom and how to tell. The same event is told once.',
  }),
  list: message({ ru: () => 'Правила', en: () => 'Rules' }),
  none: message({ ru: () => 'Правил ещё нет', en: () => 'No rules yet' }),
  noneWhat: message({
    ru: () => 'Добавьте правило, и о сбое напишут письмом или вызовут ваш адрес.',
    en: () => 'Add a rule, and a failure is mailed or sent to an address of yours.',
  }),
  name: message({ ru: () => 'Название', en: () => 'Name' }),
  event: message({ ru: () => 'О чём', en: () => 'Of what' }),
  eventName: message<{ event: 'failure' | 'lateness' | 'drift' | 'check-failed' }>({
    ru: ({ event }) =>
      ({
        failure: 'запуск не удался',
        lateness: 'запуск опаздывает',
        drift: 'структура источника изменилась',
        'check-failed': 'проверка данных не прошла',
      })[event],
    en: ({ event }) =>
      ({
        failure: 'a run failed',
        lateness: 'a run is late',
        drift: 'the structure of a source changed',
        'check-failed': 'a check of the data failed',
      })[event],
  }),
  pipeline: message({ ru: () => 'Конвейер', en: () => 'Pipeline' }),
  whole: message({ ru: () => 'все', en: () => 'all' }),
  channel: message({ ru: () => 'Как', en: () => 'How' }),
  mail: message({ ru: () => 'письмом', en: () => 'by mail' }),
  webhook: message({ ru: () => 'вебхуком', en: () => 'by webhook' }),
  recipients: message({ ru: () => 'Кому', en: () => 'Whom' }),
  mailHint: message({ ru: () => 'Адреса почты через запятую.', en: () => 'Mail addresses with commas between.' }),
  webhookHint: message({
    ru: () => 'Адреса https:// через запятую.',
    en: () => 'Addresses https:// with commas between.',
  }),
  late: message({ ru: () => 'Опозданием считать, минут', en: () => 'Late after, minutes' }),
  create: message({ ru: () => 'Добавить правило', en: () => 'Add a rule' }),
  made: message({ ru: () => 'Правило действует', en: () => 'The rule is at work' }),
  test: message({ ru: () => 'Проверить', en: () => 'Test' }),
  testName: message<{ name: string }>({ ru: ({ name }) => `Проверить «${name}»`, en: ({ name }) => `Test “${name}”` }),
  tested: message({ ru: () => 'Пробное сообщение отправляется', en: () => 'A test message is on its way' }),
  remove: message({ ru: () => 'Убрать', en: () => 'Remove' }),
  removeName: message<{ name: string }>({ ru: ({ name }) => `Убрать «${name}»`, en: ({ name }) => `Remove “${name}”` }),
  removeTitle: message<{ name: string }>({
    ru: ({ name }) => `Убрать правило «${name}»?`,
    en: ({ name }) => `Remove the rule “${name}”?`,
  }),
  removeWhat: message({
    ru: () => 'По нему больше никому не сообщат. Отправленное останется в журнале.',
    en: () => 'It tells nobody any more. What was sent stays in the log.',
  }),
  off: message({ ru: () => 'выключено', en: () => 'off' }),
  edit: message({ ru: () => 'Изменить', en: () => 'Change' }),
  changeName: message<{ name: string }>({
    ru: ({ name }) => `Изменить «${name}»`,
    en: ({ name }) => `Change “${name}”`,
  }),
  change: message({ ru: () => 'Изменить правило', en: () => 'Change the rule' }),
  save: message({ ru: () => 'Сохранить', en: () => 'Save' }),
  cancel: message({ ru: () => 'Отмена', en: () => 'Cancel' }),
  changed: message({ ru: () => 'Правило изменено', en: () => 'The rule is changed' }),
  atWork: message({ ru: () => 'Действует', en: () => 'At work' }),
  sign: message({ ru: () => 'Подписывать сообщения', en: () => 'Sign the messages' }),
  signAnew: message({ ru: () => 'Выдать новый ключ подписи', en: () => 'Make a new signing key' }),
  signHint: message({
    ru: () => 'Получатель сверит HMAC-SHA-256 в заголовке x-ai-etl-signature. Ключ будет показан один раз.',
    en: () => 'The receiver checks the HMAC-SHA-256 in the header x-ai-etl-signature. The key is shown once.',
  }),
  keyMade: message({ ru: () => 'Ключ подписи создан', en: () => 'The signing key is made' }),
  sentList: message({ ru: () => 'Что отправлено', en: () => 'What was sent' }),
  sentAt: message({ ru: () => 'Когда', en: () => 'When' }),
  state: message({ ru: () => 'Ответ', en: () => 'Answer' }),
  attempts: message({ ru: () => 'Попыток', en: () => 'Attempts' }),
  pending: message({ ru: () => 'отправляется', en: () => 'on its way' }),
  sent: message({ ru: () => 'доставлено', en: () => 'delivered' }),
  failed: message({ ru: () => 'не доставлено', en: () => 'not delivered' }),
  testEvent: message({ ru: () => 'проба', en: () => 'a test' }),
  nothingSent: message({ ru: () => 'Пока ничего не отправляли.', en: () => 'Nothing was sent yet.' }),
  loading: message({ ru: () => 'Читаем журнал', en: () => 'Reading the log' }),
  more: message({ ru: () => 'Показать ещё', en: () => 'Show more' }),
  actions: message({ ru: () => 'Действия', en: () => 'Actions' }),
}
