import { formatValue, parseValue } from '../expressions/values.ts'
import type { LogicalType } from '../types/logical.ts'

/** Least and greatest of some values, as canonical texts. */
export interface Bounds {
  readonly least: string
  readonly most: string
}

/**
 * The least and greatest of some values of one type: of whole numbers, decimals, dates and moments.
 * @param texts as systems write them: canonical, or what is read as such
 * @returns null without any, where one is no value of the type, and for other types, whose order is a matter of systems
 */
export function boundsOfTexts(texts: readonly string[], type: LogicalType): Bounds | null {
  const values: bigint[] = []
  for (const text of texts) {
    const value = parseValue(text, type)
    if (typeof value !== 'bigint') return null
    values.push(value)
  }
  if (values.length === 0) return null
  const least = values.reduce((one, other) => (other < one ? other : one))
  const most = values.reduce((one, other) => (other > one ? other : one))
  return { least: formatValue(least, type), most: formatValue(most, type) }
}
