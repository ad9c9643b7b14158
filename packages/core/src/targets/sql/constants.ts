import type { Typed } from '../../expressions/typed.ts'
import type { Value } from '../../expressions/values.ts'

/** The value of an argument that the language wants constant; undefined when it is an expression, null for NULL. */
export function constantOf(typed: Typed | undefined): Value | undefined {
  if (typed === undefined) return undefined
  if (typed.kind === 'constant' || typed.kind === 'parameter') return typed.value
  if (typed.kind === 'cast') return constantOf(typed.operand)
  return undefined
}

export function textConstant(typed: Typed | undefined): string | undefined {
  const value = constantOf(typed)
  return typeof value === 'string' ? value : undefined
}

/** A whole number that an argument holds as a constant. */
export function wholeConstant(typed: Typed | undefined): number | undefined {
  if (typed?.kind === 'negate') {
    const value = wholeConstant(typed.operand)
    return value === undefined ? undefined : -value
  }
  const value = constantOf(typed)
  return typeof value === 'bigint' ? Number(value) : undefined
}

/** A step of a JSON path: a key of an object, or a place in an array from 0. */
export type PathStep = string | number

/** Reads `$.a."b c"[0]`; undefined where it is no such path. */
export function parsePath(path: string): readonly PathStep[] | undefined {
  if (!path.startsWith('$')) return undefined
  const steps: PathStep[] = []
  const step = /\.(?:"((?:[^"\\]|\\.)*)"|([^."[\]]+))|\[(\d+)\]/y
  step.lastIndex = 1
  while (step.lastIndex < path.length) {
    const found = step.exec(path)
    if (!found) return undefined
    const [, quoted, plain, place] = found
    steps.push(place !== undefined ? Number(place) : (plain ?? quoted.replaceAll(/\\(.)/g, '$1')))
  }
  return steps
}

/** A piece of a date format: one of its codes, or a text as it is. */
export type FormatPart = { readonly code: FormatCode } | { readonly text: string }
export const FORMAT_CODES = ['Y', 'm', 'd', 'H', 'M', 'S', 'y', 'j'] as const
export type FormatCode = (typeof FORMAT_CODES)[number]
/** Characters that each code takes. */
export const FORMAT_WIDTHS: Readonly<Record<FormatCode, number>> = { Y: 4, m: 2, d: 2, H: 2, M: 2, S: 2, y: 2, j: 3 }

/** Takes a format of `format_date` and `parse_date` apart; an unknown code stands for itself. */
export function formatParts(format: string): readonly FormatPart[] {
  const parts: FormatPart[] = []
  let text = ''
  const flush = () => {
    if (text !== '') parts.push({ text })
    text = ''
  }
  for (let i = 0; i < format.length; i++) {
    const code = format[i] === '%' ? FORMAT_CODES.find((each) => each === format[i + 1]) : undefined
    if (code) {
      flush()
      parts.push({ code })
      i++
    } else {
      if (format[i] === '%' && format[i + 1] === '%') i++
      text += format[i]
    }
  }
  flush()
  return parts
}

/** A regular expression for exactly the texts of a format, its codes by digits: for RE2 and its kin. */
export function formatPattern(parts: readonly FormatPart[]): string {
  const written = parts.map((part) =>
    'code' in part ? `[0-9]{${FORMAT_WIDTHS[part.code]}}` : escapePattern(part.text),
  )
  return `^${written.join('')}$`
}

/** A text that a regular expression takes as it is. */
export function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.|?*+()[\]{}]/g, '\\$&')
}

/** A replacement of `regexp_replace`: texts, and groups by number; `\\` is one backslash, `\0` the whole match. */
export function replacementParts(replacement: string): readonly (string | number)[] {
  const parts: (string | number)[] = []
  for (const [part] of replacement.matchAll(/\\[\s\S]|[^\\]+|\\$/g)) {
    if (/^\\\d$/.test(part)) parts.push(Number(part[1]))
    else parts.push(part.startsWith('\\') && part.length > 1 ? part.slice(1) : part)
  }
  return parts
}

/** How many groups of a pattern capture; a replacement that asks for a further one gets nothing. */
export function groupsOf(pattern: string): number {
  const bare = pattern.replaceAll(/\\[\s\S]/g, '').replaceAll(/\[\^?\]?[^\]]*\]/g, '')
  return (bare.match(/\((?!\?)|\(\?P?</g) ?? []).length
}

/** White space of Unicode, as a class of RE2: what `collapse_spaces` takes for a space on every target. */
export const SPACES =
  '[\\t\\n\\x0B\\f\\r \\x{85}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}]+'
