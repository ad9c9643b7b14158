import type { TEXT_FUNCTIONS } from '../../../expressions/functions/text.ts'
import { replacementParts } from '../../sql/constants.ts'
import { type Code, column } from '../code.ts'
import type { ExpressionWriter } from '../expressions.ts'
import { toPythonPattern } from '../patterns.ts'
import { pythonText } from '../python.ts'
import { Refused } from '../refused.ts'
import { pythonType } from '../types.ts'
import { type Call, prelude, preludeWithNulls, python, rule, type ScalarRule } from './rule.ts'

export const TEXT_RULES: Readonly<Record<keyof typeof TEXT_FUNCTIONS, ScalarRule>> = {
  lower: prelude('lower_case'),
  upper: prelude('upper_case'),
  initcap: prelude('initcap'),
  length: python('len'),
  octet_length: prelude('octet_length'),
  trim: prelude('trim'),
  ltrim: prelude('ltrim'),
  rtrim: prelude('rtrim'),
  replace: prelude('replace'),
  translate: prelude('translate'),
  substring: prelude('substring'),
  left: prelude('left_part'),
  right: prelude('right_part'),
  lpad: prelude('lpad'),
  rpad: prelude('rpad'),
  repeat: python('operator.mul'),
  reverse: prelude('reverse'),
  starts_with: python('str.startswith'),
  ends_with: python('str.endswith'),
  contains: python('operator.contains'),
  position: prelude('position_of'),
  split_part: prelude('split_part'),
  concat: preludeWithNulls('concat'),
  concat_ws: preludeWithNulls('concat_ws'),
  chr: python('chr'),
  code_point: prelude('code_point'),
  md5: prelude('md5'),
  sha256: prelude('sha256'),
  collapse_spaces: prelude('collapse_spaces'),
  only_digits: prelude('only_digits'),
  regexp_like: rule('emulated', (call, writer) => matching('regexp_like', call, writer)),
  regexp_extract: rule('emulated', extract),
  regexp_replace: rule('emulated', replaceMatches),
  regexp_count: rule('emulated', (call, writer) => matching('regexp_count', call, writer)),
}

/** A call with its pattern in Python's syntax; a NULL among the constants gives NULL. */
function matching(name: string, call: Call, writer: ExpressionWriter, more: readonly string[] = []): Code {
  const text = writer.column(call.arguments[0]).text
  const { pattern } = patternOf(call)
  const given = [name, text, pattern === null ? 'None' : pythonText(pattern), ...more]
  return column(`each(${[...given, `type=${pythonType(call.type)}`].join(', ')})`)
}

function patternOf(call: Call): { pattern: string | null; groups: number } {
  const [, written] = call.arguments
  if (written.kind !== 'constant') throw new Refused(call.name, 'patternNotConstant')
  if (written.value === null) return { pattern: null, groups: 0 }
  const translated = toPythonPattern(String(written.value))
  if ('refused' in translated) throw new Refused(call.name, translated.refused)
  return translated
}

function extract(call: Call, writer: ExpressionWriter): Code {
  const group = call.arguments[2]
  if (group === undefined) return matching('regexp_extract', call, writer)
  if (group.kind !== 'constant') throw new Refused(call.name, 'patternNotConstant')
  if (group.value !== null && Number(group.value) > patternOf(call).groups)
    throw new Refused(call.name, 'patternInvalid')
  return matching('regexp_extract', call, writer, [group.value === null ? 'None' : String(group.value)])
}

function replaceMatches(call: Call, writer: ExpressionWriter): Code {
  const by = call.arguments[2]
  if (by.kind !== 'constant') throw new Refused(call.name, 'patternNotConstant')
  if (by.value === null) return matching('regexp_replace', call, writer, ['None'])
  const parts = replacementParts(String(by.value))
  const { groups } = patternOf(call)
  if (parts.some((part) => typeof part === 'number' && part > groups)) throw new Refused(call.name, 'patternInvalid')
  const written = parts.map((part) => (typeof part === 'number' ? String(part) : pythonText(part)))
  return matching('regexp_replace', call, writer, [`(${written.join(', ')}${written.length === 1 ? ',' : ''})`])
}
