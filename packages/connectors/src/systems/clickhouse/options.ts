import { z } from 'zod'

const truth = z.enum(['true', 'false']).transform((value) => value === 'true')
const seconds = z.coerce.number().positive().max(86_400)

/** Options of `clickhouse://` and `clickhouses://` addresses. */
export const clickhouseOptions = z.object({
  tls: z
    .enum(['true', 'false', 'insecure'])
    .optional()
    .describe('TLS: true (the same as clickhouses://), false, insecure (without checking the certificate)'),
  ca: z.string().optional().describe('File with the certificate authority (PEM) that signed the server certificate'),
  cert: z.string().optional().describe('File with the client certificate (PEM), for servers that ask for one'),
  key: z.string().optional().describe('File with the key of the client certificate (PEM)'),
  connectTimeout: seconds.default(10).describe('Seconds to wait for an answer to the first request'),
  timeout: seconds.optional().describe('Seconds that one statement may take; absent: one day'),
  compression: truth.default(false).describe('true compresses what is sent and received (gzip): for slow networks'),
  where: z
    .string()
    .min(1)
    .optional()
    .describe('Condition in SQL that rows to be read meet, run with the rights of the address'),
  final: truth
    .default(false)
    .describe('true reads tables with FINAL: only the newest version of each row of a ReplacingMergeTree'),
  types: z.enum(['declared', 'text']).default('declared').describe('text keeps every value as the server writes it'),
})

export type ClickhouseOptions = z.output<typeof clickhouseOptions>
