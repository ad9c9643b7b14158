import { LOOK_JOB } from '@ai-etl/runtime/connections/look'
import { PIPELINE_JOBS } from '@ai-etl/runtime/load/pipeline/pooled'
import { Pool } from '@ai-etl/runtime/worker/pool'
import { serverKey } from './jobs/server-key.ts'
import type { Services } from './services.ts'

/** As many as a small machine has cores: who waits longer than a moment waits for data, not for these. */
const SIZE = 2
/** Megabytes of one process; a preview of the samples takes a tenth. */
const MEMORY = 1024

/** Those of outside systems wait for their network more than they compute. */
const OUTSIDE_SIZE = 4
const OUTSIDE_MEMORY = 512
/** Milliseconds: connections are looked at now and then, several times in a row. */
const OUTSIDE_IDLE = 60_000

/** The processes in which requests have files read and documents checked. */
export function openPool(): Pool {
  const modules = [...PIPELINE_JOBS, LOOK_JOB, import.meta.resolve('@ai-etl/connectors')]
  return new Pool({ size: SIZE, memory: MEMORY, modules })
}

/**
 * The processes in which outside systems are tested and looked at: apart, so that a server which does not answer holds up
 * neither those who edit a pipeline nor more threads than these.
 */
export function openOutsidePool(): Pool {
  const modules = [LOOK_JOB, import.meta.resolve('@ai-etl/connectors')]
  return new Pool({ size: OUTSIDE_SIZE, memory: OUTSIDE_MEMORY, modules, idle: OUTSIDE_IDLE })
}

/** Where an address is looked at: files by those who are fast, systems by those who may wait. */
export function poolFor({ pool, outsidePool }: Pick<Services, 'pool' | 'outsidePool'>, address: string): Pool {
  return serverKey(address) === null ? pool : outsidePool
}
