import { scheduleTexts } from '@ai-etl/core/messages/web/schedule'
import Link from 'next/link'
import { WalkedCorridor } from '#features/corridor/walked-corridor.tsx'
import { askedOf } from '#features/pipeline/run-start/asked.ts'
import { recurrenceInZone } from '#features/schedule/cron-words.ts'
import { SchedulesView } from '#features/schedule/schedules-view.tsx'
import { serverApi } from '#lib/api-server.ts'
import { page } from '#lib/page.tsx'
import { language, texts } from '#lib/preferences.ts'
import { mayEdit } from '#lib/session.ts'
import { time } from '#lib/times.ts'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'

/** Schedules that are shown; nobody gives a pipeline more. */
const SHOWN = 200

export default page<'pipelineId'>(async ({ params }) => {
  const { pipelineId } = await params
  const api = await serverApi()
  const { projectId, name, text } = await api.call('showPipeline', { params: { pipelineId } })
  const [t, lang, walked, { items }, edits] = await Promise.all([
    texts(scheduleTexts),
    language(),
    api.call('pipelineCorridor', { params: { pipelineId } }),
    api.call('listSchedules', { query: { projectId, pipelineId, limit: SHOWN } }),
    mayEdit(projectId),
  ])
  const [next] = items
    .filter(({ enabled, nextAt }) => enabled && nextAt !== null)
    .sort((a, b) => String(a.nextAt).localeCompare(String(b.nextAt)))
  return (
    <>
      <WalkedCorridor walked={walked} projectId={projectId} name={name} here="pipeline" />
      <Page
        title={t.title({
          name,
          words: next === undefined ? null : (recurrenceInZone(next, lang) ?? next.cron),
          next: next === undefined || next.nextAt === null ? null : time(next.nextAt, lang, next.timezone),
          paused: items.length,
        })}
        lead={t.lead()}
        actions={
          <Button asChild>
            <Link href={`/pipelines/${pipelineId}`}>{t.back()}</Link>
          </Button>
        }
      >
        <SchedulesView
          projectId={projectId}
          pipelineId={pipelineId}
          {...askedOf(text)}
          schedules={items}
          edits={edits}
        />
      </Page>
    </>
  )
})
