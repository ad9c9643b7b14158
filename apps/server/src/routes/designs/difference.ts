import { PlatformError } from '@ai-etl/core/errors/error'
import { ddlRequest } from '@ai-etl/runtime/corridor/ddl'
import { readUse } from '@ai-etl/runtime/corridor/use'
import { compareDesign } from '@ai-etl/runtime/ddl/difference'
import { z } from 'zod'
import { profileOfDesign, storedDesign } from '../../datasets/designs.ts'
import { route } from '../../http/route.ts'
import { projectSettings } from '../../project-settings.ts'
import { designParams, designScope, targetSchema } from './design.ts'

export const designDifference = route({
  id: 'designDifference',
  method: 'POST',
  path: '/designs/:designId/difference',
  tag: 'designs',
  summary: 'Hold a design against the tables that are there: what a load would change, and what it would refuse',
  scope: designScope,
  params: designParams,
  body: z.object({ target: targetSchema }),
  answer: z.object({
    tables: z.array(
      z.object({
        table: z.string(),
        exists: z.boolean(),
        changes: z.array(
          z.object({
            kind: z.enum(['add-column', 'widen', 'take-null', 'refuse']),
            table: z.string(),
            column: z.string(),
            from: z.string().nullable(),
            to: z.string(),
            statements: z.array(z.string()),
            reason: z.string(),
          }),
        ),
      }),
    ),
  }),
  limit: 60,
  async handle({ services, project, params: { designId }, body, lang, signal }) {
    const { item, options, stated } = await storedDesign(services, project.id, designId)
    if (item.profileId === null) throw new PlatformError('object.missing', { kind: 'profile', id: designId })
    const profile = await profileOfDesign(services, project.id, item.profileId)
    const request = await ddlRequest(profile, options, readUse(stated), lang)
    const settings = await projectSettings(services, project.id, lang)
    const tables = await compareDesign(profile, request, body.target, settings, { signal, progress: () => undefined })
    return { tables }
  },
})
