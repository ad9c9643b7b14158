'use client'

import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { ProblemNote } from './problem-note.tsx'

interface FormDialogProps<T> {
  /** Of the dialog, and of the button that opens it. */
  title: string
  /** On the button that sends. */
  verb: string
  /** Whether the opening button is the page's primary one. */
  primary?: boolean
  /** Sends the filled form. What it throws is shown in the dialog, which then stays. */
  send(form: FormData): Promise<T>
  /** It was sent, and the dialog is closed. */
  onSent(answer: T): void
  /** The fields, with names. */
  children: ReactNode
}

/** A button and the short form that it opens. */
export function FormDialog<T>({ title, verb, primary = false, send, onSent, children }: FormDialogProps<T>) {
  const t = useTexts(shellTexts)
  const formId = useId()
  const [open, setOpen] = useState(false)
  const sending = useMutation({
    mutationFn: send,
    onSuccess: (answer) => {
      setOpen(false)
      onSent(answer)
    },
  })
  return (
    <>
      <Button look={primary ? 'primary' : 'plain'} size={primary ? 'normal' : 'small'} onClick={() => setOpen(true)}>
        {title}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={title}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{t.cancel()}</Button>
            <Button look="primary" type="submit" form={formId} disabled={sending.isPending}>
              {verb}
            </Button>
          </>
        }
      >
        <form
          id={formId}
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            sending.mutate(new FormData(event.currentTarget))
          }}
        >
          {children}
          {sending.isError && <ProblemNote problem={sending.error} />}
        </form>
      </Dialog>
    </>
  )
}
