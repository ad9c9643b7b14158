'use client'

import type { IncrementalRun, Run as RunDocument } from '@ai-etl/core/documents/run'
import { number } from '@ai-etl/core/messages/language'
import { runPageTexts, runsPageTexts, triggerTexts } from '@ai-etl/core/messages/web/runs'
import { useMutation } from '@tanstack/react-query'
import { ArrowRight, RotateCcw } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useTellProgress } from '#features/corridor/run-progress.tsx'
import { api } from '#lib/api.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { duration } from '#lib/times.ts'
import { breakable } from '#ui/breakable.tsx'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Columns, Page, Stack } from '#ui/page.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Table, Td, Th } from '#ui/table.tsx'
import { Balance } from './balance.tsx'
import { GivenValues } from './given-values.tsx'
import { Marks } from './marks.tsx'
import { Quarantine } from './quarantine.tsx'
import { RateChart } from './rate-chart.tsx'
import { Receipts } from './receipts.tsx'
import { RunGraph } from './run-graph.tsx'
import { RunLog } from './run-log.tsx'
import { type Run, useRun } from './use-run.ts'

interface RunViewProps {
  first: Run
  /** The dataset whose corridor the reader walks; null: none. */
  dataset: string | null
  /** The text of the version that runs; null for a plain load. */
  text: string | null
  edits: boolean
}

/** A run: how far it is while it goes, what came of it afterwards, and what can be done next. */
export function RunView({ first, dataset, text, edits }: RunViewProps) {
  const t = useTexts(runPageTexts)
  const { run, flow, samples, progress } = useRun(first)
  const over = run.finishedAt !== null
  const counts = over || flow === null ? run : flow
  const percent = progress?.total ? Math.min(100, (100 * progress.done) / progress.total) : null
  useTellProgress(over ? null : percent, flow?.remainingSeconds ?? null)
  useRefreshed(over && first.finishedAt === null)
  return (
    <Page
      title={<Title run={run} percent={percent} left={flow?.remainingSeconds ?? null} />}
      lead={<Lead run={run} />}
      actions={<Actions run={run} dataset={dataset} edits={edits} />}
    >
      <Stack>
        {run.error !== null && run.state !== 'cancelled' && <ProblemNote problem={run.error} />}
        <Balance {...counts} running={!over} percent={percent} />
        <Columns of={text === null ? 'half' : 'lead'}>
          {text !== null && <RunGraph run={run} text={text} flow={flow} running={!over} />}
          <Stack>
            {!over && <RateChart samples={samples} now={flow?.rowsPerSecond ?? 0} />}
            <RunLog runId={run.id} started={run.runFolder !== null} live={!over} />
            <Receipts runId={run.id} over={over} />
          </Stack>
        </Columns>
        <Marks marks={incrementsOf(run)} />
        {text !== null && (
          <GivenValues request={run.request} text={text} again={edits ? againOf(run, dataset) : null} />
        )}
        <Tables run={run} />
        <Quarantine run={run} edits={edits} />
      </Stack>
      <p role="status" className="sr-only">
        {over ? t[run.state === 'queued' || run.state === 'running' ? 'progress' : 'balance']() : ''}
      </p>
    </Page>
  )
}

/** What it read of sources that are read by a cursor; nothing until it is over. */
function incrementsOf({ document }: Run): IncrementalRun['sources'] {
  // The run document, as its schema has it; runs of earlier versions have none.
  return (document as Partial<RunDocument> | null)?.incremental?.sources ?? []
}

/** Where the pipeline is run with other values, begun with those of this run. */
function againOf({ id, pipelineId }: Run, dataset: string | null): string | null {
  return pipelineId === null
    ? null
    : `/pipelines/${pipelineId}?start=${id}${dataset === null ? '' : `&dataset=${dataset}`}`
}

/** The corridor tells of a run by what the server knew when the page was drawn: it is drawn anew once the run is over. */
function useRefreshed(ended: boolean): void {
  const router = useRouter()
  useEffect(() => {
    if (ended) router.refresh()
  }, [ended, router])
}

function Title({ run, percent, left }: { run: Run; percent: number | null; left: number | null }) {
  const t = useTexts(runPageTexts)
  const lang = useLanguage()
  const { name, written, rejected } = run
  if (run.state === 'running')
    return breakable(
      t.running({
        name,
        percent: percent === null ? null : Math.round(percent),
        left: left === null ? null : duration(left * 1000, lang),
      }),
    )
  if (run.state === 'succeeded') return breakable(t.succeeded({ name, written, rejected }))
  return breakable(t[run.state]({ name }))
}

