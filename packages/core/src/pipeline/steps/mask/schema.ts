import { z } from 'zod'
import { input } from '../parts.ts'

export const maskSchema = z.strictObject({
  type: z.literal('mask'),
  input,
  columns: z.record(z.string().min(1), z.enum(['hash', 'partial', 'null', 'year'])),
})
