import { maskSecrets } from '../../address/mask.ts'
import { parseAddress } from '../../address/parse.ts'
import type { PipelineColumn } from '../../pipeline/columns.ts'
import { inputsOf } from '../../pipeline/graph.ts'
import type { Pipeline } from '../../pipeline/schema.ts'
import type { SourceFacts } from '../../pipeline/warning.ts'
import { formatType } from '../../types/logical.ts'
import type { CompiledFile } from '../capability.ts'
import type { ColumnTest, Tests } from './checks.ts'
import { isPlain } from './checks.ts'
import { literalJinja } from './jinja.ts'
import type { ModelNames } from './names.ts'
import { type DbtDialect, yaml } from './project.ts'

export interface SchemaInput {
  readonly pipeline: Pipeline
  readonly names: ModelNames
  readonly tests: Tests
  readonly dialect: DbtDialect
  /** Of a source or step. */
  readonly columnsOf: (name: string) => readonly PipelineColumn[]
  /** Sources that the database reads from their files, as table functions. */
  readonly external: ReadonlyMap<string, string>
  /** What was measured of sources. */
  readonly facts: ReadonlyMap<string, SourceFacts>
}

/** Where a source lies in the warehouse: null for those that have to be brought there first. */
export function tableInWarehouse(from: string, dialect: DbtDialect): { schema: string | null; table: string } | null {
  const environment = new Proxy<Record<string, string>>({}, { get: () => '' })
  const address = parseAddress(from, { environment, exists: () => false })
  if (address.kind !== 'system' || address.scheme.replace(/^clickhouses$/, 'clickhouse') !== dialect) return null
  const parts = (address.fragment ?? '').match(/"(?:[^"]|"")*"|[^.]+/g) ?? []
  const plain = parts.map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part))
  const table = plain.at(-1)
  if (table === undefined || table === '*') return null
  const database = address.path === '' ? null : address.path
  return { schema: plain.length > 1 ? plain[0] : dialect === 'clickhouse' ? database : 'public', table }
}

/** The files that describe sources, models, tests and who reads the results. */
export function schemaFiles(input: SchemaInput): readonly CompiledFile[] {
  const { pipeline, names } = input
  const steps = Object.keys(pipeline.steps).filter((step) => input.columnsOf(step).length > 0)
  return [
    { path: 'models/sources.yml', text: yaml({ version: 2, sources: sourcesOf(input) }) },
    { path: 'models/staging/schema.yml', text: modelsText(input, names.staging, Object.keys(pipeline.sources)) },
    ...(steps.length === 0
      ? []
      : [{ path: 'models/intermediate/schema.yml', text: modelsText(input, names.intermediate, steps) }]),
    { path: 'models/marts/schema.yml', text: martsText(input) },
    { path: 'models/exposures.yml', text: exposuresText(input) },
  ]
}

/** One block a schema of the warehouse, all of the pipeline's name. */
function sourcesOf({ pipeline, names, dialect, columnsOf, external, facts }: SchemaInput) {
  const blocks = new Map<string, unknown[]>()
  for (const [name, { from }] of Object.entries(pipeline.sources)) {
    const place = tableInWarehouse(from, dialect)
    const schema = place === null || place.schema === null ? ELSEWHERE : literalJinja(place.schema)
    const table = {
      name,
      ...(place && { identifier: literalJinja(place.table) }),
      ...(external.has(name) && { config: { meta: { external_location: external.get(name) } } }),
      description: literalJinja(maskSecrets(from)),
      // What was seen of the source is no rule: a build goes on, and says it.
      columns: described(columnsOf(name), (column) => measured(facts.get(name), column), 'warn'),
    }
    blocks.set(schema, [...(blocks.get(schema) ?? []), table])
  }
  return [...blocks].map(([schema, tables]) => ({
    name: names.project,
    schema,
    quoting: { identifier: true, schema: true },
    tables,
  }))
}

/** What a profile of all rows found of a column: no NULL, no value twice. */
function measured(facts: SourceFacts | undefined, column: string): readonly ColumnTest[] {
  const found = facts?.columns.get(column)
  if (facts === undefined || found === undefined || facts.rows === 0 || found.nulls > 0 || !isPlain(column)) return []
  const config = { severity: 'warn' }
  return [{ not_null: { config } }, ...(found.distinct === facts.rows ? [{ unique: { config } }] : [])]
}

const ELSEWHERE = "{{ var('source_schema', target.schema) }}"

/** A source or step by its model, with its columns and their tests. */
function modelsText(input: SchemaInput, names: ReadonlyMap<string, string>, keys: readonly string[]): string {
  const { pipeline, tests, columnsOf } = input
  const models = keys.map((key) => ({
    name: names.get(key) ?? key,
    description: literalJinja(descriptionOf(pipeline, key)),
    columns: described(columnsOf(key), (column) => tests.columns.get(key)?.get(column) ?? [], null),
  }))
  return yaml({ version: 2, models })
}

function martsText({ pipeline, names, columnsOf }: SchemaInput): string {
  const models = Object.entries(pipeline.targets).map(([name, target]) => ({
    name: names.marts.get(name) ?? name,
    description: literalJinja(`Target ${name}: the rows of ${target.input}, ${target.mode}.`),
    columns: described(columnsOf(target.input), () => [], 'warn'),
  }))
  return yaml({ version: 2, models })
}

function exposuresText({ pipeline, names }: SchemaInput): string {
  const exposures = Object.entries(pipeline.targets).map(([name, target]) => ({
    name: `${names.marts.get(name) ?? name}_of_${names.project}`,
    label: literalJinja(name),
    type: 'application',
    maturity: 'medium',
    description: literalJinja(`What reads ${maskSecrets(target.to)}`),
    depends_on: [`ref('${names.marts.get(name) ?? name}')`],
    owner: { name: names.project },
  }))
  return yaml({ version: 2, exposures })
}

function descriptionOf(pipeline: Pipeline, key: string): string {
  const step = Object.hasOwn(pipeline.steps, key) ? pipeline.steps[key] : null
  if (step === null) return `Source ${key} with the columns that the pipeline reads.`
  return `Step ${key}: ${step.type} of ${inputsOf(step).join(', ')}.`
}

/** Columns with their types; `facts` adds a test that what was never NULL is not, of that severity. */
function described(
  columns: readonly PipelineColumn[],
  testsOf: (column: string) => readonly ColumnTest[],
  facts: 'warn' | null,
) {
  return columns.map(({ name, type, nullable }) => {
    const filled = facts !== null && !nullable && isPlain(name)
    const own = testsOf(name)
    const known = own.some((test) => typeof test === 'object' && 'not_null' in test)
    const tests = [...own, ...(filled && !known ? [{ not_null: { config: { severity: facts } } }] : [])]
    return {
      name: literalJinja(name),
      description: formatType(type),
      quote: true,
      ...(tests.length > 0 && { data_tests: tests }),
    }
  })
}
