import { rowsInPool } from '@ai-etl/runtime/connections/look'
import { showDataset } from '@ai-etl/runtime/store/queries/datasets/show'
import { one } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { checkPersonal } from '../../analysis/personal.ts'
import { lastProfile } from '../../datasets/profiles.ts'
import { maskRows, rowsWanted } from '../../datasets/rows.ts'
import { sourceOfDataset } from '../../datasets/source.ts'
import { route } from '../../http/route.ts'
import { poolFor } from '../../pool.ts'
import { projectSettings } from '../../project-settings.ts'
import { readable } from '../../sources/readable.ts'
import { datasetParams, datasetScope } from './dataset.ts'

export const datasetRows = route({
  id: 'datasetRows',
  method: 'GET',
  path: '/datasets/:datasetId/rows',
  tag: 'datasets',
  summary: 'A page of rows as the source wrote them: all, those of a finding of the last profile, or of a value or bar',
  scope: datasetScope,
  params: datasetParams,
  query: z.object({
    table: z.string().max(1000).optional().describe('of nested data; default: the root'),
    field: z.string().max(1000).optional().describe('of the finding, or of the values'),
    rule: z.string().max(100).optional().describe('of the finding'),
    value: z.string().max(4000).optional().describe('rows that hold this value, as the profile shows it'),
    bin: z.coerce.number().int().min(0).max(1000).optional().describe('rows of this bar of the histogram, from 0'),
    skip: z.coerce.number().int().min(0).max(10_000).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(50),
    showPersonal: z.enum(['true', 'false']).default('false').describe('true needs the role architect'),
  }),
  answer: z.object({
    table: z.string(),
    columns: z.array(z.string()),
    rows: z.array(z.object({ line: z.int(), values: z.array(z.string().nullable()) })),
    masked: z.array(z.string()).describe('columns whose values are masked'),
    ended: z.boolean().describe('false: the data go on behind what was looked at'),
  }),
  limit: 240,
  async handle({ services, project, params: { datasetId }, query, lang, signal, audit }) {
    const shown = query.showPersonal === 'true'
    checkPersonal(shown, project.role)
    const dataset = await one(services.database, showDataset, { projectId: project.id, datasetId })
    const profile = dataset.profileId === null ? null : (await lastProfile(services, project.id, datasetId)).profile
    const { table = null, skip, limit } = query
    const match = profile && rowsWanted(profile, table, query)
    // Whoever may ask for the rows of a value can tell who has it.
    if (match && 'wanted' in match && match.personal) checkPersonal(true, project.role)
    const { address } = await readable(sourceOfDataset(dataset), project.id, services)
    const settings = await projectSettings(services, project.id, lang)
    const asked = { table, skip, limit, ...(match && { match }) }
    const page = await rowsInPool(poolFor(services, address), address, asked, settings, signal)
    if (shown)
      await audit('personal.show', { kind: 'dataset', id: datasetId }, { table: page.table, rows: page.rows.length })
    return { ...page, ...(shown ? { masked: [] } : maskRows(page, profile)) }
  },
})
