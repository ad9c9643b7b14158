import { bindCondition } from '../../expressions/bind.ts'
import { readMacros } from '../../expressions/macros.ts'
import { parseValue } from '../../expressions/values.ts'
import { relatedColumns } from '../../pipeline/checks.ts'
import { parametersOf } from '../../pipeline/plan/lower.ts'
import type { Pipeline, PipelineCheckRule } from '../../pipeline/schema.ts'
import { pythonText } from '../pandas/python.ts'
import type { Frame } from '../python/run-body.ts'
import { literal } from './literals.ts'
import { columnNamed, freeName, type OperationScope, writerOf } from './operations.ts'

/** A check of the document as a statement that stops the run before anything is given out. @throws Refused */
export function checkCode(check: PipelineCheckRule, pipeline: Pipeline, scope: OperationScope): string {
  const frame = scope.frame(check.on)
  const on = pythonText(check.on)
  if ('rows' in check) {
    const { atLeast, atMost } = check.rows
    return `check_rows(${on}, ${frame.variable}, at_least=${atLeast ?? 'None'}, at_most=${atMost ?? 'None'})`
  }
  const [faults, rule] = faultsOf(check, frame, pipeline, scope)
  return `check_none(${on}, ${faults}, ${pythonText(rule)})`
}

function faultsOf(
  check: Exclude<PipelineCheckRule, { rows: unknown }>,
  frame: Frame,
  pipeline: Pipeline,
  scope: OperationScope,
): readonly [faults: string, rule: string] {
  const rows = frame.variable
  const named = (name: string) => columnNamed(name).text
  if ('unique' in check) {
    const repeats = freeName('repeats', frame.node)
    const groups = `${rows}.groupBy(${check.unique.map(named).join(', ')}).agg(F.count(F.lit(1)).alias(${pythonText(repeats)}))`
    return [`${groups}.where(${named(repeats)} > 1)`, `${check.unique.join(', ')} is not unique`]
  }
  if ('notNull' in check) {
    const nulls = check.notNull.map((name) => `${named(name)}.isNull()`)
    return [`${rows}.where(${nulls.join(' | ')})`, `${check.notNull.join(', ')} has NULLs`]
  }
  if ('accepted' in check) {
    const others = Object.entries(check.accepted).map(([name, values]) => {
      const type = frame.node.columns.find((each) => each.name === name)?.type ?? ({ kind: 'string' } as const)
      const items = values.flatMap((value) => {
        const read = parseValue(String(value), type)
        return read === undefined ? [] : [literal(read, type)]
      })
      return `(~${named(name)}.isin(${items.join(', ')}))`
    })
    return [`${rows}.where(${others.join(' | ')})`, 'values that are not accepted']
  }
  if ('relation' in check) {
    const pairs = relatedColumns(check.relation)
    const known = `${rows}.where(${pairs.map(({ column }) => `${named(column)}.isNotNull()`).join(' & ')})`
    const equal = pairs.map(
      ({ column, name }) => `(${columnNamed(column, 'left').text} == ${columnNamed(name, 'right').text})`,
    )
    const others = `${scope.frame(pairs[0].table).variable}.alias("right")`
    return [
      `${known}.alias("left").join(${others}, on=${equal.join(' & ')}, how="left_anti")`,
      `${pairs.map(({ column }) => column).join(', ')} has values that the other table lacks`,
    ]
  }
  const { macros } = readMacros(pipeline.macros ?? {})
  const known = { columns: frame.node.columns, input: check.on, parameters: parametersOf(pipeline.params), macros }
  const condition = writerOf(frame, scope).write(bindCondition(check.holds, known))
  return [`${rows}.where(~(${condition.text}))`, 'a condition does not hold']
}
