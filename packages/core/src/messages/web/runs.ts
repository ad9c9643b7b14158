import { message, number, plural } from '../language.ts'

const rows = (n: number) => `${number(n, 'ru')}\u00a0${plural(n, 'строка', 'строки', 'строк')}`
const rowsEn = (n: number) => `${number(n, 'en')}\u00a0${n === 1 ? 'row' : 'rows'}`

/** What began a run. */
export const triggerTexts = {
  manual: message({ ru: () => 'вручную', en: () => 'by hand' }),
  schedule: message({ ru: () => 'по расписанию', en: () => 'by schedule' }),
  api: message({ ru: () => 'через API', en: () => 'by the API' }),
  retry: message({ ru: () => 'повтор', en: () => 'retry' }),
  backfill: message({ ru: () => 'за прошлое', en: () => 'back-fill' }),
}

/** Texts of the list of runs. */
export const runsPageTexts = {
  title: message<{ running: number; failed: number; known: number }>({
    ru: ({ running, failed, known }) =>
      known === 0
        ? 'Запусков ещё не было'
        : running > 0
          ? `Сейчас ${plural(running, 'идёт', 'идут', 'идут')} ${number(running, 'ru')}\u00a0${plural(running, 'запуск', 'запуска', 'запусков')}`
          : failed > 0
            ? `Последние запуски: не удалось ${number(failed, 'ru')}`
            : 'Последние запуски прошли без сбоев',
    en: ({ running, failed, known }) =>
      known === 0
        ? 'No runs yet'
        : running > 0
          ? `${number(running, 'en')}\u00a0${running === 1 ? 'run is' : 'runs are'} under way`
          : failed > 0
            ? `Of the latest runs ${number(failed, 'en')} failed`
            : 'The latest runs passed without failure',
  }),
  lead: message({
    ru: () => 'Здесь и те запуски, что начаты командной строкой в этой же папке данных.',
    en: () => 'Runs that the command line began in the same data folder are here too.',
  }),
  list: message({ ru: () => 'Запуски', en: () => 'Runs' }),
  name: message({ ru: () => 'Что', en: () => 'What' }),
  state: message({ ru: () => 'Состояние', en: () => 'State' }),
  trigger: message({ ru: () => 'Как начат', en: () => 'Begun' }),
  when: message({ ru: () => 'Когда', en: () => 'When' }),
  took: message({ ru: () => 'Шёл', en: () => 'Took' }),
  read: message({ ru: () => 'Прочитано', en: () => 'Read' }),
  written: message({ ru: () => 'Записано', en: () => 'Written' }),
  rejected: message({ ru: () => 'Отложено', en: () => 'Set aside' }),
  all: message({ ru: () => 'Все', en: () => 'All' }),
  filter: message({ ru: () => 'Какие показать', en: () => 'Which to show' }),
  more: message({ ru: () => 'Показать ещё', en: () => 'Show more' }),
  noneShown: message({ ru: () => 'Таких запусков нет.', en: () => 'There are no such runs.' }),
  none: message({
    ru: () => 'Первый запуск начинается со страницы конвейера; цель останется нетронутой до проверки.',
    en: () => 'The first one begins on the page of a pipeline; the target stays untouched until it is checked.',
  }),
  toData: message({ ru: () => 'К данным', en: () => 'To the data' }),
}

