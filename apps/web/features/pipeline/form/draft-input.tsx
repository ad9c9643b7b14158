'use client'

import { type ComponentProps, useState } from 'react'
import { Input } from '#ui/field.tsx'

interface DraftInputProps extends Omit<ComponentProps<typeof Input>, 'value' | 'onChange'> {
  value: string
  /** What was written, without spaces around; not called where it is what stood there. */
  onDone(value: string): void
}

/** A text that counts when its field is left: while a name is typed it would be many names. Escape takes it back. */
export function DraftInput({ value, onDone, ...rest }: DraftInputProps) {
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <Input
      mono
      spellCheck={false}
      {...rest}
      value={draft ?? value}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape') setDraft(null)
      }}
      onBlur={() => {
        const next = draft?.trim() ?? value
        setDraft(null)
        if (next !== value) onDone(next)
      }}
    />
  )
}
