import { z } from 'zod'
import { input } from '../parts.ts'

export const distinctSchema = z
  .strictObject({ type: z.literal('distinct'), input })
  .describe('Rows that differ in at least one column; NULL equals NULL.')
