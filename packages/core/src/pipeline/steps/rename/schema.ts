import { z } from 'zod'
import { input } from '../parts.ts'

export const renameSchema = z
  .strictObject({
    type: z.literal('rename'),
    input,
    columns: z.record(z.string().min(1), z.string().min(1)).describe('{old: new}'),
  })
  .describe('Calls columns otherwise; all stay where they are.')
