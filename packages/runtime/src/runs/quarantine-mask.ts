import type { Phrase } from '@ai-etl/core/messages/phrase'
import { maskValue } from '@ai-etl/core/semantics/mask'
import { callsPerson } from '@ai-etl/core/semantics/names'
import { isPersonal } from '@ai-etl/core/semantics/personal'
import type { QuarantineAbout } from './quarantine-about.ts'

/**
 * A raw record with the values of personal fields masked. Where a record cannot be cut into its fields, which is often
 * why it was rejected, every word is masked as soon as any field of the table is personal.
 */
export function maskRecord(raw: string, about: Pick<QuarantineAbout, 'columns' | 'format'>): string {
  if (!about.columns.some(isPersonalName)) return raw
  if (raw.startsWith('{')) return maskJson(raw)
  const { delimiter, quote } = about.format
  const fields = typeof delimiter === 'string' ? cut(raw, delimiter, typeof quote === 'string' ? quote : '"') : null
  if (fields === null || fields.length !== about.columns.length) return maskWords(raw)
  return fields.map((field, i) => (isPersonalName(about.columns[i]) ? maskWords(field) : field)).join(String(delimiter))
}

/** A detail that quotes a value of a personal field (`born: "1990-02-30" is not date`) with that value masked. */
export function maskDetail(detail: Phrase, columns: readonly string[]): Phrase {
  const { column, columns: several } = detail.params
  const named = typeof several === 'string' ? columns.filter((name) => several.split(', ').includes(name)) : [column]
  return named.some((name) => typeof name === 'string' && isPersonalName(name)) ? maskValues(detail) : detail
}

/** Values stand in parameters of these names, and in those of the phrases within. */
const VALUES = ['value', 'element']

function maskValues(detail: Phrase): Phrase {
  const params = Object.entries(detail.params).map(([name, value]) => {
    if (typeof value === 'object') return [name, maskValues(value)]
    return [name, VALUES.includes(name) ? maskWords(String(value)) : value]
  })
  return { ...detail, params: Object.fromEntries(params) as Phrase['params'] }
}

/** By the name alone: a rejected value says little about its field. When in doubt, personal. */
export function isPersonalName(name: string): boolean {
  return callsPerson(name) !== 'no' || isPersonal({ name, semantic: null, typicalLength: 0 })
}

/** Every word and number but its first character. */
function maskWords(text: string): string {
  return text.replace(/[\p{L}\d]{2,}/gu, (word) => maskValue(null, word))
}

function maskJson(raw: string): string {
  return raw.replace(
    /("(?:[^"\\]|\\.)*")\s*:\s*("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*)/g,
    (whole, key: string, value: string) =>
      isPersonalName(key.slice(1, -1)) ? whole.slice(0, whole.length - value.length) + maskWords(value) : whole,
  )
}

/** Fields of one line, quotes included; null when quotes do not close. */
function cut(line: string, delimiter: string, quote: string): readonly string[] | null {
  const fields: string[] = []
  let field = ''
  let inside = false
  for (let at = 0; at < line.length; at++) {
    if (line[at] === quote) inside = !inside
    if (!inside && line.startsWith(delimiter, at)) {
      fields.push(field)
      field = ''
      at += delimiter.length - 1
    } else field += line[at]
  }
  return inside ? null : [...fields, field]
}
