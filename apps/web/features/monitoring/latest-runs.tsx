'use client'

import type { Answer } from '@ai-etl/client/client'
import { monitoringTexts } from '@ai-etl/core/messages/web/monitoring'
import { runStateTexts } from '@ai-etl/core/messages/web/run-states'
import Link from 'next/link'
import { classes } from '#lib/classes.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { duration, time } from '#lib/times.ts'
import { Panel } from '#ui/panel.tsx'
import { RunBadge } from '#ui/run-badge.tsx'
import { RowHead, Table, Td, Th } from '#ui/table.tsx'
import { Time, useZone } from '#ui/time.tsx'
import { type RunRow, rowsOf, tookMs } from './pipeline-runs.ts'

type Run = Answer<'listRuns'>['items'][number]

const COLOURS: Record<Run['state'] | 'partly', string> = {
  queued: 'bg-line',
  running: 'bg-accent',
  succeeded: 'bg-data-1',
  unchanged: 'bg-data-1',
  partly: 'bg-warn',
  failed: 'bg-bad',
  cancelled: 'bg-data-0',
}
/** Least height of a bar, per cent: the shortest run is still a run. */
const LEAST = 15

/** The latest runs of each pipeline beside each other: how it is now, how it went, how long it took. */
export function LatestRuns({ runs }: { runs: readonly Run[] }) {
  const t = useTexts(monitoringTexts)
  const lang = useLanguage()
  const rows = rowsOf(runs)
  if (rows.length === 0) return null
  return (
    <Panel title={t.latestRuns()} fact={t.latestRunsFact()} padded={false}>
      <Table caption={t.latestRuns()}>
        <thead>
          <tr>
            <Th>{t.pipeline()}</Th>
            <Th>{t.now()}</Th>
            <Th>{t.latest()}</Th>
            <Th numeric>{t.passed()}</Th>
            <Th>{t.lastRun()}</Th>
            <Th numeric>{t.took()}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { key, last, over, passed } = row
            const took = tookMs(last)
            return (
              <tr className="[&>*]:align-middle" key={key}>
                <RowHead className="font-medium">
                  {last.pipelineId === null ? (
                    last.name
                  ) : (
                    <Link href={`/pipelines/${last.pipelineId}`} prefetch={false}>
                      {last.name}
                    </Link>
                  )}
                </RowHead>
                <Td>
                  <RunBadge state={last.state} rejected={last.rejected} lang={lang} />
                </Td>
                <Td className="min-w-60">
                  <Bars row={row} />
                </Td>
                <Td numeric>{t.passedOf({ passed, over })}</Td>
                <Td className="whitespace-nowrap">
                  <Time at={last.createdAt} relative />
                </Td>
                <Td numeric>{took === null ? '' : duration(took, lang)}</Td>
              </tr>
            )
          })}
        </tbody>
      </Table>
    </Panel>
  )
}

/** A bar for each run, as high as it took long; each leads to its run. */
function Bars({ row: { runs } }: { row: RunRow<Run> }) {
  const states = useTexts(runStateTexts)
  const lang = useLanguage()
  const zone = useZone()
  const longest = Math.max(1, ...runs.map((run) => tookMs(run) ?? 0))
  return (
    <ol className="flex h-8 items-end gap-0.5">
      {runs.map((run) => {
        const state = run.state === 'succeeded' && run.rejected > 0 ? 'partly' : run.state
        const took = tookMs(run)
        const words = [states[state](), time(run.createdAt, lang, zone), took === null ? '' : duration(took, lang)]
        return (
          <li key={run.id} className="h-full w-3">
            <Link
              href={`/runs/${run.id}`}
              prefetch={false}
              title={words.filter(Boolean).join(', ')}
              aria-label={words.filter(Boolean).join(', ')}
              className="flex h-full items-end"
            >
              <span
                className={classes('block w-full rounded-t-mark hover:opacity-80', COLOURS[state])}
                style={{ height: `${Math.max(LEAST, (100 * (took ?? 0)) / longest)}%` }}
              />
            </Link>
          </li>
        )
      })}
    </ol>
  )
}
