'use client'

import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { classes } from '#lib/classes.ts'
import { useTexts } from '#lib/language-context.tsx'
import { breakable } from './breakable.tsx'
import { Button } from './button.tsx'

/** Text that a machine reads: one look for names of columns, tables and files within prose. @public */
export function Mono({ children }: { children: string }) {
  return (
    <code translate="no" className="font-mono text-[0.92em]">
      {breakable(children)}
    </code>
  )
}

/** A block of code in a well, copied by its button. */
export function CodeBlock({
  code,
  label,
  wrap = false,
  className,
}: {
  code: string
  label: string
  wrap?: boolean
  className?: string
}) {
  return (
    <figure className={classes('relative min-w-0', className)} aria-label={label}>
      <pre
        // The block scrolls, so a keyboard must reach it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        translate="no"
        className={classes(
          'thin-scroll overflow-x-auto rounded-control bg-sunken py-2 pr-10 pl-3 font-mono text-2 leading-5',
          wrap && 'whitespace-pre-wrap [overflow-wrap:anywhere]',
        )}
      >
        {code}
      </pre>
      <CopyButton text={code} className="absolute top-1 right-1 bg-sunken" />
    </figure>
  )
}

const COPIED_MS = 2000

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label, className }: { text: string; label?: string; className?: string }) {
  const t = useTexts(shellTexts)
  const [copied, setCopied] = useState(false)
  async function copy() {
    await copyText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), COPIED_MS)
  }
  const Icon = copied ? Check : Copy
  return (
    <Button
      look={label === undefined ? 'quiet' : 'plain'}
      size={label === undefined ? 'icon-small' : 'small'}
      aria-label={label === undefined ? t.copy() : undefined}
      className={className}
      onClick={() => void copy()}
    >
      <Icon aria-hidden className={copied ? 'text-ok' : undefined} />
      {label !== undefined && (copied ? t.copied() : label)}
      <span className="sr-only" role="status">
        {copied && label === undefined ? t.copied() : ''}
      </span>
    </Button>
  )
}

/** The clipboard needs a secure context; on plain HTTP from another machine the old way still works. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const field = document.createElement('textarea')
  field.value = text
  document.body.append(field)
  field.select()
  document.execCommand('copy')
  field.remove()
}
