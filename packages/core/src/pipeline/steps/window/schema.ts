import { z } from 'zod'
import { bound, columnNames, expressions, input, order } from '../parts.ts'

export const windowSchema = z.strictObject({
  type: z.literal('window'),
  input,
  partitionBy: columnNames.optional(),
  orderBy: order.optional(),
  frame: z.strictObject({ unit: z.enum(['rows', 'range', 'groups']), from: bound, to: bound }).optional(),
  values: expressions,
})
