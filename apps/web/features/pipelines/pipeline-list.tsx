'use client'

import type { Answer } from '@ai-etl/client/client'
import { pipelinesPageTexts } from '@ai-etl/core/messages/web/pipelines'
import { Workflow } from 'lucide-react'
import Link from 'next/link'
import { useDeferredValue } from 'react'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { useUrlState } from '#lib/url-state.ts'
import { usePages } from '#lib/use-pages.ts'
import { breakable } from '#ui/breakable.tsx'
import { Button, linkLook } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Input } from '#ui/field.tsx'
import { GrowingList } from '#ui/growing-list.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { RunBadge } from '#ui/run-badge.tsx'
import { Td } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'

type Pipelines = Answer<'listPipelines'>
type PipelineItem = Pipelines['items'][number]

interface PipelineListProps {
  projectId: string
  /** Its first page for the search that the address has. */
  first: Pipelines
  /** That search. */
  asked: string
}

/** The pipelines of a project, the last changed first; the search stays in the address. */
export function PipelineList({ projectId, first, asked }: PipelineListProps) {
  const t = useTexts(pipelinesPageTexts)
  const [search, setSearch] = useUrlState<string>('search', '')
  const settled = useDeferredValue(search.trim())
  const query = settled === '' ? { projectId } : { projectId, search: settled }
  const { items, more, loading, problem } = usePages('listPipelines', { query }, settled === asked ? first : undefined)
  return (
    <GrowingList
      title={t.list()}
      more={more}
      moreWords={t.more()}
      actions={
        <Input
          type="search"
          aria-label={t.search()}
          placeholder={t.search()}
          maxLength={100}
          className="max-w-60"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      }
      heads={[
        { name: t.name() },
        { name: t.version(), numeric: true },
        { name: t.changed() },
        { name: t.lastRun() },
        { name: t.ranAt() },
        { name: t.next() },
      ]}
      empty={
        problem !== null ? (
          <div className="p-4">
            <ProblemNote problem={problem} />
          </div>
        ) : items.length > 0 ? null : loading || settled !== '' ? (
          <p className="p-4 text-ink-2">{loading ? '' : t.noneFound({ search: settled })}</p>
        ) : (
          <Empty
            icon={Workflow}
            title={t.title({ known: 0, failed: 0 })}
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
      {items.map((pipeline) => (
        <PipelineRow key={pipeline.id} pipeline={pipeline} />
      ))}
    </GrowingList>
  )
}

function PipelineRow({ pipeline }: { pipeline: PipelineItem }) {
  const t = useTexts(pipelinesPageTexts)
  const lang = useLanguage()
  const { id, name, description, currentVersion, updatedAt, lastRunId, lastRunState, lastRunAt, nextAt } = pipeline
  return (
    <tr>
      <Td className="max-w-100">
        <Link href={`/pipelines/${id}`} className={linkLook}>
          <span className="min-w-36 [overflow-wrap:anywhere]">{breakable(name)}</span>
        </Link>
        {description !== '' && <span className="block text-2 text-ink-2">{description}</span>}
      </Td>
      <Td numeric>{currentVersion}</Td>
      <Td className="whitespace-nowrap">
        <Time at={updatedAt} relative />
      </Td>
      <Td>
        {lastRunId === null || lastRunState === null ? (
          <span className="whitespace-nowrap text-ink-3">{t.never()}</span>
        ) : (
          <Link href={`/runs/${lastRunId}`} className="no-underline">
            <RunBadge state={lastRunState} lang={lang} />
          </Link>
        )}
      </Td>
      <Td className="whitespace-nowrap">{lastRunAt !== null && <Time at={lastRunAt} relative />}</Td>
      <Td>
        {nextAt === null ? (
          <span className="whitespace-nowrap text-ink-3">{t.bySchedule()}</span>
        ) : (
          <Time at={nextAt} />
        )}
      </Td>
    </tr>
  )
}
