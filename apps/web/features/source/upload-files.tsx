'use client'

import { bytes } from '@ai-etl/core/messages/language'
import { sourceTexts } from '@ai-etl/core/messages/web/source'
import { useMutation } from '@tanstack/react-query'
import { ArrowRight, X } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { useTaken } from '#features/profile/use-taken.ts'
import { api } from '#lib/api.ts'
import { takeFiles } from '#lib/handed-files.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { duration } from '#lib/times.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { DropZone } from '#ui/drop-zone.tsx'
import { Page, Stack } from '#ui/page.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Progress } from '#ui/progress.tsx'
import { type Sending, useUploads } from './use-uploads.ts'

/** Files of one's own: dropped, sent in pieces, and taken as datasets. */
export function UploadFiles({ projectId }: { projectId: string }) {
  const t = useTexts(sourceTexts)
  const openTaken = useTaken(projectId)
  const { files, add, stop } = useUploads(projectId)
  const takeHanded = useEffectEvent(() => add(takeFiles()))
  useEffect(() => takeHanded(), [])
  const received = files.filter(({ state }) => state === 'received')
  const take = useMutation({
    mutationFn: () => {
      const sources = received.flatMap(({ uploadId }) => (uploadId === null ? [] : [{ uploadId }]))
      return api.call('createDatasets', { query: { projectId }, body: { sources } })
    },
    onSuccess: ({ items }) => openTaken(items),
  })
  const all = files.length > 0 && received.length === files.length
  return (
    <Page
      title={t.titleFiles()}
      lead={t.lead()}
      actions={
        <Button look="primary" disabled={!all || take.isPending} onClick={() => take.mutate()}>
          {take.isPending ? t.taking() : t.next()} <ArrowRight aria-hidden />
        </Button>
      }
    >
      <Stack>
        {take.error && <ProblemNote problem={take.error} />}
        <DropZone title={t.drop()} hint={t.dropHint()} onFiles={add} />
        {files.length > 0 && (
          <Panel title={t.files()} padded={false}>
            <ul>
              {files.map((file) => (
                <FileRow key={file.key} file={file} onStop={() => stop(file.key)} />
              ))}
            </ul>
          </Panel>
        )}
      </Stack>
    </Page>
  )
}

function FileRow({ file, onStop }: { file: Sending; onStop(): void }) {
  const t = useTexts(sourceTexts)
  const lang = useLanguage()
  const { name, done, total, rate, state, failure } = file
  const left = rate > 0 && state === 'sending' ? duration(((total - done) / rate) * 1000, lang) : null
  return (
    <li className="grid gap-2 border-line-soft border-b px-4 py-3 last:border-b-0">
      <div className="flex flex-wrap items-center gap-3">
        <span className="mr-auto min-w-0 break-all font-medium">{name}</span>
        <span className="text-2 text-ink-3">
          {t.sent({ done: bytes(done, lang), total: bytes(total, lang), left: state === 'received' ? null : left })}
        </span>
        {state === 'received' && <Badge tone="ok">{t.received()}</Badge>}
        {state === 'paused' && <Badge tone="warn">{t.paused()}</Badge>}
        <Button look="quiet" size="icon-small" aria-label={t.stop({ name })} onClick={onStop}>
          <X aria-hidden />
        </Button>
      </div>
      <Progress
        label={t.progress({ name })}
        value={total === 0 ? 100 : (100 * done) / total}
        tone={state === 'received' ? 'ok' : state === 'failed' ? 'bad' : 'accent'}
      />
      {failure && <ProblemNote problem={failure} />}
    </li>
  )
}
