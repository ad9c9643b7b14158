import { resolve } from 'node:path'
import type { CodeDialect, Compiled } from '@ai-etl/core/documents/compiled'
import { compileTexts } from '@ai-etl/core/messages/compile'
import { stepComments } from '@ai-etl/core/pipeline/comments'
import { incrementsOf } from '@ai-etl/core/pipeline/incremental/increments'
import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import { comparedWithPrevious, withoutPrevious } from '@ai-etl/core/pipeline/previous-rows'
import { withoutSecrets } from '@ai-etl/core/pipeline/secrets'
import type { AirflowTasks } from '@ai-etl/core/targets/airflow/tasks'
import type { CompiledFile } from '@ai-etl/core/targets/capability'
import { refusedIncrements } from '@ai-etl/core/targets/increments'
import type { ContextSettings } from '../context.ts'
import type { Live } from '../load/load.ts'
import { checkWithSources, refuseFaulty } from '../load/pipeline/check.ts'
import { openPipeline, type PipelineAt } from '../load/pipeline/open.ts'
import { TARGETS, type TargetName } from './targets.ts'

export interface CompileRequest {
  readonly at: PipelineAt
  readonly to: TargetName
  /** Null: the target's own choice. */
  readonly dialect: CodeDialect | null
  /** What the tasks of a DAG are; absent: the target's own choice. */
  readonly tasks?: AirflowTasks | null
  /** Tags of a DAG beside its own. */
  readonly tags?: readonly string[]
}

export interface CompiledWithText {
  readonly document: Compiled
  /** Of `document.files`, with their texts. */
  readonly files: readonly CompiledFile[]
}

/**
 * Compiles a pipeline document, whose sources are looked at, into the code of a target. Secrets of addresses become
 * environment variables. What the target refuses stands in the document, in the language of the settings; then there is
 * no file.
 * @throws PlatformError `file.missing`, `document.invalid`, `pipeline.refused`, `usage.invalid`, `compile.dialect-unknown`
 */
export async function compilePipeline(
  { at, to, dialect, tasks = null, tags = [] }: CompileRequest,
  settings: ContextSettings,
  live: Live,
): Promise<CompiledWithText> {
  const opened = await openPipeline(at, settings)
  const { check, sources, placed } = await checkWithSources(opened.document, opened.settings, live)
  refuseFaulty(opened.document, check)
  const { document, text, variables } = withoutSecrets(opened.document, opened.text)
  // Code has no runs of its own to be held against; a DAG that needs them runs the platform's command.
  const compared = comparedWithPrevious(document.pipeline)
  const pipeline = withoutPrevious(document.pipeline)
  const { plan } = lowerPipeline(pipeline, sources)
  const folder = resolve(opened.settings.workingDir)
  const increments = incrementsOf(pipeline, plan)
  const remembers = to === 'airflow' || to === 'dbt'
  const refusedRows = remembers ? [] : refusedIncrements(pipeline, increments, { appends: false })
  const compiled = await TARGETS[to]({
    plan,
    pipeline,
    text,
    dialect,
    comments: stepComments(document.source),
    lang: settings.lang,
    folder,
    tasks,
    tags,
    facts: new Map([...placed].flatMap(([name, { facts }]) => (facts ? [[name, facts] as const] : []))),
  })
  const { lang } = settings
  const refused = [...refusedRows, ...compiled.refused].map(({ step, what, reason }) => ({
    step,
    what,
    reason: reason[lang](),
  }))
  const files = refused.length > 0 ? [] : compiled.files
  const secret = variables.length > 0 ? [compileTexts.secret[lang]({ variables: variables.join(', ') })] : []
  const left =
    compared.length > 0 && to !== 'airflow' ? [compileTexts['previous-rows'][lang]({ on: compared.join(', ') })] : []
  const whole = remembers ? '' : [...increments.sources.keys()].join(', ')
  const read = whole === '' ? [] : [compileTexts.increments[lang]({ sources: whole })]
  const warnings = [...secret, ...left, ...read, ...compiled.warnings.map((warning) => warning[lang]())]
  return { document: { target: to, files: files.map(({ path }) => path), refused, warnings }, files }
}