/** Texts of the page of a run. */
export const runPageTexts = {
  queued: message<{ name: string }>({
    ru: ({ name }) => `${name}: ждёт очереди`,
    en: ({ name }) => `${name}: queued`,
  }),
  running: message<{ name: string; percent: number | null; left: string | null }>({
    ru: ({ name, percent, left }) =>
      `${name}: идёт${percent === null ? '' : `, ${percent}\u00a0%`}${left === null ? '' : `, осталось ${left}`}`,
    en: ({ name, percent, left }) =>
      `${name}: running${percent === null ? '' : `, ${percent}\u00a0%`}${left === null ? '' : `, ${left} left`}`,
  }),
  succeeded: message<{ name: string; written: number; rejected: number }>({
    ru: ({ name, written, rejected }) =>
      `${name}: ${rows(written)} в цели${rejected === 0 ? '' : `, ${rows(rejected)} ${plural(rejected, 'отложена', 'отложены', 'отложено')}`}`,
    en: ({ name, written, rejected }) =>
      `${name}: ${rowsEn(written)} in the target${rejected === 0 ? '' : `, ${number(rejected, 'en')} set aside`}`,
  }),
  unchanged: message<{ name: string }>({
    ru: ({ name }) => `${name}: эти данные уже загружены`,
    en: ({ name }) => `${name}: these data are loaded already`,
  }),
  failed: message<{ name: string }>({
    ru: ({ name }) => `${name}: не удалось, цель осталась прежней`,
    en: ({ name }) => `${name}: failed, the target is as it was`,
  }),
  cancelled: message<{ name: string }>({
    ru: ({ name }) => `${name}: прервано, цель осталась прежней`,
    en: ({ name }) => `${name}: cancelled, the target is as it was`,
  }),
  lead: message<{ version: number | null; resent: boolean; trigger: string; took: string | null }>({
    ru: ({ version, resent, trigger, took }) =>
      [
        resent ? 'Досылка отложенных строк' : version === null ? 'Простая загрузка' : `Версия ${version}`,
        `начат ${trigger}`,
        took === null ? '' : `шёл ${took}`,
      ]
        .filter(Boolean)
        .join(', '),
    en: ({ version, resent, trigger, took }) =>
      [
        resent ? 'Rows set aside, resent' : version === null ? 'A plain load' : `Version ${version}`,
        `begun ${trigger}`,
        took === null ? '' : `took ${took}`,
      ]
        .filter(Boolean)
        .join(', '),
  }),
  mayClose: message({
    ru: () => 'Страницу можно закрыть: запуск продолжится.',
    en: () => 'You may close the page: the run goes on.',
  }),
  history: message({ ru: () => 'Все запуски', en: () => 'All runs' }),
  cancel: message({ ru: () => 'Прервать', en: () => 'Cancel the run' }),
  cancelTitle: message<{ name: string }>({
    ru: ({ name }) => `Прервать «${name}»?`,
    en: ({ name }) => `Cancel “${name}”?`,
  }),
  cancelWhat: message({
    ru: () => 'Цель останется прежней. Подтверждённые части не пропадут: продолжить можно с них.',
    en: () => 'The target stays as it was. Confirmed chunks are kept: you can go on from them.',
  }),
  resume: message({ ru: () => 'Продолжить', en: () => 'Resume' }),
  again: message({ ru: () => 'Запустить снова', en: () => 'Run again' }),
  report: message({ ru: () => 'Дальше: отчёт', en: () => 'Next: report' }),
  toPipeline: message({ ru: () => 'К конвейеру', en: () => 'To the pipeline' }),
  mendPipeline: message({ ru: () => 'Исправить конвейер', en: () => 'Mend the pipeline' }),
  progress: message({ ru: () => 'Ход запуска', en: () => 'Progress of the run' }),
  read: message({ ru: () => 'Прочитано', en: () => 'Read' }),
  written: message({ ru: () => 'записано', en: () => 'written' }),
  onTheWay: message({ ru: () => 'в пути', en: () => 'on the way' }),
  rejected: message({ ru: () => 'отложено', en: () => 'set aside' }),
  filtered: message({ ru: () => 'отсеяно', en: () => 'filtered' }),
  balance: message({ ru: () => 'Баланс сходится', en: () => 'The balance holds' }),
  noBalance: message({ ru: () => 'Баланс не сходится', en: () => 'The balance does not hold' }),
  graph: message({ ru: () => 'Ход по шагам', en: () => 'Steps' }),
  graphFact: message({ ru: () => 'числа — сколько строк прошло', en: () => 'figures are rows that passed' }),
  rate: message({ ru: () => 'Скорость', en: () => 'Rate' }),
  rateNow: message<{ rows: number }>({
    ru: ({ rows: n }) => `${number(n, 'ru')}\u00a0строк/с`,
    en: ({ rows: n }) => `${number(n, 'en')} rows/s`,
  }),
  rateChart: message({ ru: () => 'Строк в секунду по времени', en: () => 'Rows a second over time' }),
  log: message({ ru: () => 'Журнал', en: () => 'Log' }),
  logEmpty: message({ ru: () => 'Событий ещё не было.', en: () => 'Nothing happened yet.' }),
  logNone: message({
    ru: () => 'Запуск окончился раньше, чем начал читать.',
    en: () => 'The run ended before it began to read.',
  }),
  receipts: message({ ru: () => 'Квитанции', en: () => 'Receipts' }),
  receiptsFact: message({
    ru: () => 'каждую часть подтвердила цель; повтор её не удвоит',
    en: () => 'each chunk was confirmed by the target; a retry does not double it',
  }),
  receiptsNever: message({
    ru: () => 'Квитанций нет: в цель ничего не записано.',
    en: () => 'No receipts: nothing was written to the target.',
  }),
  receiptsNone: message({
    ru: () => 'Квитанции появятся, когда цель подтвердит первую часть.',
    en: () => 'Receipts appear when the target confirms the first chunk.',
  }),
  chunk: message({ ru: () => 'Часть', en: () => 'Chunk' }),
  table: message({ ru: () => 'Таблица', en: () => 'Table' }),
  inTarget: message({ ru: () => 'Насчитала цель', en: () => 'Counted by the target' }),
  tables: message({ ru: () => 'Таблицы', en: () => 'Tables' }),
  inserted: message({ ru: () => 'Добавлено', en: () => 'Inserted' }),
  updated: message({ ru: () => 'Обновлено', en: () => 'Updated' }),
  unchangedRows: message({ ru: () => 'Без изменений', en: () => 'Unchanged' }),
  removed: message({ ru: () => 'Удалено', en: () => 'Removed' }),
}

