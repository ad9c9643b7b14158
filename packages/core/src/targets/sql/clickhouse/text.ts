import type { ScalarName } from '../../../expressions/functions/names.ts'
import type { TEXT_FUNCTIONS } from '../../../expressions/functions/text.ts'
import { escapePattern, groupsOf, replacementParts, SPACES, textConstant, wholeConstant } from '../constants.ts'
import type { Fragment } from '../fragment.ts'
import { fill } from '../fragment.ts'
import { refuse } from '../refusals.ts'
import type { Call, Rule, Writer, Writing, Written } from '../rule.ts'

type TextName = Extract<ScalarName, keyof typeof TEXT_FUNCTIONS>

/** Functions of text: those of ClickHouse that count characters, not bytes. */
export const TEXT_RULES: Readonly<Record<TextName, Rule<Call>>> = {
  lower: 'lowerUTF8($1)',
  upper: 'upperUTF8($1)',
  initcap: 'initcapUTF8($1)',
  length: 'toInt64(lengthUTF8($1))',
  octet_length: 'toInt64(length($1))',
  trim: trimmed('trimBoth', true, true),
  ltrim: trimmed('trimLeft', true, false),
  rtrim: trimmed('trimRight', false, true),
  replace: (call) =>
    call.arguments[2].kind === 'constant' && call.arguments[2].value !== null
      ? "if($2 = '', $1, replaceAll($1, $2, $3))"
      : "if($2 = '' AND isNotNull($3), $1, replaceAll($1, $2, $3))",
  translate: (call, writing) => {
    // Its own wants as many characters to replace as to be replaced, or more.
    const from = textConstant(call.arguments[1]) ?? ''
    const to = Array.from(textConstant(call.arguments[2]) ?? '').slice(0, Array.from(from).length)
    return fill('translateUTF8($1, $2, $3)', [first(call, writing), writing.text(from), writing.text(to.join(''))])
  },
  substring,
  left: 'leftUTF8($1, $2)',
  right: 'rightUTF8($1, $2)',
  lpad: padded('leftPadUTF8'),
  rpad: padded('rightPadUTF8'),
  repeat: 'repeat($1, $2)',
  reverse: 'reverseUTF8($1)',
  starts_with: 'startsWith($1, $2)',
  ends_with: 'endsWith($1, $2)',
  contains: { emulated: 'position($1, $2) > 0' },
  position: 'toInt64(positionUTF8($2, $1))',
  split_part: splitPart,
  concat: {
    emulated: (call, writing) =>
      fill(
        'concat($*)',
        call.arguments.map((each) => orEmpty(writing.expression(each))),
      ),
  },
  concat_ws: {
    emulated: (call, writing) => {
      const [separator, ...rest] = call.arguments.map(writing.expression)
      const list = fill('[$*]', rest)
      const text = fill('arrayStringConcat(arrayMap(x -> assumeNotNull(x), arrayFilter(x -> isNotNull(x), $1)), $2)', [
        list,
        separator,
      ])
      return call.arguments[0].kind === 'constant' && call.arguments[0].value === null ? fill('NULL', []) : text
    },
  },
  chr: {
    emulated:
      'multiIf($1 < 128, char($1), $1 < 2048, char(bitOr(bitShiftRight($1, 6), 192), bitOr(bitAnd($1, 63), 128)), $1 < 65536, char(bitOr(bitShiftRight($1, 12), 224), bitOr(bitAnd(bitShiftRight($1, 6), 63), 128), bitOr(bitAnd($1, 63), 128)), char(bitOr(bitShiftRight($1, 18), 240), bitOr(bitAnd(bitShiftRight($1, 12), 63), 128), bitOr(bitAnd(bitShiftRight($1, 6), 63), 128), bitOr(bitAnd($1, 63), 128)))',
  },
  code_point: { emulated: codePoint },
  md5: 'lower(hex(MD5($1)))',
  sha256: 'lower(hex(SHA256($1)))',
  collapse_spaces: {
    emulated: (call, writing) =>
      fill("trimBoth(replaceRegexpAll($1, $2, ' '))", [first(call, writing), writing.text(SPACES)]),
  },
  only_digits: { emulated: "replaceRegexpAll($1, '[^0-9]', '')" },
  regexp_like: (call, writing) => fill('match($1, $2)', [first(call, writing), pattern(call, writing)]),
  regexp_extract: {
    emulated: (call, writing) => {
      const group = wholeConstant(call.arguments[2]) ?? 0
      if (group > groupsOf(textConstant(call.arguments[1]) ?? '')) return refuse('pattern-place')
      return fill(`if(match($1, $2), regexpExtract($1, $2, ${group}), NULL)`, [
        first(call, writing),
        pattern(call, writing),
      ])
    },
  },
  regexp_replace: (call, writing) => {
    const groups = groupsOf(textConstant(call.arguments[1]) ?? '')
    const replacement = replacementParts(textConstant(call.arguments[2]) ?? '')
      .filter((part) => typeof part === 'string' || part <= groups)
      .map((part) => (typeof part === 'number' ? `\\${part}` : part.replaceAll('\\', '\\\\')))
    const pieces = [first(call, writing), pattern(call, writing), writing.text(replacement.join(''))]
    return fill('replaceRegexpAll($1, $2, $3)', pieces)
  },
  // Matches of nothing are not counted.
  regexp_count: (call, writing) =>
    mayBeEmpty(textConstant(call.arguments[1]) ?? '')
      ? refuse('pattern-place')
      : fill('toInt64(countMatches($1, $2))', [first(call, writing), pattern(call, writing)]),
}

