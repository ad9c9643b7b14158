import { PlatformError } from '@ai-etl/core/errors/error'
import { type LogLine, readRunLog } from '@ai-etl/runtime/runs/log'
import { partsLog } from '@ai-etl/runtime/runs/parts'
import { showRun } from '@ai-etl/runtime/store/queries/runs/show'
import { one } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { textSaid } from '../../runs/said.ts'
import { withoutUploadFolders } from '../../sources/label.ts'
import { runParams } from './run.ts'

export const showRunLog = route({
  id: 'showRunLog',
  method: 'GET',
  path: '/runs/:runId/log',
  tag: 'runs',
  summary: 'The log of a run, from a line on',
  scope: { object: 'run', param: 'runId' },
  params: runParams,
  query: z.object({
    after: z.coerce.number().int().nonnegative().default(0).describe('lines to leave out'),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  answer: z.object({
    lines: z.array(z.looseObject({ time: z.string(), event: z.string() })),
    next: z.number().nullable().describe('`after` of what follows; null: this is all there is by now'),
  }),
  async handle({ services, project, params, query, lang }) {
    const run = await one(services.database, showRun, { projectId: project.id, ...params })
    if (run.runFolder === null) throw new PlatformError('run.no-log', { run: params.runId })
    // One that was refused before it began, or was cleared since, has no folder: nothing is known of it any more.
    const { dataDir } = services.settings
    const own = await readRunLog(dataDir, run.runFolder).catch((error: unknown) => {
      if (error instanceof PlatformError && error.code === 'run.unknown') return []
      throw error
    })
    // A run of several loads is told by theirs.
    const lines = own.length > 0 ? own : await partsLog(dataDir, run.runFolder)
    const shown = lines.slice(query.after, query.after + query.limit)
    const next = query.after + shown.length
    return { lines: shown.map((line) => calledByNames(textSaid(line, lang))), next: next < lines.length ? next : null }
  },
})

/** A line of the log that calls uploads by their file names. */
function calledByNames(line: LogLine): LogLine {
  // The same facts, the texts among them shortened.
  return Object.fromEntries(
    Object.entries(line).map(([fact, value]) => [
      fact,
      typeof value === 'string' ? withoutUploadFolders(value) : value,
    ]),
  ) as LogLine
}
