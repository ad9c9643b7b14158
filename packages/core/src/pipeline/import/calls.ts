import type { FuncCall, Node } from 'libpg-query'
import { findFunction } from '../../expressions/functions/list.ts'
import type { Macro } from '../../expressions/macros.ts'
import { MOST_NODES, writtenOut } from '../../expressions/macros.ts'
import type { Call, Expression } from '../../expressions/syntax.ts'
import { phrase } from '../../messages/phrase.ts'
import type { ExpressionReader } from './expression.ts'
import { locationOf } from './parser.ts'
import { checkArrayNulls, postgresqlCall } from './postgresql-calls.ts'
import { call, text } from './tree.ts'
import { overOf } from './window-definition.ts'

/** Parts that `extract` may name and that are functions here. */
const PARTS = new Set('year quarter month week day hour minute second isodow doy epoch'.split(' '))

/** A call of a function; one that the platform has not is refused with its place. */
export function readCall(reader: ExpressionReader, written: FuncCall, node: Node): Expression {
  const name =
    (written.funcname ?? []).flatMap((part) => ('String' in part ? [part.String.sval ?? ''] : [])).at(-1) ?? ''
  const values = (written.args ?? []).map((each) => reader.read(each))
  const at = locationOf(node)
  if (written.funcformat === 'COERCE_SQL_SYNTAX') {
    const special = sqlForm(reader, name, values, node)
    if (special) return special
  }
  if (written.func_variadic) return reader.refuseConstruct(node, 'VARIADIC')
  const macro = reader.reading.macros.get(name.toLowerCase())
  if (macro) return macroCall(reader, macro, values, written, node)
  const ours =
    postgresqlCall(reader, name, values, node) ?? (name === 'date_part' ? partOf(reader, values, node) : undefined)
  if (ours) return ours
  const within = written.agg_within_group === true
  const found = findFunction(name)
  if (!found || name === 'percentile_disc') return reader.refuse(node, phrase('select.function-unknown', { name }))
  const order = reader.order(written.agg_order)
  const filter = written.agg_filter && reader.read(written.agg_filter)
  if (name === 'array_agg') checkArrayNulls(reader, values[0], filter, node)
  const plain: Call = {
    ...call(within ? found.name : name, within ? [...order.map((term) => term.expression), ...values] : values, at),
    ...(written.agg_star && { star: true }),
    ...(written.agg_distinct && { distinct: true }),
    ...(order.length > 0 && !within && { order }),
    ...(filter && { filter }),
  }
  if (!written.over) return plain
  return Object.assign(plain, { over: overOf(reader, written.over, node) })
}

/** The expression of a macro with the arguments in their places. */
function macroCall(
  reader: ExpressionReader,
  macro: Macro,
  values: readonly Expression[],
  { agg_star, agg_distinct, agg_filter, agg_order, over }: FuncCall,
  node: Node,
): Expression {
  if (agg_star || agg_distinct || agg_filter || agg_order || over)
    return reader.refuse(node, phrase('expression.not-an-aggregate', { name: macro.name }))
  if (values.length !== macro.params.length) {
    const signature = `${macro.name}(${macro.params.join(', ')})`
    return reader.refuse(node, phrase('expression.arguments', { signature, given: values.length }))
  }
  return (
    writtenOut(macro, values, reader.reading.macros) ??
    reader.refuse(node, phrase('macro.too-large', { most: MOST_NODES }))
  )
}

/** A part of a moment: `extract(month from x)`, `date_part('month', x)`. */
function partOf(reader: ExpressionReader, [part, moment]: readonly Expression[], node: Node): Expression {
  const at = locationOf(node)
  const unit = part.kind === 'literal' ? part.text.toLowerCase() : ''
  // PostgreSQL counts from Sunday as 0; a week of the platform has its Sunday as the seventh day.
  if (unit === 'dow') return remainder(call('day_of_week', [moment], at), 7)
  if (!PARTS.has(unit)) return reader.refuseConstruct(node, `EXTRACT(${unit} …)`)
  return findFunction(unit) ? call(unit, [moment], at) : call('date_part', [text(unit, at), moment], at)
}

function remainder(left: Expression, by: number): Expression {
  const { at, end } = left
  return {
    kind: 'binary',
    operator: '%',
    left,
    right: { kind: 'literal', literal: 'number', text: String(by), at, end },
    at,
    end,
  }
}

/** Calls that SQL writes with words in between. */
function sqlForm(
  reader: ExpressionReader,
  name: string,
  values: readonly Expression[],
  node: Node,
): Expression | undefined {
  const at = locationOf(node)
  switch (name) {
    case 'extract':
      return partOf(reader, values, node)
    case 'position':
      return call('position', [values[1], values[0]], at)
    case 'timezone':
      return call('at time zone', [values[1], values[0]], at)
    default:
      return undefined
  }
}
