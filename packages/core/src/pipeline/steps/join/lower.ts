import { PlatformError } from '../../../errors/error.ts'
import type { PipelineColumn } from '../../columns.ts'
import type { StepBuilder, StepOf } from '../../plan/builder.ts'
import type { JoinOp } from '../../plan/ops.ts'

type Side = StepOf<'join'>['left']

/**
 * Both sides' columns, keys not merged; a right column whose name the left side has takes `_right`. `columns` computes
 * new ones from both sides instead.
 */
export function lowerJoin(step: StepOf<'join'>, build: StepBuilder): void {
  const [left, right] = [build.input(nameOf(step.left)), build.input(nameOf(step.right))]
  const { kind } = step
  const [as, bs] = [aliasOf(step.left), aliasOf(step.right)]
  if (as === bs) build.fault(['right'], new PlatformError('pipeline.join-self', { step: build.id, name: as }))
  const scope = build.scopeOf([
    ...left.columns.map((column) => ({ ...column, input: as })),
    ...right.columns.map((column) => ({ ...column, input: bs })),
  ])
  if ((step.on === undefined) !== (kind === 'cross'))
    build.fault(['on'], new PlatformError('pipeline.join-condition', { step: build.id, kind }))
  const on = step.on === undefined ? null : build.condition(['on'], step.on, scope)
  const one = kind === 'semi' || kind === 'anti'
  const given = [
    ...left.columns.map((column) => outer(column, kind === 'right' || kind === 'full')),
    ...(one ? [] : right.columns.map((column) => outer(column, kind === 'left' || kind === 'full'))),
  ]
  const op = (output: JoinOp['output']): JoinOp => ({ op: 'join', kind, left: left.id, right: right.id, on, output })
  if (!step.columns) {
    const names = namesOf(build, given, left.columns.length)
    const output = names.map((name, index) => ({ name, index }))
    build.finish(
      op(output),
      given.map((column, i) => ({ ...column, name: names[i] })),
    )
    return
  }
  const visible = one ? { ...scope, columns: scope.columns.slice(0, left.columns.length) } : scope
  const values = Object.entries(step.columns).map(([name, text]) => ({
    name,
    expression: build.expression(['columns', name], text, visible),
  }))
  const plain = values.flatMap(({ name, expression }) =>
    expression.kind === 'column' ? [{ name, index: expression.index }] : [],
  )
  if (plain.length === values.length) {
    build.finish(
      op(plain),
      plain.map(({ name, index }) => ({ ...given[index], name })),
    )
    return
  }
  const unique = uniqueNames(given)
  const output = unique.map((name, index) => ({ name, index }))
  const joined = build.add(
    'joined',
    op(output),
    given.map((column, i) => ({ ...column, name: unique[i] })),
  )
  build.finishProject(joined, values)
}

function nameOf(side: Side): string {
  return typeof side === 'string' ? side : side.input
}

function aliasOf(side: Side): string {
  return typeof side === 'string' ? side : side.as
}

function outer(column: PipelineColumn, missing: boolean): PipelineColumn {
  return missing ? { ...column, nullable: true } : column
}

/** Left names as they are, right ones with `_right` where they collide. */
function namesOf(build: StepBuilder, columns: readonly PipelineColumn[], left: number): readonly string[] {
  const taken = new Set(columns.slice(0, left).map((column) => column.name))
  return columns.map(({ name }, i) => {
    if (i < left) return name
    const free = taken.has(name) ? `${name}_right` : name
    if (taken.has(free)) build.fault([], new PlatformError('pipeline.column-twice', { step: build.id, column: free }))
    taken.add(free)
    return free
  })
}

/** Names for columns that only the projection behind sees. */
function uniqueNames(columns: readonly PipelineColumn[]): readonly string[] {
  const taken = new Set<string>()
  return columns.map(({ name }) => {
    let free = name
    while (taken.has(free)) free = `${free}_right`
    taken.add(free)
    return free
  })
}
