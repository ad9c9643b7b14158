import { z } from 'zod'
import { nameSchema } from '../parts.ts'

export const sqlSchema = z.strictObject({
  type: z.literal('sql'),
  inputs: z.array(nameSchema).min(1),
  select: z.string().min(1),
})
