import { say } from '@ai-etl/core/messages/phrase'
import { type RejectedRecord, rejectedRecords } from '@ai-etl/runtime/runs/quarantine-entries'
import { page } from '@ai-etl/runtime/store/page'
import { listQuarantinedRows } from '@ai-etl/runtime/store/queries/quarantine/list'
import { z } from 'zod'
import { pageOf, pageQuery } from '../../http/page.ts'
import { route } from '../../http/route.ts'
import { withRaw } from './quarantined.ts'
import { runParams } from './run.ts'

export const listQuarantine = route({
  id: 'listQuarantine',
  method: 'GET',
  path: '/runs/:runId/quarantine',
  tag: 'runs',
  summary: 'Rejected rows of a run, load by load, each in its order; values of personal fields are masked',
  scope: { object: 'run', param: 'runId' },
  params: runParams,
  query: pageQuery.extend({
    target: z.string().max(4000).optional(),
    rule: z.string().max(200).optional(),
    state: z.enum(['open', 'mended', 'replayed']).optional(),
  }),
  answer: pageOf(withRaw),
  async handle({ services, project, params, query, lang }) {
    const { limit, cursor, ...filters } = query
    const of = { projectId: project.id, ...params, ...filters }
    const found = await page(services.database, listQuarantinedRows, of, { limit, cursor })
    const rows = found.parsed()
    const records = new Map<string, ReadonlyMap<number, RejectedRecord>>()
    for (const [folder, lying] of Map.groupBy(rows, (row) => row.folder)) {
      const positions = lying.map(({ position }) => position)
      records.set(folder, await recordsOf(services.settings.dataDir, folder, positions))
    }
    // What was wrong is kept in the words of whoever began the run; the folder can say it in any language.
    const items = rows.map((row) => {
      const record = records.get(row.folder)?.get(row.position)
      return { ...row, detail: record === undefined ? row.detail : say(record.detail, lang), raw: record?.raw ?? null }
    })
    return { items, nextCursor: found.nextCursor }
  },
})

/** Retention removes folders before rows of the database: then nothing is shown. */
async function recordsOf(dataDir: string, folder: string, positions: readonly number[]) {
  return rejectedRecords(dataDir, folder, positions, false).catch(() => new Map<number, RejectedRecord>())
}
