import { LOOK_JOB } from '@ai-etl/runtime/connections/look'
import { PIPELINE_JOBS } from '@ai-etl/runtime/load/pipeline/pooled'
import { Pool } from '@ai-etl/runtime/worker/pool'

/** As many as a small machine has cores: who waits longer than a moment waits for data, not for these. */
const SIZE = 2
/** Megabytes of one process; a preview of the samples takes a tenth. */
const MEMORY = 1024

/** The processes in which requests have files read and documents checked. */
export function openPool(): Pool {
  const modules = [...PIPELINE_JOBS, LOOK_JOB, import.meta.resolve('@ai-etl/connectors')]
  return new Pool({ size: SIZE, memory: MEMORY, modules })
}
