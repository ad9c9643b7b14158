import { PlatformError } from '../../../errors/error.ts'
import { phrase } from '../../../messages/phrase.ts'
import { familyOf } from '../../../types/family.ts'
import type { StepBuilder, StepOf } from '../../plan/builder.ts'
import { columnOf, columnsOfValues, withValues } from '../../plan/builder.ts'
import { splitValues } from '../../plan/many-rows.ts'
import type { Frame, FrameBound, Order } from '../../plan/ops.ts'
import { lowerOrder } from '../../plan/order.ts'

type Step = StepOf<'window'>

/** The input's columns and the new ones; a new one of an old name takes its place. */
export function lowerWindow(step: Step, build: StepBuilder): void {
  const input = build.input(step.input)
  const { columns } = input
  const partition = (step.partitionBy ?? []).map((name, i) =>
    columnOf(columns, build.column(['partitionBy', i], columns, name)),
  )
  const order = lowerOrder(build, step.orderBy ?? [], build.scope(input))
  const frame = step.frame ? (build.attempt(['frame'], () => frameOf(build, step.frame, order)) ?? null) : null
  const scope = build.scope(input, 'windows')
  const values = Object.entries(step.values).map(([name, text]) => ({
    name,
    expression: build.expression(['values', name], text, scope),
  }))
  const taken = new Set(columns.map((column) => column.name))
  const free = (wanted: string) => {
    let name = wanted
    for (let n = 2; taken.has(name); n++) name = `${wanted}_${n}`
    return name
  }
  const split = build.attempt(['values'], () => splitValues(values, columns, (index) => index, free))
  if (!split) return
  const op = { op: 'window', input: input.id, partition, order, frame, values: split.inner } as const
  const windowed = [...columns, ...columnsOfValues(split.inner, columns)]
  if (split.outer === null) {
    build.finish(op, windowed)
    return
  }
  const between = build.add('windows', op, windowed)
  build.finishProject(between, withValues(columns, split.outer))
}

function frameOf(build: StepBuilder, frame: Step['frame'], order: readonly Order[]): Frame | null {
  if (!frame) return null
  const bounds = { unit: frame.unit, from: boundOf(build, frame.from), to: boundOf(build, frame.to) }
  const counted = [bounds.from, bounds.to].some((bound) => 'count' in bound)
  const numeric = order.length === 1 && familyOf(order[0].expression.type) === 'number'
  if (frame.unit === 'range' && counted && !numeric) throw frameError(build, `${frame.from} … ${frame.to}`)
  return bounds
}

/** `unbounded preceding`, `2 preceding`, `current row`; as a number: rows before are negative, 0 is the current one. */
function boundOf(build: StepBuilder, bound: string | number): FrameBound {
  if (typeof bound === 'number')
    return bound === 0 ? { at: 'current row' } : { at: bound < 0 ? 'preceding' : 'following', count: Math.abs(bound) }
  const text = bound.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  if (text === 'unbounded preceding' || text === 'current row' || text === 'unbounded following') return { at: text }
  const found = /^(\d+) (preceding|following)$/.exec(text)
  if (!found) throw frameError(build, bound)
  return { at: found[2] === 'preceding' ? 'preceding' : 'following', count: Number(found[1]) }
}

function frameError(build: StepBuilder, bound: string): PlatformError {
  return new PlatformError('expression.type', {
    expression: `${build.id}.frame`,
    at: 1,
    why: phrase('expression.frame', { bound }),
  })
}
