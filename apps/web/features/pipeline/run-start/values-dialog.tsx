'use client'

import { runStartTexts } from '@ai-etl/core/messages/web/run-start'
import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { type ReactNode, useId, useState } from 'react'
import type { Parameter } from '#features/schedule/parameters.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { misfitOf, type Values } from './asked.ts'
import { ValueField } from './value-field.tsx'

interface ValuesDialogProps {
  title: string
  verb: string
  parameters: readonly Parameter[]
  /** Values that are filled in. */
  first: Values
  /** Where they are from. */
  note?: ReactNode
  busy?: boolean
  onClose(): void
  onDone(values: Values): void
  children?: ReactNode
}

/** Asks for the values of a pipeline's parameters. */
export function ValuesDialog(props: ValuesDialogProps) {
  const { title, verb, parameters, first, note, busy = false, onClose, onDone, children } = props
  const t = useTexts(runStartTexts)
  const common = useTexts(shellTexts)
  const formId = useId()
  const [values, setValues] = useState<Values>(() => ({
    ...Object.fromEntries(parameters.map(({ name, byDefault }) => [name, byDefault ?? ''])),
    ...first,
  }))
  const [asked, setAsked] = useState(false)
  const sound = parameters.every((each) => misfitOf(each, values[each.name] ?? '') === null)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      wide={parameters.length > 2}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel()}</Button>
          <Button look="primary" type="submit" form={formId} disabled={busy}>
            {verb}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="grid gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (sound) onDone(values)
          else setAsked(true)
        }}
      >
        {parameters.length > 0 && (
          <fieldset className={parameters.length > 2 ? 'grid gap-4 md:grid-cols-2' : 'grid gap-4'}>
            <legend className="sr-only">{t.values()}</legend>
            {parameters.map((each) => (
              <ValueField
                key={each.name}
                parameter={each}
                value={values[each.name] ?? ''}
                asked={asked}
                onChange={(value) => setValues((known) => ({ ...known, [each.name]: value }))}
              />
            ))}
          </fieldset>
        )}
        {note !== undefined && <p className="text-2 text-ink-2">{note}</p>}
        {children}
      </form>
    </Dialog>
  )
}
