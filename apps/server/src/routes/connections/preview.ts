import { previewInWorker } from '@ai-etl/runtime/connections/look'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { projectSettings } from '../../project-settings.ts'
import { previewRows, previewSchema } from '../../sources/preview.ts'
import { readable } from '../../sources/readable.ts'
import { connectionParams } from './connection.ts'

export const previewConnection = route({
  id: 'previewConnection',
  method: 'GET',
  path: '/connections/:connectionId/preview',
  tag: 'connections',
  summary: 'The first rows of a dataset of a connection',
  scope: { object: 'connection', param: 'connectionId' },
  params: connectionParams,
  query: z.object({ dataset: z.string().max(1000).default(''), rows: previewRows }),
  answer: previewSchema,
  limit: 120,
  async handle({ services, project, params: { connectionId }, query, lang, signal }) {
    const { address } = await readable({ connectionId, dataset: query.dataset }, project.id, services)
    const settings = await projectSettings(services, project.id, lang)
    return previewInWorker(address, query.rows, settings, signal)
  },
})
