import { z } from 'zod'
import { expressions, input } from '../parts.ts'

export const deriveSchema = z.strictObject({
  type: z.literal('derive'),
  input,
  values: expressions.describe('Columns added or replaced: {new: expression}'),
})
