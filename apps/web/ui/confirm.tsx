'use client'

import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { type ReactNode, useState } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Field, Input } from './field.tsx'
import { ProblemNote } from './problem-note.tsx'

interface ConfirmProps {
  open: boolean
  onOpenChange(open: boolean): void
  /** Names the target and the verb: «Заменить таблицу city.monthly?» */
  title: ReactNode
  /** What will be lost, and how it can be had back. */
  children: ReactNode
  /** The verb of the title. */
  verb: string
  /** To be typed first; only where data are lost. */
  typed?: string
  onConfirm(): Promise<unknown> | void
}

/** Asks before a loss. Closes by itself once done; a failure stays in it with its fix. */
export function Confirm({ open, onOpenChange, title, children, verb, typed, onConfirm }: ConfirmProps) {
  const t = useTexts(shellTexts)
  const [written, setWritten] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)

  async function confirm() {
    setBusy(true)
    setFailure(null)
    try {
      await onConfirm()
      setWritten('')
      onOpenChange(false)
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={children}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>{t.cancel()}</Button>
          <Button
            look="danger"
            disabled={busy || (typed !== undefined && written !== typed)}
            onClick={() => void confirm()}
          >
            {verb}
          </Button>
        </>
      }
    >
      {typed !== undefined && (
        <Field label={t.typeToConfirm({ name: typed })}>
          {(links) => (
            <Input
              {...links}
              mono
              autoComplete="off"
              value={written}
              onChange={(event) => setWritten(event.target.value)}
            />
          )}
        </Field>
      )}
      {failure !== null && <ProblemNote problem={failure} />}
    </Dialog>
  )
}
