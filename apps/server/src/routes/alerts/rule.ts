import { z } from 'zod'
import { ALERT_EVENTS } from '../../alerts/raise.ts'

export const ruleParams = z.object({ alertRuleId: z.uuid() })

const settings = z
  .object({
    lateSeconds: z.int().min(10).optional().describe('how late is late; default half an hour'),
  })
  .default({})

export const ruleBody = z.object({
  name: z.string().trim().min(1).max(200),
  pipelineId: z.uuid().nullable().default(null).describe('null: every pipeline and load of the project'),
  event: z.enum(ALERT_EVENTS),
  settings,
  channel: z.enum(['mail', 'webhook']),
  recipients: z.array(z.string().min(1).max(2000)).min(1).max(20).describe('mail addresses, or URLs'),
  signingKey: z
    .string()
    .min(16)
    .max(200)
    .optional()
    .describe('of a webhook: signs `timestamp.body` by HMAC-SHA-256 in x-ai-etl-signature; never shown again'),
  enabled: z.boolean().default(true),
})

export const ruleSchema = z.object({
  id: z.uuid(),
  projectId: z.uuid(),
  pipelineId: z.uuid().nullable(),
  name: z.string(),
  event: z.enum(ALERT_EVENTS),
  settings: z.looseObject({}),
  channel: z.enum(['mail', 'webhook']),
  recipients: z.array(z.string()),
  enabled: z.boolean(),
  createdBy: z.uuid().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
})

export const deliverySchema = z.object({
  id: z.uuid(),
  projectId: z.uuid(),
  ruleId: z.uuid().nullable(),
  runId: z.uuid().nullable(),
  event: z.string(),
  channel: z.enum(['mail', 'webhook']),
  recipient: z.string(),
  state: z.enum(['pending', 'sent', 'failed']),
  attempts: z.number(),
  answer: z.string().nullable(),
  nextAt: z.string().nullable(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
})

/** A rule's row as it is answered. */
export function shownRule<T extends { settings: unknown; recipients: readonly string[] }>(row: T) {
  return { ...row, settings: row.settings as Record<string, unknown>, recipients: [...row.recipients] }
}