/** What the events of a run's log say; one that is not here goes by its own name. */
export const logTexts = {
  start: message<{ source?: unknown; target?: unknown }>({
    ru: ({ source, target }) => `Начато: ${String(source)} → ${String(target)}`,
    en: ({ source, target }) => `Begun: ${String(source)} → ${String(target)}`,
  }),
  types: message({ ru: () => 'Типы определены', en: () => 'Types are known' }),
  begin: message<{ resume?: unknown }>({
    ru: ({ resume }) =>
      resume === true ? 'Загрузка продолжена с подтверждённых частей' : 'Загрузка начата в стороне от цели',
    en: ({ resume }) =>
      resume === true ? 'The load goes on from confirmed chunks' : 'The load began aside of the target',
  }),
  lanes: message<{ count?: unknown }>({
    ru: ({ count }) => `Грузится в ${String(count)} потока`,
    en: ({ count }) => `Loading in ${String(count)} lanes`,
  }),
  contradiction: message<{ column?: unknown; line?: unknown }>({
    ru: ({ column, line }) =>
      `Строка ${String(line)}: столбец ${String(column)} не того типа, что в начале; типы определяются заново`,
    en: ({ column, line }) =>
      `Line ${String(line)}: column ${String(column)} is not of the type seen so far; types are found again`,
  }),
  'keys-repeat': message({ ru: () => 'Ключи повторяются', en: () => 'Keys repeat' }),
  'schema-change': message<{ text?: unknown }>({
    ru: ({ text }) => `Структура цели: ${String(text)}`,
    en: ({ text }) => `Structure of the target: ${String(text)}`,
  }),
  proven: message<{ rows?: unknown }>({
    ru: ({ rows: n }) => `Проверено в цели: ${rows(Number(n))}`,
    en: ({ rows: n }) => `Proven in the target: ${rowsEn(Number(n))}`,
  }),
  end: message<{ state?: unknown; read?: unknown; written?: unknown; rejected?: unknown }>({
    ru: ({ state, written }) =>
      `Окончено: ${state === 'succeeded' ? `записано ${number(Number(written ?? 0), 'ru')}` : state === 'unchanged' ? 'уже загружено' : 'не удалось'}`,
    en: ({ state, written }) =>
      `Ended: ${state === 'succeeded' ? `${number(Number(written ?? 0), 'en')} written` : state === 'unchanged' ? 'loaded already' : 'failed'}`,
  }),
}

