import { rawRows } from '@ai-etl/runtime/runs/quarantine-entries'
import { page } from '@ai-etl/runtime/store/page'
import { listQuarantinedRows } from '@ai-etl/runtime/store/queries/quarantine/list'
import { showRun } from '@ai-etl/runtime/store/queries/runs/show'
import { one } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { quarantineFolder } from '../../runs/quarantine-folder.ts'
import { withRaw } from './quarantined.ts'
import { runParams } from './run.ts'

export const listQuarantine = route({
  id: 'listQuarantine',
  method: 'GET',
  path: '/runs/:runId/quarantine',
  tag: 'runs',
  summary: 'Rejected rows of a run in their order; values of personal fields are masked',
  scope: { object: 'run', param: 'runId' },
  params: runParams,
  query: pageQuery.extend({
    rule: z.string().max(200).optional(),
    state: z.enum(['open', 'mended', 'replayed']).optional(),
  }),
  answer: pageOf(withRaw),
  async handle({ services, project, params, query }) {
    const { limit, cursor, rule, state } = query
    const of = { projectId: project.id, ...params }
    const folder = quarantineFolder(await one(services.database, showRun, of))
    const found = await page(services.database, listQuarantinedRows, { ...of, rule, state }, { limit, cursor })
    const rows = found.parsed()
    const raw = await rawOf(
      services.settings.dataDir,
      folder,
      rows.map(({ position }) => position),
    )
    return { items: rows.map((row) => ({ ...row, raw: raw.get(row.position) ?? null })), nextCursor: found.nextCursor }
  },
})

/** Retention removes folders before rows of the database: then nothing is shown. */
async function rawOf(dataDir: string, folder: string | null, positions: readonly number[]) {
  const none = new Map<number, string>()
  return folder === null ? none : rawRows(dataDir, folder, positions, false).catch(() => none)
}
