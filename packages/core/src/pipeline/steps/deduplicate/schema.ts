import { z } from 'zod'
import { columnNames, input, order } from '../parts.ts'

export const deduplicateSchema = z
  .strictObject({
    type: z.literal('deduplicate'),
    input,
    key: columnNames,
    orderBy: order.optional(),
    keep: z.enum(['first', 'last']).default('first'),
  })
  .describe('One row for each key: the first in the order given, or the last.')
