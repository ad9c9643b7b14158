'use client'

import type { Answer } from '@ai-etl/client/client'
import { dataDifferenceTexts } from '@ai-etl/core/messages/web/data-difference'
import { versionTexts } from '@ai-etl/core/messages/web/pipeline'
import { useMutation, useQuery } from '@tanstack/react-query'
import { GitCompareArrows } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { useUrlState } from '#lib/url-state.ts'
import { Badge } from '#ui/badge.tsx'
import { Button, LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Columns } from '#ui/page.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { SkeletonLines } from '#ui/skeleton.tsx'
import { Table, Td, Th } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'
import { toast } from '#ui/toast.tsx'
import { Lines } from './lines.tsx'

type Version = Answer<'listPipelineVersions'>['items'][number]

interface VersionsProps {
  pipelineId: string
  current: number
  versions: readonly Version[]
  edits: boolean
}

/** All versions of a pipeline, how one differs from the current, and its restoring. */
export function Versions({ pipelineId, current, versions, edits }: VersionsProps) {
  const t = useTexts(versionTexts)
  const [chosen, choose] = useUrlState<string>('version', '')
  const number = Number(chosen) || null
  return (
    <Columns of="half">
      <Panel title={t.list()} padded={false}>
        <Table caption={t.list()}>
          <thead>
            <tr>
              <Th numeric>{t.version()}</Th>
              <Th>{t.issued()}</Th>
              <Th>{t.author()}</Th>
              <Th>{t.note()}</Th>
            </tr>
          </thead>
          <tbody>
            {versions.map((version) => (
              <tr key={version.number} aria-selected={version.number === number}>
                <Td numeric>
                  <LinkButton
                    aria-label={`${t.compare()}: ${version.number}`}
                    onClick={() => choose(String(version.number))}
                  >
                    {version.number}
                  </LinkButton>
                </Td>
                <Td className="whitespace-nowrap">
                  <Time at={version.createdAt} />
                </Td>
                <Td>{version.author ?? t.unknownAuthor()}</Td>
                <Td>
                  {version.number === current && <Badge tone="ok">{t.current()}</Badge>}{' '}
                  {version.restoredFrom !== null && t.restoredFrom({ n: version.restoredFrom })} {version.note}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Panel>
      {number === null || number === current ? (
        <Panel>
          <Empty icon={GitCompareArrows} title={t.compare()}>
            {t.pick()}
          </Empty>
        </Panel>
      ) : (
        <Difference pipelineId={pipelineId} version={number} current={current} edits={edits} />
      )}
    </Columns>
  )
}

function Difference({
  pipelineId,
  version,
  current,
  edits,
}: {
  pipelineId: string
  version: number
  current: number
  edits: boolean
}) {
  const t = useTexts(versionTexts)
  const td = useTexts(dataDifferenceTexts)
  const router = useRouter()
  const query = useQuery({
    queryKey: ['comparePipelineVersions', pipelineId, version, current],
    queryFn: () =>
      api.call('comparePipelineVersions', { params: { pipelineId }, query: { before: version, after: current } }),
  })
  const restore = useMutation({
    mutationFn: () =>
      api.call('restorePipelineVersion', { params: { pipelineId, number: version }, body: { basedOn: current } }),
    onSuccess: ({ number }) => {
      toast(t.restored({ from: version, n: number }))
      router.refresh()
    },
  })
  const failure = query.error ?? restore.error
  const lines = query.data?.lines ?? []
  return (
    <Panel
      title={t.difference({ before: version, after: current })}
      padded={false}
      actions={
        <>
          <Button size="small" asChild>
            <Link href={`/pipelines/${pipelineId}/difference?before=${version}&after=${current}`} prefetch={false}>
              {td.link()}
            </Link>
          </Button>
          {edits && (
            <Button size="small" disabled={restore.isPending} onClick={() => restore.mutate()}>
              {t.restore({ n: version })}
            </Button>
          )}
        </>
      }
    >
      {failure !== null && (
        <div className="p-4">
          <ProblemNote problem={failure} />
        </div>
      )}
      {query.isPending ? (
        <div className="p-4">
          <SkeletonLines lines={8} />
        </div>
      ) : lines.every(({ kind }) => kind === 'same') ? (
        <p className="p-4 text-ink-2">{t.same()}</p>
      ) : (
        <>
          <ul className="flex flex-wrap gap-2 px-4 py-3">
            {query.data?.parts.map(({ section, name, change }) => (
              <li key={`${section}.${name}`}>
                <Badge tone={change === 'added' ? 'ok' : change === 'removed' ? 'bad' : 'warn'} icon={null}>
                  <span className="font-mono" translate="no">
                    {section}.{name}
                  </span>{' '}
                  {t[change]()}
                </Badge>
              </li>
            ))}
          </ul>
          <Lines label={t.difference({ before: version, after: current })} lines={lines} />
        </>
      )}
    </Panel>
  )
}
