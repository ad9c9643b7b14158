'use client'

import { runStartTexts } from '@ai-etl/core/messages/web/run-start'
import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import type { Parameter } from '#features/schedule/parameters.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import type { Values } from './asked.ts'
import { ValuesDialog } from './values-dialog.tsx'

interface LookedAtWithProps {
  parameters: readonly Parameter[]
  values: Values
  /** In place of the values. */
  label?: string
  onChange(values: Values): void
}

/** With which values of the parameters rows are shown. */
export function LookedAtWith({ parameters, values, label, onChange }: LookedAtWithProps) {
  const t = useTexts(runStartTexts)
  const [open, setOpen] = useState(false)
  if (parameters.length === 0) return null
  const told = parameters.map(({ name, byDefault }) => `${name} = ${values[name] || (byDefault ?? 'NULL')}`)
  return (
    <>
      <Button size="small" className="max-w-full" title={told.join('\n')} onClick={() => setOpen(true)}>
        <SlidersHorizontal aria-hidden />
        {label ?? (
          <span className="max-w-60 truncate font-mono text-2" translate="no">
            {told.join(', ')}
          </span>
        )}
      </Button>
      {open && (
        <ValuesDialog
          title={t.previewTitle()}
          verb={t.preview()}
          parameters={parameters.map((each) => ({ ...each, byDefault: each.byDefault ?? '' }))}
          first={values}
          onClose={() => setOpen(false)}
          onDone={(said) => {
            onChange(said)
            setOpen(false)
          }}
        />
      )}
    </>
  )
}
