import { type CheckSteps, relatedColumns } from '../../pipeline/checks.ts'
import type { PipelineColumn } from '../../pipeline/columns.ts'
import type { Pipeline, PipelineCheckRule } from '../../pipeline/schema.ts'
import type { CompiledFile } from '../capability.ts'
import type { Models } from './models.ts'

/** A test of a column, as schema.yml has it. */
export type ColumnTest = string | Readonly<Record<string, unknown>>

/** The checks of a document as dbt's own tests where those mean the same, else as queries for the rows at fault. */
export interface Tests {
  /** By step or source, then by column. */
  readonly columns: ReadonlyMap<string, ReadonlyMap<string, readonly ColumnTest[]>>
  readonly files: readonly CompiledFile[]
}

/**
 * @param steps that look for the rows at fault, in the plan that the models are of
 * @param columnsOf of a source or step
 */
export function testsOf(
  pipeline: Pipeline,
  steps: readonly CheckSteps[],
  columnsOf: (name: string) => readonly PipelineColumn[],
  models: Models,
): Tests {
  const columns = new Map<string, Map<string, ColumnTest[]>>()
  const files: CompiledFile[] = []
  pipeline.checks.forEach((check, index) => {
    const own = ownTests(check, columnsOf(check.on), models)
    if (own === null) files.push({ path: `tests/check_${index + 1}.sql`, text: queryOf(check, index, steps, models) })
    for (const [column, test] of own ?? []) {
      const tested = columns.get(check.on) ?? new Map<string, ColumnTest[]>()
      columns.set(check.on, tested.set(column, [...(tested.get(column) ?? []), test]))
    }
  })
  return { columns, files }
}

type OwnTests = readonly (readonly [column: string, test: ColumnTest])[]

/** dbt's tests for a check; null where they would look at other rows, or write a value into SQL as it stands. */
function ownTests(check: PipelineCheckRule, columns: readonly PipelineColumn[], models: Models): OwnTests | null {
  if ('notNull' in check) return check.notNull.every(isPlain) ? check.notNull.map((each) => [each, 'not_null']) : null
  if ('unique' in check) {
    const [column, ...others] = check.unique
    // dbt's takes no notice of NULL; two rows without a value are no longer unique here.
    const filled = columns.find(({ name }) => name === column)?.nullable === false
    return others.length === 0 && filled && isPlain(column) ? [[column, 'unique']] : null
  }
  if ('accepted' in check) {
    const entries = Object.entries(check.accepted)
    const safe = entries.every(([column, values]) => isPlain(column) && values.every(isPlainText))
    return safe ? entries.map(([column, values]) => [column, { accepted_values: { arguments: { values } } }]) : null
  }
  if ('relation' in check) {
    const [{ column, table, name: field }, ...others] = relatedColumns(check.relation)
    if (others.length > 0 || !isPlain(column) || !isPlain(field)) return null
    const to = models.reference(table).replaceAll(/^\{\{ | \}\}$/g, '')
    return [[column, { relationships: { arguments: { to, field: `"${field}"` } } }]]
  }
  return null
}

/** A name that dbt's tests may quote as they do: without looking into it. */
export function isPlain(name: string): boolean {
  return /^[\p{L}\p{N}_ ]+$/u.test(name)
}

function isPlainText(value: string | number | boolean): boolean {
  return typeof value === 'string' && /^[\p{L}\p{N}_ .,-]*$/u.test(value)
}

function queryOf(check: PipelineCheckRule, index: number, steps: readonly CheckSteps[], models: Models): string {
  if ('rows' in check) {
    const { atLeast, atMost } = check.rows
    const faults = [
      ...(atLeast === undefined ? [] : [`count(*) < ${atLeast}`]),
      ...(atMost === undefined ? [] : [`count(*) > ${atMost}`]),
    ]
    const having = faults.length === 0 ? 'count(*) < 0' : faults.join(' OR ')
    return `SELECT count(*) AS counted\nFROM ${models.reference(check.on)}\nHAVING ${having}\n`
  }
  const step = steps.find((each) => each.index === index)
  if (!step) throw new RangeError(`check ${index} has no step`)
  return models.test(step.step, [`${step.step}_known`])
}
