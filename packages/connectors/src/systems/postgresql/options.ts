import { z } from 'zod'

const truth = z.enum(['true', 'false']).transform((value) => value === 'true')
const seconds = z.coerce.number().positive().max(86_400)

/** Options of `postgresql://` addresses. */
export const postgresqlOptions = z.object({
  tls: z.enum(['true', 'false', 'prefer', 'insecure']).default('prefer').describe('options.postgresql.tls'),
  ca: z.string().optional().describe('options.ca'),
  cert: z.string().optional().describe('options.cert'),
  key: z.string().optional().describe('options.key'),
  connectTimeout: seconds.default(10).describe('options.postgresql.connect-timeout'),
  timeout: seconds.optional().describe('options.postgresql.timeout'),
  schema: z.string().min(1).optional().describe('options.postgresql.schema'),
  where: z.string().min(1).optional().describe('options.where'),
  types: z.enum(['declared', 'text']).default('declared').describe('options.server-types'),
  idleTransactions: truth.default(true).describe('options.postgresql.idle-transactions'),
})

export type PostgresqlOptions = z.output<typeof postgresqlOptions>
