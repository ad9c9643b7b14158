import { PlatformError } from '../errors/error.ts'
import type { Phrase } from '../messages/phrase.ts'
import { phrase, quoted } from '../messages/phrase.ts'
import type { Binder } from './bind.ts'
import { findFunction } from './functions/list.ts'
import { BARE_CALLS, parseExpression, RESERVED, TYPED_LITERALS } from './parse.ts'
import { columnReferences, operandsOf } from './references.ts'
import { mapOperands, substituted } from './substitute.ts'
import type { Call, Expression } from './syntax.ts'
import type { Typed } from './typed.ts'

/** A function of a document: an expression over its parameters, which takes the place of each call. */
export interface Macro {
  readonly name: string
  readonly params: readonly string[]
  readonly text: string
  readonly tree: Expression
}

/** By name in lower case: calls are found whatever their letter case. */
export type Macros = ReadonlyMap<string, Macro>

/** As documents write them. */
export type MacroDefinitions = Readonly<Record<string, { readonly params: readonly string[]; readonly is: string }>>

export interface MacroFault {
  readonly path: readonly (string | number)[]
  readonly error: PlatformError
}

/** Most nodes of an expression once all macros stand in it: calls within calls multiply. */
export const MOST_NODES = 20_000

/**
 * Reads the macros of a document. Each sees its parameters and those of the pipeline alone, so that it means the same
 * wherever it is called, and no name of a caller's column is ever taken for one of its own.
 * @returns those that are sound, and what is wrong with the others
 */
export function readMacros(definitions: MacroDefinitions): { macros: Macros; faults: readonly MacroFault[] } {
  const macros = new Map<string, Macro>()
  const faults: MacroFault[] = []
  for (const [name, { params, is: text }] of Object.entries(definitions)) {
    const fault = (key: string, why: Phrase) =>
      faults.push({ path: [name, key], error: new PlatformError('pipeline.macro', { name, why }) })
    const lower = name.toLowerCase()
    const taken = findFunction(name) !== undefined || isWord(lower) || macros.has(lower)
    const lowered = params.map((each) => each.toLowerCase())
    const again = params.find((_, i) => lowered.indexOf(lowered[i]) !== i)
    const tree = read(name, text, faults)
    if (taken) fault('is', phrase('macro.name-taken'))
    else if (again !== undefined) fault('params', phrase('macro.parameter-twice', { name: again }))
    else if (tree) {
      const stranger = columnReferences(tree).find((each) => parameterOf(each, params) === -1)
      if (stranger) fault('is', phrase('macro.column', { column: stranger.name }))
      else macros.set(lower, { name, params, text, tree })
    }
  }
  for (const { name } of [...macros.values()].filter((macro) => callsItself(macro, macros))) {
    const error = new PlatformError('pipeline.macro', { name, why: phrase('macro.recursion') })
    faults.push({ path: [name, 'is'], error })
    macros.delete(name.toLowerCase())
  }
  return { macros, faults }
}

function read(name: string, text: string, faults: MacroFault[]): Expression | null {
  try {
    return parseExpression(text)
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    faults.push({ path: [name, 'is'], error })
    return null
  }
}

/** Words that the language reads otherwise, even before a bracket. */
function isWord(name: string): boolean {
  return RESERVED.has(name) || BARE_CALLS.has(name) || TYPED_LITERALS.has(name) || OTHER_CALLS.has(name)
}
/** Calls that become others before they are looked up. */
const OTHER_CALLS: ReadonlySet<string> = new Set([
  'extract',
  'position',
  'date_part',
  'strpos',
  'instr',
  'at time zone',
])

/** The place of the parameter that a name in a macro means; -1 where it means none. */
function parameterOf(tree: Expression, params: readonly string[]): number {
  if (tree.kind !== 'column' || tree.qualifier !== null) return -1
  const exact = params.indexOf(tree.name)
  if (exact !== -1 || tree.quoted) return exact
  return params.findIndex((each) => each.toLowerCase() === tree.name.toLowerCase())
}

function callsItself(macro: Macro, macros: Macros): boolean {
  const seen = new Set<string>()
  const reaches = (tree: Expression): boolean => {
    if (tree.kind === 'call') {
      if (tree.name === macro.name.toLowerCase()) return true
      const called = macros.get(tree.name)
      if (called && !seen.has(tree.name)) {
        seen.add(tree.name)
        if (reaches(called.tree)) return true
      }
    }
    return operandsOf(tree).some(reaches)
  }
  return reaches(macro.tree)
}

/** Whether an expression calls what is no function of the language: a macro, in a document that passed its check. */
export function callsMacros(tree: Expression): boolean {
  const known = (name: string) => OTHER_CALLS.has(name) || findFunction(name) !== undefined
  return (tree.kind === 'call' && !known(tree.name)) || operandsOf(tree).some(callsMacros)
}

