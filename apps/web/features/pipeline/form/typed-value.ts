/** Types whose values every reader of YAML keeps as they are when they stand as numbers. */
const NUMBERS = /^(u?int\d+|float64)$/

/**
 * A value of a logical type as a document has it: numbers and truth values as such, all else as text; decimals too,
 * which would lose digits.
 */
export function valueOfType(text: string, type: string): string | number | boolean {
  if (type === 'bool' && (text === 'true' || text === 'false')) return text === 'true'
  if (NUMBERS.test(type) && text.trim() !== '' && String(Number(text)) === text) return Number(text)
  return text
}
