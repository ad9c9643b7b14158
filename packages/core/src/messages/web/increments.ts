import { message, number } from '../language.ts'

/** Texts of the form of a source. */
export const sourceFormTexts = {
  what: message({
    ru: () =>
      'Первый запуск читает всё, следующие — то, что появилось позже. Прочитать всё заново можно при запуске; так же читает дозапуск за прошлые дни.',
    en: () =>
      'The first run reads all, later ones what came since. All can be read again when a run is started; a back-fill of past days does so too.',
  }),
  unit: message({ ru: () => 'Единица времени', en: () => 'Unit of time' }),
  minutes: message({ ru: () => 'минут', en: () => 'minutes' }),
  hours: message({ ru: () => 'часов', en: () => 'hours' }),
  days: message({ ru: () => 'дней', en: () => 'days' }),
  weeks: message({ ru: () => 'недель', en: () => 'weeks' }),
  months: message({ ru: () => 'месяцев', en: () => 'months' }),
}

/** Texts of what a run read of sources that are read by a cursor. */
export const marksTexts = {
  title: message({ ru: () => 'Что прочитано из источников', en: () => 'What was read of the sources' }),
  source: message({ ru: () => 'Источник', en: () => 'Source' }),
  from: message({ ru: () => 'Откуда читали', en: () => 'Read from' }),
  cursorFrom: message<{ cursor: string; from: string }>({
    ru: ({ cursor, from }) => `${cursor} от ${from}`,
    en: ({ cursor, from }) => `${cursor} from ${from} on`,
  }),
  rows: message({ ru: () => 'Строк', en: () => 'Rows' }),
  again: message({ ru: () => 'Из них повторно', en: () => 'Of them again' }),
  before: message({ ru: () => 'Отметка до', en: () => 'Mark before' }),
  after: message({ ru: () => 'Отметка после', en: () => 'Mark after' }),
  none: message({ ru: () => 'нет', en: () => 'none' }),
  first: message({ ru: () => 'всё: первый запуск', en: () => 'all: the first run' }),
  asked: message({ ru: () => 'всё: так просили', en: () => 'all: as was asked' }),
  sourceChanged: message({
    ru: () => 'всё: источник или колонка не те, что раньше',
    en: () => 'all: another source or column than before',
  }),
  targetChanged: message({
    ru: () => 'всё: цель создана заново или её состояние сброшено',
    en: () => 'all: the target was made anew, or its state was reset',
  }),
  empty: message<{ rows: number; cursor: string }>({
    ru: ({ rows, cursor }) => `ещё ${number(rows, 'ru')} без ${cursor}`,
    en: ({ rows, cursor }) => `and ${number(rows, 'en')} without ${cursor}`,
  }),
  fact: message({
    ru: () => 'следующий запуск пойдёт от отметки «после»',
    en: () => 'the next run goes on from the mark after',
  }),
}

/** How times of a schedule go together with sources of which only what is new is read. */
export const scheduledIncrementsTexts = {
  title: message({
    ru: () => 'По расписанию читается только новое',
    en: () => 'A schedule reads only what is new',
  }),
  what: message<{ sources: string }>({
    ru: ({ sources }) =>
      `Источник ${sources}: каждый запуск идёт от отметки прошлого удачного, поэтому пропущенное время ничего не теряет — следующий запуск дочитает. Дозапуск за прошлые дни читает всё и отметку не двигает.`,
    en: ({ sources }) =>
      `Source ${sources}: each run goes on from the mark of the last good one, so nothing is lost by a time that was missed: the next run reads it. A back-fill of past days reads all and leaves the mark.`,
  }),
  backfill: message({
    ru: () => 'Каждый такой запуск прочитает источники целиком; отметка, от которой идут обычные запуски, останется.',
    en: () => 'Each of these runs reads the sources whole; the mark that usual runs go on from stays.',
  }),
}
