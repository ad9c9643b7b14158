'use client'

import type { Answer } from '@ai-etl/client/client'
import { scheduleTexts } from '@ai-etl/core/messages/web/schedule'
import { useMutation } from '@tanstack/react-query'
import { Pause, Play } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '#lib/api.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { time } from '#lib/times.ts'
import { Badge } from '#ui/badge.tsx'
import { Button, LinkButton } from '#ui/button.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { KeyValues } from '#ui/facts.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { toast } from '#ui/toast.tsx'
import { BackfillDialog } from './backfill-dialog.tsx'
import { recurrenceInZone } from './cron-words.ts'

export type Schedule = Answer<'listSchedules'>['items'][number]

interface ScheduleCardProps {
  schedule: Schedule
  /** The pipeline reads only what is new of a source. */
  incremental: boolean
  edits: boolean
  onChange(): void
}

/** One schedule: when, by which rules, and what can be done with it. */
export function ScheduleCard({ schedule, incremental, edits, onChange }: ScheduleCardProps) {
  const t = useTexts(scheduleTexts)
  const lang = useLanguage()
  const { cron, timezone, enabled, nextAt, lastAt } = schedule
  const words = recurrenceInZone(schedule, lang) ?? cron ?? ''
  const at = (moment: string | null) => (moment === null ? t.never() : time(moment, lang, timezone))
  return (
    <Panel
      title={words.slice(0, 1).toUpperCase() + words.slice(1)}
      actions={<Badge tone={enabled ? 'ok' : 'warn'}>{enabled ? t.on() : t.paused()}</Badge>}
      footer={
        edits ? <Actions schedule={schedule} incremental={incremental} words={words} onChange={onChange} /> : undefined
      }
    >
      <KeyValues
        pairs={[
          ...(enabled && nextAt !== null ? [[t.next(), at(nextAt)] as const] : []),
          [t.last(), at(lastAt)],
          [
            t.zone(),
            <span key="zone" translate="no" className="font-mono text-2">
              {timezone}
            </span>,
          ],
          ...(cron === null
            ? []
            : [
                [
                  t.cron(),
                  <code key="cron" className="font-mono text-2">
                    {cron}
                  </code>,
                ] as const,
              ]),
          [t.rules(), t.rulesOf(schedule)],
          ...(schedule.origin === 'document' ? [[t.source(), t.fromDocument()] as const] : []),
          ...Object.entries(schedule.params).map(
            ([name, value]) =>
              [
                <span key={name} translate="no" className="font-mono text-2">
                  {name}
                </span>,
                <code key={name} className="break-all font-mono text-2">
                  {value}
                </code>,
              ] as const,
          ),
        ]}
      />
    </Panel>
  )
}

interface ActionsProps extends Pick<ScheduleCardProps, 'schedule' | 'incremental' | 'onChange'> {
  words: string
}

function Actions({ schedule, incremental, words, onChange }: ActionsProps) {
  const t = useTexts(scheduleTexts)
  const router = useRouter()
  const [filling, setFilling] = useState(false)
  const [removing, setRemoving] = useState(false)
  const params = { scheduleId: schedule.id }
  const { cron, intervalSeconds, timezone, missed, overlap, params: values, enabled } = schedule
  const toggle = useMutation({
    mutationFn: () =>
      api.call('updateSchedule', {
        params,
        body: { cron, intervalSeconds, timezone, missed, overlap, params: values, enabled: !enabled },
      }),
    onSuccess: () => router.refresh(),
  })
  const now = useMutation({
    mutationFn: () => api.call('runScheduleNow', { params }),
    onSuccess: ({ runId }) => toast(t.started(), { action: <Link href={`/runs/${runId}`}>{t.open()}</Link> }),
  })
  const failure = toggle.error ?? now.error
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button size="small" disabled={toggle.isPending} onClick={() => toggle.mutate()}>
          {enabled ? <Pause aria-hidden /> : <Play aria-hidden />}
          {enabled ? t.pause() : t.resume()}
        </Button>
        <Button size="small" disabled={now.isPending} onClick={() => now.mutate()}>
          {t.runNow()}
        </Button>
        {cron !== null && <LinkButton onClick={onChange}>{t.edit()}</LinkButton>}
        <LinkButton onClick={() => setFilling(true)}>{t.backfill()}</LinkButton>
        <LinkButton className="text-bad hover:text-bad" onClick={() => setRemoving(true)}>
          {t.remove()}
        </LinkButton>
      </div>
      {failure !== null && <ProblemNote problem={failure} />}
      <BackfillDialog schedule={schedule} incremental={incremental} open={filling} onOpenChange={setFilling} />
      <Confirm
        open={removing}
        onOpenChange={setRemoving}
        title={t.removeTitle({ words })}
        verb={t.remove()}
        onConfirm={async () => {
          await api.call('deleteSchedule', { params })
          router.refresh()
        }}
      >
        {t.removeWhat()}
      </Confirm>
    </div>
  )
}
