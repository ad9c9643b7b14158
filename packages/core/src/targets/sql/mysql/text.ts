import type { ScalarName } from '../../../expressions/functions/names.ts'
import type { TEXT_FUNCTIONS } from '../../../expressions/functions/text.ts'
import { escapePattern, SPACES, textConstant, wholeConstant } from '../constants.ts'
import type { Fragment } from '../fragment.ts'
import { fill } from '../fragment.ts'
import { refuse } from '../refusals.ts'
import type { Flavour } from '../regular.ts'
import { translatePattern } from '../regular.ts'
import type { Call, Rule, Writer, Writing, Written } from '../rule.ts'

type TextName = Extract<ScalarName, keyof typeof TEXT_FUNCTIONS>

/** Functions of text that MySQL 8 and MariaDB 10.6 both have; texts are compared as bytes. */
export const TEXT_RULES: Readonly<Record<TextName, Rule<Call>>> = {
  lower: 'lower($1)',
  upper: 'upper($1)',
  initcap: refuse('no-function'),
  length: 'char_length($1)',
  octet_length: 'length($1)',
  trim: trimmed('trim($1)', true, true),
  ltrim: trimmed('ltrim($1)', true, false),
  rtrim: trimmed('rtrim($1)', false, true),
  // A text that is empty is found nowhere, and MariaDB then forgets the third.
  replace: (call) =>
    call.arguments[2].kind === 'constant' && call.arguments[2].value !== null
      ? 'replace($1, $2, $3)'
      : 'CASE WHEN $3 IS NOT NULL THEN replace($1, $2, $3) END',
  translate: { emulated: translate },
  substring,
  left: counted('left($1, $2)', 'left($1, greatest(char_length($1) + $2, 0))'),
  right: counted('right($1, $2)', 'right($1, greatest(char_length($1) + $2, 0))'),
  lpad: padded('lpad'),
  rpad: padded('rpad'),
  repeat: 'repeat($1, $2)',
  reverse: 'reverse($1)',
  starts_with: { emulated: 'CAST(left($1, char_length($2)) AS BINARY) = $2' },
  ends_with: { emulated: 'CAST(right($1, char_length($2)) AS BINARY) = $2' },
  contains: { emulated: 'locate($2, $1 COLLATE utf8mb4_bin) > 0' },
  position: 'locate($1, $2 COLLATE utf8mb4_bin)',
  split_part: { emulated: splitPart },
  concat: {
    emulated: (call, writing) =>
      fill(
        'concat($*)',
        call.arguments.map((each) => fill("coalesce($1, '')", [writing.expression(each)])),
      ),
  },
  concat_ws: 'concat_ws($*)',
  chr: { emulated: "convert(convert(unhex(lpad(hex($1), 8, '0')) USING utf32) USING utf8mb4)" },
  code_point: {
    emulated:
      'CASE WHEN char_length($1) = 0 THEN 0 ELSE CAST(conv(hex(convert(left($1, 1) USING utf32)), 16, 10) AS SIGNED) END',
  },
  md5: 'md5($1)',
  sha256: 'sha2($1, 256)',
  collapse_spaces: {
    emulated: (call, writing) =>
      fill("trim(regexp_replace($1, $2, ' '))", [first(call, writing), writing.text(SPACES)]),
  },
  only_digits: { emulated: "regexp_replace($1, '[^0-9]', '')" },
  regexp_like: (call, writing) => {
    const pattern = patternOf(call)
    return pattern === undefined
      ? refuse('pattern-flavour')
      : fill('$1 REGEXP $2', [first(call, writing), writing.text(pattern)])
  },
  regexp_extract: {
    emulated: (call, writing) => {
      const pattern = patternOf(call)
      if (pattern === undefined) return refuse('pattern-flavour')
      // References to groups are written in two ways by MySQL and MariaDB.
      if ((wholeConstant(call.arguments[2]) ?? 0) > 0) return refuse('pattern-place')
      return fill('CASE WHEN $1 REGEXP $2 THEN regexp_substr($1, $2) END', [
        first(call, writing),
        writing.text(pattern),
      ])
    },
  },
  regexp_replace: (call, writing) => {
    const pattern = patternOf(call)
    const replacement = textConstant(call.arguments[2]) ?? ''
    if (pattern === undefined) return refuse('pattern-flavour')
    if (/[\\$]/.test(replacement)) return refuse('pattern-place')
    return fill('regexp_replace($1, $2, $3)', [first(call, writing), writing.text(pattern), writing.text(replacement)])
  },
  regexp_count: refuse('pattern-place'),
}

