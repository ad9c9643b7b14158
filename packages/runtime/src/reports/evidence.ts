import type { Advice } from '@ai-etl/core/documents/advice'
import type { Profile } from '@ai-etl/core/documents/profile'
import type { Quality } from '@ai-etl/core/documents/queries'
import type { Run } from '@ai-etl/core/documents/run'
import { bytes, duration, type Language, number } from '@ai-etl/core/messages/language'
import type { Figure, Quotation, Span } from './model.ts'

/** What a report on data may speak of: the documents of the corridor, as far as they were made. */
export interface Documents {
  readonly profile: Profile
  readonly advice: Advice
  readonly quality: Quality
  readonly run: Run | null
}

/** Takes figures and quotations out of the documents, each with its place. */
export class Evidence<D extends object = Documents> {
  readonly documents: D
  readonly lang: Language

  constructor(documents: D, lang: Language) {
    this.documents = documents
    this.lang = lang
  }

  /** The number at a place, as a reader of the language writes it. */
  number(pointer: string): Figure {
    const value = this.#numberAt(pointer)
    return { kind: 'figure', how: 'value', value, shown: number(value, this.lang), from: [pointer] }
  }

  /** The number at a place as an amount of bytes. */
  bytes(pointer: string): Figure {
    const value = this.#numberAt(pointer)
    return { kind: 'figure', how: 'value', value, shown: bytes(value, this.lang), from: [pointer] }
  }

  /** The number at a place, which is of seconds, in the unit that a reader would choose. */
  duration(pointer: string): Figure {
    const value = this.#numberAt(pointer)
    return { kind: 'figure', how: 'value', value, shown: duration(value, this.lang), from: [pointer] }
  }

  /** The number at a place, which is of percent. */
  percent(pointer: string): Figure {
    const value = this.#numberAt(pointer)
    return { kind: 'figure', how: 'value', value, shown: `${number(value, this.lang)}\u00a0%`, from: [pointer] }
  }

  /** How many percent the number at `part` is of that at `whole`. */
  share(part: string, whole: string): Figure {
    const total = this.#numberAt(whole)
    const value = total === 0 ? 0 : (100 * this.#numberAt(part)) / total
    const rounded = value > 0 && value < 1 ? '< 1' : number(Math.round(value), this.lang)
    return { kind: 'figure', how: 'share', value, shown: `${rounded}\u00a0%`, from: [part, whole] }
  }

  /** How many places there are. */
  count(pointers: readonly string[]): Figure {
    return {
      kind: 'figure',
      how: 'count',
      value: pointers.length,
      shown: number(pointers.length, this.lang),
      from: pointers,
    }
  }

  /** The sum of the numbers at the places. */
  sum(pointers: readonly string[]): Figure {
    const value = pointers.reduce((total, pointer) => total + this.#numberAt(pointer), 0)
    return { kind: 'figure', how: 'sum', value, shown: number(value, this.lang), from: pointers }
  }

  /** The sum of the numbers at the places as an amount of bytes. */
  sumOfBytes(pointers: readonly string[]): Figure {
    const sum = this.sum(pointers)
    return { ...sum, shown: bytes(sum.value, this.lang) }
  }

  /** The text at a place, as it stands. */
  quote(pointer: string): Quotation {
    return { kind: 'quotation', text: String(valueAt(this.documents, pointer)), from: pointer, code: false }
  }

  /** The moment at a place as a reader writes it: a date, and the time of day where `clock` asks for it. */
  moment(pointer: string, clock: boolean): Quotation {
    const quotation = this.quote(pointer)
    return { ...quotation, shown: momentText(quotation.text, this.lang, clock) }
  }

  /** The dataset at a place: of a path its last part. */
  dataset(pointer: string): Quotation {
    const quotation = this.quote(pointer)
    const isPath = !/^[a-z][a-z0-9+]*:\/\/|^@/.test(quotation.text)
    const name = quotation.text.split(/[\\/]/).findLast((part) => part !== '')
    return isPath && name !== undefined && name !== quotation.text ? { ...quotation, shown: name } : quotation
  }

  /** A name or value of the data. */
  code(pointer: string): Quotation {
    return { kind: 'quotation', text: String(valueAt(this.documents, pointer)), from: pointer, code: true }
  }

  /** Places of a list's items: `/profile/tables/0/fields/0`, … */
  items(pointer: string): string[] {
    const list = valueAt(this.documents, pointer)
    return Array.isArray(list) ? list.map((_, i) => `${pointer}/${i}`) : []
  }

  #numberAt(pointer: string): number {
    const value = valueAt(this.documents, pointer)
    if (typeof value !== 'number') throw new RangeError(`the evidence has no number at ${pointer}`)
    return value
  }
}

/** `2 января 2021 г.`, `30 June 2024, 00:00:13`; a text that is no moment stays as it is. */
function momentText(text: string, lang: Language, clock: boolean): string {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?))?/.exec(text) ?? []
  if (date === undefined) return text
  const locale = lang === 'ru' ? 'ru-RU' : 'en-GB'
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))
  // A date alone may end a sentence: «года» needs no full stop of its own.
  return clock && time !== undefined ? `${day}, ${time}` : day.replace(/ г\.$/, ' года')
}

/** What stands at a JSON pointer of the documents. @throws RangeError when nothing does */
export function valueAt(documents: object, pointer: string): unknown {
  let found: unknown = documents
  for (const step of pointer.split('/').slice(1)) {
    if (typeof found !== 'object' || found === null || !(step in found))
      throw new RangeError(`the evidence has nothing at ${pointer}`)
    found = (found as Readonly<Record<string, unknown>>)[step]
  }
  return found
}

/** Puts spans into the `{name}` places of a text. @throws RangeError for a place that nothing was given for */
export function fill(text: string, spans: Readonly<Record<string, Span | readonly Span[]>>): Span[] {
  return text.split(/(\{\w+\})/).flatMap((piece): readonly Span[] => {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1]
    if (name === undefined) return piece === '' ? [] : [piece]
    const given = spans[name]
    if (given === undefined) throw new RangeError(`nothing was given for {${name}}`)
    return typeof given === 'string' || 'kind' in given ? [given] : given
  })
}
