import type { Pipeline, PipelineCheckRule, Step } from './schema.ts'

/** A check as steps: its rows are those that break the rule. */
export interface CheckSteps {
  /** Place in the document's list. */
  readonly index: number
  /** The step whose rows break the rule. */
  readonly step: string
}

/**
 * The pipeline with steps for what its checks look for. Row counts need none: they have no rows that break them.
 * @returns the added steps by check; their ids are free in the document
 */
export function withCheckSteps(pipeline: Pipeline): { pipeline: Pipeline; checks: readonly CheckSteps[] } {
  const steps: Record<string, Step> = { ...pipeline.steps }
  const checks: CheckSteps[] = []
  pipeline.checks.forEach((check, index) => {
    let id = `check_${index + 1}`
    while (id in steps || id in pipeline.sources) id = `${id}_`
    const step = stepOf(check, id, steps)
    if (step === null) return
    steps[id] = step
    checks.push({ index, step: id })
  })
  return { pipeline: { ...pipeline, steps }, checks }
}

function stepOf(check: PipelineCheckRule, id: string, steps: Record<string, Step>): Step | null {
  const input = check.on
  if ('unique' in check) {
    const by = Object.fromEntries(check.unique.map((column) => [column, quoted(column)]))
    const count = free('repeats', check.unique)
    return { type: 'aggregate', input, by, values: { [count]: 'count(*)' }, having: `${quoted(count)} > 1` }
  }
  if ('notNull' in check) return filter(input, check.notNull.map((column) => `${quoted(column)} is null`).join(' or '))
  if ('accepted' in check) {
    const faults = Object.entries(check.accepted).map(
      ([column, values]) => `${quoted(column)} not in (${values.map(literal).join(', ')})`,
    )
    return filter(input, faults.join(' or '))
  }
  if ('holds' in check) return filter(input, `not (${check.holds}\n)`)
  if ('relation' in check) {
    const pairs = relatedColumns(check.relation)
    const known = `${id}_known`
    steps[known] = filter(input, pairs.map(({ column }) => `${quoted(column)} is not null`).join(' and '))
    const on = pairs.map(({ column, name }) => `rows_.${quoted(column)} = others_.${quoted(name)}`).join(' and ')
    const [{ table }] = pairs
    return {
      type: 'join',
      kind: 'anti',
      left: { input: known, as: 'rows_' },
      right: { input: table, as: 'others_' },
      on,
    }
  }
  return null
}

function filter(input: string, where: string): Step {
  return { type: 'filter', input, where }
}

/** The columns of a relation, each with the table that its values are looked for in and the column's name there. */
export function relatedColumns(relation: Readonly<Record<string, string>>) {
  return Object.entries(relation).map(([column, other]) => {
    const dot = other.indexOf('.')
    return { column, table: other.slice(0, dot), name: other.slice(dot + 1) }
  })
}

function free(wanted: string, taken: readonly string[]): string {
  return taken.includes(wanted) ? free(`${wanted}_`, taken) : wanted
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function literal(value: string | number | boolean): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}
