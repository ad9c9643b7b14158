import type { IncrementalRun } from '../documents/run.ts'
import type { Language } from './language.ts'
import { number, plural } from './language.ts'

type SourceMark = IncrementalRun['sources'][number]

const WHOLE: Readonly<Record<NonNullable<SourceMark['whole']>, Readonly<Record<Language, string>>>> = {
  first: { en: 'no run before', ru: 'раньше запусков не было' },
  asked: { en: 'as asked', ru: 'так сказано' },
  source: { en: 'another source or cursor than before', ru: 'источник или курсор не тот, что раньше' },
  target: {
    en: 'the target was made anew, or its state was reset',
    ru: 'цель создана заново, или её состояние сброшено',
  },
}

type Finding<P> = Readonly<Record<Language, (params: P) => { readonly message: string; readonly fix: string }>>

/** Warnings of `check`, by their codes behind `incremental.`; errors are in errors/incremental.ts. */
export const incrementWarnings = {
  joined: {
    en: (p) => ({
      message: `${p.step} looks up what is new in ${p.other}, which is read whole: rows of earlier runs keep what they found there`,
      fix: `Where ${p.other} changes what it said, run with --full afterwards, or join where the target is read.`,
    }),
    ru: (p) => ({
      message: `${p.step} ищет для новых строк соответствие в ${p.other}, который читается целиком: строки прежних запусков сохраняют найденное тогда`,
      fix: `Если ${p.other} меняется, запускайте после этого с --full или соединяйте при чтении цели.`,
    }),
  } satisfies Finding<{ step: string; other: string }>,
  checked: {
    en: (p) => ({
      message: `The check of ${p.on} sees the rows that a run reads, not all that the target has`,
      fix: 'Let it say what holds of any part of the rows: notNull, accepted, holds; numbers of rows hold for all only with --full.',
    }),
    ru: (p) => ({
      message: `Проверка ${p.on} видит прочитанные запуском строки, а не все строки цели`,
      fix: 'Проверяйте то, что верно для любой части строк: заполненность, допустимые значения, условие; число строк верно для всех только с --full.',
    }),
  } satisfies Finding<{ on: string }>,
}

/** What a run read of an incremental source, in a line: from where on, how many rows, up to where the mark is now. */
export function incrementText(mark: SourceMark, lang: Language): string {
  return lang === 'ru' ? inRussian(mark) : inEnglish(mark)
}

function inEnglish({ name, cursor, from, whole, before, after, rows, again, nulls }: SourceMark): string {
  const n = (value: number) => number(value, 'en')
  const read = from === null ? `all rows (${whole ? WHOLE[whole].en : ''})` : `${cursor} from ${from} on`
  const counted = from === null ? `${n(rows)} rows` : `${n(rows)} rows, ${n(again)} of them again`
  const without = nulls > 0 ? `, ${n(nulls)} without ${cursor}, which every run reads` : ''
  const mark = before === after ? (after ?? 'none') : `${before ?? 'none'} → ${after ?? 'none'}`
  return `${name}: ${read}: ${counted}${without}; mark ${mark}`
}

function inRussian({ name, cursor, from, whole, before, after, rows, again, nulls }: SourceMark): string {
  const n = (value: number) => `${number(value, 'ru')} ${plural(value, 'строка', 'строки', 'строк')}`
  const read = from === null ? `всё (${whole ? WHOLE[whole].ru : ''})` : `${cursor} начиная с ${from}`
  const counted = from === null ? n(rows) : `${n(rows)}, из них повторно ${number(again, 'ru')}`
  const without = nulls > 0 ? `, без ${cursor} — ${number(nulls, 'ru')}: их читает каждый запуск` : ''
  const mark = before === after ? (after ?? 'нет') : `${before ?? 'нет'} → ${after ?? 'нет'}`
  return `${name}: ${read}: ${counted}${without}; отметка ${mark}`
}
