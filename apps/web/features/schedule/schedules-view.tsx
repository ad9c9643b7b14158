'use client'

import { scheduleTexts } from '@ai-etl/core/messages/web/schedule'
import { CalendarClock } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { Empty } from '#ui/empty.tsx'
import { Columns, Stack } from '#ui/page.tsx'
import { Panel } from '#ui/panel.tsx'
import type { Parameter } from './parameters.ts'
import { type Schedule, ScheduleCard } from './schedule-card.tsx'
import { ScheduleForm } from './schedule-form.tsx'

interface SchedulesViewProps {
  projectId: string
  pipelineId: string
  parameters: readonly Parameter[]
  schedules: readonly Schedule[]
  edits: boolean
}

/** When a pipeline runs by itself, and beside it the form of one more, or of the one that is changed. */
export function SchedulesView({ projectId, pipelineId, parameters, schedules, edits }: SchedulesViewProps) {
  const t = useTexts(scheduleTexts)
  const router = useRouter()
  const [changed, setChanged] = useState<Schedule | null>(null)
  return (
    <Columns of={edits ? 'half' : 'aside'}>
      <Stack>
        {schedules.length === 0 ? (
          <Panel title={t.list()}>
            <Empty icon={CalendarClock} title={t.none()}>
              {t.noneWhat()}
            </Empty>
          </Panel>
        ) : (
          schedules.map((schedule) => (
            <ScheduleCard key={schedule.id} schedule={schedule} edits={edits} onChange={() => setChanged(schedule)} />
          ))
        )}
      </Stack>
      {edits && (
        <ScheduleForm
          // A form of another schedule begins with its values.
          key={changed === null ? `new ${schedules.length}` : changed.id + changed.updatedAt}
          projectId={projectId}
          pipelineId={pipelineId}
          parameters={parameters}
          changed={changed}
          onDone={() => {
            setChanged(null)
            router.refresh()
          }}
          onCancel={() => setChanged(null)}
        />
      )}
    </Columns>
  )
}
