import type { Typed } from '../../../expressions/typed.ts'
import type { PipelineColumn } from '../../columns.ts'
import type { StepBuilder, StepOf } from '../../plan/builder.ts'
import { allColumns } from '../../plan/builder.ts'
import { splitValues } from '../../plan/many-rows.ts'
import { mayBeNull } from '../../plan/nullable.ts'
import type { NamedValue, PlanNode } from '../../plan/ops.ts'

/** Groups; arithmetic over aggregates and `having` are nodes of their own behind. */
export function lowerAggregate(step: StepOf<'aggregate'>, build: StepBuilder): void {
  const input = build.input(step.input)
  const scope = build.scope(input)
  const by = Object.entries(step.by).map(([name, text]) => ({
    name,
    expression: build.expression(['by', name], text, scope),
  }))
  const aggregates = build.scope(input, 'aggregates')
  const values = Object.entries(step.values).map(([name, text]) => ({
    name,
    expression: build.expression(['values', name], text, aggregates),
  }))
  lowerGroups(build, input, by, values, step.having)
}

/** What aggregate and pivot share. */
export function lowerGroups(
  build: StepBuilder,
  input: PlanNode,
  by: readonly NamedValue[],
  values: readonly NamedValue[],
  having: string | undefined,
): void {
  const keys: readonly PipelineColumn[] = by.map(({ name, expression }) => ({
    name,
    type: expression.type,
    nullable: mayBeNull(expression, input.columns),
  }))
  const taken = new Set([...keys.map((key) => key.name), ...values.map((value) => value.name)])
  const keyOf = (index: number) => {
    const found = by.findIndex(({ expression }) => expression.kind === 'column' && expression.index === index)
    return found === -1 ? null : found
  }
  const free = (wanted: string) => {
    let name = wanted
    for (let n = 2; keys.some((key) => key.name === name) || (wanted !== name && taken.has(name)); n++)
      name = `${wanted}_${n}`
    return name
  }
  const split = build.attempt(['values'], () => splitValues(values, keys, keyOf, free))
  if (!split) return
  const aggregated = split.inner.map(({ name, expression }) => ({
    name,
    type: expression.type,
    nullable: aggregateMayBeNull(expression, input.columns, by.length > 0),
  }))
  const op = { op: 'aggregate', input: input.id, by, values: split.inner } as const
  const columns = [...keys, ...aggregated]
  if (split.outer === null && having === undefined) {
    build.finish(op, columns)
    return
  }
  let last = build.add('grouped', op, columns)
  if (split.outer !== null) {
    const computed = [...allColumns(keys), ...split.outer]
    if (having === undefined) {
      build.finishProject(last, computed)
      return
    }
    const given = computed.map(({ name, expression }) => ({
      name,
      type: expression.type,
      nullable: mayBeNull(expression, columns),
    }))
    last = build.add('computed', { op: 'project', input: last.id, values: computed }, given)
  }
  const where = build.condition(['having'], having ?? 'true', build.scopeOf(last.columns, build.id))
  build.finish({ op: 'filter', input: last.id, where }, last.columns)
}

/** A group has at least one row: what adds up values that are never NULL is not NULL either. */
function aggregateMayBeNull(tree: Typed, columns: readonly PipelineColumn[], grouped: boolean): boolean {
  if (tree.kind !== 'aggregate' || !mayBeNull(tree, columns)) return false
  const whole = ['sum', 'avg', 'min', 'max', 'median', 'mode', 'first', 'last', 'bool_and', 'bool_or'].includes(
    tree.name,
  )
  return !grouped || !whole || tree.filter !== null || tree.arguments.some((each) => mayBeNull(each, columns))
}
