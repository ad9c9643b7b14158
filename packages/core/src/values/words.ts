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

const encoder = new TextEncoder()
const encoded = WORDS.map((word) => encoder.encode(word.text))

/** Bytes of the longest word. */
export const LONGEST_WORD = Math.max(...encoded.map((word) => word.length))

const SLOTS = 1024
const slots = new Int16Array(SLOTS).fill(-1)
/** Per first byte, a set of the lengths that words beginning with it have. */
const lengthsByFirstByte = new Int32Array(256)
/** The same for lengths from 32 on. */
const longByFirstByte = new Int32Array(256)
for (let number = 0; number < encoded.length; number++) {
  const word = encoded[number]
  const lengths = word.length < 32 ? lengthsByFirstByte : longByFirstByte
  lengths[word[0]] |= 1 << (word.length & 31)
  let slot = hash(word, 0, word.length)
  while (slots[slot] >= 0) slot = (slot + 1) & (SLOTS - 1)
  slots[slot] = number
}

/** The number of the word that fills [start, end) in WORDS, or -1. */
export function wordAt(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start
  const lengths = length < 32 ? lengthsByFirstByte[bytes[start]] : longByFirstByte[bytes[start]]
  if (length > LONGEST_WORD || ((lengths >>> (length & 31)) & 1) === 0) return -1
  let slot = hash(bytes, start, end)
  while (slots[slot] >= 0) {
    if (equals(encoded[slots[slot]], bytes, start, length)) return slots[slot]
    slot = (slot + 1) & (SLOTS - 1)
  }
  return -1
}

/** lower, Capitalised and UPPER case. */
function spellings(word: string): string[] {
  return [...new Set([word, word[0].toUpperCase() + word.slice(1), word.toUpperCase()])]
}

/** FNV-1a, folded to the table's size. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let value = 0x811c9dc5
  for (let i = start; i < end; i++) value = Math.imul(value ^ bytes[i], 0x01000193)
  return (value ^ (value >>> 15)) & (SLOTS - 1)
}

function equals(word: Uint8Array, bytes: Uint8Array, start: number, length: number): boolean {
  if (word.length !== length) return false
  for (let i = 0; i < length; i++) if (word[i] !== bytes[start + i]) return false
  return true
}
