import { DIALECTS, ddlSchema } from '@ai-etl/core/documents/ddl'
import { renamedFields } from '@ai-etl/core/profile/overrides'
import { ddlOf } from '@ai-etl/runtime/corridor/ddl'
import { readUse } from '@ai-etl/runtime/corridor/use'
import { z } from 'zod'
import { ddlOptionsSchema, useSchema } from '../../analysis/options.ts'
import { keepDesign } from '../../datasets/designs.ts'
import { lastProfile } from '../../datasets/profiles.ts'
import { jobKind } from '../kind.ts'
import { toolsOf } from '../tools.ts'
import { ANALYSIS } from './analysis.ts'

/** Designs the tables of a dataset's last profile for dialects, runs them where an embedded server speaks them, keeps them. */
export const designDatasetJob = jobKind({
  kind: 'design-dataset',
  ...ANALYSIS,
  input: z.object({
    datasetId: z.uuid(),
    dialects: z.array(z.enum(DIALECTS)),
    adviceId: z.uuid().nullable(),
    ...ddlOptionsSchema.omit({ dialect: true }).shape,
    ...useSchema.shape,
  }),
  answer: z.object({ items: z.array(z.object({ designId: z.uuid(), ddl: ddlSchema })) }),
  async run(work) {
    const { services, projectId, userId, lang } = work
    if (projectId === null) throw new RangeError('datasets belong to projects')
    const { settings, live } = await toolsOf(work)
    const { datasetId, dialects, adviceId, table, key, names, ...stated } = work.input
    const profiled = await lastProfile(services, projectId, datasetId, lang)
    const profile = renamedFields(profiled.profile)
    const items = []
    for (const dialect of dialects) {
      const options = { dialect, table, key, names }
      const ddl = await ddlOf(profile, options, readUse(stated), settings, live)
      const designId = await keepDesign(services, profiled, ddl, { options, stated, lang, adviceId, userId })
      items.push({ designId, ddl })
    }
    return { items }
  },
})
