'use client'

import { airflowTexts } from '@ai-etl/core/messages/web/code'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { useUrlState } from '#lib/url-state.ts'
import { Badge } from '#ui/badge.tsx'
import { Button, LinkButton } from '#ui/button.tsx'
import { CodeBlock } from '#ui/code.tsx'
import { Note } from '#ui/note.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Progress } from '#ui/progress.tsx'
import { SkeletonLines } from '#ui/skeleton.tsx'
import { Table, Td, Th } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'
import { DagRun } from './dag-run.tsx'
import { DagState } from './dag-state.tsx'

interface AirflowPanelProps {
  pipeline: { readonly id: string; readonly projectId: string; readonly version: number }
  edits: boolean
}

/** How often Airflow is looked at while something goes on, in milliseconds. */
const LOOK_MS = 3000

/** What Airflow does with a pipeline: deployed, let run, run, watched; without an Airflow, how one is given. */
export function AirflowPanel({ pipeline, edits }: AirflowPanelProps) {
  const t = useTexts(airflowTexts)
  const { projectId } = pipeline
  const server = useQuery({
    queryKey: ['showAirflow', projectId],
    queryFn: ({ signal }) => api.call('showAirflow', { query: { projectId }, signal }),
    retry: false,
  })
  if (server.error !== null)
    return (
      <Panel title={t.title()}>
        <ProblemNote problem={server.error} />
      </Panel>
    )
  if (server.data === undefined)
    return (
      <Panel title={t.title()}>
        <SkeletonLines lines={3} />
      </Panel>
    )
  if (server.data.url === null) return <Note title={t.notConfigured()}>{t.howToConfigure()}</Note>
  if (!server.data.answers)
    return (
      <Note tone="warn" title={t.silent({ url: server.data.url })}>
        {t.howToConfigure()}
      </Note>
    )
  return <Dag pipeline={pipeline} edits={edits} />
}

function Dag({ pipeline, edits }: AirflowPanelProps) {
  const t = useTexts(airflowTexts)
  const answers = useQueryClient()
  const params = { pipelineId: pipeline.id }
  const key = ['showDag', pipeline.id]
  const [runId, chooseRun] = useUrlState<string>('run', '')
  const dag = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.call('showDag', { params, signal }),
    retry: false,
    refetchInterval: ({ state }) => (state.data?.runs.some((run) => isGoing(run.state)) ? LOOK_MS : false),
  })
  const refresh = () => void answers.invalidateQueries({ queryKey: key })
  const deploy = useMutation({
    mutationFn: () => api.call('deployToAirflow', { params, body: {} }),
    onSettled: refresh,
  })
  const pause = useMutation({
    mutationFn: (paused: boolean) => api.call('pauseDag', { params, body: { paused } }),
    onSuccess: refresh,
  })
  const trigger = useMutation({
    mutationFn: () => api.call('triggerDag', { params, body: {} }),
    onSuccess({ dagRunId }) {
      chooseRun(dagRunId)
      refresh()
    },
  })
  const failure = deploy.error ?? pause.error ?? trigger.error ?? dag.error
  const known = dag.data
  return (
    <>
      <Panel
        title={t.title()}
        fact={known?.schedule ?? undefined}
        actions={
          <>
            {known?.deployed && (
              <>
                <Button
                  size="small"
                  disabled={!edits || pause.isPending}
                  onClick={() => pause.mutate(known.paused !== true)}
                >
                  {known.paused ? t.unpause() : t.pause()}
                </Button>
                <Button size="small" disabled={!edits || trigger.isPending} onClick={() => trigger.mutate()}>
                  {t.trigger()}
                </Button>
              </>
            )}
            <Button size="small" disabled={!edits || deploy.isPending} onClick={() => deploy.mutate()}>
              {t.deploy({ version: pipeline.version })}
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          {deploy.isPending && <Progress label={t.deploying()} value={null} />}
          {deploy.isPending && <p className="text-3 text-ink-2">{t.deploying()}</p>}
          {failure !== null && <ProblemNote problem={failure} />}
          {known && (
            <p className="flex flex-wrap items-center gap-2">
              {known.deployed ? t.deployed({ version: known.version }) : known.taken ? t.taken() : t.notDeployed()}
              {known.deployed && (
                <Badge tone={known.paused ? 'warn' : 'ok'}>{known.paused ? t.paused() : t.active()}</Badge>
              )}
            </p>
          )}
          {known?.error && (
            <Note tone="bad" title={t.unreadable(known.error)}>
              <p>{known.error.reason}</p>
              <details className="mt-2">
                <summary>{t.trace()}</summary>
                <CodeBlock code={known.error.trace} label={t.trace()} wrap />
              </details>
            </Note>
          )}
        </div>
      </Panel>
      {known?.deployed && (
        <Panel title={t.runs()} padded={false}>
          {known.runs.length === 0 ? (
            <p className="p-4 text-ink-2">{t.noRuns()}</p>
          ) : (
            <Table caption={t.runs()}>
              <thead>
                <tr>
                  <Th>{t.run()}</Th>
                  <Th>{t.state()}</Th>
                  <Th>{t.started()}</Th>
                  <Th>{t.finished()}</Th>
                </tr>
              </thead>
              <tbody>
                {known.runs.map((run) => (
                  <tr key={run.id} aria-selected={run.id === runId}>
                    <Td>
                      <LinkButton className="font-mono text-2" onClick={() => chooseRun(run.id)}>
                        {run.id}
                      </LinkButton>
                    </Td>
                    <Td>
                      <DagState state={run.state} />
                    </Td>
                    <Td className="whitespace-nowrap">{run.startedAt && <Time at={run.startedAt} />}</Td>
                    <Td className="whitespace-nowrap">{run.finishedAt && <Time at={run.finishedAt} />}</Td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
        </Panel>
      )}
      {runId !== '' && <DagRun key={runId} pipelineId={pipeline.id} dagRunId={runId} />}
    </>
  )
}

function isGoing(state: string): boolean {
  return state === 'queued' || state === 'running'
}
