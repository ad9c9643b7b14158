import { z } from 'zod'
import { columnNames, input } from '../parts.ts'

export const dropSchema = z
  .strictObject({ type: z.literal('drop'), input, columns: columnNames })
  .describe('Leaves columns out.')
