import { message, number, plural } from '../language.ts'

/** Days of the week as cron counts them: 0 is Sunday. */
const EVERY_DAY_OF = {
  ru: ['воскресеньям', 'понедельникам', 'вторникам', 'средам', 'четвергам', 'пятницам', 'субботам'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const
const DAYS = {
  ru: ['воскресенье', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота'],
  en: EVERY_DAY_OF.en,
} as const

/** Zones that Russian calls by an adjective: «по московскому времени». */
const TIME_OF: Readonly<Record<string, string>> = {
  'Europe/Kaliningrad': 'калининградскому',
  'Europe/Moscow': 'московскому',
  'Europe/Samara': 'самарскому',
  'Asia/Yekaterinburg': 'екатеринбургскому',
  'Asia/Omsk': 'омскому',
  'Asia/Novosibirsk': 'новосибирскому',
  'Asia/Krasnoyarsk': 'красноярскому',
  'Asia/Irkutsk': 'иркутскому',
  'Asia/Yakutsk': 'якутскому',
  'Asia/Vladivostok': 'владивостокскому',
  'Asia/Magadan': 'магаданскому',
  'Asia/Kamchatka': 'камчатскому',
}

/** `America/New_York` → `New York` */
const cityOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')

/** When a thing is done again, in words: «по будням в 06:00». */
export const recurrenceTexts = {
  hour: message<{ minute: number }>({
    ru: ({ minute }) => `каждый час в ${minute}\u00a0мин`,
    en: ({ minute }) => `every hour at ${minute}\u00a0min past`,
  }),
  day: message<{ time: string }>({
    ru: ({ time }) => `каждый день в ${time}`,
    en: ({ time }) => `every day at ${time}`,
  }),
  weekday: message<{ time: string }>({
    ru: ({ time }) => `по будням в ${time}`,
    en: ({ time }) => `on weekdays at ${time}`,
  }),
  week: message<{ weekday: number; time: string }>({
    ru: ({ weekday, time }) => `по ${EVERY_DAY_OF.ru[weekday]} в ${time}`,
    en: ({ weekday, time }) => `every ${EVERY_DAY_OF.en[weekday]} at ${time}`,
  }),
  month: message<{ day: string; time: string }>({
    ru: ({ day, time }) =>
      day === 'L' ? `в последний день месяца в ${time}` : `${day}-го числа каждого месяца в ${time}`,
    en: ({ day, time }) =>
      day === 'L' ? `on the last day of each month at ${time}` : `on day ${day} of each month at ${time}`,
  }),
  // Words of a time, and whose time it is.
  inZone: message<{ words: string; zone: string }>({
    ru: ({ words, zone }) => (zone in TIME_OF ? `${words} по ${TIME_OF[zone]} времени` : `${words} по времени ${zone}`),
    en: ({ words, zone }) => (zone.includes('/') ? `${words} ${cityOf(zone)} time` : `${words} ${zone}`),
  }),
  interval: message<{ span: string }>({ ru: ({ span }) => `раз в ${span}`, en: ({ span }) => `every ${span}` }),
}

/** Texts of choosing when. */
export const whenTexts = {
  every: message({ ru: () => 'Как часто', en: () => 'How often' }),
  everyHour: message({ ru: () => 'Каждый час', en: () => 'Every hour' }),
  everyDay: message({ ru: () => 'Каждый день', en: () => 'Every day' }),
  everyWeekday: message({ ru: () => 'По будням', en: () => 'On weekdays' }),
  everyWeek: message({ ru: () => 'Раз в неделю', en: () => 'Once a week' }),
  everyMonth: message({ ru: () => 'Раз в месяц', en: () => 'Once a month' }),
  byCron: message({ ru: () => 'Иначе: записать cron', en: () => 'Otherwise: write cron' }),
  minute: message({ ru: () => 'Минута', en: () => 'Minute' }),
  time: message({ ru: () => 'Время', en: () => 'Time' }),
  timeHint: message({ ru: () => 'Часы и минуты, от 00:00 до 23:59', en: () => 'Hours and minutes, 00:00 to 23:59' }),
  weekday: message({ ru: () => 'День недели', en: () => 'Day of the week' }),
  weekdayName: message<{ weekday: number }>({
    ru: ({ weekday }) => DAYS.ru[weekday],
    en: ({ weekday }) => DAYS.en[weekday],
  }),
  day: message({ ru: () => 'Число', en: () => 'Day' }),
  lastDay: message({ ru: () => 'последнее', en: () => 'the last' }),
  zone: message({ ru: () => 'Часовой пояс', en: () => 'Time zone' }),
  zoneHint: message({
    ru: () => 'Имя вида Europe/Moscow; переводы часов учитываются.',
    en: () => 'A name such as Europe/Moscow; changes of the clock are followed.',
  }),
  cron: message({ ru: () => 'cron', en: () => 'cron' }),
  cronHint: message({
    ru: () => 'Минута, час, день, месяц, день недели.',
    en: () => 'Minute, hour, day, month, day of the week.',
  }),
  next: message({ ru: () => 'Ближайшие пять', en: () => 'The next five' }),
  noNext: message({ ru: () => 'Ни одного времени впереди.', en: () => 'No time ahead.' }),
}

/** Texts of a pipeline's schedules. */
export const scheduleTexts = {
  parameters: message({ ru: () => 'Параметры конвейера', en: () => 'Parameters of the pipeline' }),
  parametersWhat: message({
    ru: () => 'Параметры для каждого запуска. День и момент запуска подставляются:',
    en: () => 'Parameters of each run. The day and the moment of the run are put in for:',
  }),
  parameterHint: message<{ kind: string; byDefault: string }>({
    ru: ({ kind, byDefault }) => `${kind}; пусто — ${byDefault}`,
    en: ({ kind, byDefault }) => `${kind}; empty means ${byDefault}`,
  }),
  title: message<{ name: string; words: string | null; next: string | null; paused: number }>({
    ru: ({ name, words, next, paused }) =>
      words !== null
        ? `${name}: ${words}${next === null ? '' : `, следующий запуск ${next}`}`
        : paused > 0
          ? `${name}: расписание приостановлено`
          : `${name}: по расписанию не запускается`,
    en: ({ name, words, next, paused }) =>
      words !== null
        ? `${name}: ${words}${next === null ? '' : `, next run ${next}`}`
        : paused > 0
          ? `${name}: the schedule is paused`
          : `${name}: does not run by schedule`,
  }),
  lead: message({
    ru: () => 'Конвейер запускается сам, пока работает сервер; что пропущено, решает правило ниже.',
    en: () => 'The pipeline runs by itself while the server does; what was missed is decided by the rule below.',
  }),
  back: message({ ru: () => 'К конвейеру', en: () => 'To the pipeline' }),
  list: message({ ru: () => 'Расписания', en: () => 'Schedules' }),
  none: message({ ru: () => 'Расписаний ещё нет', en: () => 'No schedules yet' }),
  noneWhat: message({
    ru: () => 'Выберите, как часто запускать: ближайшие времена видны до сохранения.',
    en: () => 'Choose how often to run: the next times are shown before you save.',
  }),
  create: message({ ru: () => 'Новое расписание', en: () => 'New schedule' }),
  change: message({ ru: () => 'Изменить расписание', en: () => 'Change the schedule' }),
  edit: message({ ru: () => 'Изменить', en: () => 'Change' }),
  save: message({ ru: () => 'Запускать по расписанию', en: () => 'Run by schedule' }),
  saveChange: message({ ru: () => 'Сохранить', en: () => 'Save' }),
  cancel: message({ ru: () => 'Отменить', en: () => 'Cancel' }),
  saved: message({ ru: () => 'Расписание сохранено', en: () => 'Schedule saved' }),
  missed: message({ ru: () => 'Если сервер не работал', en: () => 'If the server was off' }),
  catchUp: message({ ru: () => 'Наверстать каждый пропущенный запуск', en: () => 'Catch up on each run' }),
  skipMissed: message({ ru: () => 'Пропустить', en: () => 'Skip' }),
  overlap: message({ ru: () => 'Если прежний запуск ещё идёт', en: () => 'If the run before goes on' }),
  queue: message({ ru: () => 'Подождать его', en: () => 'Wait for it' }),
  skip: message({ ru: () => 'Пропустить', en: () => 'Skip' }),
  replace: message({ ru: () => 'Прервать его', en: () => 'Cancel it' }),
  on: message({ ru: () => 'действует', en: () => 'on' }),
  paused: message({ ru: () => 'приостановлено', en: () => 'paused' }),
  pause: message({ ru: () => 'Приостановить', en: () => 'Pause' }),
  resume: message({ ru: () => 'Возобновить', en: () => 'Resume' }),
  runNow: message({ ru: () => 'Запустить сейчас', en: () => 'Run now' }),
  started: message({ ru: () => 'Запуск поставлен в очередь', en: () => 'The run is queued' }),
  open: message({ ru: () => 'Открыть', en: () => 'Open' }),
  next: message({ ru: () => 'Следующий', en: () => 'Next' }),
  last: message({ ru: () => 'Последний', en: () => 'Last' }),
  fromDocument: message({
    ru: () => 'Время задаёт документ конвейера (schedule): меняется там, приостановить можно и здесь.',
    en: () => 'The pipeline’s document says when (schedule): it is changed there, and can be paused here.',
  }),
  source: message({ ru: () => 'Откуда', en: () => 'From' }),
  never: message({ ru: () => 'ещё не было', en: () => 'not yet' }),
  cron: message({ ru: () => 'cron', en: () => 'cron' }),
  zone: message({ ru: () => 'Пояс', en: () => 'Zone' }),
  rules: message({ ru: () => 'Правила', en: () => 'Rules' }),
  rulesOf: message<{ missed: 'catch-up' | 'skip'; overlap: 'queue' | 'skip' | 'replace' }>({
    ru: ({ missed, overlap }) =>
      `${missed === 'skip' ? 'пропущенное не навёрстывается' : 'пропущенное навёрстывается'}; ${{ queue: 'ждёт прежний запуск', skip: 'не начинается, пока идёт прежний', replace: 'прерывает прежний' }[overlap]}`,
    en: ({ missed, overlap }) =>
      `${missed === 'skip' ? 'missed times are skipped' : 'missed times are caught up'}; ${{ queue: 'waits for the run before', skip: 'does not begin while one goes on', replace: 'cancels the run before' }[overlap]}`,
  }),
  backfill: message({ ru: () => 'Запустить за прошлое', en: () => 'Back-fill' }),
  backfillWhat: message({
    ru: () =>
      'По одному запуску на каждое время расписания в этих днях, от раннего к позднему, один за другим. Запуск узнаёт своё время из параметров scheduledFor и scheduledDate.',
    en: () =>
      'One run for each time of the schedule within these days, the earliest first, one after the other. A run learns its time from the parameters scheduledFor and scheduledDate.',
  }),
  from: message({ ru: () => 'С какого дня', en: () => 'From' }),
  until: message({ ru: () => 'По какой день, включая его', en: () => 'Until, that day included' }),
  order: message({ ru: () => 'Дни стоят не по порядку.', en: () => 'The days are out of order.' }),
  backfilled: message<{ n: number }>({
    ru: ({ n }) =>
      n === 0
        ? 'В этих днях нет ни одного времени расписания'
        : `В очередь ${plural(n, 'поставлен', 'поставлены', 'поставлено')} ${number(n, 'ru')}\u00a0${plural(n, 'запуск', 'запуска', 'запусков')}`,
    en: ({ n }) =>
      n === 0
        ? 'The schedule has no time within these days'
        : `${number(n, 'en')}\u00a0${n === 1 ? 'run is' : 'runs are'} queued`,
  }),
  remove: message({ ru: () => 'Убрать', en: () => 'Remove' }),
  removeTitle: message<{ words: string }>({
    ru: ({ words }) => `Убрать расписание «${words}»?`,
    en: ({ words }) => `Remove the schedule “${words}”?`,
  }),
  removeWhat: message({
    ru: () => 'Запуски, что уже были, останутся в истории. По этому расписанию конвейер больше не запустится.',
    en: () => 'Runs that were made stay in the history. The pipeline runs by this schedule no more.',
  }),
}
