import type { ScalarName } from '../../../expressions/functions/names.ts'
import type { TEXT_FUNCTIONS } from '../../../expressions/functions/text.ts'
import { groupsOf, replacementParts, SPACES, textConstant, wholeConstant } from '../constants.ts'
import { fill } from '../fragment.ts'
import type { Call, Rule, Writer, Writing } from '../rule.ts'

type TextName = Extract<ScalarName, keyof typeof TEXT_FUNCTIONS>

/** Functions of text. DuckDB counts code points, as the language does, but reverses and trims by other rules. */
export const TEXT_RULES: Readonly<Record<TextName, Rule<Call>>> = {
  lower: 'lower($1)',
  upper: 'upper($1)',
  initcap: {
    emulated:
      "array_to_string(list_transform(regexp_extract_all(lower($1), '[\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+'), lambda word: upper(word[1]) || word[2:]), '')",
  },
  length: 'length($1)',
  octet_length: 'strlen($1)',
  trim: trimmed('trim'),
  ltrim: trimmed('ltrim'),
  rtrim: trimmed('rtrim'),
  replace: 'replace($1, $2, $3)',
  translate: 'translate($1, $2, $3)',
  substring,
  left: 'left($1, $2)',
  right: 'right($1, $2)',
  lpad: padded('lpad'),
  rpad: padded('rpad'),
  repeat: 'repeat($1, $2)',
  // Its own reverse() keeps letters and their marks together.
  reverse: { emulated: "array_to_string(list_reverse(string_split($1, '')), '')" },
  starts_with: 'starts_with($1, $2)',
  ends_with: 'ends_with($1, $2)',
  contains: 'contains($1, $2)',
  position: 'strpos($2, $1)',
  split_part: (call) =>
    textConstant(call.arguments[1]) === ''
      ? "CASE WHEN $3 IN (1, -1) THEN $1 WHEN $1 IS NOT NULL AND $3 IS NOT NULL THEN '' END"
      : 'split_part($1, $2, $3)',
  concat: 'concat($*)',
  concat_ws: 'concat_ws($*)',
  chr: 'chr(CAST($1 AS INTEGER))',
  code_point: { emulated: "CASE WHEN $1 = '' THEN 0 ELSE CAST(unicode($1) AS BIGINT) END" },
  md5: 'md5($1)',
  sha256: 'sha256($1)',
  collapse_spaces: {
    emulated: (call, writing) =>
      fill("trim(regexp_replace($1, $2, ' ', 'g'), ' ')", [argument(call, 0, writing), writing.text(SPACES)]),
  },
  only_digits: { emulated: "regexp_replace($1, '[^0-9]', '', 'g')" },
  regexp_like: 'regexp_matches($1, $2)',
  regexp_extract: {
    emulated: (call) =>
      call.arguments.length === 2
        ? 'CASE WHEN regexp_matches($1, $2) THEN regexp_extract($1, $2) END'
        : 'CASE WHEN regexp_matches($1, $2) THEN regexp_extract($1, $2, $3) END',
  },
  regexp_replace: (call, writing) => {
    const [text, pattern] = [argument(call, 0, writing), argument(call, 1, writing)]
    const replacement = textConstant(call.arguments[2])
    if (replacement === undefined) return "regexp_replace($1, $2, $3, 'g')"
    const groups = groupsOf(textConstant(call.arguments[1]) ?? '')
    const written = replacementParts(replacement)
      .filter((part) => typeof part === 'string' || part <= groups)
      .map((part) => (typeof part === 'number' ? `\\${part}` : part.replaceAll('\\', '\\\\')))
      .join('')
    return fill("regexp_replace($1, $2, $3, 'g')", [text, pattern, writing.text(written)])
  },
  regexp_count: { emulated: 'len(regexp_extract_all($1, $2))' },
}

function argument(call: Call, i: number, writing: Writing) {
  return writing.expression(call.arguments[i])
}

/** Without characters its own functions take every kind of space. */
function trimmed(name: string): Writer<Call> {
  return (call) => (call.arguments.length === 1 ? `${name}($1, ' ')` : `${name}($1, $2)`)
}

/** Its own functions refuse an empty filling. */
function padded(name: string): Writer<Call> {
  return (call) => {
    if (call.arguments.length === 2) return `${name}($1, CAST($2 AS INTEGER), ' ')`
    if (textConstant(call.arguments[2]) === '') return 'left($1, CASE WHEN $2 < 0 THEN 0 ELSE $2 END)'
    return `${name}($1, CAST($2 AS INTEGER), $3)`
  }
}

/** A start before the text shortens the count; DuckDB counts it from the end. */
function substring(call: Call): string {
  const [from, count] = [wholeConstant(call.arguments[1]), wholeConstant(call.arguments[2])]
  const whole = call.arguments.length === 2
  if (from !== undefined && from >= 1 && (whole || (count !== undefined && count >= 0))) return 'substring($*)'
  if (whole) return 'substring($1, CASE WHEN $2 < 1 THEN 1 ELSE $2 END)'
  return 'CASE WHEN $2 < 1 THEN substring($1, 1, CASE WHEN $3 < 1 - $2 THEN 0 ELSE $2 + $3 - 1 END) ELSE substring($1, $2, CASE WHEN $3 < 0 THEN 0 ELSE $3 END) END'
}