/** Texts of rejected rows: seeing, mending, sending them again. */
export const quarantineTexts = {
  title: message({ ru: () => 'Отложенные строки', en: () => 'Rows set aside' }),
  fact: message({
    ru: () => 'исходные байты сохранены, персональное скрыто',
    en: () => 'raw bytes are kept, personal values hidden',
  }),
  none: message({ ru: () => 'Ни одной: всё прочитанное подошло.', en: () => 'None: everything read did fit.' }),
  file: message({ ru: () => 'Файл', en: () => 'File' }),
  line: message({ ru: () => 'Строка', en: () => 'Line' }),
  byte: message({ ru: () => 'Байт', en: () => 'Byte' }),
  wrong: message({ ru: () => 'Что не так', en: () => 'What is wrong' }),
  raw: message({ ru: () => 'Как записано', en: () => 'As it stands' }),
  state: message({ ru: () => 'Состояние', en: () => 'State' }),
  open: message({ ru: () => 'ждёт', en: () => 'waiting' }),
  mended: message({ ru: () => 'исправлена', en: () => 'mended' }),
  replayed: message({ ru: () => 'дослана', en: () => 'resent' }),
  tooLong: message({ ru: () => 'слишком длинна, чтобы храниться целиком', en: () => 'too long to be kept whole' }),
  mend: message({ ru: () => 'Исправить', en: () => 'Mend' }),
  mendTitle: message<{ line: number }>({
    ru: ({ line }) => `Исправить строку ${number(line, 'ru')}`,
    en: ({ line }) => `Mend line ${number(line, 'en')}`,
  }),
  mendHint: message({
    ru: () => 'Запишите строку так, как она должна была прийти, в том же виде, что в файле.',
    en: () => 'Write the row as it should have come, in the form of its file.',
  }),
  mendText: message({ ru: () => 'Исправленная строка', en: () => 'The mended row' }),
  masked: message({
    ru: () => 'Персональные значения скрыты. Показать их может архитектор; показ заносится в журнал.',
    en: () => 'Personal values are hidden. An architect may show them; that is recorded.',
  }),
  showPersonal: message({ ru: () => 'Показать целиком', en: () => 'Show it whole' }),
  save: message({ ru: () => 'Сохранить исправление', en: () => 'Save the mending' }),
  saved: message({ ru: () => 'Исправление сохранено', en: () => 'Mending saved' }),
  replay: message<{ n: number }>({
    ru: ({ n }) => `Дослать исправленные: ${number(n, 'ru')}`,
    en: ({ n }) => `Resend mended: ${number(n, 'en')}`,
  }),
  load: message({ ru: () => 'Где отложена', en: () => 'Set aside by' }),
  atSource: message<{ n: number }>({
    ru: ({ n }) =>
      `${rows(n)} ${plural(n, 'отложена', 'отложены', 'отложено')} до шагов, которые видят много строк сразу: исправьте источник и запустите конвейер снова.`,
    en: ({ n }) =>
      `${rowsEn(n)} ${n === 1 ? 'was' : 'were'} set aside before steps that see many rows at once: mend the source and run the pipeline again.`,
  }),
  sameReason: message<{ n: number; why: string }>({
    ru: ({ n, why }) => `Причина у всех одна: ${why} (${number(n, 'ru')})`,
    en: ({ n, why }) => `All for one reason: ${why} (${number(n, 'en')})`,
  }),
  more: message({ ru: () => 'Показать ещё', en: () => 'Show more' }),
}
