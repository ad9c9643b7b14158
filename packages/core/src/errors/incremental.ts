import { error } from '../messages/language.ts'

interface InStep {
  step: string
  sources: string
  cursor: string
}

/** Errors of sources of which a run reads what is new. */
export const incrementalErrors = {
  'incremental.mode-snapshot': error<{ source: string; key: string }>({
    en: [
      (p) => `${p.source} has "${p.key}", but every run reads all of it`,
      (p) => `Add mode: incremental, or leave ${p.key} out.`,
    ],
    ru: [
      (p) => `У ${p.source} указано ${p.key}, но каждый запуск читает его целиком`,
      (p) => `Добавьте mode: incremental или уберите ${p.key}.`,
    ],
  }),
  'incremental.cursor-missing': error<{ source: string }>({
    en: [
      (p) => `It is not said by which column new rows of ${p.source} are known`,
      () => 'Name a column that grows with new rows: cursor: created.',
    ],
    ru: [
      (p) => `Не сказано, по какому столбцу узнавать новые строки ${p.source}`,
      () => 'Назовите столбец, который растёт с новыми строками: cursor: created.',
    ],
  }),
  'incremental.cursor-type': error<{ source: string; column: string; type: string }>({
    en: [
      (p) =>
        `The cursor ${p.column} of ${p.source} is of type ${p.type}: increments go by whole or decimal numbers and by moments`,
      () => 'Name another column, or let the source give it in such a type.',
    ],
    ru: [
      (p) =>
        `Курсор ${p.column} источника ${p.source} имеет тип ${p.type}: приращения идут по целым, десятичным числам и моментам времени`,
      () => 'Назовите другой столбец или отдавайте его в таком типе.',
    ],
  }),
  'incremental.late': error<{ source: string; late: string; type: string }>({
    en: [
      (p) => `The late window "${p.late}" of ${p.source} does not fit its cursor of type ${p.type}`,
      () => 'Moments take a span of time: 2 days, 90 minutes, 1 month. Numbers take a number that is not negative.',
    ],
    ru: [
      (p) => `Окно опоздания «${p.late}» у ${p.source} не подходит курсору типа ${p.type}`,
      () => 'Для моментов времени это срок: 2 days, 90 minutes, 1 month. Для чисел — неотрицательное число.',
    ],
  }),
  'incremental.cursor-null': error<{ source: string; column: string }>({
    en: [
      (p) => `${p.source} has rows whose cursor ${p.column} is NULL; no target was touched by them`,
      (p) => `Fill ${p.column}, or say what becomes of such rows: nulls: read, or nulls: skip.`,
    ],
    ru: [
      (p) => `В ${p.source} есть строки, у которых курсор ${p.column} — NULL; в цели они не попали`,
      (p) => `Заполните ${p.column} или скажите, что делать с такими строками: nulls: read или nulls: skip.`,
    ],
  }),
  'incremental.cursor-lost': error<{ source: string; column: string; type: string; found: string }>({
    en: [
      (p) =>
        `The cursor ${p.column} of ${p.source} is read as ${p.found}, not as ${p.type}: its values are not in one order`,
      (p) => `Cast it under another name (derive), or mend the values of ${p.column} that are no ${p.type}.`,
    ],
    ru: [
      (p) =>
        `Курсор ${p.column} источника ${p.source} читается как ${p.found}, а не ${p.type}: общего порядка значений нет`,
      (p) => `Приводите его под другим именем (derive) или исправьте значения ${p.column}, которые не ${p.type}.`,
    ],
  }),
  'incremental.groups': error<InStep>({
    en: [
      (p) =>
        `${p.step} groups rows of ${p.sources} by nothing that tells a period of ${p.cursor}: a later run would see a part of each group`,
      (p) =>
        `Group by a period as well: { day: "date_trunc('day', ${p.cursor})" }; or read the source whole (mode: snapshot).`,
    ],
    ru: [
      (p) =>
        `${p.step} группирует строки ${p.sources} без периода ${p.cursor}: следующий запуск увидит лишь часть каждой группы`,
      (p) =>
        `Добавьте в группировку период: { day: "date_trunc('day', ${p.cursor})" }; или читайте источник целиком (mode: snapshot).`,
    ],
  }),
  'incremental.windows': error<InStep>({
    en: [
      (p) =>
        `The windows of ${p.step} are not partitioned by a period of ${p.cursor} (${p.sources}): a later run would see a part of each`,
      (p) =>
        `Partition by a column that is such a period, or keep the last row of each key: deduplicate by the key, orderBy ${p.cursor}, keep: last.`,
    ],
    ru: [
      (p) =>
        `Окна шага ${p.step} не разбиты по периоду ${p.cursor} (${p.sources}): следующий запуск увидит лишь часть каждого`,
      (p) =>
        `Разбейте по столбцу с таким периодом или оставляйте последнюю строку ключа: deduplicate по ключу, orderBy ${p.cursor}, keep: last.`,
    ],
  }),
  'incremental.nulls-last': error<InStep>({
    en: [
      (p) =>
        `${p.step} puts rows without ${p.cursor} behind all others, but every run reads them (${p.sources}): one would replace a row that is not read again`,
      () => 'Add nulls: skip or nulls: fail to the source, or put them first.',
    ],
    ru: [
      (p) =>
        `${p.step} ставит строки без ${p.cursor} после всех, но их читает каждый запуск (${p.sources}): такая заменит строку, которую заново не читают`,
      () => 'Добавьте источнику nulls: skip или nulls: fail либо ставьте их первыми.',
    ],
  }),
  'incremental.mixed': error<{ step: string }>({
    en: [
      (p) => `${p.step} computes over increments and over a source that is read whole, put together before`,
      () => 'Compute over each by itself and put the results together, or read both in one way.',
    ],
    ru: [
      (p) => `${p.step} вычисляет по приращениям вместе с источником, который читается целиком`,
      () => 'Вычислите по каждому отдельно и объедините результаты или читайте оба одинаково.',
    ],
  }),
  'incremental.limit': error<{ step: string }>({
    en: [
      (p) => `${p.step} takes a number of rows, which would be others among the new rows than among all`,
      () => 'Leave the step out, or read its sources whole (mode: snapshot).',
    ],
    ru: [
      (p) => `${p.step} берёт число строк: среди новых это другие строки, чем среди всех`,
      () => 'Уберите шаг или читайте его источники целиком (mode: snapshot).',
    ],
  }),
  'incremental.changing': error<{ step: string; column: string }>({
    en: [
      (p) =>
        `${p.step} goes by ${p.column}, which later rows change: what it kept or joined before would stay in the target`,
      (p) => `Do it where the target is read, without ${p.column}, or read the sources whole (mode: snapshot).`,
    ],
    ru: [
      (p) => `${p.step} опирается на ${p.column}, а его меняют последующие строки: прежний результат остался бы в цели`,
      (p) => `Сделайте это при чтении цели, обойдитесь без ${p.column} или читайте источники целиком (mode: snapshot).`,
    ],
  }),
  'incremental.not-repeatable': error<{ step: string }>({
    en: [
      (p) =>
        `The condition of ${p.step} gives another answer at each run: rows that passed it before would stay in the target`,
      () => 'Compare with a parameter instead, or read the sources whole (mode: snapshot).',
    ],
    ru: [
      (p) =>
        `Условие шага ${p.step} при каждом запуске даёт другой ответ: прошедшие его раньше строки остались бы в цели`,
      () => 'Сравнивайте с параметром или читайте источники целиком (mode: snapshot).',
    ],
  }),
  'incremental.joins': error<InStep & { kind: string }>({
    en: [
      (p) =>
        `${p.step} joins increments with increments (${p.sources}; ${p.kind}), but not by an equal period of their cursors`,
      () => 'Join by columns of one period too (a.day = b.day), inner, left, right or semi; or read one of them whole.',
    ],
    ru: [
      (p) =>
        `${p.step} соединяет приращения с приращениями (${p.sources}; ${p.kind}), но не по равному периоду их курсоров`,
      () =>
        'Соединяйте и по столбцам одного периода (a.day = b.day), видом inner, left, right или semi; или читайте один источник целиком.',
    ],
  }),
  'incremental.join-keeps': error<InStep & { kind: string }>({
    en: [
      (p) =>
        `${p.step} (${p.kind}) gives rows of its other side by whether ${p.sources} has any for them, and sees only the new ones`,
      () => 'Put the incremental side where its rows are kept (left, inner), or read it whole (mode: snapshot).',
    ],
    ru: [
      (p) =>
        `${p.step} (${p.kind}) выдаёт строки другой стороны по тому, нашлись ли к ним строки ${p.sources}, а видит только новые`,
      () =>
        'Поставьте приращения на ту сторону, чьи строки сохраняются (left, inner), или читайте их целиком (mode: snapshot).',
    ],
  }),
  'incremental.joins-by-changing': error<InStep & { kind: string }>({
    en: [
      (p) =>
        `${p.step} joins by a value that later rows of ${p.sources} change: what it joined before would stay in the target`,
      () => 'Join by keys or periods, or read the sources whole (mode: snapshot).',
    ],
    ru: [
      (p) =>
        `${p.step} соединяет по значению, которое меняют последующие строки ${p.sources}: прежние соединения остались бы в цели`,
      () => 'Соединяйте по ключам или периодам либо читайте источники целиком (mode: snapshot).',
    ],
  }),
  'incremental.cursors-differ': error<{ step: string; sources: string }>({
    en: [
      (p) => `${p.step} needs ${p.sources} from one place on, but their cursors are of different types`,
      () => 'Let them give cursors of one type, or read all but one of them whole.',
    ],
    ru: [
      (p) => `${p.step} нужны ${p.sources} с одного места, но их курсоры разных типов`,
      () => 'Приведите курсоры к одному типу или читайте все источники, кроме одного, целиком.',
    ],
  }),
  'incremental.weeks': error<{ step: string; sources: string }>({
    en: [
      (p) =>
        `${p.step} needs whole weeks of ${p.sources}, and whole months, quarters or years are needed too: they seldom begin together`,
      () => 'Make two pipelines of it, or group by days.',
    ],
    ru: [
      (p) =>
        `Шагу ${p.step} нужны целые недели ${p.sources} вместе с целыми месяцами, кварталами или годами: они редко начинаются вместе`,
      () => 'Сделайте два конвейера или группируйте по дням.',
    ],
  }),
  'incremental.replace': error<{ target: string }>({
    en: [
      (p) => `The target ${p.target} would be replaced by the new rows alone`,
      () => 'Use mode: upsert with a key, or append.',
    ],
    ru: [
      (p) => `Содержимое цели ${p.target} заменили бы одни новые строки`,
      () => 'Укажите mode: upsert с ключом или append.',
    ],
  }),
  'incremental.missing': error<{ target: string; missing: string }>({
    en: [
      (p) =>
        `The target ${p.target} has missing: ${p.missing}, but rows that a run does not read again are not missing`,
      () => 'Leave "missing" out; deleted rows are seen by runs with --full into a target of mode replace.',
    ],
    ru: [
      (p) => `У цели ${p.target} указано missing: ${p.missing}, но строки, которые не читались заново, не пропали`,
      () => 'Уберите missing; удалённые строки видит только чтение целиком в цель с mode: replace.',
    ],
  }),
  'incremental.target-cursor': error<{ target: string; cursor: string }>({
    en: [
      (p) => `The target ${p.target} has the cursor ${p.cursor} of its own, which would leave out rows that come late`,
      () => 'Leave the cursor of the target out: the source has one.',
    ],
    ru: [
      (p) => `У цели ${p.target} свой курсор ${p.cursor}: он отбросил бы опоздавшие строки`,
      () => 'Уберите курсор цели: он есть у источника.',
    ],
  }),
  'incremental.key-changes': error<{ target: string; column: string }>({
    en: [
      (p) => `The key of ${p.target} has ${p.column}, which later rows change: the row of before would stay`,
      () => 'Take as key what rows are grouped by, or the key of the source.',
    ],
    ru: [
      (p) => `В ключе ${p.target} есть ${p.column}, а его меняют последующие строки: прежняя строка осталась бы`,
      () => 'Возьмите ключом то, по чему сгруппированы строки, или ключ источника.',
    ],
  }),
  'incremental.key-lost': error<{ target: string }>({
    en: [
      (p) => `What tells the rows of ${p.target} apart is no longer among its columns`,
      () => 'Keep what they are grouped or numbered by as columns, and put them into the key.',
    ],
    ru: [
      (p) => `Среди столбцов ${p.target} уже нет того, что различает её строки`,
      () => 'Сохраните столбцы группировки или нумерации и внесите их в ключ.',
    ],
  }),
  'incremental.key-lacks': error<{ target: string; columns: string }>({
    en: [
      (p) => `The key of ${p.target} lacks ${p.columns}: rows of several groups would take each other's place`,
      (p) => `Add to the key: ${p.columns}.`,
    ],
    ru: [
      (p) => `В ключе ${p.target} нет ${p.columns}: строки разных групп вытесняли бы друг друга`,
      (p) => `Добавьте в ключ: ${p.columns}.`,
    ],
  }),
  'incremental.append-late': error<{ target: string; source: string }>({
    en: [
      (p) =>
        `${p.target} is appended to, but ${p.source} reads rows of its late window again: they would stand there twice`,
      () => 'Use mode: upsert with a key, or leave "late" out.',
    ],
    ru: [
      (p) =>
        `В ${p.target} строки добавляются, а ${p.source} читает окно опоздания заново: они оказались бы там дважды`,
      () => 'Укажите mode: upsert с ключом или уберите late.',
    ],
  }),
  'incremental.append-rows': error<{ target: string; step: string }>({
    en: [
      (p) =>
        `${p.target} is appended to, but the rows of ${p.step} are more than single rows of one source: read again, they cannot be told from those that are there`,
      () => 'Use mode: upsert with a key.',
    ],
    ru: [
      (p) =>
        `В ${p.target} строки добавляются, но строки шага ${p.step} — не отдельные строки одного источника: при повторном чтении их не отличить от имеющихся`,
      () => 'Укажите mode: upsert с ключом.',
    ],
  }),
  'incremental.append-changes': error<{ target: string; column: string }>({
    en: [
      (p) =>
        `${p.target} is appended to, but ${p.column} has another value at each run: rows that are read again cannot be told from those that are there`,
      (p) => `Leave ${p.column} out, take a parameter instead, or use mode: upsert with a key.`,
    ],
    ru: [
      (p) =>
        `В ${p.target} строки добавляются, но значение ${p.column} при каждом запуске другое: прочитанные заново строки не отличить от имеющихся`,
      (p) => `Уберите ${p.column}, возьмите параметр или укажите mode: upsert с ключом.`,
    ],
  }),
  'incremental.append-cursor': error<{ target: string; cursor: string }>({
    en: [
      (p) => `${p.target} is appended to without the column ${p.cursor}, by which it is known what it has`,
      (p) => `Keep ${p.cursor} among its columns, or use mode: upsert with a key.`,
    ],
    ru: [
      (p) => `В ${p.target} строки добавляются без столбца ${p.cursor}, по которому видно, что там уже есть`,
      (p) => `Сохраните ${p.cursor} среди столбцов или укажите mode: upsert с ключом.`,
    ],
  }),
  'incremental.check-relation': error<{ on: string; other: string }>({
    en: [
      (p) => `The check of ${p.on} looks values up in ${p.other}, of which a run reads only what is new`,
      () => 'Read what is looked up in whole (mode: snapshot), as a source of its own.',
    ],
    ru: [
      (p) => `Проверка ${p.on} ищет значения в ${p.other}, а оттуда читается только новое`,
      () => 'Читайте справочник целиком (mode: snapshot), отдельным источником.',
    ],
  }),
} as const
