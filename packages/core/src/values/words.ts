import { spellings, WordTable } from './word-table.ts'

/**
 * Spellings that stand for true, false or "no value". Case matters: each spelling that people and programs write is
 * listed, so that what a column holds can be said exactly.
 */

/** Families of boolean words; those of one family belong together. */
const FAMILIES = [
  ['true', 'false'],
  ['yes', 'no'],
  ['да', 'нет'],
  ['истина', 'ложь'],
  ['on', 'off'],
  ['вкл', 'выкл'],
  ['t', 'f'],
  ['y', 'n'],
  ['д', 'н'],
] as const

const NULL_SPELLINGS = [
  ['NA', 'N/A', 'n/a', 'N/a', 'na', '#N/A', '#Н/Д', '#ЗНАЧ!', '#NULL!', '<NA>', 'NULL', 'Null', 'null'],
  ['None', 'none', 'NONE', 'nil', 'NaN', 'nan', 'NAN', 'NaT', '\\N', '(null)', '<null>', '[NULL]'],
  ['-', '--', '---', '–', '—', '?', '.', '..'],
  ['нет данных', 'Нет данных', 'НЕТ ДАННЫХ', 'н/д', 'Н/Д', 'н.д.', 'Н/д', 'не указано', 'Не указано'],
  ['отсутствует', 'Отсутствует', 'неизвестно', 'Неизвестно', 'no data', 'unknown', 'Unknown', 'missing'],
].flat()

export interface Word {
  readonly text: string
  /** What it means. */
  readonly means: boolean | null
  /** The base spelling of the true word of its family; for null tokens null. */
  readonly family: string | null
}

/** All known words, by number: evidence counts each. Order is fixed by this file and stands in no document. */
export const WORDS: readonly Word[] = [
  ...FAMILIES.flatMap(([yes, no]) => [
    ...spellings(yes).map((text) => ({ text, means: true, family: yes })),
    ...spellings(no).map((text) => ({ text, means: false, family: yes })),
  ]),
  ...NULL_SPELLINGS.map((text) => ({ text, means: null, family: null })),
]

const table = new WordTable(WORDS.map((word) => word.text))

/** Bytes of the longest word. */
export const LONGEST_WORD = table.longest

/** The number of the word that fills [start, end) in WORDS, or -1. */
export function wordAt(bytes: Uint8Array, start: number, end: number): number {
  return table.find(bytes, start, end)
}