function first(call: Call, writing: Writing): Fragment {
  return writing.expression(call.arguments[0])
}

/** The dot of RE2 leaves out line ends; ClickHouse switches that off. */
function pattern(call: Call, writing: Writing): Fragment {
  const given = textConstant(call.arguments[1]) ?? ''
  return writing.text(given.includes('.') ? `(?-s)${given}` : given)
}

/** Whether a pattern may match nothing, or cannot be told to need something: places of a text need none. */
function mayBeEmpty(given: string): boolean {
  try {
    return new RegExp(`^(?:${given.replaceAll(/\\[bBAz]|[$^](?![^[]*\])|^\(\?[imsU]+\)/g, '')})$`, 'u').test('')
  } catch {
    return true
  }
}

function orEmpty(piece: Fragment): Fragment {
  return fill("ifNull($1, '')", [piece])
}

/** Characters to trim are a class of a pattern: the function of its own takes them byte by byte. */
function trimmed(name: string, left: boolean, right: boolean): Writer<Call> {
  return (call, writing) => {
    if (call.arguments.length === 1) return `${name}($1)`
    const characters = Array.from(textConstant(call.arguments[1]) ?? '')
    if (characters.length === 0) return '$1'
    const set = `[${characters.map((each) => escapePattern(each).replace(/^-$/, '\\-')).join('')}]+`
    const start = left
      ? fill("replaceRegexpOne($1, $2, '')", [first(call, writing), writing.text(`^${set}`)])
      : first(call, writing)
    return right ? fill("replaceRegexpOne($1, $2, '')", [start, writing.text(`${set}$`)]) : start
  }
}

/** A start before the text shortens the count; ClickHouse counts it from the end. */
function substring(call: Call): string {
  const [from, count] = [wholeConstant(call.arguments[1]), wholeConstant(call.arguments[2])]
  const whole = call.arguments.length === 2
  if (from !== undefined && from >= 1 && (whole || (count !== undefined && count >= 0))) return 'substringUTF8($*)'
  if (whole) return 'substringUTF8($1, if($2 < 1, 1, $2))'
  return 'if($2 < 1, substringUTF8($1, 1, if($3 < 1 - $2, 0, $2 + $3 - 1)), substringUTF8($1, if($2 < 1, 1, $2), if($3 < 0, 0, $3)))'
}

/** A negative length is an error to the functions of their own, and an empty filling a space. */
function padded(name: string): Writer<Call> {
  return (call) => {
    const length = 'if($2 < 0, 0, $2)'
    if (textConstant(call.arguments[2]) === '') return `leftUTF8($1, ${length})`
    return call.arguments.length === 3 ? `${name}($1, ${length}, $3)` : `${name}($1, ${length})`
  }
}

function splitPart(call: Call): string {
  if (textConstant(call.arguments[1]) === '')
    return "multiIf($3 IN (1, -1), $1, isNotNull($1) AND isNotNull($3), '', NULL)"
  return "if(isNull($1) OR isNull($3), NULL, splitByString($2, ifNull($1, ''))[ifNull($3, 1)])"
}

/** From the bytes of the first character. */
function codePoint(call: Call, writing: Writing): Written {
  const character = fill('leftUTF8($1, 1)', [first(call, writing)])
  const byte = (place: number) => fill(`reinterpretAsUInt8(substring($1, ${place}, 1))`, [character])
  return fill(
    'toInt64(multiIf(length($1) = 0, 0, length($1) = 1, $2, length($1) = 2, ($2 - 192) * 64 + $3 - 128, length($1) = 3, (($2 - 224) * 64 + $3 - 128) * 64 + $4 - 128, ((($2 - 240) * 64 + $3 - 128) * 64 + $4 - 128) * 64 + $5 - 128))',
    [character, byte(1), byte(2), byte(3), byte(4)],
  )
}
