import type { ScalarName } from '../../../expressions/functions/names.ts'
import type { TEXT_FUNCTIONS } from '../../../expressions/functions/text.ts'
import { replacementParts, SPACES, textConstant, wholeConstant } from '../constants.ts'
import type { Fragment } from '../fragment.ts'
import { fill } from '../fragment.ts'
import { refuse } from '../refusals.ts'
import type { Flavour, RegularExpression } from '../regular.ts'
import { translatePattern } from '../regular.ts'
import type { Call, Rule, Writer, Writing, Written } from '../rule.ts'
import { isRefusal } from '../rule.ts'

type TextName = Extract<ScalarName, keyof typeof TEXT_FUNCTIONS>

/** Functions of text; counts are int4 in PostgreSQL and int64 in the language. */
export const TEXT_RULES: Readonly<Record<TextName, Rule<Call>>> = {
  lower: 'lower($1)',
  upper: 'upper($1)',
  // Its own initcap() has words of another kind.
  initcap: {
    emulated:
      "CASE WHEN $1 IS NOT NULL THEN coalesce((SELECT string_agg(upper(left(found[1], 1)) || lower(substring(found[1], 2)), '' ORDER BY place) FROM regexp_matches($1, '[[:alnum:]]+|[^[:alnum:]]+', 'g') WITH ORDINALITY AS words(found, place)), '') END",
  },
  length: 'CAST(length($1) AS bigint)',
  octet_length: 'CAST(octet_length($1) AS bigint)',
  trim: 'btrim($*)',
  ltrim: 'ltrim($*)',
  rtrim: 'rtrim($*)',
  replace: 'replace($1, $2, $3)',
  translate: 'translate($1, $2, $3)',
  substring,
  left: counted('left'),
  right: counted('right'),
  lpad: counted('lpad'),
  rpad: counted('rpad'),
  repeat: counted('repeat'),
  reverse: 'reverse($1)',
  starts_with: 'starts_with($1, $2)',
  ends_with: { emulated: 'right($1, length($2)) = $2' },
  contains: { emulated: 'strpos($1, $2) > 0' },
  position: 'CAST(strpos($2, $1) AS bigint)',
  // There is no part 0, which is an error to its own.
  split_part: (call) => {
    const number = wholeConstant(call.arguments[2])
    if (number === undefined)
      return 'CASE WHEN $3 = 0 THEN left($1, 0) ELSE split_part($1, $2, CAST($3 AS integer)) END'
    return number === 0 ? 'left($1, 0)' : 'split_part($1, $2, $3)'
  },
  concat: 'concat($*)',
  concat_ws: 'concat_ws($*)',
  chr: 'chr(CAST($1 AS integer))',
  code_point: 'CAST(ascii($1) AS bigint)',
  md5: 'md5($1)',
  sha256: { emulated: "encode(sha256(convert_to($1, 'UTF8')), 'hex')" },
  collapse_spaces: {
    emulated: (call, writing) => {
      const spaces = SPACES.replaceAll(/\\x\{([0-9A-F]+)\}/g, (_, hex: string) => codePoint(hex)).replace(
        '\\x0B',
        '\\v',
      )
      return fill("btrim(regexp_replace($1, $2, ' ', 'g'))", [first(call, writing), writing.text(spaces)])
    },
  },
  only_digits: { emulated: "regexp_replace($1, '[^0-9]', '', 'g')" },
  regexp_like: matching(false, ({ ignoreCase }) => (ignoreCase ? '$1 ~* $2' : '$1 ~ $2')),
  regexp_extract: extract,
  regexp_replace: replace,
  regexp_count: matching(true, ({ ignoreCase }) =>
    ignoreCase ? "CAST(regexp_count($1, $2, 1, 'i') AS bigint)" : 'CAST(regexp_count($1, $2) AS bigint)',
  ),
}

const codePoint = (hex: string) => `\\u${hex.padStart(4, '0')}`
const FLAVOUR: Flavour = { wordBoundary: '\\y', noWordBoundary: '\\Y', codePoint }

function first(call: Call, writing: Writing): Fragment {
  return writing.expression(call.arguments[0])
}

/** A count that is a literal is an integer by itself; a bigint must be said to be one. */
function counted(name: string): Writer<Call> {
  return (call) => {
    const count = wholeConstant(call.arguments[1]) === undefined ? 'CAST($2 AS integer)' : '$2'
    return call.arguments.length === 3 ? `${name}($1, ${count}, $3)` : `${name}($1, ${count})`
  }
}

function substring(call: Call): string {
  const [from, count] = [wholeConstant(call.arguments[1]), wholeConstant(call.arguments[2])]
  const start = from === undefined ? 'CAST($2 AS integer)' : '$2'
  if (call.arguments.length === 2) return `substring($1, ${start})`
  const many = count === undefined ? 'CAST(CASE WHEN $3 < 0 THEN 0 ELSE $3 END AS integer)' : '$3'
  return `substring($1, ${start}, ${count !== undefined && count < 0 ? 0 : many})`
}

/** The pattern in PostgreSQL's flavour; `chooses`: which of several matches is found matters. */
function patternOf(call: Call, chooses: boolean): RegularExpression | ReturnType<typeof refuse> {
  const translated = translatePattern(textConstant(call.arguments[1]) ?? '', FLAVOUR)
  if (!translated) return refuse('pattern-flavour')
  return chooses && translated.choosing ? refuse('pattern-choice') : translated
}

function matching(chooses: boolean, template: (pattern: RegularExpression) => string): Writer<Call> {
  return (call, writing) => {
    const pattern = patternOf(call, chooses)
    return isRefusal(pattern) ? pattern : fill(template(pattern), [first(call, writing), writing.text(pattern.pattern)])
  }
}

/** A group that took no part is empty; no match at all is NULL. */
function extract(call: Call, writing: Writing): Written {
  const pattern = patternOf(call, true)
  if (isRefusal(pattern)) return pattern
  const group = wholeConstant(call.arguments[2]) ?? 0
  const text = first(call, writing)
  const flags = pattern.ignoreCase ? ", 'i'" : ''
  if (group === 0) {
    const whole = pattern.groups === 0 ? pattern.pattern : `(${pattern.pattern})`
    return fill(`(regexp_match($1, $2${flags}))[1]`, [text, writing.text(whole)])
  }
  if (group > pattern.groups) return refuse('pattern-place')
  const found = fill(`regexp_match($1, $2${flags})`, [text, writing.text(pattern.pattern)])
  return fill(`CASE WHEN $1 IS NOT NULL THEN coalesce(($1)[${group}], '') END`, [found])
}

function replace(call: Call, writing: Writing): Written {
  const pattern = patternOf(call, true)
  if (isRefusal(pattern)) return pattern
  const parts = replacementParts(textConstant(call.arguments[2]) ?? '')
  const replacement = parts.map((part) =>
    typeof part === 'string'
      ? part.replaceAll('\\', '\\\\')
      : part === 0
        ? '\\&'
        : part > pattern.groups
          ? ''
          : `\\${part}`,
  )
  return fill(`regexp_replace($1, $2, $3, '${pattern.ignoreCase ? 'gi' : 'g'}')`, [
    first(call, writing),
    writing.text(pattern.pattern),
    writing.text(replacement.join('')),
  ])
}
