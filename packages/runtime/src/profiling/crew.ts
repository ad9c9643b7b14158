import type { ContextSettings } from '../context.ts'
import { Crew } from '../worker/crew.ts'

/** The stages of a profile, each a job of the crew. */
export const JOBS = {
  scan: new URL('./scan-job.ts', import.meta.url),
  fields: new URL('./fields-job.ts', import.meta.url),
  structure: new URL('./structure-job.ts', import.meta.url),
}

/** Parts are read, and columns stated, by so many threads: what small machines have cores, and memory is planned for. */
export const MEMBERS = 2

/** Threads for one profile after another. */
export function profilingCrew(settings: ContextSettings): Crew {
  return new Crew(MEMBERS, settings, [JOBS.scan, JOBS.fields])
}
