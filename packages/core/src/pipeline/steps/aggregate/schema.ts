import { z } from 'zod'
import { condition, expressions, input } from '../parts.ts'

export const aggregateSchema = z
  .strictObject({
    type: z.literal('aggregate'),
    input,
    by: expressions.default({}),
    values: expressions,
    having: condition.optional().describe('Over the new names'),
  })
  .describe(
    'One row a group, or one in all without `by`; NULL is a group of its own. Values are expressions over aggregates.',
  )
