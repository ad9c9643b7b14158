import { maskSecrets } from '@ai-etl/core/address/mask'
import { discoverInPool } from '@ai-etl/runtime/connections/look'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { poolFor } from '../../pool.ts'
import { projectSettings } from '../../project-settings.ts'
import { calledByLabel } from '../../sources/label.ts'
import { decisionSchema } from '../../sources/preview.ts'
import { readable } from '../../sources/readable.ts'
import { sourceSchema } from '../../sources/source.ts'

export const discoverSource = route({
  id: 'discoverSource',
  method: 'POST',
  path: '/sources/discover',
  tag: 'sources',
  summary: 'What could be read there: datasets with columns and estimates',
  scope: 'project',
  body: z.object({ source: sourceSchema }),
  answer: z.object({
    datasets: z.array(
      z.object({
        name: z.string(),
        address: z.string().describe('secrets masked'),
        kind: z.enum(['table', 'view', 'file', 'records', 'topic']),
        columns: z.array(z.object({ name: z.string(), type: z.string(), nullable: z.boolean() })),
        rows: z.number().nullable(),
        bytes: z.number().nullable(),
        decisions: z.array(decisionSchema),
      }),
    ),
  }),
  limit: 120,
  async handle({ services, body, project, lang, signal }) {
    const source = await readable(body.source, project.id, services)
    const settings = await projectSettings(services, project.id, lang)
    const found = await discoverInPool(poolFor(services, source.address), source.address, settings, signal)
    const datasets = found.map((dataset) => ({ ...dataset, address: maskSecrets(dataset.address) }))
    return calledByLabel({ datasets }, source)
  },
})
