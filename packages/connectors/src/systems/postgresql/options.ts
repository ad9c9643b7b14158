import { z } from 'zod'

const truth = z.enum(['true', 'false']).transform((value) => value === 'true')
const seconds = z.coerce.number().positive().max(86_400)

/** Options of `postgresql://` addresses. */
export const postgresqlOptions = z.object({
  tls: z
    .enum(['true', 'false', 'prefer', 'insecure'])
    .default('prefer')
    .describe(
      'TLS: true (with a checked certificate), false, prefer (checked where the server offers it, else plain), insecure (without checking the certificate)',
    ),
  ca: z.string().optional().describe('File with the certificate authority (PEM) that signed the server certificate'),
  cert: z.string().optional().describe('File with the client certificate (PEM), for servers that ask for one'),
  key: z.string().optional().describe('File with the key of the client certificate (PEM)'),
  connectTimeout: seconds.default(10).describe('Seconds to wait for a connection'),
  timeout: seconds.optional().describe('Seconds that one statement may take; absent: no limit'),
  schema: z.string().min(1).optional().describe('Schema of tables named without one; default public'),
  where: z
    .string()
    .min(1)
    .optional()
    .describe('Condition in SQL that rows to be read meet, run with the rights of the address'),
  types: z.enum(['declared', 'text']).default('declared').describe('text keeps every value as the server writes it'),
  idleTransactions: truth.default(true).describe('false lets the server end a transaction that waits for its client'),
})

export type PostgresqlOptions = z.output<typeof postgresqlOptions>
