import type { Message } from './language.ts'
import { number } from './language.ts'
import type { Prose } from './phrase.ts'

/** Why a part of a pipeline runs where it does, as `check --explain` says it. */
export const placementReasons = {
  'read-by-load': {
    en: () => 'read by a load, which proves its types and sets faulty rows aside',
    ru: () => 'читает загрузка: доказывает типы и откладывает негодные строки',
  } satisfies Message<void>,
  'read-where-it-lies': {
    en: () => 'the engine reads the file where it lies',
    ru: () => 'движок читает файл на месте',
  } satisfies Message<void>,
  'not-read-out': {
    en: (p) => `its rows stay in ${p.place}: ${p.step} is computed there`,
    ru: (p) => `его строки остаются в ${p.place}: там вычисляется ${p.step}`,
  } satisfies Message<{ place: string; step: string }>,
  'done-by-load': {
    en: () => 'a load does it row by row while it reads',
    ru: () => 'делает загрузка построчно при чтении',
  } satisfies Message<void>,
  'with-the-engine': {
    en: () => 'the engine does it with the steps around it',
    ru: () => 'делает движок вместе с соседними шагами',
  } satisfies Message<void>,
  'fewer-values': {
    en: (p) =>
      `${p.place} gives about ${number(p.after, 'en')} values instead of ${number(p.before, 'en')} to be read out (${p.basis})`,
    ru: (p) =>
      `${p.place} отдаст около ${number(p.after, 'ru')} значений вместо чтения ${number(p.before, 'ru')} (${p.basis})`,
  } satisfies Message<{ place: string; after: number; before: number; basis: Prose }>,
  'part-of': {
    en: (p) => `computed together with ${p.step}`,
    ru: (p) => `вычисляется вместе с ${p.step}`,
  } satisfies Message<{ step: string }>,
  'same-database': {
    en: (p) => `all that it reads and its target are in ${p.place}: nothing is read out`,
    ru: (p) => `всё, что он читает, и цель — в ${p.place}: ничего не читается наружу`,
  } satisfies Message<{ place: string }>,
  loaded: {
    en: (p) => `a load writes the rows of ${p.step}`,
    ru: (p) => `загрузка пишет строки ${p.step}`,
  } satisfies Message<{ step: string }>,
  'not-a-database': {
    en: (p) => `${p.source} is no table that a database computes over`,
    ru: (p) => `${p.source} — не таблица базы данных, которая умеет вычислять`,
  } satisfies Message<{ source: string }>,
  incremental: {
    en: (p) => `what is new of ${p.source} is read out, so that its cursor can be followed`,
    ru: (p) => `новое из ${p.source} читается наружу, чтобы проследить его курсор`,
  } satisfies Message<{ source: string }>,
  'several-places': {
    en: () => 'what it reads is in several places',
    ru: () => 'то, что он читает, лежит в разных местах',
  } satisfies Message<void>,
  'column-inexact': {
    en: (p) => `${p.source}.${p.column} (${p.type}) has other values or another order in SQL than it is read with`,
    ru: (p) => `${p.source}.${p.column} (${p.type}) в SQL имеет не те значения или порядок, с какими читается`,
  } satisfies Message<{ source: string; column: string; type: string }>,
  'not-native': {
    en: (p) => `${p.dialect} has no ${p.what} of its own that surely gives these very values`,
    ru: (p) => `в ${p.dialect} нет своего ${p.what}, которое наверняка даёт именно эти значения`,
  } satisfies Message<{ dialect: string; what: string }>,
  refused: {
    en: (p) => `${p.dialect} cannot give ${p.what} exactly`,
    ru: (p) => `${p.dialect} не может точно дать ${p.what}`,
  } satisfies Message<{ dialect: string; what: string }>,
  'rows-rejected': {
    en: () => 'rows that do not fit are rejected, which only a load or the engine tells apart',
    ru: () => 'неподходящие строки отклоняются, а различить их могут только загрузка и движок',
  } satisfies Message<void>,
  'not-repeatable': {
    en: (p) => `${p.what} would not give the same rows at each computation`,
    ru: (p) => `${p.what} не даёт одних и тех же строк при каждом вычислении`,
  } satisfies Message<{ what: string }>,
  'not-worth': {
    en: (p) =>
      `it would give about ${number(p.after, 'en')} values of ${number(p.before, 'en')} (${p.basis}): too few are saved by computing in ${p.place}`,
    ru: (p) =>
      `дал бы около ${number(p.after, 'ru')} значений из ${number(p.before, 'ru')} (${p.basis}): вычисление в ${p.place} сберегло бы слишком мало`,
  } satisfies Message<{ place: string; after: number; before: number; basis: Prose }>,
  'read-elsewhere': {
    en: (p) => `${p.what} is read elsewhere, too: all readers see rows of one moment`,
    ru: (p) => `${p.what} читается и в другом месте: все читатели видят строки одного момента`,
  } satisfies Message<{ what: string }>,
  'switched-off': {
    en: () => 'computing in databases is switched off for this run',
    ru: () => 'вычисление в базах данных для этого запуска выключено',
  } satisfies Message<void>,
  'mode-append': {
    en: () => 'appended rows are told from those of earlier runs by their sum, which the engine takes',
    ru: () => 'добавляемые строки отличают от прежних запусков по сумме, которую берёт движок',
  } satisfies Message<void>,
  'cursor-kept': {
    en: () => 'its cursor is followed row by row',
    ru: () => 'за его курсором следят построчно',
  } satisfies Message<void>,
  verified: {
    en: () => 'fingerprints of both sides are asked for (verify), and inside one database there is one side',
    ru: () => 'запрошены отпечатки обеих сторон (verify), а внутри одной базы сторона одна',
  } satisfies Message<void>,
  'checked-elsewhere': {
    en: () => 'a check looks at other rows than those of this target, which all have to be of one moment',
    ru: () => 'проверка смотрит не только на строки этой цели, а все они должны быть одного момента',
  } satisfies Message<void>,
  'reads-after': {
    en: (p) => `it reads ${p.step}, which is not computed in a database`,
    ru: (p) => `он читает ${p.step}, а тот вычисляется не в базе данных`,
  } satisfies Message<{ step: string }>,
} as const
