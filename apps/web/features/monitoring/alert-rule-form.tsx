'use client'

import type { Answer } from '@ai-etl/client/client'
import { alertTexts } from '@ai-etl/core/messages/web/monitoring'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Check, Field, Input, Select } from '#ui/field.tsx'
import { MadeOnce } from '#ui/made-once.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { toast } from '#ui/toast.tsx'
import { newSigningKey } from './signing-key.ts'

const EVENTS = ['failure', 'lateness', 'drift', 'check-failed'] as const
const CHANNELS = ['mail', 'webhook'] as const
/** The server's own notion of late. */
const LATE_MINUTES = 30

export type AlertRule = Answer<'listAlertRules'>['items'][number]

interface AlertRuleFormProps {
  projectId: string
  pipelines: Answer<'listPipelines'>['items']
  /** The one that is changed; null for a new one. */
  changed: AlertRule | null
  onDone(): void
}

/** Makes or changes a rule; the key that signs its webhooks is shown once. */
export function AlertRuleForm({ projectId, pipelines, changed, onDone }: AlertRuleFormProps) {
  const t = useTexts(alertTexts)
  const [name, setName] = useState(changed?.name ?? '')
  const [event, setEvent] = useState<AlertRule['event']>(changed?.event ?? 'failure')
  const [pipelineId, setPipeline] = useState(changed?.pipelineId ?? '')
  const [channel, setChannel] = useState<AlertRule['channel']>(changed?.channel ?? 'mail')
  const [recipients, setRecipients] = useState(changed?.recipients.join(', ') ?? '')
  const [late, setLate] = useState(lateMinutes(changed))
  const [enabled, setEnabled] = useState(changed?.enabled ?? true)
  const [signs, setSigns] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const save = useMutation({
    mutationFn: async () => {
      const signingKey = channel === 'webhook' && signs ? newSigningKey() : null
      const body = {
        name: name.trim(),
        event,
        channel,
        enabled,
        pipelineId: pipelineId === '' ? null : pipelineId,
        recipients: recipients.split(/[\s,;]+/).filter(Boolean),
        settings: event === 'lateness' ? { lateSeconds: late * 60 } : {},
        ...(signingKey !== null && { signingKey }),
      }
      if (changed === null) await api.call('createAlertRule', { query: { projectId }, body })
      else await api.call('updateAlertRule', { params: { alertRuleId: changed.id }, body })
      return signingKey
    },
    onSuccess: (signingKey) => {
      toast(changed === null ? t.made() : t.changed())
      if (signingKey === null) onDone()
      else setMade(signingKey)
    },
  })
  return (
    <form
      onSubmit={(submitted) => {
        submitted.preventDefault()
        save.mutate()
      }}
    >
      <Panel
        title={changed === null ? t.create() : t.change()}
        footer={
          <div className="flex flex-wrap gap-2">
            <Button type="submit" look="primary" disabled={save.isPending}>
              {changed === null ? t.create() : t.save()}
            </Button>
            {changed !== null && <Button onClick={onDone}>{t.cancel()}</Button>}
          </div>
        }
      >
        <div className="grid gap-4">
          <Field label={t.name()} required>
            {(links) => (
              <Input {...links} maxLength={200} value={name} onChange={({ target }) => setName(target.value)} />
            )}
          </Field>
          <Field label={t.event()}>
            {(links) => (
              <Select {...links} value={event} onChange={({ target }) => setEvent(target.value as typeof event)}>
                {EVENTS.map((each) => (
                  <option key={each} value={each}>
                    {t.eventName({ event: each })}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {event === 'lateness' && (
            <Field label={t.late()}>
              {(links) => (
                <Input
                  {...links}
                  type="number"
                  min={1}
                  max={10_000}
                  value={late}
                  onChange={({ target }) => setLate(Math.max(1, Math.trunc(Number(target.value))))}
                />
              )}
            </Field>
          )}
          <Field label={t.pipeline()}>
            {(links) => (
              <Select {...links} value={pipelineId} onChange={({ target }) => setPipeline(target.value)}>
                <option value="">{t.whole()}</option>
                {pipelines.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={t.channel()}>
            {(links) => (
              <Select {...links} value={channel} onChange={({ target }) => setChannel(target.value as typeof channel)}>
                {CHANNELS.map((each) => (
                  <option key={each} value={each}>
                    {t[each]()}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={t.recipients()} hint={channel === 'mail' ? t.mailHint() : t.webhookHint()} required>
            {(links) => (
              <Input
                {...links}
                autoComplete="off"
                value={recipients}
                onChange={({ target }) => setRecipients(target.value)}
              />
            )}
          </Field>
          {channel === 'webhook' && (
            <Check
              label={changed === null ? t.sign() : t.signAnew()}
              hint={t.signHint()}
              checked={signs}
              onChange={({ target }) => setSigns(target.checked)}
            />
          )}
          {changed !== null && (
            <Check label={t.atWork()} checked={enabled} onChange={({ target }) => setEnabled(target.checked)} />
          )}
          {save.isError && <ProblemNote problem={save.error} />}
        </div>
      </Panel>
      <MadeOnce
        secret={made}
        title={t.keyMade()}
        onDone={() => {
          setMade(null)
          onDone()
        }}
      />
    </form>
  )
}

function lateMinutes(rule: AlertRule | null): number {
  const seconds = (rule?.settings as { lateSeconds?: unknown } | undefined)?.lateSeconds
  return typeof seconds === 'number' ? Math.max(1, Math.round(seconds / 60)) : LATE_MINUTES
}
