import { quoteIdentifier } from '../../dialects/quote.ts'
import type { Plan, PlanNode } from '../../pipeline/plan/ops.ts'
import { inputsOfOp } from '../../pipeline/plan/ops.ts'
import type { Pipeline, PipelineTarget } from '../../pipeline/schema.ts'
import type { CompiledFile, RefusedConstruct } from '../capability.ts'
import { SQL_DIALECTS } from '../sql/dialects.ts'
import { emitSelect } from '../sql/query.ts'
import { columnNames } from '../sql/relations.ts'
import { jinjaText, Tags } from './jinja.ts'
import type { ModelNames } from './names.ts'
import { asScan, partOf } from './part.ts'
import type { DbtDialect } from './project.ts'
import type { MartSince } from './since.ts'
import { lessWindow } from './since.ts'
import { keepingOf } from './targets.ts'

/** Writes the SQL of models and tests, and gathers what the dialect cannot do. */
export class Models {
  readonly refused: RefusedConstruct[] = []
  readonly #pipeline: Pipeline
  readonly #names: ModelNames
  readonly #plan: Plan
  readonly #dialect: DbtDialect
  readonly #tags: Tags
  readonly #views = new Set<string>()
  readonly #increments: ReadonlyMap<string, MartSince>

  /**
   * @param plan with the steps that checks look by
   * @param since how marts know what of increments is new, by target
   */
  constructor(
    pipeline: Pipeline,
    names: ModelNames,
    plan: Plan,
    dialect: DbtDialect,
    since: ReadonlyMap<string, MartSince> = new Map(),
  ) {
    this.#increments = since
    this.#pipeline = pipeline
    this.#names = names
    this.#plan = plan
    this.#dialect = dialect
    this.#tags = new Tags(JSON.stringify(plan, exactly))
  }

