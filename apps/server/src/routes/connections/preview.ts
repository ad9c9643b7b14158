import { previewInPool } from '@ai-etl/runtime/connections/look'
import { z } from 'zod'
import { checkPersonal } from '../../analysis/personal.ts'
import { maskPreview } from '../../datasets/rows.ts'
import { route } from '../../http/route.ts'
import { poolFor } from '../../pool.ts'
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
  query: z.object({
    dataset: z.string().max(1000).default(''),
    rows: previewRows,
    showPersonal: z.enum(['true', 'false']).default('false').describe('true needs the role architect'),
  }),
  answer: previewSchema,
  limit: 120,
  async handle({ services, project, params: { connectionId }, query, lang, signal, audit }) {
    const shown = query.showPersonal === 'true'
    checkPersonal(shown, project.role)
    const { address } = await readable({ connectionId, dataset: query.dataset }, project.id, services)
    const settings = await projectSettings(services, project.id, lang)
    const preview = await previewInPool(poolFor(services, address), address, query.rows, settings, signal)
    if (!shown) return maskPreview(preview)
    await audit('personal.show', { kind: 'connection', id: connectionId }, { dataset: query.dataset })
    return { ...preview, masked: [] }
  },
})
