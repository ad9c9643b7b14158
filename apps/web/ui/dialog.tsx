'use client'

import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { X } from 'lucide-react'
import { Dialog as RadixDialog } from 'radix-ui'
import { type ReactNode, useRef } from 'react'
import { classes } from '#lib/classes.ts'
import { useTexts } from '#lib/language-context.tsx'
import { breakable } from './breakable.tsx'
import { Button } from './button.tsx'

interface DialogProps {
  open: boolean
  onOpenChange(open: boolean): void
  title: ReactNode
  /** What follows from it, in a sentence or two. */
  description?: ReactNode
  /** Buttons; the last one repeats the verb of the title. */
  actions?: ReactNode
  /** Wide enough for a form in two columns. */
  wide?: boolean
  children?: ReactNode
}

/** Takes the page's place until it is answered: before a loss, or for a short form. Esc closes and gives the focus back. */
export function Dialog({ open, onOpenChange, title, description, actions, wide = false, children }: DialogProps) {
  const t = useTexts(shellTexts)
  // Radix gives the focus back to a trigger of its own only, and these dialogs are opened by any button.
  const opener = useRef<Element | null>(null)
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 animate-float bg-backdrop" />
        <RadixDialog.Content
          {...(description === undefined && { 'aria-describedby': undefined })}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (opener.current instanceof HTMLElement) opener.current.focus()
          }}
          className={classes(
            'fixed top-1/2 left-1/2 z-50 grid max-h-[calc(100dvh-32px)] w-[calc(100%-32px)] -translate-1/2 gap-3 overflow-y-auto rounded-panel border border-line bg-float p-5 shadow-float',
            wide ? 'max-w-180' : 'max-w-110',
          )}
        >
          <div className="flex items-start gap-3">
            <RadixDialog.Title className="mr-auto min-w-0 text-5 [overflow-wrap:anywhere]">
              {breakable(title)}
            </RadixDialog.Title>
            <RadixDialog.Close asChild>
              <Button look="quiet" size="icon-small" aria-label={t.close()} className="-mt-1 -mr-2">
                <X aria-hidden />
              </Button>
            </RadixDialog.Close>
          </div>
          {description !== undefined && (
            <RadixDialog.Description asChild>
              <div className="text-ink-2">{description}</div>
            </RadixDialog.Description>
          )}
          {children}
          {actions !== undefined && <div className="mt-1 flex flex-wrap justify-end gap-2">{actions}</div>}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}