function Lead({ run }: { run: Run }) {
  const t = useTexts(runPageTexts)
  const triggers = useTexts(triggerTexts)
  const lang = useLanguage()
  const ms =
    run.startedAt === null || run.finishedAt === null
      ? null
      : new Date(run.finishedAt).getTime() - new Date(run.startedAt).getTime()
  const told = t.lead({
    version: run.pipelineVersion,
    // Rows that were set aside are resent by hand, and are the only such run that has one before it.
    resent: run.trigger === 'manual' && run.retryOf !== null,
    trigger: triggers[run.trigger](),
    took: ms === null ? null : duration(ms, lang),
  })
  return `${told}. ${run.finishedAt === null ? t.mayClose() : ''}`
}

function Actions({ run, dataset, edits }: { run: Run; dataset: string | null; edits: boolean }) {
  const along = dataset === null ? '' : `?dataset=${dataset}`
  const t = useTexts(runPageTexts)
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  const goTo = ({ runId }: { runId: string }) => router.push(`/runs/${runId}${along}`)
  const resume = useMutation({
    mutationFn: () => api.call('resumeRun', { params: { runId: run.id } }),
    onSuccess: goTo,
  })
  const again = useMutation({
    mutationFn: () => api.call('retryRun', { params: { runId: run.id }, body: { from: 'start' } }),
    onSuccess: goTo,
  })
  const over = run.finishedAt !== null
  const stopped = run.state === 'failed' || run.state === 'cancelled'
  // What refuses a document mostly stands in it: it is mended where it is edited.
  const refused = run.pipelineId !== null && run.error?.code === 'pipeline.refused'
  return (
    <>
      <Button asChild>
        <Link href="/runs">{t.history()}</Link>
      </Button>
      {run.pipelineId !== null && (
        <Button look={refused && edits ? 'primary' : 'plain'} asChild>
          <Link href={`/pipelines/${run.pipelineId}${along}`}>{refused ? t.mendPipeline() : t.toPipeline()}</Link>
        </Button>
      )}
      {edits && over && !stopped && (
        <Button disabled={again.isPending} onClick={() => again.mutate()}>
          <RotateCcw aria-hidden /> {t.again()}
        </Button>
      )}
      {edits && !over && (
        <Button look="danger" onClick={() => setAsking(true)}>
          {t.cancel()}
        </Button>
      )}
      {edits && stopped && (
        <Button look={refused ? 'plain' : 'primary'} disabled={resume.isPending} onClick={() => resume.mutate()}>
          {t.resume()}
        </Button>
      )}
      {over && !stopped && (
        <Button look="primary" asChild>
          <Link href={dataset === null ? `/reports?run=${run.id}` : `/reports/new?dataset=${dataset}`}>
            {t.report()} <ArrowRight aria-hidden />
          </Link>
        </Button>
      )}
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t.cancelTitle({ name: run.name })}
        verb={t.cancel()}
        onConfirm={() => api.call('cancelRun', { params: { runId: run.id } })}
      >
        {t.cancelWhat()}
      </Confirm>
    </>
  )
}

function Tables({ run }: { run: Run }) {
  const t = useTexts(runPageTexts)
  const names = useTexts(runsPageTexts)
  const lang = useLanguage()
  if (run.tables.length === 0) return null
  return (
    <Panel title={t.tables()} padded={false}>
      <Table caption={t.tables()}>
        <thead>
          <tr>
            <Th>{t.table()}</Th>
            <Th numeric>{names.read()}</Th>
            <Th numeric>{names.written()}</Th>
            <Th numeric>{names.rejected()}</Th>
            <Th numeric>{t.inserted()}</Th>
            <Th numeric>{t.updated()}</Th>
            <Th numeric>{t.unchangedRows()}</Th>
            <Th numeric>{t.removed()}</Th>
          </tr>
        </thead>
        <tbody>
          {run.tables.map((table) => (
            <tr key={`${table.target} ${table.name}`}>
              <Td className="font-mono text-2">{table.name}</Td>
              <Td numeric>{number(table.read, lang)}</Td>
              <Td numeric>{number(table.written, lang)}</Td>
              <Td numeric>{number(table.rejected, lang)}</Td>
              <Td numeric>{number(table.inserted, lang)}</Td>
              <Td numeric>{number(table.updated, lang)}</Td>
              <Td numeric>{number(table.unchanged, lang)}</Td>
              <Td numeric>{number(table.removed, lang)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  )
}
