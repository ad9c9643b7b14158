import { PlatformError } from '../errors/error.ts'
import { freeAmong } from './import/steps.ts'
import type { Pipeline, Step } from './schema.ts'

type Join = Extract<Step, { type: 'join' }>

/** What is counted of a join: its rows, those with a partner, and all pairs. */
export const OVERLAP_COUNTS = ['left', 'right', 'leftMatched', 'rightMatched', 'pairs'] as const
export type OverlapCounts = Readonly<Record<(typeof OVERLAP_COUNTS)[number], number>>

/**
 * The pipeline with steps that count how the sides of a join meet, in place of what comes behind it.
 * @returns the step whose rows are `{what, n}`, one for each of OVERLAP_COUNTS
 * @throws PlatformError `pipeline.input-unknown` when there is no such join, `pipeline.join-condition` for a cross join
 */
export function withOverlapSteps(pipeline: Pipeline, name: string): { pipeline: Pipeline; step: string } {
  const join = pipeline.steps[name]
  if (join?.type !== 'join') {
    const joins = Object.entries(pipeline.steps).filter(([, { type }]) => type === 'join')
    throw new PlatformError('pipeline.input-unknown', { name, known: joins.map(([each]) => each).join(', ') })
  }
  const { on } = join
  if (on === undefined) throw new PlatformError('pipeline.join-condition', { step: name, kind: 'inner' })
  const { [name]: _, ...others } = pipeline.steps
  const steps: Record<string, Step> = { ...others }
  const add = (wanted: string, step: Step): string => {
    const id = freeAmong(`overlap_${wanted}`, (each) => each in steps || each in pipeline.sources || each === name)
    steps[id] = step
    return id
  }
  const [left, right] = [sideOf(join.left), sideOf(join.right)]
  const counted = (what: string, input: string): string => {
    const n = add(`${what}_n`, { type: 'aggregate', input, by: {}, values: { n: 'count(*)' } })
    return add(what, { type: 'derive', input: n, values: { what: `'${what}'` } })
  }
  const joined = (kind: Join['kind'], one: Side, other: Side) =>
    add(kind, { type: 'join', left: one, right: other, kind, on, columns: { one: '1' } })
  const inputs = [
    counted('left', left.input),
    counted('right', right.input),
    counted('leftMatched', joined('semi', left, right)),
    counted('rightMatched', joined('semi', right, left)),
    counted('pairs', joined('inner', left, right)),
  ]
  const step = add('all', { type: 'union', inputs, distinct: false })
  return { pipeline: { ...pipeline, steps, targets: {}, checks: [] }, step }
}

interface Side {
  readonly input: string
  readonly as: string
}

function sideOf(side: Join['left']): Side {
  return typeof side === 'string' ? { input: side, as: side } : side
}

/** Rows that a join of a kind gives. */
export function rowsOfJoin(kind: Join['kind'], counts: OverlapCounts): number {
  const { left, right, leftMatched, rightMatched, pairs } = counts
  const alone = { left: left - leftMatched, right: right - rightMatched }
  switch (kind) {
    case 'inner':
      return pairs
    case 'left':
      return pairs + alone.left
    case 'right':
      return pairs + alone.right
    case 'full':
      return pairs + alone.left + alone.right
    case 'semi':
      return leftMatched
    case 'anti':
      return alone.left
    case 'cross':
      return left * right
  }
}
