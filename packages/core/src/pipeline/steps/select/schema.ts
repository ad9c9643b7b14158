import { z } from 'zod'
import { expressions, input } from '../parts.ts'

export const selectSchema = z.strictObject({
  type: z.literal('select'),
  input,
  columns: expressions.describe('Only these columns, in this order: {new: expression}'),
})
