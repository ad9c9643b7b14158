import type { Typed } from '../../../expressions/typed.ts'
import type { Support } from '../../capability.ts'
import { pythonText } from '../../pandas/python.ts'
import { type Code, column, tight } from '../code.ts'
import type { ExpressionWriter } from '../expressions.ts'

export type Call = Extract<Typed, { kind: 'call' }>

export interface ScalarRule {
  readonly support: Support
  readonly write: (call: Call, writer: ExpressionWriter) => Code
}

export function rule(support: Support, write: ScalarRule['write']): ScalarRule {
  return { support, write }
}

/** A template over the arguments: `F.lower($1)`; `$*` is all of them. */
export function native(template: string, support: Support = 'native'): ScalarRule {
  return rule(support, (call, writer) => column(filled(template, call, writer)))
}

/** The template with its arguments, in brackets where they are operators beside what is no bracket or comma. */
export function filled(template: string, call: Call, writer: ExpressionWriter): string {
  const given = call.arguments.map((each) => writer.write(each))
  return template.replaceAll(/(?<before>[(]|, )?\$(?<place>\d|\*)(?=(?<behind>[,)])?)/g, (...found) => {
    const { before = '', place, behind } = found.at(-1) as Readonly<Record<string, string | undefined>>
    const alone = before !== '' && behind !== undefined
    const written = given.map((code) => (alone ? code.text : tight(code)))
    return before + (place === '*' ? written.join(', ') : written[Number(place) - 1])
  })
}

/** The arguments as operands: operators are in brackets. */
export function argumentsOf(call: Call, writer: ExpressionWriter): readonly string[] {
  return call.arguments.map((each) => tight(writer.write(each)))
}

/** A function of Python, run for each row; texts and numbers that are constant are given to it once. */
export function python(name: string): ScalarRule {
  return rule('emulated', (call, writer) =>
    writer.each(
      name,
      call.arguments.map((each, i) => plainArgument(each, i, writer)),
      call.type,
    ),
  )
}

/** Moments come to Python as their clocks show them, dates as midnights. */
export function plainArgument(typed: Typed, place: number, writer: ExpressionWriter): string {
  if (place > 0 && typed.kind === 'constant' && typed.value !== null) {
    if (typeof typed.value === 'string') return pythonText(typed.value)
    if (typeof typed.value === 'bigint' && /^u?int/.test(typed.type.kind)) return String(typed.value)
  }
  return writer.write(typed).text
}

/** The argument as a moment without a zone. */
export function clock(typed: Typed, writer: ExpressionWriter): string {
  const code = writer.write(typed)
  const text = code.loose ? `(${code.text})` : code.text
  return typed.type.kind === 'timestamp' ? text : `${text}.cast("timestamp_ntz")`
}
