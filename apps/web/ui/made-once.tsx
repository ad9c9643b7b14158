'use client'

import { settingsTexts } from '@ai-etl/core/messages/web/settings'
import type { ReactNode } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from './button.tsx'
import { CodeBlock } from './code.tsx'
import { Dialog } from './dialog.tsx'

interface MadeOnceProps {
  /** The secret that was made; null while there is none to show. */
  secret: string | null
  title: ReactNode
  onDone(): void
}

/** A secret that is shown this one time, to be copied. */
export function MadeOnce({ secret, title, onDone }: MadeOnceProps) {
  const t = useTexts(settingsTexts)
  return (
    <Dialog
      open={secret !== null}
      onOpenChange={(open) => !open && onDone()}
      title={title}
      description={t.shownOnce()}
      actions={
        <Button look="primary" onClick={onDone}>
          {t.done()}
        </Button>
      }
    >
      {secret !== null && <CodeBlock code={secret} label={t.shownOnce()} wrap />}
    </Dialog>
  )
}
