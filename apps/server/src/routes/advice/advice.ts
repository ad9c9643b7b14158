import { adviceSchema, STORES } from '@ai-etl/core/documents/advice'
import { z } from 'zod'
import { useSchema } from '../../analysis/options.ts'

/** Advice as lists show it: without its document. */
export const adviceItemSchema = z
  .object({
    id: z.uuid(),
    projectId: z.uuid(),
    profileId: z.uuid().nullable(),
    address: z.string(),
    recommended: z.string(),
    chosen: z.string().nullable().describe('what the user took; null: nothing yet'),
    createdBy: z.uuid().nullable(),
    createdAt: z.string(),
  })
  .meta({ id: 'AdviceItem' })

/** Advice with what was asked for and its document. */
export const adviceAnswer = adviceItemSchema.extend({ workload: useSchema, document: adviceSchema })

export const adviceParams = z.object({ adviceId: z.uuid() })
export const adviceScope = { object: 'advice', param: 'adviceId' } as const
export const storeSchema = z.enum(STORES)