  /** The models; asked for behind the tests, which say what has to be a view. */
  files(): readonly CompiledFile[] {
    const steps = new Map(this.#needed().map((step) => [step, this.#selectOf(new Set([step]), step)]))
    const staging = [...this.#names.staging].map(([source, name]) => ({
      path: `models/staging/${name}.sql`,
      text: this.#staging(source),
    }))
    const intermediate = [...steps].map(([step, text]) => {
      const config = this.#views.has(step) ? "{{ config(materialized='view') }}\n\n" : ''
      return { path: `models/intermediate/${this.#names.intermediate.get(step) ?? step}.sql`, text: config + text }
    })
    const marts = this.#plan.targets.map(({ name }) => ({
      path: `models/marts/${this.#names.marts.get(name) ?? name}.sql`,
      text: this.#mart(name, this.#pipeline.targets[name]),
    }))
    const snapshots = [...this.#names.snapshots].map(([target, name]) => ({
      path: `snapshots/${name}.sql`,
      text: this.#snapshot(name, this.#pipeline.targets[target]),
    }))
    const moments = { path: 'macros/snapshot_get_time.sql', text: MOMENTS }
    return [...staging, ...intermediate, ...marts, ...snapshots, ...(snapshots.length > 0 ? [moments] : [])]
  }

  /** A test a target whose rows are told apart by a key: none without one, none twice. */
  keyTests(): readonly CompiledFile[] {
    return Object.entries(this.#pipeline.targets).flatMap(([name, { mode, key = [], input }]) => {
      if ((mode !== 'upsert' && mode !== 'scd2') || key.length === 0) return []
      const node = this.#node(input)
      const columns = key.map((column) => this.#tags.template(this.#column(node, column)))
      const empty = columns.map((column) => `${column} IS NULL`).join(' OR ')
      const text = [
        `SELECT ${columns.join(', ')}`,
        `FROM ${this.reference(input)}`,
        `GROUP BY ${columns.join(', ')}`,
        `HAVING count(*) > 1 OR ${empty}`,
      ].join('\n')
      if (text.includes(';')) this.#views.add(input)
      return [{ path: `tests/key_of_${this.#names.marts.get(name) ?? name}.sql`, text: `${text}\n` }]
    })
  }

  /** Rows of a step of the plan, over models; steps named `inside` are written out in it. */
  test(step: string, inside: readonly string[]): string {
    return this.#selectOf(new Set([step, ...inside]), step)
  }

  /** A tag for the model of a source or step. */
  reference(name: string): string {
    const model = this.#names.staging.get(name) ?? this.#names.intermediate.get(name) ?? name
    return `{{ ref(${jinjaText(model)}) }}`
  }

  /** The steps that targets and checks read, in the order of the plan. */
  #needed(): readonly string[] {
    const byId = new Map(this.#plan.nodes.map((node) => [node.id, node]))
    const needed = new Set<string>()
    const visit = (id: string) => {
      const node = byId.get(id)
      if (!node || needed.has(id)) return
      needed.add(id)
      inputsOfOp(node.op).forEach(visit)
    }
    this.#plan.targets.forEach(({ input }) => visit(input))
    this.#pipeline.checks.forEach(({ on }) => visit(on))
    const steps = this.#plan.nodes.filter(({ id }) => needed.has(id)).map(({ step }) => step)
    return [...new Set(steps)].filter((step) => this.#names.intermediate.has(step))
  }

  #selectOf(steps: ReadonlySet<string>, node: string): string {
    const sql = this.#select(partOf(this.#plan, steps), node)
    this.#needsViews(sql, steps)
    return sql
  }

  #select(part: Plan, node: string): string {
    const scans = part.nodes.flatMap(({ op }) => (op.op === 'scan' ? [op.source] : []))
    const sourceTables = Object.fromEntries(scans.map((id) => [id, this.#tags.standIn(this.reference(id))]))
    const emitted = emitSelect(part, node, { dialect: this.#dialect, sourceTables })
    if ('sql' in emitted) return `${this.#tags.template(emitted.sql)}\n`
    this.refused.push(...emitted.refused)
    return ''
  }

  #staging(source: string): string {
    const node = this.#node(source)
    const tag = `{{ source(${jinjaText(this.#names.project)}, ${jinjaText(source)}) }}`
    const part = { ...this.#plan, nodes: [node] }
    const emitted = emitSelect(part, source, {
      dialect: this.#dialect,
      sourceTables: { [source]: this.#tags.standIn(tag) },
    })
    return 'sql' in emitted ? `${this.#tags.template(emitted.sql)}\n` : ''
  }

  #mart(name: string, target: PipelineTarget): string {
    const node = this.#node(target.input)
    const history = this.#names.snapshots.get(name)
    if (history !== undefined) return this.#versions(name, node, history)
    const select = this.#select({ ...this.#plan, nodes: [asScan(node)], targets: [] }, node.id)
    return `${this.#config(name, target)}${select}${this.#since(target, node)}${this.#sinceMark(name, target, node)}`
  }

  /** What the platform keeps of history, over a snapshot. */
  #versions(name: string, node: PlanNode, history: string): string {
    const alias = this.#names.marts.get(name) === name ? '' : `, alias=${jinjaText(name)}`
    const columns = node.columns.map((column) => `  ${this.#tags.template(this.#column(node, column.name))},`)
    return [
      `{{ config(materialized='view'${alias}) }}`,
      '',
      'SELECT',
      ...columns,
      '  _valid_from,',
      '  _valid_to,',
      '  _valid_to IS NULL AS _current',
      `FROM {{ ref(${jinjaText(history)}) }}`,
      '',
    ].join('\n')
  }

  /** Every value counts; times are of when the build saw a change. */
  #snapshot(name: string, { key = [], missing = 'keep', input }: PipelineTarget): string {
    const node = this.#node(input)
    const keys = key.map((column) => jinjaText(this.#column(node, column)))
    const select = this.#select({ ...this.#plan, nodes: [asScan(node)], targets: [] }, node.id)
    return [
      `{% snapshot ${name} %}`,
      '{{ config(',
      "  strategy='check',",
      "  check_cols='all',",
      `  unique_key=[${keys.join(', ')}],`,
      `  hard_deletes='${missing === 'keep' ? 'ignore' : 'invalidate'}',`,
      "  snapshot_meta_column_names={'dbt_valid_from': '_valid_from', 'dbt_valid_to': '_valid_to'}",
      ') }}',
      '',
      `${select}{% endsnapshot %}`,
      '',
    ].join('\n')
  }

  #config(name: string, target: PipelineTarget): string {
    const { mode, key = [], input, schema } = target
    const alias = this.#names.marts.get(name) === name ? [] : [`alias=${jinjaText(name)}`]
    const keys = key.map((column) => jinjaText(this.#column(this.#node(input), column)))
    const changed = keepingOf(target) === 'incremental'
    // The adapter's own way on ClickHouse needs no setting of the server.
    const strategy = this.#dialect === 'clickhouse' ? [] : [`incremental_strategy='${STRATEGIES[mode] ?? 'append'}'`]
    const drift = `on_schema_change='${schema === 'freeze' ? 'fail' : 'append_new_columns'}'`
    const incremental = changed ? ["materialized='incremental'", ...strategy, drift] : []
    const unique = changed && mode === 'upsert' && keys.length > 0 ? [`unique_key=[${keys.join(', ')}]`] : []
    const parts = [...incremental, ...unique, ...alias]
    return parts.length === 0 ? '' : `{{ config(${parts.join(', ')}) }}\n\n`
  }

  /**
   * Later builds take what is new by the cursor: with a key the greatest known value again, since rows of the same value
   * may have come meanwhile. Rows without a value are never taken.
   */
  #since(target: PipelineTarget, node: PlanNode): string {
    const { cursor, mode } = target
    if (cursor === undefined || keepingOf(target) !== 'incremental') return ''
    const column = this.#tags.template(this.#column(node, cursor))
    const known = `(SELECT max(${column}) FROM {{ this }})`
    const newer = `${column} ${mode === 'upsert' ? '>=' : '>'} ${known}`
    return [
      `WHERE ${column} IS NOT NULL`,
      '{% if is_incremental() %}',
      `  AND (${known} IS NULL OR ${newer})`,
      '{% endif %}',
      '',
    ].join('\n')
  }

  /** Later builds take the late window of an incremental source again, and rows without a cursor always. */
  #sinceMark(name: string, target: PipelineTarget, node: PlanNode): string {
    const since = this.#increments.get(name)
    if (since === undefined || keepingOf(target) !== 'incremental') return ''
    const column = this.#tags.template(this.#column(node, since.column))
    const known = `(SELECT max(${column}) FROM {{ this }})`
    return [
      '{% if is_incremental() %}',
      `WHERE ${column} IS NULL`,
      `  OR ${known} IS NULL`,
      `  OR ${column} >= ${lessWindow(known, since, this.#dialect)}`,
      '{% endif %}',
      '',
    ].join('\n')
  }

  #column(node: PlanNode, column: string): string {
    const names = columnNames(node.columns, SQL_DIALECTS[this.#dialect])
    const at = node.columns.findIndex(({ name }) => name === column)
    return quoteIdentifier(this.#dialect, at === -1 ? column : names[at])
  }

  #node(id: string): PlanNode {
    const node = this.#plan.nodes.find((each) => each.id === id)
    if (!node) throw new RangeError(`the plan has no node ${id}`)
    return node
  }

  /**
   * dbt writes ephemeral models into the SQL of their readers, which it cuts at the semicolons that it takes for ends of
   * statements, even within texts: what such a statement reads becomes a view.
   */
  #needsViews(sql: string, steps: ReadonlySet<string>): void {
    if (!sql.includes(';')) return
    const read = this.#plan.nodes.filter(({ step }) => steps.has(step)).flatMap(({ op }) => inputsOfOp(op))
    for (const id of read) this.#views.add(id)
  }
}

/** dbt takes the clock of the session, which has no zone, for the moment of a version: this one has. */
const MOMENTS = `{% macro postgres__snapshot_get_time() -%}
now()
{%- endmacro %}

{% macro duckdb__snapshot_get_time() -%}
now()
{%- endmacro %}
`

const STRATEGIES: Readonly<Record<string, string | undefined>> = { upsert: 'delete+insert' }

function exactly(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}
