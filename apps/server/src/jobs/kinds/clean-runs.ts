import { cleanRuns } from '@ai-etl/runtime/load/clean'
import { findDefaultProject } from '@ai-etl/runtime/store/queries/projects/find-default'
import { maybe } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { projectSettings } from '../../project-settings.ts'
import { contextSettings } from '../../settings.ts'
import { jobKind } from '../kind.ts'

/** What `runs clean` answers. */
export const cleanedSchema = z.object({
  dryRun: z.boolean(),
  runs: z.array(z.object({ run: z.string(), bytes: z.number() })),
  bytes: z.number().describe('of the folders of runs'),
  loads: z.array(z.object({ load: z.string(), target: z.string() })).describe('dead loads whose staging is removed'),
  kept: z.array(z.object({ load: z.string(), target: z.string(), why: z.string() })),
})

/** Clears run folders of the data folder, and what dead loads left at their targets, by the age that is asked for. */
export const cleanRunsJob = jobKind({
  kind: 'clean-runs',
  lane: 'service',
  input: z.object({ days: z.number().nonnegative(), quarantineDays: z.number().nonnegative(), dryRun: z.boolean() }),
  answer: cleanedSchema,
  timeoutSeconds: 6 * 3600,
  retry: { times: 0, firstSeconds: 60 },
  async run({ services, input, lang, signal, progress }) {
    // Targets are named as the command line names them: by the connections that it shares with the oldest project.
    const project = await maybe(services.database, findDefaultProject, {})
    const settings = project
      ? await projectSettings(services, project.id, lang)
      : contextSettings(services.settings, lang)
    const { dryRun, ...retention } = input
    const cleaned = await cleanRuns(settings, { signal, progress }, retention, new Date(), { dryRun })
    return { ...cleaned, runs: [...cleaned.runs], loads: [...cleaned.loads], kept: [...cleaned.kept] }
  },
})
