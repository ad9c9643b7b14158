'use client'

import { quarantineTexts } from '@ai-etl/core/messages/web/runs'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button, LinkButton } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field, TextArea } from '#ui/field.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { toast } from '#ui/toast.tsx'
import type { QuarantinedRow } from './quarantine.tsx'

interface MendDialogProps {
  runId: string
  row: QuarantinedRow
  onClose(): void
  onMended(): void
}

/** How a row should have read. Masked values must be shown first, or the masks themselves would be loaded. */
export function MendDialog({ runId, row, onClose, onMended }: MendDialogProps) {
  const t = useTexts(quarantineTexts)
  const [text, setText] = useState(row.raw ?? '')
  const masked = text.includes('•') || text.includes('***')
  const params = { runId, rowId: row.id }
  const show = useMutation({
    mutationFn: () => api.call('showQuarantinedRow', { params, query: { showPersonal: 'true' } }),
    onSuccess: ({ raw, mended }) => setText(mended ?? raw ?? ''),
  })
  const save = useMutation({
    mutationFn: () => api.call('mendQuarantinedRow', { params, body: { text } }),
    onSuccess: () => {
      toast(t.saved())
      onMended()
    },
  })
  const failure = show.error ?? save.error
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={t.mendTitle({ line: row.line })}
      description={row.detail}
      actions={
        <Button look="primary" disabled={text === '' || masked || save.isPending} onClick={() => save.mutate()}>
          {t.save()}
        </Button>
      }
    >
      <Field label={t.mendText()} hint={t.mendHint()}>
        {(links) => (
          <TextArea
            {...links}
            mono
            rows={6}
            className="min-h-[45dvh] md:min-h-40"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {masked && (
        <p className="flex flex-wrap items-center gap-3 text-2 text-ink-2">
          {t.masked()} <LinkButton onClick={() => show.mutate()}>{t.showPersonal()}</LinkButton>
        </p>
      )}
      {failure !== null && <ProblemNote problem={failure} />}
    </Dialog>
  )
}
