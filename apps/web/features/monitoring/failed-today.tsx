'use client'

import type { Answer } from '@ai-etl/client/client'
import { monitoringTexts } from '@ai-etl/core/messages/web/monitoring'
import { runPageTexts } from '@ai-etl/core/messages/web/runs'
import { useMutation, useQuery } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { api } from '#lib/api.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { time } from '#lib/times.ts'
import { withoutCommands } from '#lib/without-commands.ts'
import { Button } from '#ui/button.tsx'
import { Note } from '#ui/note.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Time } from '#ui/time.tsx'

type Run = Answer<'listRuns'>['items'][number]

interface FailedTodayProps {
  /** What nothing has mended yet, the newest first; not empty. */
  failed: readonly Run[]
  zone: string
  edits: boolean
}

/** What failed today: the last one with why and the button that resumes it, others in a list. */
export function FailedToday({ failed: [last, ...others], zone, edits }: FailedTodayProps) {
  const t = useTexts(monitoringTexts)
  return (
    <>
      <Failure key={last.id} run={last} zone={zone} edits={edits} />
      {others.length > 0 && (
        <Panel title={t.others()} padded={false}>
          <ul>
            {others.map((run) => (
              <li
                key={run.id}
                className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line-soft px-4 py-2 not-first:border-t"
              >
                <Link href={`/runs/${run.id}`}>{run.name}</Link>
                <span className="mr-auto text-2 text-ink-3">
                  <Time at={run.finishedAt ?? run.createdAt} />
                </span>
                {edits && <Resume runId={run.id} small />}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}

function Failure({ run, zone, edits }: { run: Run; zone: string; edits: boolean }) {
  const t = useTexts(monitoringTexts)
  const lang = useLanguage()
  // Lists keep why a run failed as it is stored; the run itself says it in the reader's language.
  const { data } = useQuery({
    queryKey: ['showRun', run.id],
    queryFn: () => api.call('showRun', { params: { runId: run.id } }),
  })
  const problem = data?.error ?? null
  // What refuses a document stands in it, or is missing around it: a file that has not come yet.
  const refused = problem?.code === 'pipeline.refused' ? run.pipelineId : null
  return (
    <Note
      tone="bad"
      title={t.failedRun({ name: run.name, at: time(run.finishedAt ?? run.createdAt, lang, zone) })}
      actions={
        <>
          {edits && <Resume runId={run.id} />}
          {edits && refused !== null && <Mend pipelineId={refused} />}
          <Button look="quiet" asChild>
            <Link href={`/runs/${run.id}`}>{t.open()}</Link>
          </Button>
        </>
      }
    >
      {problem !== null && (
        <>
          <p>{problem.message}</p>
          <p className="whitespace-pre-line text-ink-2">{withoutCommands(problem.fix)}</p>
        </>
      )}
      <p>{t.intact()}</p>
    </Note>
  )
}

function Mend({ pipelineId }: { pipelineId: string }) {
  const t = useTexts(runPageTexts)
  return (
    <Button asChild>
      <Link href={`/pipelines/${pipelineId}`}>{t.mendPipeline()}</Link>
    </Button>
  )
}

function Resume({ runId, small = false }: { runId: string; small?: boolean }) {
  const t = useTexts(monitoringTexts)
  const router = useRouter()
  const resume = useMutation({
    mutationFn: () => api.call('resumeRun', { params: { runId } }),
    onSuccess: (begun) => router.push(`/runs/${begun.runId}`),
  })
  return (
    <>
      <Button
        look={small ? 'plain' : 'primary'}
        size={small ? 'small' : 'normal'}
        disabled={resume.isPending}
        onClick={() => resume.mutate()}
      >
        <RotateCcw aria-hidden /> {t.resume()}
      </Button>
      {resume.isError && <ProblemNote problem={resume.error} />}
    </>
  )
}
