import type { ExpressionPlace } from '../../expressions/assist/diagnose.ts'
import { diagnose } from '../../expressions/assist/diagnose.ts'
import { parseExpression } from '../../expressions/parse.ts'
import type { Scope, ScopeColumn } from '../../expressions/typed.ts'

/** A step as its form has it: perhaps not finished yet. */
export type PlainStep = Readonly<Record<string, unknown>>

/** What is known of the document around a step. */
export interface Surroundings {
  /** Columns of a source or step; undefined where they are not known. */
  columnsOf(name: string): readonly ScopeColumn[] | undefined
  readonly parameters: NonNullable<Scope['parameters']>
  /** Functions of the document's own. */
  readonly macros?: NonNullable<Scope['macros']>
}

/**
 * Where an expression of a step stands: what it may name and what is asked of it, as lowering the step has it.
 * @param path the expression within the step: `['values', 'total']`
 * @returns null where the columns that come in are not known: then nothing can be said of the expression
 */
export function expressionPlace(
  step: PlainStep,
  path: readonly (string | number)[],
  around: Surroundings,
): ExpressionPlace | null {
  const [key] = path
  const type = String(step.type)
  if (type === 'join') return placeInJoin(step, key === 'on', around)
  const columns = columnsOfInput(step.input, around)
  if (columns === null) return null
  const scope: Scope = { columns, input: String(step.input), ...known(around) }
  if (type === 'aggregate' && key === 'having') return placeOfHaving(step, scope)
  if (type === 'aggregate' && key === 'values')
    return { scope: { ...scope, functions: 'aggregates' }, condition: false, groupedBy: groupedBy(step.by) }
  if (type === 'pivot' && key === 'values') return { scope: { ...scope, functions: 'aggregates' }, condition: false }
  if (type === 'window' && key === 'values') return { scope: { ...scope, functions: 'windows' }, condition: false }
  return { scope, condition: key === 'where' }
}

/** What an expression may name beside columns. */
function known({ parameters, macros }: Surroundings): Pick<Scope, 'parameters' | 'macros'> {
  return { parameters, ...(macros && { macros }) }
}

/** Columns that come into a step, those of a join with the name of their side; null where they are not known. */
export function columnsInto(step: PlainStep, around: Surroundings): readonly ScopeColumn[] | null {
  return step.type === 'join'
    ? (placeInJoin(step, false, around)?.scope.columns ?? null)
    : columnsOfInput(step.input, around)
}

function columnsOfInput(input: unknown, { columnsOf }: Surroundings): readonly ScopeColumn[] | null {
  const columns = typeof input === 'string' ? columnsOf(input) : undefined
  return columns === undefined || columns.length === 0 ? null : columns
}

/** A side of a join: what it reads, and what it is called. */
export interface JoinSide {
  readonly input: string
  readonly as: string
}

export function sideOf(side: unknown): JoinSide | null {
  if (typeof side === 'string') return { input: side, as: side }
  if (typeof side !== 'object' || side === null) return null
  const { input, as } = side as { input?: unknown; as?: unknown }
  return typeof input === 'string' ? { input, as: typeof as === 'string' ? as : input } : null
}

function placeInJoin(step: PlainStep, condition: boolean, around: Surroundings): ExpressionPlace | null {
  const sides = [step.left, step.right].map((side) => {
    const named = sideOf(side)
    const columns = named && columnsOfInput(named.input, around)
    return named && columns ? columns.map((column) => ({ ...column, input: named.as })) : null
  })
  const [left, right] = sides
  if (!left || !right) return null
  // Rows without, or because of, a partner: only the left side's columns go on.
  const one = !condition && (step.kind === 'semi' || step.kind === 'anti')
  return { scope: { columns: one ? left : [...left, ...right], ...known(around) }, condition }
}

/** Columns that stand among the groups as they are. */
function groupedBy(by: unknown): ReadonlySet<string> {
  return new Set(
    entriesOf(by).flatMap(([, text]) => {
      try {
        const tree = parseExpression(text)
        return tree.kind === 'column' ? [tree.name] : []
      } catch {
        // A group that cannot be read yet groups by no column.
        return []
      }
    }),
  )
}

/** The new names of groups and values. */
function placeOfHaving(step: PlainStep, scope: Scope): ExpressionPlace {
  const named = (part: unknown, functions: Scope['functions']) =>
    entriesOf(part).flatMap(([name, text]) => {
      const found = diagnose(text, { scope: { ...scope, ...(functions && { functions }) }, condition: false })
      return found.fault === null ? [{ name, type: found.type }] : []
    })
  const columns = [...named(step.by, undefined), ...named(step.values, 'aggregates')]
  const { parameters, macros } = scope
  return { scope: { columns, ...(parameters && { parameters }), ...(macros && { macros }) }, condition: true }
}

function entriesOf(part: unknown): readonly (readonly [string, string])[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).map(([name, text]: [string, unknown]) => [name, String(text)] as const)
}
