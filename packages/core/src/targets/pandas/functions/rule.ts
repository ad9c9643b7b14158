import type { Typed } from '../../../expressions/typed.ts'
import type { Support } from '../../capability.ts'
import type { Code } from '../code.ts'
import type { ExpressionWriter } from '../expressions.ts'

export type Call = Extract<Typed, { kind: 'call' }>

/** How a function is written, and whether Python has it (`native`) or a function of ours does (`emulated`). */
export interface ScalarRule {
  readonly support: Support
  readonly write: (call: Call, writer: ExpressionWriter) => Code
}

/** A function of Python's own, called for each row. */
export function python(name: string): ScalarRule {
  return { support: 'native', write: (call, writer) => writer.each(name, call.arguments, call.type) }
}

/** A function of the prelude, called for each row. */
export function prelude(name: string): ScalarRule {
  return { support: 'emulated', write: (call, writer) => writer.each(name, call.arguments, call.type) }
}

/** A function of the prelude that takes NULLs too. */
export function preludeWithNulls(name: string): ScalarRule {
  return {
    support: 'emulated',
    write: (call, writer) => writer.each(name, call.arguments, call.type, 'each_with_nulls'),
  }
}

export function rule(support: Support, write: ScalarRule['write']): ScalarRule {
  return { support, write }
}
