import type { Value } from '../../expressions/values.ts'
import { parseValue } from '../../expressions/values.ts'
import type { LogicalType } from '../../types/logical.ts'

/** The elements of a list constant, whose value is JSON text, as values of their type. */
export function listElements(json: string, element: LogicalType): readonly Value[] {
  // Numbers are taken by their text: a JavaScript number would lose digits of an int64.
  const exact = json.replaceAll(
    /("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g,
    (all: string, text?: string) => (text === undefined ? `"${all}"` : text),
  )
  const parsed: unknown = JSON.parse(exact)
  if (!Array.isArray(parsed)) return []
  return parsed.map((each: unknown) => {
    if (each === null || each === undefined) return null
    if (typeof each === 'string') return parseValue(each, element) ?? null
    return typeof each === 'boolean' && element.kind === 'bool' ? each : JSON.stringify(each)
  })
}
