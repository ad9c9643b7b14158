import { z } from 'zod'

/** Options that files of every format take. */
export const fileOptions = z.object({
  encoding: z
    .string()
    .optional()
    .describe('Encoding of the text: utf-8, utf-16le, utf-16be, windows-1251, koi8-r, cp866, …; detected when absent'),
  compression: z
    .enum(['none', 'gzip', 'zstd', 'zip'])
    .optional()
    .describe('How the file is compressed; detected from its first bytes when absent'),
  types: z
    .enum(['infer', 'text'])
    .default('infer')
    .describe('text keeps every value as it was written; infer finds and proves the types'),
})
