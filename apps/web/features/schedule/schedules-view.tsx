'use client'

import { scheduledIncrementsTexts } from '@ai-etl/core/messages/web/increments'
import { scheduleTexts } from '@ai-etl/core/messages/web/schedule'
import { CalendarClock } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { Empty } from '#ui/empty.tsx'
import { Note } from '#ui/note.tsx'
import { Columns, Stack } from '#ui/page.tsx'
import { Panel } from '#ui/panel.tsx'
import type { Parameter } from './parameters.ts'
import { type Schedule, ScheduleCard } from './schedule-card.tsx'
import { ScheduleForm } from './schedule-form.tsx'

interface SchedulesViewProps {
  projectId: string
  pipelineId: string
  parameters: readonly Parameter[]
  /** Sources of which each run reads only what is new. */
  incremental: readonly string[]
  schedules: readonly Schedule[]
  edits: boolean
}

/** When a pipeline runs by itself, and beside it the form of one more, or of the one that is changed. */
export function SchedulesView(props: SchedulesViewProps) {
  const { projectId, pipelineId, parameters, incremental, schedules, edits } = props
  const t = useTexts(scheduleTexts)
  const ti = useTexts(scheduledIncrementsTexts)
  const router = useRouter()
  const [changed, setChanged] = useState<Schedule | null>(null)
  return (
    <Columns of={edits ? 'half' : 'aside'}>
      <Stack>
        {incremental.length > 0 && <Note title={ti.title()}>{ti.what({ sources: incremental.join(', ') })}</Note>}
        {schedules.length === 0 ? (
          <Panel title={t.list()}>
            <Empty icon={CalendarClock} title={t.none()}>
              {t.noneWhat()}
            </Empty>
          </Panel>
        ) : (
          schedules.map((schedule) => (
            <ScheduleCard
              key={schedule.id}
              schedule={schedule}
              incremental={incremental.length > 0}
              edits={edits}
              onChange={() => setChanged(schedule)}
            />
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
