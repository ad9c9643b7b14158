import { previewInPool } from '@ai-etl/runtime/connections/look'
import { z } from 'zod'
import { checkPersonal } from '../../analysis/personal.ts'
import { maskPreview } from '../../datasets/rows.ts'
import { route } from '../../http/route.ts'
import { poolFor } from '../../pool.ts'
import { projectSettings } from '../../project-settings.ts'
import { calledByLabel } from '../../sources/label.ts'
import { previewSchema } from '../../sources/preview.ts'
import { readable } from '../../sources/readable.ts'
import { sourceSchema } from '../../sources/source.ts'

export const previewSource = route({
  id: 'previewSource',
  method: 'POST',
  path: '/sources/preview',
  tag: 'sources',
  summary: 'The first rows of whatever can be read; values of personal columns are masked unless asked for',
  scope: 'project',
  body: z.object({
    source: sourceSchema,
    rows: z.int().min(0).max(500).default(20),
    showPersonal: z.boolean().default(false).describe('needs the role architect; is audited'),
  }),
  answer: previewSchema,
  limit: 120,
  async handle({ services, project, body, lang, signal, audit }) {
    checkPersonal(body.showPersonal, project.role)
    const source = await readable(body.source, project.id, services)
    const settings = await projectSettings(services, project.id, lang)
    const preview = await previewInPool(poolFor(services, source.address), source.address, body.rows, settings, signal)
    if (!body.showPersonal) return calledByLabel(maskPreview(preview), source)
    await audit('personal.show', null, { route: 'previewSource' })
    return calledByLabel({ ...preview, masked: [] }, source)
  },
})
