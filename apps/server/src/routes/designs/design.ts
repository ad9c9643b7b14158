import { DIALECTS, ddlSchema } from '@ai-etl/core/documents/ddl'
import { z } from 'zod'
import { ddlOptionsSchema, useSchema } from '../../analysis/options.ts'

/** A design as lists show it: without its document. */
export const designItemSchema = z
  .object({
    id: z.uuid(),
    projectId: z.uuid(),
    profileId: z.uuid().nullable(),
    adviceId: z.uuid().nullable(),
    address: z.string(),
    dialect: z.enum(DIALECTS),
    checked: z.enum(['executed', 'parsed', 'unchecked']),
    executedOn: z.string().nullable().describe('where its statements were run for good'),
    executedAt: z.string().nullable(),
    createdBy: z.uuid().nullable(),
    createdAt: z.string(),
  })
  .meta({ id: 'DesignItem' })

/** A design with its document and what it was asked for with. */
export const designAnswer = designItemSchema.extend({
  ddl: ddlSchema,
  options: ddlOptionsSchema.extend({ key: z.array(z.string()).optional() }),
  stated: useSchema,
})

export const designParams = z.object({ designId: z.uuid() })
export const designScope = { object: 'design', param: 'designId' } as const

/** Where tables are or are to be. */
export const targetSchema = z
  .string()
  .min(1)
  .max(4000)
  .describe('address of a database: @connection, postgresql:///city')
