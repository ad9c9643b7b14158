'use client'

import { type ComponentProps, useId, useState } from 'react'
import { Input } from '#ui/field.tsx'

interface DraftInputProps extends Omit<ComponentProps<typeof Input>, 'value' | 'onChange'> {
  value: string
  /** What is wrong with what is written: then it does not count. Absent: nothing can be. */
  misfit?: (value: string) => string | undefined
  /** What was written, without spaces around; not called where it is what stood there. */
  onDone(value: string): void
}

/** A text that counts when its field is left: while a name is typed it would be many names. Escape takes it back. */
export function DraftInput({ value, misfit, onDone, ...rest }: DraftInputProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const id = useId()
  const next = draft?.trim() ?? value
  const wrong = next === value ? undefined : misfit?.(next)
  const input = (
    <Input
      mono
      spellCheck={false}
      {...rest}
      {...(wrong !== undefined && { 'aria-invalid': true, 'aria-describedby': id })}
      value={draft ?? value}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape') setDraft(null)
      }}
      onBlur={() => {
        setDraft(null)
        if (next !== value && wrong === undefined) onDone(next)
      }}
    />
  )
  if (misfit === undefined) return input
  return (
    <div className="grid min-w-0 gap-1">
      {input}
      {wrong !== undefined && (
        <p id={id} role="status" className="text-2 text-bad">
          {wrong}
        </p>
      )}
    </div>
  )
}
