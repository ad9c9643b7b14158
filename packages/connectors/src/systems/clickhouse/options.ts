import { z } from 'zod'

const truth = z.enum(['true', 'false']).transform((value) => value === 'true')
const seconds = z.coerce.number().positive().max(86_400)

/** Options of `clickhouse://` and `clickhouses://` addresses. */
export const clickhouseOptions = z.object({
  tls: z.enum(['true', 'false', 'insecure']).optional().describe('options.clickhouse.tls'),
  ca: z.string().optional().describe('options.ca'),
  cert: z.string().optional().describe('options.cert'),
  key: z.string().optional().describe('options.key'),
  connectTimeout: seconds.default(10).describe('options.clickhouse.connect-timeout'),
  timeout: seconds.optional().describe('options.clickhouse.timeout'),
  compression: truth.default(false).describe('options.clickhouse.compression'),
  where: z.string().min(1).optional().describe('options.where'),
  final: truth.default(false).describe('options.clickhouse.final'),
  types: z.enum(['declared', 'text']).default('declared').describe('options.server-types'),
})

export type ClickhouseOptions = z.output<typeof clickhouseOptions>
