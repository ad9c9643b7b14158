'use client'

import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { diffLines } from '@ai-etl/core/pipeline/diff'
import { useQuery } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { SkeletonLines } from '#ui/skeleton.tsx'
import { Lines } from './lines.tsx'

interface ConflictProps {
  pipelineId: string
  /** The version that someone else issued meanwhile; null: there is no conflict. */
  version: number | null
  mine: string
  onMine(version: number): void
  onTheirs(version: number, text: string): void
  onClose(): void
}

/** Two people edited one pipeline: both texts are shown, and neither is lost before one decides. */
export function Conflict({ pipelineId, version, mine, onMine, onTheirs, onClose }: ConflictProps) {
  const t = useTexts(pipelineTexts)
  const query = useQuery({
    queryKey: ['showPipelineVersion', pipelineId, version],
    queryFn: () => api.call('showPipelineVersion', { params: { pipelineId, number: version ?? 0 } }),
    enabled: version !== null,
  })
  if (version === null) return null
  const theirs = query.data?.text
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={t.conflict({ version })}
      description={t.conflictWhat()}
      actions={
        <>
          <Button disabled={theirs === undefined} onClick={() => theirs !== undefined && onTheirs(version, theirs)}>
            {t.conflictTheirs()}
          </Button>
          <Button look="primary" onClick={() => onMine(version)}>
            {t.conflictMine()}
          </Button>
        </>
      }
    >
      {theirs === undefined ? (
        <SkeletonLines lines={8} />
      ) : (
        <Lines label={`${t.theirs()} → ${t.mine()}`} lines={diffLines(theirs, mine)} />
      )}
    </Dialog>
  )
}
