import { z } from 'zod'
import { condition, input } from '../parts.ts'

export const filterSchema = z.strictObject({ type: z.literal('filter'), input, where: condition })
