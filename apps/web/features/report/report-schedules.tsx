'use client'

import type { ReportSchedule } from '@ai-etl/client/routes'
import { reportScheduleTexts } from '@ai-etl/core/messages/web/report'
import { CalendarClock } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { recurrenceInZone } from '#features/schedule/cron-words.ts'
import { api } from '#lib/api.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { time } from '#lib/times.ts'
import { Badge } from '#ui/badge.tsx'
import { Button, LinkButton } from '#ui/button.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Panel } from '#ui/panel.tsx'
import { NewReportSchedule } from './new-report-schedule.tsx'
import type { ReportAnswer } from './report-view.tsx'

interface ReportSchedulesProps {
  report: ReportAnswer
  /** Of this kind of report on this subject. */
  schedules: readonly ReportSchedule[]
}

/** When a report like this one is made by itself. */
export function ReportSchedules({ report, schedules }: ReportSchedulesProps) {
  const t = useTexts(reportScheduleTexts)
  const router = useRouter()
  const [making, setMaking] = useState(false)
  const [removed, setRemoved] = useState<ReportSchedule | null>(null)
  return (
    <Panel
      title={t.title()}
      actions={
        <Button size="small" onClick={() => setMaking(true)}>
          <CalendarClock aria-hidden /> {t.add()}
        </Button>
      }
    >
      {schedules.length === 0 ? (
        <p className="text-3 text-ink-2">{t.none()}</p>
      ) : (
        <ul className="grid gap-4">
          {schedules.map((schedule) => (
            <ScheduleOf key={schedule.id} schedule={schedule} onRemove={() => setRemoved(schedule)} />
          ))}
        </ul>
      )}
      <NewReportSchedule report={report} open={making} onOpenChange={setMaking} />
      <Confirm
        open={removed !== null}
        onOpenChange={(open) => !open && setRemoved(null)}
        title={t.removeTitle()}
        verb={t.remove()}
        onConfirm={async () => {
          if (removed === null) return
          await api.call('deleteReportSchedule', { params: { reportScheduleId: removed.id } })
          router.refresh()
        }}
      >
        {t.removeWhat()}
      </Confirm>
    </Panel>
  )
}

function ScheduleOf({ schedule, onRemove }: { schedule: ReportSchedule; onRemove(): void }) {
  const t = useTexts(reportScheduleTexts)
  const lang = useLanguage()
  const { cron, timezone, nextAt, enabled, recipients } = schedule
  return (
    <li className="grid gap-0.5 text-3">
      <p className="font-medium">{recurrenceInZone({ cron, timezone }, lang) ?? `${cron}, ${timezone}`}</p>
      <p className="font-mono text-2 text-ink-3">{cron}</p>
      {nextAt !== null && <p className="text-ink-2">{t.next({ at: time(nextAt, lang, timezone) })}</p>}
      {!enabled && (
        <p>
          <Badge tone="warn">{t.paused()}</Badge>
        </p>
      )}
      {recipients.length > 0 && (
        <p className="text-ink-2 [overflow-wrap:anywhere]">{t.to({ who: recipients.join(', ') })}</p>
      )}
      <p>
        <LinkButton onClick={onRemove}>{t.remove()}</LinkButton>
      </p>
    </li>
  )
}
