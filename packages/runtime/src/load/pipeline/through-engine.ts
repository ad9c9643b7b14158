import { rm } from 'node:fs/promises'
import type { Run } from '@ai-etl/core/documents/run'
import type { Plan } from '@ai-etl/core/pipeline/plan/ops'
import type { Pipeline } from '@ai-etl/core/pipeline/schema'
import type { Computed } from '../../engine/run.ts'
import { computeTargets } from '../../engine/run.ts'
import { engineFolder } from '../../runs/folder.ts'
import type { Live } from '../load.ts'
import type { LoadRequest } from '../request.ts'
import type { RunFacts, SeveralLoads, TargetRequest } from './several.ts'
import { runSeveral } from './several.ts'

interface EngineRun extends SeveralLoads {
  readonly targets: readonly (TargetRequest & { readonly plain: boolean })[]
  readonly pipeline: Pipeline
  readonly plan: Plan
  readonly params: NonNullable<LoadRequest['params']>
  readonly dryRun: boolean
  readonly live: Live
  /** Called with the document of each source that was read. */
  readonly onSource: ((source: string, run: Run) => void) | undefined
}

/**
 * Computes what the engine must, then loads every target: nothing is touched before all rows are computed and all
 * checks have held. What is computed lies in the folder of the run and goes with its end.
 */
export async function runThroughEngine(given: EngineRun): Promise<Run> {
  const { identity, targets, settings, pipeline, plan, params, dryRun, live, name, onSource } = given
  const folder = engineFolder(settings.dataDir, identity.run)
  const inside = { ...settings, fileRoots: settings.fileRoots && [...settings.fileRoots, folder] }
  let computed: Computed | null = null
  const plain: Run[] = []
  const facts = (done: readonly Run[]) => (computed ? factsOf(computed, plain, done, dryRun) : {})
  try {
    return await runSeveral(
      given,
      async (child) => {
        const wanted = targets.filter((target) => !target.plain).map((target) => target.name)
        const request = { pipeline, plan, targets: wanted, params, run: identity.run, folder, onSource }
        computed = await computeTargets(request, inside, live)
        const runs: Run[] = []
        for (const target of targets) {
          const result = computed.results.find((each) => each.name === target.name)
          if (!result) {
            const run = await child(target)
            plain.push(run)
            runs.push(run)
          } else if (!dryRun) {
            const as = { source: `${name}#${target.name}`, content: result.content }
            const source = `parquet:${result.path.replaceAll(/[%?#]/g, encodeURIComponent)}`
            runs.push(await child({ ...target, request: { ...target.request, source, as } }, inside))
          }
        }
        return runs
      },
      facts,
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Rows are read at the sources and written at the targets; what lies between is neither. */
function factsOf(
  { staged, direct, results, rejected }: Computed,
  plain: readonly Run[],
  done: readonly Run[],
  dryRun: boolean,
): RunFacts & Partial<Pick<Run, 'written'>> {
  const reading = [...staged, ...plain]
  const sum = (count: (run: Run) => number) => reading.reduce((total, run) => total + count(run), 0)
  const lain = (count: (each: Computed['direct'][number]) => number) =>
    direct.reduce((total, each) => total + count(each), 0)
  return {
    read: sum((run) => run.read) + lain((each) => each.rows),
    rejected: sum((run) => run.rejected) + rejected,
    filtered: sum((run) => run.filtered),
    bytes: sum((run) => run.bytes) + lain((each) => each.bytes),
    ...(dryRun && {
      written:
        plain.reduce((rows, run) => rows + run.written, 0) + results.reduce((rows, result) => rows + result.rows, 0),
    }),
    quarantine: [...reading, ...done].find((run) => run.quarantine !== null)?.quarantine ?? null,
    warnings: [...new Set([...staged, ...done].flatMap((run) => run.warnings))],
  }
}
