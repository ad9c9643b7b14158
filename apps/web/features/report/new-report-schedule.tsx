'use client'

import { reportScheduleTexts } from '@ai-etl/core/messages/web/report'
import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { cronOf, DAILY, type When } from '#features/schedule/recurrence.ts'
import { useChosenZone, WhenFields } from '#features/schedule/when-fields.tsx'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field, Input } from '#ui/field.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { toast } from '#ui/toast.tsx'
import { type Format, Formats } from './formats.tsx'
import type { Kind } from './kinds.ts'
import type { ReportAnswer } from './report-view.tsx'
import { isDataset } from './subject.ts'

const FIRST: When = { ...DAILY, every: 'month', time: '08:00' }

interface NewReportScheduleProps {
  report: ReportAnswer
  open: boolean
  onOpenChange(open: boolean): void
}

/** Makes a report like this one by the clock. */
export function NewReportSchedule({ report, open, onOpenChange }: NewReportScheduleProps) {
  const t = useTexts(reportScheduleTexts)
  const common = useTexts(shellTexts)
  const router = useRouter()
  const formId = useId()
  const [when, setWhen] = useState(FIRST)
  const [zone, setZone] = useChosenZone()
  const [formats, setFormats] = useState<readonly Format[]>(['pdf', 'html'])
  const [recipients, setRecipients] = useState('')
  const create = useMutation({
    mutationFn: () =>
      api.call('createReportSchedule', {
        query: { projectId: report.projectId },
        body: {
          kind: report.kind as Kind,
          subject: isDataset(report.subject) ? { datasetId: report.subject } : { address: report.subject },
          formats,
          language: report.language,
          cron: cronOf(when),
          timezone: zone,
          recipients: recipients.split(/[\s,;]+/).filter(Boolean),
        },
      }),
    onSuccess: () => {
      onOpenChange(false)
      toast(t.made())
      router.refresh()
    },
  })
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      wide
      title={t.create()}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>{common.cancel()}</Button>
          <Button look="primary" type="submit" form={formId} disabled={create.isPending || formats.length === 0}>
            {t.create()}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          create.mutate()
        }}
      >
        <WhenFields value={when} zone={zone} onChange={setWhen} onZone={setZone} />
        <Field label={t.recipients()} hint={t.recipientsHint()}>
          {(links) => (
            <Input
              {...links}
              autoComplete="off"
              value={recipients}
              onChange={({ target }) => setRecipients(target.value)}
            />
          )}
        </Field>
        <Formats label={t.formats()} value={formats} onChange={setFormats} />
        {create.isError && <ProblemNote problem={create.error} />}
      </form>
    </Dialog>
  )
}