/**
 * Nodes of an expression once all macros stand in it.
 * @param given sizes of what stands for the columns of a macro's own tree; absent: they are columns
 */
export function expandedSize(tree: Expression, macros: Macros, given: (tree: Expression) => number = () => 1): number {
  if (tree.kind === 'column') return given(tree)
  const operands = operandsOf(tree).map((each) => expandedSize(each, macros, given))
  const macro = tree.kind === 'call' ? macros.get(tree.name) : undefined
  if (!macro) return operands.reduce((sum, size) => sum + size, 1)
  return sizeOfCall(macro, macros).reduce((sum, times, i) => sum + times * (i === 0 ? 1 : (operands[i - 1] ?? 0)))
}

/**
 * The expression that a call of a macro stands for, the macros that it calls itself written out too.
 * @param values as many as it has parameters. @returns null for one that would grow beyond all measure
 */
export function writtenOut(macro: Macro, values: readonly Expression[], macros: Macros): Expression | null {
  const [own, ...times] = sizeOfCall(macro, macros)
  const size = values.reduce((sum, value, i) => sum + times[i] * expandedSize(value, macros), own)
  return size > MOST_NODES ? null : filledIn(macro, values, macros)
}

function filledIn({ tree, params }: Macro, values: readonly Expression[], macros: Macros): Expression {
  const given = (each: Expression) => values[parameterOf(each, params)]
  const written = (each: Expression): Expression => {
    const inner = mapOperands(each, (operand) => given(operand) ?? written(operand))
    const called = inner.kind === 'call' ? macros.get(inner.name) : undefined
    return called && inner.kind === 'call' ? filledIn(called, inner.arguments, macros) : inner
  }
  return given(tree) ?? written(tree)
}

const sizes = new WeakMap<Macro, readonly number[]>()

/** Nodes of a macro without its parameters, and how often each of these stands in it. */
function sizeOfCall(macro: Macro, macros: Macros): readonly number[] {
  const known = sizes.get(macro)
  if (known) return known
  const without = expandedSize(macro.tree, macros, () => 0)
  const times = macro.params.map(
    (_, i) => expandedSize(macro.tree, macros, (tree) => Number(parameterOf(tree, macro.params) === i)) - without,
  )
  const size = [without, ...times]
  sizes.set(macro, size)
  return size
}

/** @throws PlatformError `expression.syntax` for one that would grow beyond all measure */
export function checkSize(text: string, tree: Expression, macros: Macros): void {
  if (macros.size === 0 || expandedSize(tree, macros) <= MOST_NODES) return
  const why = phrase('macro.too-large', { most: MOST_NODES })
  throw new PlatformError('expression.syntax', { expression: text, at: tree.at + 1, why })
}

/**
 * Binds a call of a macro: its expression with the arguments in their places, which keep the names of the caller.
 * @throws PlatformError `expression.macro` with the macro and the place of the call; what is wrong with an argument by
 * itself is told of the argument
 */
export function bindMacro(binder: Binder, call: Call, macro: Macro): Typed {
  const fail = (why: Phrase, cause?: unknown) =>
    new PlatformError(
      'expression.macro',
      { expression: binder.text, at: call.at + 1, name: macro.name, why },
      { cause },
    )
  if (call.star || call.distinct || call.order || call.filter)
    throw fail(phrase('expression.not-an-aggregate', { name: macro.name }))
  if (call.arguments.length !== macro.params.length) {
    const signature = `${macro.name}(${macro.params.join(', ')})`
    throw fail(phrase('expression.arguments', { signature, given: call.arguments.length }))
  }
  const tree = substituted(macro.tree, (each) => {
    const place = parameterOf(each, macro.params)
    return place === -1 ? undefined : call.arguments[place]
  })
  try {
    return binder.within(macro.text, new Set(call.arguments)).bind(tree)
  } catch (error) {
    if (!(error instanceof PlatformError) || !('expression' in error.params)) throw error
    if (error.params.expression !== macro.text) throw error
    throw fail(reasonOf(error), error)
  }
}

function reasonOf({ params, code }: PlatformError): Phrase {
  if ('why' in params && typeof params.why === 'object') return params.why
  if (code === 'expression.function-unknown' && 'name' in params)
    return phrase('macro.function-unknown', { name: String(params.name) })
  if (code === 'expression.parameter-missing' && 'name' in params)
    return phrase('macro.parameter-missing', { name: String(params.name) })
  if (code === 'expression.literal' && 'value' in params && 'type' in params)
    return phrase('macro.literal', { value: String(params.value), type: String(params.type) })
  return quoted(code)
}
