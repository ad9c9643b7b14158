'use client'

import type { Answer } from '@ai-etl/client/client'
import { number } from '@ai-etl/core/messages/language'
import { runStateTexts } from '@ai-etl/core/messages/web/run-states'
import { runsPageTexts, triggerTexts } from '@ai-etl/core/messages/web/runs'
import { Play } from 'lucide-react'
import Link from 'next/link'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { duration } from '#lib/times.ts'
import { useUrlState } from '#lib/url-state.ts'
import { usePages } from '#lib/use-pages.ts'
import { Button, linkLook } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { GrowingList } from '#ui/growing-list.tsx'
import { RunBadge } from '#ui/run-badge.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { Td } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'

type Runs = Answer<'listRuns'>
type RunItem = Runs['items'][number]

const SHOWN = ['all', 'running', 'succeeded', 'failed'] as const

/** The runs of a project, the newest first. */
export function RunList({ projectId, first }: { projectId: string; first: Runs }) {
  const t = useTexts(runsPageTexts)
  const states = useTexts(runStateTexts)
  const [shown, setShown] = useUrlState<(typeof SHOWN)[number]>('state', 'all')
  const query = shown === 'all' ? { projectId } : { projectId, state: shown }
  const { items, more } = usePages('listRuns', { query }, shown === 'all' ? first : undefined)
  return (
    <GrowingList
      title={t.list()}
      more={more}
      moreWords={t.more()}
      actions={
        <Segmented
          label={t.filter()}
          value={shown}
          onChange={setShown}
          options={SHOWN.map((value) => ({ value, label: value === 'all' ? t.all() : states[value]() }))}
        />
      }
      heads={[
        { name: t.name() },
        { name: t.state() },
        { name: t.when() },
        { name: t.took() },
        { name: t.trigger() },
        { name: t.read(), numeric: true },
        { name: t.written(), numeric: true },
        { name: t.rejected(), numeric: true },
      ]}
      empty={
        items.length > 0 ? null : shown !== 'all' ? (
          <p className="p-4 text-ink-2">{t.noneShown()}</p>
        ) : (
          <Empty
            icon={Play}
            title={t.title({ running: 0, failed: 0, known: 0 })}
            actions={
              <Button asChild>
                <Link href="/">{t.toData()}</Link>
              </Button>
            }
          >
            {t.none()}
          </Empty>
        )
      }
    >
      {items.map((run) => (
        <RunRow key={run.id} run={run} />
      ))}
    </GrowingList>
  )
}

function RunRow({ run }: { run: RunItem }) {
  const lang = useLanguage()
  const triggers = useTexts(triggerTexts)
  const ms =
    run.startedAt === null || run.finishedAt === null
      ? null
      : new Date(run.finishedAt).getTime() - new Date(run.startedAt).getTime()
  return (
    <tr>
      <Td className="max-w-100">
        <Link href={`/runs/${run.id}`} className={linkLook}>
          <span className="break-words">{run.name}</span>
        </Link>
      </Td>
      <Td>
        <RunBadge state={run.state} rejected={run.rejected} lang={lang} />
      </Td>
      <Td>
        <Time at={run.createdAt} relative />
      </Td>
      <Td className="whitespace-nowrap">{ms === null ? '' : duration(ms, lang)}</Td>
      <Td className="whitespace-nowrap">{triggers[run.trigger]()}</Td>
      <Td numeric>{number(run.read, lang)}</Td>
      <Td numeric>{number(run.written, lang)}</Td>
      <Td numeric className={run.rejected > 0 ? 'text-bad' : ''}>
        {number(run.rejected, lang)}
      </Td>
    </tr>
  )
}
