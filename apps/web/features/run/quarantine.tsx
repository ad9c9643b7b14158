'use client'

import type { Answer } from '@ai-etl/client/client'
import { number } from '@ai-etl/core/messages/language'
import { quarantineTexts } from '@ai-etl/core/messages/web/runs'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { api } from '#lib/api.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { useUrlState } from '#lib/url-state.ts'
import { usePages } from '#lib/use-pages.ts'
import { Badge } from '#ui/badge.tsx'
import { Button, LinkButton } from '#ui/button.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Table, Td, Th } from '#ui/table.tsx'
import { MendDialog } from './mend-dialog.tsx'
import type { Run } from './use-run.ts'

export type QuarantinedRow = Answer<'listQuarantine'>['items'][number]

const TONES = { open: 'warn', mended: 'info', replayed: 'ok' } as const

/** Rows that were set aside: where they stood, why, and their mending and resending. */
export function Quarantine({ run, edits }: { run: Run; edits: boolean }) {
  const t = useTexts(quarantineTexts)
  const lang = useLanguage()
  const router = useRouter()
  const answers = useQueryClient()
  const { items, more, problem } = usePages('listQuarantine', { params: { runId: run.id } })
  const [mendingId, mend] = useUrlState<string>('mend', '')
  const mending = edits ? items.find(({ id }) => String(id) === mendingId) : undefined
  const replay = useMutation({
    mutationFn: () => api.call('replayQuarantine', { params: { runId: run.id }, body: {} }),
    onSuccess: ({ runId }) => router.push(`/runs/${runId}`),
  })
  const mended = run.quarantine.reduce((sum, rule) => sum + rule.mended, 0)
  const failure = problem ?? replay.error
  const several = new Set(run.quarantine.map(({ target }) => target)).size > 1
  const atSource = run.quarantine.reduce((sum, { replayable, rows }) => sum + (replayable ? 0 : rows), 0)
  if (run.rejected === 0) return null
  return (
    <Panel
      title={
        <>
          {t.title()} <Badge tone="bad">{number(run.rejected, lang)}</Badge>
        </>
      }
      fact={t.fact()}
      padded={false}
      actions={
        edits && (
          <Button
            size="small"
            disabled={mended === 0 || replay.isPending || run.finishedAt === null}
            onClick={() => replay.mutate()}
          >
            {t.replay({ n: mended })}
          </Button>
        )
      }
      footer={
        run.quarantine.length === 1 || more || atSource > 0 ? (
          <div className="flex flex-wrap items-center gap-3">
            {atSource > 0 && <p className="w-full text-2 text-ink-2">{t.atSource({ n: atSource })}</p>}
            {run.quarantine.length === 1 && items.length > 0 && (
              <p className="mr-auto text-2 text-ink-2">
                {t.sameReason({ n: run.quarantine[0].rows, why: items[0].detail })}
              </p>
            )}
            {more && <LinkButton onClick={more}>{t.more()}</LinkButton>}
          </div>
        ) : undefined
      }
    >
      {failure !== null && (
        <div className="p-4">
          <ProblemNote problem={failure} />
        </div>
      )}
      <Table caption={t.title()}>
        <thead>
          <tr>
            {several && <Th>{t.load()}</Th>}
            <Th>{t.file()}</Th>
            <Th numeric>{t.line()}</Th>
            <Th numeric className="max-md:hidden">
              {t.byte()}
            </Th>
            <Th>{t.state()}</Th>
            <Th>{t.wrong()}</Th>
            <Th>{t.raw()}</Th>
            {edits && (
              <Th pinned>
                <span className="sr-only">{t.mend()}</span>
              </Th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <tr key={row.id}>
              {several && (
                <Td className="max-w-48 truncate font-mono text-2" translate="no" title={row.target}>
                  {row.target}
                </Td>
              )}
              <Td className="max-w-48 truncate">{row.source.split('/').at(-1)}</Td>
              <Td numeric>{number(row.line, lang)}</Td>
              <Td numeric className="max-md:hidden">
                {number(row.byte, lang)}
              </Td>
              <Td>
                <Badge tone={TONES[row.state]}>{t[row.state]()}</Badge>
              </Td>
              <Td className="min-w-44">{row.detail}</Td>
              <Td className="max-w-100 truncate font-mono text-2">
                {row.raw ?? <span className="font-sans text-ink-3">{t.tooLong()}</span>}
              </Td>
              {edits && (
                <Td pinned className="whitespace-nowrap">
                  {row.replayable && row.state !== 'replayed' && (
                    <LinkButton aria-label={`${t.mend()}: ${row.line}`} onClick={() => mend(String(row.id))}>
                      {t.mend()}
                    </LinkButton>
                  )}
                </Td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
      {mending && (
        <MendDialog
          runId={run.id}
          row={mending}
          onClose={() => mend('')}
          onMended={() => {
            mend('')
            void answers.invalidateQueries({ queryKey: ['listQuarantine'] })
            void answers.invalidateQueries({ queryKey: ['showRun', run.id] })
          }}
        />
      )}
    </Panel>
  )
}
