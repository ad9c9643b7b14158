'use client'

import { scheduledIncrementsTexts } from '@ai-etl/core/messages/web/increments'
import { scheduleTexts } from '@ai-etl/core/messages/web/schedule'
import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field, Input } from '#ui/field.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { toast } from '#ui/toast.tsx'
import { dayAfter, startOfDay } from './days.ts'
import type { Schedule } from './schedule-card.tsx'

interface BackfillDialogProps {
  schedule: Schedule
  /** The pipeline reads only what is new of a source. */
  incremental: boolean
  open: boolean
  onOpenChange(open: boolean): void
}

/** Runs for every time of a schedule within days that are past. */
export function BackfillDialog({ schedule, incremental, open, onOpenChange }: BackfillDialogProps) {
  const t = useTexts(scheduleTexts)
  const ti = useTexts(scheduledIncrementsTexts)
  const common = useTexts(shellTexts)
  const formId = useId()
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const disordered = from !== '' && until !== '' && from > until
  const fill = useMutation({
    mutationFn: () =>
      api.call('backfillSchedule', {
        params: { scheduleId: schedule.id },
        body: {
          from: startOfDay(from, schedule.timezone).toISOString(),
          until: startOfDay(dayAfter(until), schedule.timezone).toISOString(),
        },
      }),
    onSuccess: ({ runIds }) => {
      onOpenChange(false)
      toast(t.backfilled({ n: runIds.length }))
    },
  })
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t.backfill()}
      description={incremental ? `${t.backfillWhat()} ${ti.backfill()}` : t.backfillWhat()}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>{common.cancel()}</Button>
          <Button
            look="primary"
            type="submit"
            form={formId}
            disabled={fill.isPending || from === '' || until === '' || disordered}
          >
            {t.backfill()}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          fill.mutate()
        }}
      >
        <div className="grid gap-4 md:grid-cols-2">
          <Field label={t.from()} required>
            {(links) => <Input {...links} type="date" value={from} onChange={({ target }) => setFrom(target.value)} />}
          </Field>
          <Field label={t.until()} required error={disordered ? t.order() : undefined}>
            {(links) => (
              <Input {...links} type="date" value={until} onChange={({ target }) => setUntil(target.value)} />
            )}
          </Field>
        </div>
        {fill.isError && <ProblemNote problem={fill.error} />}
      </form>
    </Dialog>
  )
}
