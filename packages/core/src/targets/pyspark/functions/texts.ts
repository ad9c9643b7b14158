import type { TEXT_FUNCTIONS } from '../../../expressions/functions/text.ts'
import { toPythonPattern } from '../../pandas/patterns.ts'
import { pythonText } from '../../pandas/python.ts'
import { replacementParts } from '../../sql/constants.ts'
import type { Code } from '../code.ts'
import { column } from '../code.ts'
import type { ExpressionWriter } from '../expressions.ts'
import { Refused } from '../refused.ts'
import { argumentsOf, type Call, native, python, rule, type ScalarRule } from './rule.ts'

export const TEXT_RULES: Readonly<Record<keyof typeof TEXT_FUNCTIONS, ScalarRule>> = {
  lower: python('lower_case'),
  upper: python('upper_case'),
  initcap: python('initcap'),
  length: native('F.length($1).cast("bigint")'),
  octet_length: native('F.octet_length($1).cast("bigint")'),
  trim: trimmed('F.btrim'),
  ltrim: trimmed('F.ltrim'),
  rtrim: trimmed('F.rtrim'),
  replace: native('F.replace($1, $2, $3)'),
  translate: python('translate'),
  substring: python('substring'),
  left: python('left_part'),
  right: python('right_part'),
  lpad: python('lpad'),
  rpad: python('rpad'),
  repeat: native('F.repeat($1, $2.cast("int"))'),
  reverse: native('F.reverse($1)'),
  starts_with: native('F.startswith($1, $2)'),
  ends_with: native('F.endswith($1, $2)'),
  contains: native('F.contains($1, $2)'),
  position: python('position_of'),
  split_part: python('split_part'),
  concat: rule('emulated', (call, writer) =>
    column(
      `F.concat(${argumentsOf(call, writer)
        .map((each) => `F.coalesce(${each}, F.lit(""))`)
        .join(', ')})`,
    ),
  ),
  concat_ws: rule('native', (call, writer) => {
    const [separator, ...texts] = argumentsOf(call, writer)
    const [constant] = call.arguments
    if (constant.kind === 'constant' && typeof constant.value === 'string')
      return column(`F.concat_ws(${[pythonText(constant.value), ...texts].join(', ')})`)
    return column(`F.array_join(F.array_compact(F.array(${texts.join(', ')})), ${separator})`)
  }),
  chr: python('chr'),
  code_point: python('code_point'),
  md5: native('F.md5($1.cast("binary"))'),
  sha256: native('F.sha2($1.cast("binary"), 256)'),
  collapse_spaces: python('collapse_spaces'),
  only_digits: native('F.regexp_replace($1, "[^0-9]", "")'),
  regexp_like: rule('emulated', (call, writer) => matching('regexp_like', call, writer)),
  regexp_extract: rule('emulated', (call, writer) => {
    const [, , group] = call.arguments
    if (group === undefined) return matching('regexp_extract', call, writer)
    if (group.kind !== 'constant' || group.value === null || Number(group.value) > patternOf(call).groups)
      throw new Refused(call.name, 'pattern')
    return matching('regexp_extract', call, writer, [String(group.value)])
  }),
  regexp_replace: rule('emulated', replaceMatches),
  regexp_count: rule('emulated', (call, writer) => matching('regexp_count', call, writer)),
}

function trimmed(name: string): ScalarRule {
  return rule('native', (call, writer) => {
    const [text, characters = 'F.lit(" ")'] = argumentsOf(call, writer)
    return column(`${name}(${text}, ${characters})`)
  })
}

function patternOf(call: Call): { pattern: string; groups: number } {
  const [, written] = call.arguments
  if (written.kind !== 'constant' || written.value === null) throw new Refused(call.name, 'pattern')
  const translated = toPythonPattern(String(written.value))
  if ('refused' in translated) throw new Refused(call.name, 'pattern')
  return translated
}

function matching(name: string, call: Call, writer: ExpressionWriter, more: readonly string[] = []): Code {
  const text = writer.write(call.arguments[0]).text
  return writer.each(name, [text, pythonText(patternOf(call).pattern), ...more], call.type)
}

function replaceMatches(call: Call, writer: ExpressionWriter): Code {
  const by = call.arguments[2]
  if (by.kind !== 'constant' || by.value === null) throw new Refused(call.name, 'pattern')
  const parts = replacementParts(String(by.value))
  const { groups } = patternOf(call)
  if (parts.some((part) => typeof part === 'number' && part > groups)) throw new Refused(call.name, 'pattern')
  const written = parts.map((part) => (typeof part === 'number' ? String(part) : pythonText(part)))
  return matching('regexp_replace', call, writer, [`(${written.join(', ')}${written.length === 1 ? ',' : ''})`])
}
