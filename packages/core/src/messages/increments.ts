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
