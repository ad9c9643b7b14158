import type { Dialect } from '../../documents/ddl.ts'
import type { Language } from '../../messages/language.ts'
import { targetWarnings } from '../../messages/targets.ts'
import type { Plan } from '../../pipeline/plan/ops.ts'
import type { Pipeline } from '../../pipeline/schema.ts'
import type { CompiledFile, CompiledTarget, RefusedConstruct } from '../capability.ts'
import { SQL_DIALECTS } from './dialects.ts'
import { identifier } from './identifier.ts'
import { loadStatements } from './load.ts'
import type { SelectOptions } from './query.ts'
import { emitSelect } from './query.ts'
import { columnNames } from './relations.ts'
import { isRefusal } from './rule.ts'
import { designTarget } from './target-table.ts'

export interface CompileSqlOptions extends Pick<SelectOptions, 'comments' | 'sourceTables'> {
  readonly dialect: Dialect
  /** Language of comments that the DDL writes. */
  readonly lang: Language
}

/** Dialects without a server to prove them on: their texts are parsed and reviewed only. */
const UNPROVEN: readonly Dialect[] = ['redshift', 'snowflake', 'bigquery']

/** How one target is filled. */
export interface TargetLoad {
  readonly target: string
  /** The SELECT of its rows. */
  readonly select: string
  /** Make its table and fill it, in order. */
  readonly statements: readonly string[]
}

/**
 * A plan as SQL: `select_TARGET.sql` for each target, one SELECT that reads tables named as the sources, and `load.sql`,
 * which makes the targets' tables and fills them. When anything is refused no file is made.
 */
export function compileSql(plan: Plan, pipeline: Pipeline, options: CompileSqlOptions): CompiledTarget {
  const { loads, refused } = loadsOf(plan, pipeline, options)
  const warnings = UNPROVEN.includes(options.dialect) ? [targetWarnings.unproven] : []
  if (refused.length > 0) return { files: [], refused, warnings }
  const selects = loads.map(
    ({ target, select }): CompiledFile => ({ path: `select_${target}.sql`, text: `${select}\n` }),
  )
  const lines = loads.flatMap(({ target, statements }) => [
    `-- ${target}`,
    ...statements.map((statement) => `${statement};\n`),
  ])
  return { files: [...selects, { path: 'load.sql', text: lines.join('\n') }], refused, warnings }
}

/** The statements of each target, and what the dialect refuses. */
export function loadsOf(
  plan: Plan,
  pipeline: Pipeline,
  options: CompileSqlOptions,
): { readonly loads: readonly TargetLoad[]; readonly refused: readonly RefusedConstruct[] } {
  const { dialect, lang } = options
  const refused: RefusedConstruct[] = []
  const loads: TargetLoad[] = []
  for (const { name, input } of plan.targets) {
    const target = pipeline.targets[name]
    const emitted = emitSelect(plan, input, options)
    if (!('sql' in emitted)) {
      refused.push(...emitted.refused)
      continue
    }
    const columns = plan.nodes.find((node) => node.id === input)?.columns ?? []
    const table = designTarget(dialect, lang, name, target, columns)
    const selected = columnNames(columns, SQL_DIALECTS[dialect]).map((each) => identifier(dialect, each))
    const statements = loadStatements({
      dialect,
      mode: target.mode,
      key: target.key ?? [],
      sources: Object.keys(pipeline.sources),
      table,
      columns,
      selected,
      select: emitted.sql,
    })
    if (isRefusal(statements)) refused.push({ step: name, what: `mode ${target.mode}`, reason: statements.refused })
    else loads.push({ target: name, select: emitted.sql, statements })
  }
  return { loads, refused: distinct(refused) }
}

/** What several targets share is refused once. */
function distinct(refused: readonly RefusedConstruct[]): readonly RefusedConstruct[] {
  const seen = new Set<string>()
  return refused.filter(({ step, what, reason }) => {
    const key = `${step}\0${what}\0${reason.en()}`
    return !seen.has(key) && seen.add(key)
  })
}