const FLAVOUR: Flavour = {
  wordBoundary: '\\b',
  noWordBoundary: '\\B',
  codePoint: (hex) => `\\x{${hex}}`,
  end: '\\z',
}

function first(call: Call, writing: Writing): Fragment {
  return writing.expression(call.arguments[0])
}

/** Whether case counts is said in front: otherwise the collation would tell. */
function patternOf(call: Call): string | undefined {
  const translated = translatePattern(textConstant(call.arguments[1]) ?? '', FLAVOUR)
  return translated && `${translated.ignoreCase ? '(?i)' : '(?-i)'}${translated.pattern}`
}

/** Characters to trim are a class of a pattern: the function of its own takes them for one text. */
function trimmed(template: string, left: boolean, right: boolean): Writer<Call> {
  return (call, writing) => {
    if (call.arguments.length === 1) return template
    const characters = Array.from(textConstant(call.arguments[1]) ?? '')
    if (characters.length === 0) return '$1'
    const set = `(?-i)[${characters.map((each) => escapePattern(each).replace(/^-$/, '\\-')).join('')}]+`
    const start = left
      ? fill("regexp_replace($1, $2, '')", [first(call, writing), writing.text(set.replace('[', '^['))])
      : first(call, writing)
    return right ? fill("regexp_replace($1, $2, '')", [start, writing.text(`${set}\\z`)]) : start
  }
}

/** One replacement after the other, where none makes what a later one looks for. */
function translate(call: Call, writing: Writing): Written {
  const from = Array.from(textConstant(call.arguments[1]) ?? '')
  const to = Array.from(textConstant(call.arguments[2]) ?? '')
  const pairs = from
    .map((character, i) => [character, to[i] ?? ''] as const)
    .filter(([each], i) => from.indexOf(each) === i)
  if (pairs.some(([, made], i) => pairs.slice(i + 1).some(([sought]) => sought === made))) return refuse('no-function')
  return pairs.reduce(
    (text, [sought, made]) => fill('replace($1, $2, $3)', [text, writing.text(sought), writing.text(made)]),
    first(call, writing),
  )
}

/** A start before the text shortens the count; MySQL counts it from the end. */
function substring(call: Call): string {
  const [from, count] = [wholeConstant(call.arguments[1]), wholeConstant(call.arguments[2])]
  const whole = call.arguments.length === 2
  if (from !== undefined && from >= 1 && (whole || (count !== undefined && count >= 0))) return 'substring($*)'
  if (whole) return 'substring($1, greatest($2, 1))'
  return 'substring($1, greatest($2, 1), greatest(CASE WHEN $2 < 1 THEN $2 + $3 - 1 ELSE $3 END, 0))'
}

function counted(forward: string, backward: string): Writer<Call> {
  return (call) => {
    const count = wholeConstant(call.arguments[1])
    if (count !== undefined) return count >= 0 ? forward : backward
    return `CASE WHEN $2 < 0 THEN ${backward} ELSE ${forward} END`
  }
}

/** A negative length gives NULL, an empty filling nothing, to the functions of their own. */
function padded(name: string): Writer<Call> {
  return (call) => {
    if (textConstant(call.arguments[2]) === '') return 'left($1, greatest($2, 0))'
    return `${name}($1, greatest($2, 0), ${call.arguments.length === 3 ? '$3' : "' '"})`
  }
}

function splitPart(call: Call, writing: Writing): Written {
  if (textConstant(call.arguments[1]) === '')
    return "CASE WHEN $3 IN (1, -1) THEN $1 WHEN $1 IS NOT NULL AND $3 IS NOT NULL THEN '' END"
  const pieces = call.arguments.map(writing.expression)
  const count = fill("(char_length($1) - char_length(replace($1, $2, ''))) DIV char_length($2) + 1", pieces)
  return fill(
    'CASE WHEN $3 = 0 OR abs($3) > $4 THEN left($1, 0) WHEN $3 > 0 THEN substring_index(substring_index($1, $2, $3), $2, -1) ELSE substring_index(substring_index($1, $2, $3), $2, 1) END',
    [...pieces, count],
  )
}
