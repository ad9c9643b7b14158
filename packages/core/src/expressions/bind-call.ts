import { PlatformError } from '../errors/error.ts'
import { phrase } from '../messages/phrase.ts'
import { familyOf } from '../types/family.ts'
import { formatType } from '../types/logical.ts'
import type { Binder } from './bind.ts'
import type { Parameter } from './functions/definition.ts'
import type { FoundFunction } from './functions/list.ts'
import { FUNCTION_NAMES, findFunction } from './functions/list.ts'
import { bindMacro } from './macros.ts'
import { whyNotRe2 } from './patterns.ts'
import type { Call, Expression, OrderTerm } from './syntax.ts'
import type { Typed } from './typed.ts'

/** Parts of a moment by the names that `date_part` and `extract` know them. */
const PARTS: Readonly<Record<string, string | undefined>> = {
  isodow: 'day_of_week',
  doy: 'day_of_year',
  epoch: 'to_epoch',
}

/**
 * Binds a call: which function it is, its arguments and the type of its result.
 * @throws PlatformError `expression.function-unknown`, `expression.type`
 */
export function bindCall(binder: Binder, written: Call): Typed {
  const macro = binder.scope.macros?.get(written.name)
  if (macro) return bindMacro(binder, written, macro)
  const tree = rewritten(binder, written)
  const found = findFunction(tree.name)
  if (!found) {
    const place = { expression: binder.text, at: tree.at + 1 }
    throw new PlatformError('expression.function-unknown', {
      ...place,
      name: tree.name,
      known: [...FUNCTION_NAMES, ...(binder.scope.macros?.keys() ?? [])].join(', '),
    })
  }
  checkForm(binder, tree, found)
  const values = argumentsOf(binder, tree, found)
  checkConstants(binder, tree, found, values)
  const constants = values.map((value) => (value.kind === 'constant' ? value.value : null))
  const type = found.definition.gives(
    values.map((value) => value.type),
    constants,
  )
  if (found.kind === 'scalar') return { kind: 'call', type, name: found.name, arguments: values }
  // Inside an aggregate or a window function there are only functions of one row.
  const inner = binder.allowing(undefined)
  const filter = tree.filter ? inner.condition(tree.filter) : null
  if (binder.scope.functions === 'windows')
    return { kind: 'windowed', type, name: found.name, arguments: values, filter }
  if (found.kind === 'window') throw misplaced(binder, tree)
  const order = (tree.order ?? []).map((term: OrderTerm) => ({ ...term, expression: inner.bind(term.expression) }))
  return {
    kind: 'aggregate',
    type,
    name: found.name,
    arguments: values,
    distinct: tree.distinct ?? false,
    order,
    filter,
  }
}

/** Other ways of writing some calls, brought to one. */
function rewritten(binder: Binder, tree: Call): Call {
  const [a, b] = tree.arguments
  switch (tree.name) {
    case 'strpos':
    case 'instr':
      return { ...tree, name: 'position', arguments: [b, a] }
    case 'date_part': {
      const unit = a?.kind === 'literal' ? a.text.toLowerCase() : ''
      return { ...tree, name: PARTS[unit] ?? unit, arguments: tree.arguments.slice(1) }
    }
    case 'at time zone':
      return { ...tree, name: binder.bind(a).type.kind === 'timestamptz' ? 'at_zone' : 'in_zone' }
    default:
      return tree
  }
}

/** DISTINCT, ORDER BY, FILTER and the star belong to aggregates; aggregates and windows to their steps. */
function checkForm(binder: Binder, tree: Call, found: FoundFunction): void {
  const { definition, kind, name } = found
  const given = tree.arguments.length
  const [least, most] = definition.arity
  const starred = tree.star === true && name !== 'count'
  if (given < least || given > most || starred)
    throw binder.typeError(tree, phrase('expression.arguments', { signature: definition.signature, given }))
  if (kind !== 'scalar' && binder.scope.functions === undefined) throw misplaced(binder, tree)
  const modified = tree.distinct === true || tree.order !== undefined
  const misused = kind === 'scalar' ? modified || tree.filter !== undefined : kind === 'window' && modified
  if (misused || (modified && binder.scope.functions === 'windows'))
    throw binder.typeError(tree, phrase('expression.not-an-aggregate', { name: tree.name }))
}

function misplaced(binder: Binder, tree: Call) {
  return binder.typeError(tree, phrase('expression.function-misplaced', { name: tree.name }))
}

function argumentsOf(outer: Binder, tree: Call, { kind, name, definition }: FoundFunction): readonly Typed[] {
  const binder = kind === 'scalar' ? outer : outer.allowing(undefined)
  const { takes } = definition
  if (takes === 'same') return binder.unify(tree.arguments)
  if (name === 'if') {
    const [condition, ...results] = tree.arguments
    return [binder.condition(condition), ...binder.unify(results)]
  }
  const values = tree.arguments.map((each, i) => argument(binder, each, takes[Math.min(i, takes.length - 1)] ?? 'any'))
  const [first] = values
  if (name === 'array_contains' && first.type.kind === 'list')
    return [first, binder.coerce(values[1], first.type.element, tree.arguments[1])]
  if (name === 'array_concat') return [first, binder.coerce(values[1], first.type, tree.arguments[1])]
  if ((name === 'lag' || name === 'lead') && values.length === 3)
    return [first, values[1], binder.coerce(binder.bind(tree.arguments[2]), first.type, tree.arguments[2])]
  return values
}

function argument(binder: Binder, tree: Expression, takes: Parameter): Typed {
  if (typeof takes === 'object')
    return takes.kind === 'bool' ? binder.condition(tree) : binder.coerce(binder.bind(tree), takes, tree)
  if (takes === 'number') return binder.number(tree)
  const value = binder.bind(tree)
  const { type } = value
  if (takes === 'moment' && familyOf(type) !== 'moment')
    throw binder.typeError(tree, phrase('expression.moment-needed', { type: formatType(type) }))
  if (takes === 'list' && type.kind !== 'list')
    throw binder.typeError(tree, phrase('expression.list-needed', { type: formatType(type) }))
  const nested = type.kind === 'json' || type.kind === 'list' || type.kind === 'struct'
  if (takes === 'json' && !nested && type.kind !== 'string')
    throw binder.typeError(tree, phrase('expression.json-needed', { type: formatType(type) }))
  if (takes === 'comparable' && nested)
    throw binder.typeError(tree, phrase('expression.comparable-needed', { type: formatType(type) }))
  return value
}

function checkConstants(
  binder: Binder,
  tree: Call,
  { name, definition }: FoundFunction,
  values: readonly Typed[],
): void {
  for (const [place, allowed] of Object.entries(definition.constants ?? {})) {
    const value = values[Number(place)]
    if (value === undefined) continue
    const written = tree.arguments[Number(place)]
    if (value.kind !== 'constant' || value.value === null)
      throw binder.typeError(written, phrase('expression.constant-needed', { signature: definition.signature }))
    const text = String(value.value)
    if (allowed !== 'any' && !allowed.includes(text))
      throw binder.typeError(written, phrase('expression.one-of', { value: text, known: allowed.join(', ') }))
    if (name.startsWith('regexp') && place === '1') {
      const why = whyNotRe2(text)
      if (why !== null) throw binder.typeError(written, why)
    }
    if ((name === 'at_zone' || name === 'in_zone') && !isZone(text))
      throw binder.typeError(written, phrase('expression.zone-unknown', { zone: text }))
  }
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
