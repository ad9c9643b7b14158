import { differenceOfType } from './column-types.ts'
import { differenceOfColumns, differenceOfFailures, differenceOfRows, type ShownColumn } from './comparison.ts'
import { type ExpressionCase, planOfExpressions } from './expression-cases.ts'
import { MEASURE } from './kinds.ts'
import type { PipelineCase } from './pipelines.ts'
import type { Answer, Planned, Runner } from './runner.ts'
import type { Table } from './tables.ts'
import { type Outcome, Tally } from './tally.ts'

/** How expressions are run: over which table, in which zone, how many of them side by side in one SELECT or frame. */
export interface SideBySide {
  readonly table: Table
  readonly timezone: string
  readonly batch: number
}

/** The values of one expression by the number of the row, and the type of its column; or why there are none. */
export type Column = { readonly values: ReadonlyMap<string | null, string | null>; readonly type: string } | Error
export type Columns = ReadonlyMap<ExpressionCase, Column>

/**
 * What a target makes of expressions. Where a batch fails it is taken apart, until those that fail stand alone.
 * @param cases none that the target refuses
 */
export async function columnsOf(cases: readonly ExpressionCase[], runner: Runner, how: SideBySide): Promise<Columns> {
  const columns = new Map<ExpressionCase, Column>()
  let groups = batches(cases, how.batch)
  while (groups.length > 0) {
    const answers = await answersOf(
      groups.map((group) => planOfExpressions(group, how.table, how.timezone)),
      runner,
    )
    const again: (readonly ExpressionCase[])[] = []
    groups.forEach((group, i) => {
      const answer = answers[i]
      if (!(answer instanceof Error)) {
        group.forEach((each, at) => {
          const values = new Map(answer.rows.map(([number, ...row]) => [number, row[at]]))
          columns.set(each, { values, type: answer.types[at + 1] })
        })
      } else if (group.length > 1) again.push(...batches(group, Math.ceil(group.length / 6)))
      else columns.set(group[0], answer)
    })
    groups = again
  }
  return columns
}

/** Compares what a target makes of expressions with the engine's columns; what it refuses is counted apart. */
export async function soakExpressions(
  cases: readonly ExpressionCase[],
  engine: Columns,
  target: Runner,
  how: SideBySide,
): Promise<Outcome> {
  const tally = new Tally()
  const columns = await columnsOf(written(cases, target, how, tally), target, how)
  const differences = [...columns].flatMap(([each, column]) => {
    tally.compare(each.constructs)
    const expected = engine.get(each)
    if (expected === undefined) throw new RangeError('the engine was not asked')
    const shown: ShownColumn = { type: each.typed.type, measure: each.measure }
    const difference =
      column instanceof Error || expected instanceof Error
        ? differenceOfFailures(expected, column, target.name)
        : (differenceOfColumns(expected.values, column.values, shown, target.name) ??
          differenceOfType(target.name, column.type, each.typed.type))
    return difference === null ? [] : [`${each.text}\n  ${difference}`]
  })
  return tally.outcome(differences)
}

/** The expressions that the target does not refuse. */
function written(
  cases: readonly ExpressionCase[],
  target: Runner,
  how: SideBySide,
  tally: Tally,
): readonly ExpressionCase[] {
  const compile = (group: readonly ExpressionCase[]) =>
    target.compile(planOfExpressions(group, how.table, how.timezone))
  return batches(cases, how.batch).flatMap((group) => {
    if ('text' in compile(group)) return group
    return group.filter((each) => {
      const compiled = compile([each])
      if ('refused' in compiled) tally.refuse(compiled.refused)
      return 'text' in compiled
    })
  })
}

/** Compares the rows that a target gives for pipelines with the engine's, whatever their order. */
export async function soakPipelines(
  cases: readonly PipelineCase[],
  engine: ReadonlyMap<PipelineCase, Answer>,
  target: Runner,
): Promise<Outcome> {
  const tally = new Tally()
  const kept = cases.filter((each) => {
    const compiled = target.compile(each)
    if ('refused' in compiled) tally.refuse(compiled.refused)
    return 'text' in compiled
  })
  const answers = await pipelineAnswers(kept, target)
  const differences = kept.flatMap((each) => {
    tally.compare(each.constructs)
    const [expected, given] = [engine.get(each), answers.get(each)]
    if (expected === undefined || given === undefined) throw new RangeError('a pipeline was not run')
    const difference = differenceOf(each, expected, given, target.name)
    return difference === null ? [] : [`${JSON.stringify(each.steps)}\n  ${difference}`]
  })
  return tally.outcome(differences)
}

/** @param cases none that the target refuses */
export async function pipelineAnswers(
  cases: readonly PipelineCase[],
  runner: Runner,
): Promise<ReadonlyMap<PipelineCase, Answer>> {
  const answers = await answersOf(cases, runner)
  return new Map(cases.map((each, i) => [each, answers[i]]))
}

function differenceOf({ typed }: PipelineCase, engine: Answer, target: Answer, name: string): string | null {
  if (engine instanceof Error || target instanceof Error) return differenceOfFailures(engine, target, name)
  const { columns } = typed.nodes[typed.nodes.length - 1]
  const shown = columns.map((column): ShownColumn => ({ type: column.type, measure: MEASURE.test(column.name) }))
  const ofRows = differenceOfRows(engine.rows, target.rows, shown, name)
  if (ofRows !== null) return ofRows
  for (const [i, column] of columns.entries()) {
    const ofType = differenceOfType(name, target.types[i], column.type)
    if (ofType !== null) return `${column.name}: ${ofType}`
  }
  return null
}

function answersOf(cases: readonly Planned[], runner: Runner): Promise<readonly Answer[]> {
  return runner.run(
    cases.map((each) => {
      const compiled = runner.compile(each)
      if ('text' in compiled) return { ...each, text: compiled.text }
      throw new RangeError(`${runner.name} refuses ${compiled.refused.map(({ what }) => what).join(', ')}`)
    }),
  )
}

function batches<T>(of: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(of.length / size) }, (_, i) => of.slice(i * size, (i + 1) * size))
}
