import { error, number } from '../messages/language.ts'
import type { Prose } from '../messages/phrase.ts'

/** Errors of loads, run folders and quarantine. */
export const loadErrors = {
  'load.too-many-rejected': error<{ rejected: number; max: number; quarantine: string }>({
    en: [
      (p) => `${number(p.rejected, 'en')} rows were rejected; at most ${number(p.max, 'en')} are allowed`,
      (p) => `Nothing was loaded. See the rows in ${p.quarantine}, mend the source, or raise --max-rejected.`,
    ],
    ru: [
      (p) => `Отклонено строк: ${number(p.rejected, 'ru')}; допустимо не больше ${number(p.max, 'ru')}`,
      (p) => `Ничего не загружено. Строки лежат в ${p.quarantine}; исправьте источник или увеличьте --max-rejected.`,
    ],
  }),
  'load.nothing-usable': error<{ source: string; rejected: number }>({
    en: [
      (p) => `Not one row of ${p.source} could be used: ${number(p.rejected, 'en')} were rejected`,
      () =>
        'Look at the rejected rows with "ai-etl quarantine show RUN"; usually the format or a type was named wrong.',
    ],
    ru: [
      (p) => `Ни одна строка ${p.source} не пригодна: отклонено ${number(p.rejected, 'ru')}`,
      () => 'Посмотрите их: «ai-etl quarantine show RUN»; обычно неверно указан формат или тип.',
    ],
  }),
  'load.counts-differ': error<{ table: string; source: number; target: number }>({
    en: [
      (p) =>
        `${p.table} holds ${number(p.target, 'en')} rows where ${number(p.source, 'en')} were written; nothing was published`,
      () => 'Run the same command again; if it repeats, report it with the run folder.',
    ],
    ru: [
      (p) =>
        `В ${p.table} оказалось ${number(p.target, 'ru')} строк вместо ${number(p.source, 'ru')}; ничего не опубликовано`,
      () => 'Повторите команду; если ошибка вернётся, пришлите папку запуска.',
    ],
  }),
  'load.not-computed': error<{ target: string }>({
    en: [
      (p) => `${p.target} cannot take rows straight from a statement: its columns or rows do not fit as they are`,
      () => 'Nothing was published. The run computes them in the engine instead, and writes them row by row.',
    ],
    ru: [
      (p) => `${p.target} не может принять строки прямо из запроса: столбцы или строки не подходят как есть`,
      () => 'Ничего не опубликовано. Запуск вычислит их в движке и запишет построчно.',
    ],
  }),
  'load.fingerprints-differ': error<{ table: string; source: string; target: string }>({
    en: [
      (p) =>
        `The content of ${p.table} differs from the source (${p.source} against ${p.target}); nothing was published`,
      () => 'Report it with the run folder: a value was changed on its way.',
    ],
    ru: [
      (p) => `Содержимое ${p.table} отличается от источника (${p.source} и ${p.target}); ничего не опубликовано`,
      () => 'Пришлите папку запуска: значение изменилось по дороге.',
    ],
  }),
  'load.read-differs': error<{ table: string; read: number; accounted: number }>({
    en: [
      (p) => `${p.table}: ${number(p.read, 'en')} records were read, but ${number(p.accounted, 'en')} accounted for`,
      () => 'This is a defect of ours; nothing was published. Report it with the run folder.',
    ],
    ru: [
      (p) => `${p.table}: прочитано ${number(p.read, 'ru')} записей, учтено ${number(p.accounted, 'ru')}`,
      () => 'Это наша ошибка; ничего не опубликовано. Пришлите папку запуска.',
    ],
  }),
  'load.schema-drift': error<{ table: string; changes: Prose }>({
    en: [
      (p) => `The input does not fit the table ${p.table}: ${p.changes}`,
      () =>
        'Allow lossless changes with --schema evolve, reject such rows with --schema reject, or leave columns out with --select.',
    ],
    ru: [
      (p) => `Вход не подходит к таблице ${p.table}: ${p.changes}`,
      () =>
        'Разрешите изменения без потерь: --schema evolve; отклоняйте такие строки: --schema reject; или исключите столбцы: --select.',
    ],
  }),
  'load.key-needed': error<{ mode: string }>({
    en: [(p) => `The mode ${p.mode} needs a key`, () => 'Name the columns that identify a row: --key a,b.'],
    ru: [(p) => `Режиму ${p.mode} нужен ключ`, () => 'Назовите столбцы, по которым различаются строки: --key a,b.'],
  }),
  'load.column-unknown': error<{ option: string; column: string; known: string }>({
    en: [(p) => `${p.option} names the column ${p.column}, which is not there`, (p) => `The columns are: ${p.known}.`],
    ru: [(p) => `В ${p.option} назван столбец ${p.column}, которого нет`, (p) => `Столбцы: ${p.known}.`],
  }),
  'load.cast-impossible': error<{ line: number; why: Prose }>({
    en: [
      (p) => `Line ${p.line}: ${p.why}, and the step says onError: fail`,
      () => 'Use onError: reject or null, or another type.',
    ],
    ru: [
      (p) => `Строка ${p.line}: ${p.why}, а шаг требует onError: fail`,
      () => 'Укажите onError: reject или null либо другой тип.',
    ],
  }),
  'load.cast-unknown': error<{ column: string; from: string; to: string }>({
    en: [
      (p) => `${p.column} cannot be cast from ${p.from} to ${p.to}`,
      () => 'Cast it to string, or to a type of its kind.',
    ],
    ru: [
      (p) => `${p.column} нельзя привести от ${p.from} к ${p.to}`,
      () => 'Приведите к string или к родственному типу.',
    ],
  }),
  'load.missing-needs-key': error<{ missing: string }>({
    en: [
      (p) => `--missing ${p.missing} needs --mode upsert or scd2 with a key, and a full source without --cursor`,
      () => 'Add --mode upsert --key a,b, or leave --missing out.',
    ],
    ru: [
      (p) => `--missing ${p.missing} требует --mode upsert или scd2 с ключом и полного источника без --cursor`,
      () => 'Добавьте --mode upsert --key a,b или уберите --missing.',
    ],
  }),
  'load.one-root-only': error<{ tables: string }>({
    en: [
      (p) => `The source holds several tables (${p.tables}); columns, filters, keys and cursors need one`,
      () => 'Name one table in the address, or leave these options out.',
    ],
    ru: [
      (p) => `В источнике несколько таблиц (${p.tables}); столбцы, отборы, ключи и курсоры задаются для одной`,
      () => 'Укажите в адресе одну таблицу или уберите эти параметры.',
    ],
  }),
  'load.key-taken': error<{ server: string; why: Prose }>({
    en: [
      (p) => `${p.server} refuses a row whose key another row of the table has: ${p.why}`,
      () =>
        'Append only rows that are new (--where, --cursor), or let rows of one key take each other’s place: --mode upsert --key COLUMNS. Nothing of this load was kept.',
    ],
    ru: [
      (p) => `${p.server} не принимает строку, ключ которой уже есть в таблице: ${p.why}`,
      () =>
        'Добавляйте только новые строки (--where, --cursor) либо заменяйте строки с тем же ключом: --mode upsert --key СТОЛБЦЫ. От этой загрузки ничего не осталось.',
    ],
  }),
  'load.target-refuses': error<{ target: string; reason: Prose }>({
    en: [(p) => `${p.target} cannot take a row: ${p.reason}`, () => 'Choose another target, mode or type.'],
    ru: [(p) => `${p.target} не принимает строку: ${p.reason}`, () => 'Выберите другую цель, режим или тип.'],
  }),
  'report.subject-unfit': error<{ kind: string }>({
    en: [
      (p) => `A report ${p.kind} is about something else`,
      () => 'Name an address or a dataset for reports on data, a pipeline or a run for pipeline-performance.',
    ],
    ru: [
      (p) => `Отчёт ${p.kind} составляется о другом`,
      () => 'Для отчётов о данных назовите адрес или набор, для pipeline-performance — конвейер или запуск.',
    ],
  }),
  'report.no-runs': error<{ pipeline: string; known: string }>({
    en: [
      (p) => `No run of a pipeline "${p.pipeline}" is known`,
      (p) =>
        p.known === ''
          ? 'Run it first, or name its document or one of its runs (ai-etl runs list).'
          : `Name its document, one of its runs (ai-etl runs list), or one of: ${p.known}.`,
    ],
    ru: [
      (p) => `Запусков конвейера «${p.pipeline}» нет`,
      (p) =>
        p.known === ''
          ? 'Сначала запустите его либо назовите его документ или один из запусков (ai-etl runs list).'
          : `Назовите его документ, один из запусков (ai-etl runs list) или одно из: ${p.known}.`,
    ],
  }),
  'run.unknown': error<{ run: string }>({
    en: [(p) => `There is no run ${p.run}`, () => 'The runs are listed by "ai-etl runs list".'],
    ru: [(p) => `Запуска ${p.run} нет`, () => 'Список запусков: «ai-etl runs list».'],
  }),
  'run.not-live': error<{ run: string; state: Prose }>({
    en: [(p) => `The run ${p.run} is not under way: ${p.state}`, () => 'Only a run under way can be cancelled.'],
    ru: [(p) => `Запуск ${p.run} не идёт: ${p.state}`, () => 'Отменить можно только идущий запуск.'],
  }),
  'run.not-resumable': error<{ run: string; why: Prose }>({
    en: [
      (p) => `The run ${p.run} cannot be gone on with: ${p.why}`,
      () =>
        'Leave --resume out to run the document anew, or name a run of it that did not finish ("ai-etl runs list").',
    ],
    ru: [
      (p) => `Запуск ${p.run} нельзя продолжить: ${p.why}`,
      () => 'Запустите документ заново без --resume или назовите его незавершённый запуск («ai-etl runs list»).',
    ],
  }),
  'quarantine.not-replayable': error<{ run: string; why: Prose }>({
    en: [
      (p) => `The rejected rows of ${p.run} cannot be replayed: ${p.why}`,
      () => 'Mend the source and load it again.',
    ],
    ru: [
      (p) => `Отклонённые строки ${p.run} нельзя загрузить повторно: ${p.why}`,
      () => 'Исправьте источник и загрузите его снова.',
    ],
  }),
} as const
