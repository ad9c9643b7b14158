import { z } from 'zod'
import { condition, expressions, joined } from '../parts.ts'

export const joinSchema = z.strictObject({
  type: z.literal('join'),
  left: joined,
  right: joined,
  kind: z.enum(['inner', 'left', 'right', 'full', 'cross', 'semi', 'anti']).default('inner'),
  on: condition.optional(),
  columns: expressions.optional(),
})
