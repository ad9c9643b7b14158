import { spellings, WordTable } from './word-table.ts'

/** Names of the months, January first: nominative, genitive, and as they are shortened. */
const NAMES: readonly string[][] = [
  ['январь', 'января', 'янв', 'january', 'jan'],
  ['февраль', 'февраля', 'фев', 'февр', 'february', 'feb'],
  ['март', 'марта', 'мар', 'march', 'mar'],
  ['апрель', 'апреля', 'апр', 'april', 'apr'],
  ['май', 'мая', 'may'],
  ['июнь', 'июня', 'июн', 'june', 'jun'],
  ['июль', 'июля', 'июл', 'july', 'jul'],
  ['август', 'августа', 'авг', 'august', 'aug'],
  ['сентябрь', 'сентября', 'сен', 'сент', 'september', 'sep', 'sept'],
  ['октябрь', 'октября', 'окт', 'october', 'oct'],
  ['ноябрь', 'ноября', 'ноя', 'нояб', 'november', 'nov'],
  ['декабрь', 'декабря', 'дек', 'december', 'dec'],
]

const MONTHS = NAMES.flatMap((names, month) => names.flatMap(spellings).map((text) => ({ text, month: month + 1 })))
const table = new WordTable(MONTHS.map((name) => name.text))
const monthOf = Uint8Array.from(MONTHS, (name) => name.month)

/** The month, from 1, whose name fills [start, end); 0 when none does. */
export function monthAt(bytes: Uint8Array, start: number, end: number): number {
  const name = start < end ? table.find(bytes, start, end) : -1
  return name < 0 ? 0 : monthOf[name]
}
