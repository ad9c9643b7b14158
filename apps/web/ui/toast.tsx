'use client'

import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { Check, X } from 'lucide-react'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { Button, LinkButton } from './button.tsx'

interface Toast {
  readonly id: number
  readonly text: ReactNode
  /** Takes it back, where that can be done. */
  readonly undo?: () => void
  /** Or leads on: a link. */
  readonly action?: ReactNode
}

const SHOWN_MS = 6000

let shown: Toast | null = null
let last = 0
const readers = new Set<() => void>()

function show(toast: Toast | null): void {
  shown = toast
  for (const reader of readers) reader()
}

/** Says that something was done: one at a time, six seconds. Errors stand where they happened, never here. */
export function toast(text: ReactNode, more: Pick<Toast, 'undo' | 'action'> = {}): void {
  last++
  show({ id: last, text, ...more })
}

/** The place of toasts, once on the page. */
export function Toaster() {
  const current = useSyncExternalStore(
    (reader) => {
      readers.add(reader)
      return () => readers.delete(reader)
    },
    () => shown,
    () => null,
  )
  return (
    <div role="status" aria-live="polite" className="fixed right-4 bottom-4 z-50 max-w-[calc(100vw-32px)]">
      {current && <ToastBox key={current.id} {...current} />}
    </div>
  )
}

function ToastBox({ text, undo, action }: Toast) {
  const t = useTexts(shellTexts)
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => show(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [held])
  return (
    <div
      className="flex animate-float items-center gap-3 rounded-panel border border-line bg-float py-2 pr-2 pl-4 text-3 shadow-float"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Check aria-hidden className="size-4 shrink-0 text-ok" />
      <span>{text}</span>
      {undo && (
        <LinkButton
          onClick={() => {
            undo()
            show(null)
          }}
        >
          {t.undo()}
        </LinkButton>
      )}
      {action}
      <Button look="quiet" size="icon-small" aria-label={t.close()} onClick={() => show(null)}>
        <X aria-hidden />
      </Button>
    </div>
  )
}
