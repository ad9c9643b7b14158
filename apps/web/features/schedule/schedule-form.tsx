'use client'

import { scheduleTexts } from '@ai-etl/core/messages/web/schedule'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Field, Select } from '#ui/field.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { toast } from '#ui/toast.tsx'
import { ParameterFields } from './parameter-fields.tsx'
import type { Parameter } from './parameters.ts'
import { cronOf, DAILY, whenOf } from './recurrence.ts'
import type { Schedule } from './schedule-card.tsx'
import { useChosenZone, WhenFields } from './when-fields.tsx'

interface ScheduleFormProps {
  projectId: string
  pipelineId: string
  /** What the pipeline's document leaves to be said for each run. */
  parameters: readonly Parameter[]
  /** The one that is changed; null for a new one. */
  changed: Schedule | null
  onDone(): void
  onCancel(): void
}

/** Makes or changes a schedule. */
export function ScheduleForm({ projectId, pipelineId, parameters, changed, onDone, onCancel }: ScheduleFormProps) {
  const t = useTexts(scheduleTexts)
  const [when, setWhen] = useState(() => (changed === null || changed.cron === null ? DAILY : whenOf(changed.cron)))
  const [zone, setZone] = useChosenZone(changed?.timezone)
  const [missed, setMissed] = useState<Schedule['missed']>(changed?.missed ?? 'skip')
  const [overlap, setOverlap] = useState<Schedule['overlap']>(changed?.overlap ?? 'skip')
  const [values, setValues] = useState<Schedule['params']>(changed?.params ?? {})
  const save = useMutation({
    mutationFn: () => {
      const params = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
      const body = { cron: cronOf(when), timezone: zone, missed, overlap, params }
      return changed === null
        ? api.call('createSchedule', { query: { projectId }, body: { ...body, pipelineId } })
        : api.call('updateSchedule', {
            params: { scheduleId: changed.id },
            body: { ...body, enabled: changed.enabled },
          })
    },
    onSuccess: () => {
      toast(t.saved())
      onDone()
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <Panel
        title={changed === null ? t.create() : t.change()}
        footer={
          <div className="flex flex-wrap gap-2">
            <Button type="submit" look="primary" disabled={save.isPending}>
              {changed === null ? t.save() : t.saveChange()}
            </Button>
            {changed !== null && <Button onClick={onCancel}>{t.cancel()}</Button>}
          </div>
        }
      >
        <div className="grid gap-4">
          <WhenFields value={when} zone={zone} onChange={setWhen} onZone={setZone} />
          <div className="grid gap-4 md:grid-cols-2">
            <Field label={t.missed()}>
              {(links) => (
                <Select
                  {...links}
                  value={missed}
                  onChange={({ target }) => setMissed(target.value as Schedule['missed'])}
                >
                  <option value="skip">{t.skipMissed()}</option>
                  <option value="catch-up">{t.catchUp()}</option>
                </Select>
              )}
            </Field>
            <Field label={t.overlap()}>
              {(links) => (
                <Select
                  {...links}
                  value={overlap}
                  onChange={({ target }) => setOverlap(target.value as Schedule['overlap'])}
                >
                  <option value="skip">{t.skip()}</option>
                  <option value="queue">{t.queue()}</option>
                  <option value="replace">{t.replace()}</option>
                </Select>
              )}
            </Field>
          </div>
          {parameters.length > 0 && (
            <ParameterFields
              parameters={parameters}
              values={values}
              onChange={(name, value) => setValues((known) => ({ ...known, [name]: value }))}
            />
          )}
          {save.isError && <ProblemNote problem={save.error} />}
        </div>
      </Panel>
    </form>
  )
}
