import { scheduleTexts } from '@ai-etl/core/messages/web/schedule'
import Link from 'next/link'
import { recurrenceWords } from '#features/schedule/cron-words.ts'
import { parametersOf } from '#features/schedule/parameters.ts'
import { SchedulesView } from '#features/schedule/schedules-view.tsx'
import { Place } from '#features/shell/place.tsx'
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
  const [t, lang, { items }, edits] = await Promise.all([
    texts(scheduleTexts),
    language(),
    api.call('listSchedules', { query: { projectId, pipelineId, limit: SHOWN } }),
    mayEdit(projectId),
  ])
  const [next] = items
    .filter(({ enabled, nextAt }) => enabled && nextAt !== null)
    .sort((a, b) => String(a.nextAt).localeCompare(String(b.nextAt)))
  return (
    <>
      <Place projectId={projectId} name={name} />
      <Page
        title={t.title({
          name,
          words: next === undefined ? null : (recurrenceWords(next, lang) ?? next.cron),
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
          parameters={parametersOf(text)}
          schedules={items}
          edits={edits}
        />
      </Page>
    </>
  )
})
