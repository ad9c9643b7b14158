import { discoverInPool } from '@ai-etl/runtime/connections/look'
import { z } from 'zod'
import { wholeAddress } from '../../connections/shared-file.ts'
import { route } from '../../http/route.ts'
import { poolFor } from '../../pool.ts'
import { projectSettings } from '../../project-settings.ts'
import { connectionParams } from './connection.ts'

export const discoverConnection = route({
  id: 'discoverConnection',
  method: 'GET',
  path: '/connections/:connectionId/discover',
  tag: 'connections',
  summary: 'What a connection offers: datasets with columns and estimates',
  scope: { object: 'connection', param: 'connectionId' },
  params: connectionParams,
  query: z.object({
    search: z.string().max(200).optional().describe('a part of the name'),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  answer: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(['table', 'view', 'file', 'records', 'topic']),
        columns: z.array(z.object({ name: z.string(), type: z.string(), nullable: z.boolean() })),
        rows: z.number().nullable(),
        bytes: z.number().nullable(),
      }),
    ),
    total: z.int().describe('datasets that fit, also those beyond the limit'),
  }),
  limit: 120,
  async handle({ services, project, params: { connectionId }, query, lang, signal }) {
    const address = await wholeAddress(services, project.id, connectionId)
    const found = await discoverInPool(
      poolFor(services, address),
      address,
      await projectSettings(services, project.id, lang),
      signal,
    )
    const wanted = (query.search ?? '').toLowerCase()
    const fitting = found.filter(({ name }) => name.toLowerCase().includes(wanted))
    const items = fitting
      .slice(0, query.limit)
      .map(({ name, kind, columns, rows, bytes }) => ({ name, kind, columns, rows, bytes }))
    return { items, total: fitting.length }
  },
})
