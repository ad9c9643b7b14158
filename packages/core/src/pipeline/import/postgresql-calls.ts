import type { Node } from 'libpg-query'
import { printExpression } from '../../expressions/print.ts'
import type { Expression } from '../../expressions/syntax.ts'
import { phrase } from '../../messages/phrase.ts'
import type { ExpressionReader } from './expression.ts'
import { locationOf } from './parser.ts'
import { call, text } from './tree.ts'

/**
 * Functions that PostgreSQL calls otherwise, or means otherwise, than the platform.
 * @returns undefined: the function is the platform's as it stands
 * @throws PlatformError `pipeline.select-refused` where the platform's would give other values
 */
export function postgresqlCall(
  reader: ExpressionReader,
  name: string,
  values: readonly Expression[],
  node: Node,
): Expression | undefined {
  const at = locationOf(node)
  if (name === 'strpos' && values.length === 2) return call('position', [values[1], values[0]], at)
  if (name === 'log' && values.length === 1) return call('log10', values, at)
  if (name !== 'regexp_replace') return undefined
  const [subject, pattern, by, flags] = values
  if (values.length === 3 && reader.reading.dialect === 'postgresql')
    return reader.refuse(node, phrase('select.regexp-first'))
  if (values.length !== 4) return undefined
  const known = flags.kind === 'literal' && /^(g|gi|ig)$/.test(flags.text)
  if (!known) return reader.refuse(node, phrase('select.regexp-first'))
  if (flags.text === 'g') return call(name, [subject, pattern, by], at)
  if (pattern.kind !== 'literal') return reader.refuseConstruct(node, "regexp_replace(…, 'gi')")
  return call(name, [subject, text(`(?i)${pattern.text}`, pattern.at), by], at)
}

/**
 * `array_agg(x)` keeps NULLs in PostgreSQL and leaves them out here: it says the same where a FILTER leaves them out.
 * @throws PlatformError `pipeline.select-refused`
 */
export function checkArrayNulls(
  reader: ExpressionReader,
  of: Expression | undefined,
  filter: Expression | undefined,
  node: Node,
): void {
  if (reader.reading.dialect !== 'postgresql' || of === undefined) return
  const what = printExpression(of)
  const leavesOut = (tree: Expression): boolean =>
    tree.kind === 'binary' && tree.operator === 'and'
      ? leavesOut(tree.left) || leavesOut(tree.right)
      : tree.kind === 'is' && tree.test === 'null' && tree.negated && printExpression(tree.operand) === what
  if (!filter || !leavesOut(filter)) reader.refuse(node, phrase('select.array-nulls', { what }))
}
