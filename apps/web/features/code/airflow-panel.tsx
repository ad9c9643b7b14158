'use client'

import { airflowTexts } from '@ai-etl/core/messages/web/code'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ExternalLink } from 'lucide-react'
import { useMemo, useState } from 'react'
import { parametersOf } from '#features/schedule/parameters.ts'
import { api } from '#lib/api.ts'
import { classes } from '#lib/classes.ts'
import { useTexts } from '#lib/language-context.tsx'
import { useUrlState } from '#lib/url-state.ts'
import { Badge } from '#ui/badge.tsx'
import { Button, LinkButton, linkLook } from '#ui/button.tsx'
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
import { RunParameters } from './run-parameters.tsx'

interface AirflowPanelProps {
  pipeline: { readonly id: string; readonly projectId: string; readonly version: number }
  /** The text of the current version. */
  saved: string
  edits: boolean
}

/** How often Airflow is looked at while something goes on, in milliseconds. */
const LOOK_MS = 3000
/** How often else: its scheduler begins runs by itself, and its owner may change files. */
const CALM_MS = 15_000

/** What Airflow does with a pipeline: deployed, let run, run, watched; without an Airflow, how one is given. */
export function AirflowPanel({ pipeline, saved, edits }: AirflowPanelProps) {
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
  return <Dag pipeline={pipeline} saved={saved} edits={edits} url={server.data.url} />
}

function Dag({ pipeline, saved, edits, url }: AirflowPanelProps & { url: string }) {
  const t = useTexts(airflowTexts)
  const parameters = useMemo(() => parametersOf(saved), [saved])
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const answers = useQueryClient()
  const params = { pipelineId: pipeline.id }
  const key = ['showDag', pipeline.id]
  const [runId, chooseRun] = useUrlState<string>('run', '')
  const dag = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.call('showDag', { params, signal }),
    retry: false,
    refetchInterval: ({ state }) => (state.data?.runs.some((run) => isGoing(run.state)) ? LOOK_MS : CALM_MS),
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
    mutationFn: () => {
      const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
      return api.call('triggerDag', { params, body: { params: given } })
    },
    onSuccess({ dagRunId }) {
      chooseRun(dagRunId)
      refresh()
    },
  })
  const failure = deploy.error ?? pause.error ?? trigger.error ?? dag.error
  const known = dag.data
  const unsaid = parameters.some(({ name, byDefault }) => byDefault === null && (values[name] ?? '') === '')
  const held = known?.paused === true && known.runs.some(({ state }) => state === 'queued')
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
                <Button size="small" disabled={!edits || unsaid || trigger.isPending} onClick={() => trigger.mutate()}>
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
              {known.deployed && known.nextRun !== null && known.paused === false && (
                <span className="text-2 text-ink-2">
                  {t.nextRun()} <Time at={known.nextRun} />
                </span>
              )}
              {known.deployed && (
                <a
                  href={`${url.replace(/\/$/, '')}/dags/${encodeURIComponent(known.dag)}`}
                  target="_blank"
                  rel="noreferrer"
                  className={classes(linkLook, 'ml-auto')}
                >
                  {t.open()} <ExternalLink aria-hidden />
                </a>
              )}
            </p>
          )}
          {held && <Note tone="warn">{t.held()}</Note>}
          {known?.error && (
            <Note tone="bad" title={t.unreadable(known.error)}>
              <p>{known.error.reason}</p>
              <details className="mt-2">
                <summary>{t.trace()}</summary>
                <CodeBlock code={known.error.trace} label={t.trace()} wrap />
              </details>
            </Note>
          )}
          {known?.deployed && parameters.length > 0 && (
            <RunParameters
              parameters={parameters}
              values={values}
              onChange={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
            />
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
