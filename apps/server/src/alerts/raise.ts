import { insertAlertDelivery } from '@ai-etl/runtime/store/queries/alert-deliveries/insert'
import { alertRulesOfEvent } from '@ai-etl/runtime/store/queries/alert-rules/of-event'
import { maybe, rows } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'

export const ALERT_EVENTS = ['failure', 'lateness', 'drift', 'check-failed'] as const
export type AlertEvent = (typeof ALERT_EVENTS)[number]

/** Something that somebody may want to be told. */
export interface Occurrence {
  readonly projectId: string
  readonly pipelineId: string | null
  readonly runId: string | null
  readonly event: AlertEvent
  /** The same one is told to each recipient once. */
  readonly key: string
  /** Name of the pipeline or load. */
  readonly subject: string
  readonly detail: Readonly<Record<string, unknown>>
}

/** What is sent, by mail as text and to a webhook as it stands. */
export interface AlertPayload extends Omit<Occurrence, 'key'> {
  readonly rule: string
  readonly at: string
}

/** Puts what the rules of a project ask for into the list of what is to be sent. */
export async function raiseAlert({ database }: Pick<Services, 'database'>, occurrence: Occurrence): Promise<void> {
  const { projectId, pipelineId, event } = occurrence
  for (const rule of await rows(database, alertRulesOfEvent, { projectId, event, pipelineId }))
    await deliverByRule({ database }, rule, occurrence)
}

/** The same for one rule. */
export async function deliverByRule(
  { database }: Pick<Services, 'database'>,
  rule: { id: string; name: string; channel: 'mail' | 'webhook'; recipients: readonly string[] },
  { key, ...occurrence }: Occurrence,
): Promise<void> {
  const payload: AlertPayload = { ...occurrence, rule: rule.name, at: new Date().toISOString() }
  const { projectId, runId, event } = occurrence
  for (const recipient of rule.recipients)
    await maybe(database, insertAlertDelivery, {
      projectId,
      runId,
      event,
      recipient,
      payload,
      ruleId: rule.id,
      eventKey: `${event} ${key}`,
      channel: rule.channel,
    })
}
