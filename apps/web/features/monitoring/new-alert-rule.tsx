'use client'

import type { Answer } from '@ai-etl/client/client'
import { alertTexts } from '@ai-etl/core/messages/web/monitoring'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Field, Input, Select } from '#ui/field.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { toast } from '#ui/toast.tsx'

const EVENTS = ['failure', 'lateness', 'drift', 'check-failed'] as const
const CHANNELS = ['mail', 'webhook'] as const
/** The server's own notion of late. */
const LATE_MINUTES = 30

/** The form of a new rule. */
export function NewAlertRule({
  projectId,
  pipelines,
}: {
  projectId: string
  pipelines: Answer<'listPipelines'>['items']
}) {
  const t = useTexts(alertTexts)
  const router = useRouter()
  const [name, setName] = useState('')
  const [event, setEvent] = useState<(typeof EVENTS)[number]>('failure')
  const [pipelineId, setPipeline] = useState('')
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('mail')
  const [recipients, setRecipients] = useState('')
  const [late, setLate] = useState(LATE_MINUTES)
  const create = useMutation({
    mutationFn: () =>
      api.call('createAlertRule', {
        query: { projectId },
        body: {
          name: name.trim(),
          event,
          channel,
          pipelineId: pipelineId === '' ? null : pipelineId,
          recipients: recipients.split(/[\s,;]+/).filter(Boolean),
          settings: event === 'lateness' ? { lateSeconds: late * 60 } : {},
        },
      }),
    onSuccess: () => {
      toast(t.made())
      setName('')
      setRecipients('')
      router.refresh()
    },
  })
  return (
    <form
      onSubmit={(submitted) => {
        submitted.preventDefault()
        create.mutate()
      }}
    >
      <Panel
        title={t.create()}
        footer={
          <Button type="submit" look="primary" disabled={create.isPending}>
            {t.create()}
          </Button>
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
          {create.isError && <ProblemNote problem={create.error} />}
        </div>
      </Panel>
    </form>
  )
}
