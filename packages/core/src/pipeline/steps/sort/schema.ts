import { z } from 'zod'
import { input, order } from '../parts.ts'

export const sortSchema = z
  .strictObject({ type: z.literal('sort'), input, orderBy: order })
  .describe('Orders the rows. NULLs come last unless `nulls: first` is said, upwards and downwards alike.')
