import type { Edited } from '@ai-etl/core/pipeline/edit/apply'
import type { CompiledWithText, CompileRequest } from '../../compile/compile.ts'
import type { ContextSettings } from '../../context.ts'
import type { Bounds, Pool } from '../../worker/pool.ts'
import type { ExplainedCheck } from './check.ts'
import type { CheckJob } from './check-job.ts'
import type { EditJob } from './edit-job.ts'
import type { JoinOverlap } from './overlap.ts'
import type { OverlapJob } from './overlap-job.ts'
import type { StepPreview } from './preview.ts'
import type { PreviewJob } from './preview-job.ts'

const PREVIEW = new URL('./preview-job.ts', import.meta.url)
const CHECK = new URL('./check-job.ts', import.meta.url)
const OVERLAP = new URL('./overlap-job.ts', import.meta.url)
const EDIT = new URL('./edit-job.ts', import.meta.url)
const COMPILE = new URL('../../compile/job.ts', import.meta.url)

/** What a pool loads ahead, so that the first preview need not. */
export const PIPELINE_JOBS: readonly string[] = [PREVIEW.href, CHECK.href]

/**
 * The first rows that a source or step of a pipeline gives, made in a thread of the pool.
 * @throws PlatformError as previewStep and Pool.run do
 */
export function previewInPool(
  pool: Pool,
  input: PreviewJob,
  settings: ContextSettings,
  bounds: Bounds,
): Promise<StepPreview> {
  return pool.run<PreviewJob, StepPreview>({ module: PREVIEW, input, settings }, bounds)
}

/** Checks a document in a thread of the pool. @throws PlatformError as checkPipelineFile and Pool.run do */
export function checkInPool(
  pool: Pool,
  input: CheckJob,
  settings: ContextSettings,
  bounds: Bounds,
): Promise<ExplainedCheck> {
  return pool.run<CheckJob, ExplainedCheck>({ module: CHECK, input, settings }, bounds)
}

/** Compiles a document in a thread of the pool. @throws PlatformError as compilePipeline and Pool.run do */
export function compileInPool(
  pool: Pool,
  input: CompileRequest,
  settings: ContextSettings,
  bounds: Bounds,
): Promise<CompiledWithText> {
  return pool.run<CompileRequest, CompiledWithText>({ module: COMPILE, input, settings }, bounds)
}

/** How the sides of a join meet, in a process of the pool. @throws PlatformError as measureJoin and Pool.run do */
export function overlapInPool(
  pool: Pool,
  input: OverlapJob,
  settings: ContextSettings,
  bounds: Bounds,
): Promise<JoinOverlap> {
  return pool.run<OverlapJob, JoinOverlap>({ module: OVERLAP, input, settings }, bounds)
}

/** Edits a document, SELECTs within it included. @throws PlatformError as applyOperations and Pool.run do */
export function editInPool(pool: Pool, input: EditJob, settings: ContextSettings, bounds: Bounds): Promise<Edited> {
  return pool.run<EditJob, Edited>({ module: EDIT, input, settings }, bounds)
}
