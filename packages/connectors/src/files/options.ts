import { z } from 'zod'

/** Options that files of every format take. */
export const fileOptions = z.object({
  encoding: z.string().optional().describe('options.encoding'),
  compression: z.enum(['none', 'gzip', 'zstd', 'zip']).optional().describe('options.compression'),
  types: z.enum(['infer', 'text']).default('infer').describe('options.file-types'),
})
