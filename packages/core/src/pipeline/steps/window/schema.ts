import { z } from 'zod'
import { bound, columnNames, expressions, input, order } from '../parts.ts'

export const windowSchema = z
  .strictObject({
    type: z.literal('window'),
    input,
    partitionBy: columnNames.optional(),
    orderBy: order.optional(),
    frame: z.strictObject({ unit: z.enum(['rows', 'range', 'groups']), from: bound, to: bound }).optional(),
    values: expressions,
  })
  .describe(
    'Adds what is computed over the rows around each row: places, running totals, the value before. Without a frame and with an order, rows up to the current one and its equals; without an order, all of the partition.',
  )
