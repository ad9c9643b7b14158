'use client'

import { airflowTexts } from '@ai-etl/core/messages/web/code'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { LinkButton } from '#ui/button.tsx'
import { CodeBlock } from '#ui/code.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { SkeletonLines } from '#ui/skeleton.tsx'
import { Table, Td, Th } from '#ui/table.tsx'
import { DagState } from './dag-state.tsx'

/** How often a run that goes on is looked at, in milliseconds. */
const LOOK_MS = 2000

/** A run of a DAG: its tasks, and what one of them said. */
export function DagRun({ pipelineId, dagRunId }: { pipelineId: string; dagRunId: string }) {
  const t = useTexts(airflowTexts)
  const [task, chooseTask] = useState<{ readonly id: string; readonly attempt: number } | null>(null)
  const params = { pipelineId, dagRunId }
  const run = useQuery({
    queryKey: ['showDagRun', pipelineId, dagRunId],
    queryFn: ({ signal }) => api.call('showDagRun', { params, signal }),
    retry: false,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.finishedAt === null ? LOOK_MS : false),
  })
  const log = useQuery({
    queryKey: ['showDagLog', pipelineId, dagRunId, task, run.data?.state],
    queryFn: ({ signal }) =>
      api.call('showDagLog', {
        params: { ...params, task: task?.id ?? '' },
        query: { attempt: task?.attempt ?? 1 },
        signal,
      }),
    enabled: task !== null,
    retry: false,
    // What it said before stays while the end of it is asked for; a task that goes on says more.
    placeholderData: (before, query) => (query?.queryKey[3] === task ? before : undefined),
    refetchInterval: run.data?.finishedAt === null ? LOOK_MS : false,
  })
  return (
    <Panel title={t.tasks({ run: dagRunId })} padded={false}>
      {run.error !== null ? (
        <div className="p-4">
          <ProblemNote problem={run.error} />
        </div>
      ) : run.data === undefined ? (
        <div className="p-4">
          <SkeletonLines lines={4} />
        </div>
      ) : (
        <Table caption={t.tasks({ run: dagRunId })}>
          <thead>
            <tr>
              <Th>{t.task()}</Th>
              <Th>{t.state()}</Th>
              <Th numeric>{t.seconds()}</Th>
            </tr>
          </thead>
          <tbody>
            {run.data.tasks.map(({ id, state, tries, seconds }) => (
              <tr key={id} aria-selected={id === task?.id}>
                <Td>
                  {tries > 0 ? (
                    <LinkButton className="font-mono text-2" onClick={() => chooseTask({ id, attempt: tries })}>
                      {id}
                    </LinkButton>
                  ) : (
                    <span className="font-mono text-2">{id}</span>
                  )}
                </Td>
                <Td>
                  <DagState state={state} />
                </Td>
                <Td numeric>{seconds === null ? '' : seconds.toFixed(1)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {task !== null && (
        <div className="p-4">
          <h3 className="mb-2 text-3 font-semibold">{t.log({ task: task.id })}</h3>
          {log.error !== null ? (
            <ProblemNote problem={log.error} />
          ) : log.data === undefined ? (
            <SkeletonLines lines={6} />
          ) : (
            <CodeBlock code={log.data.lines.join('\n')} label={t.log({ task: task.id })} wrap />
          )}
        </div>
      )}
    </Panel>
  )
}
