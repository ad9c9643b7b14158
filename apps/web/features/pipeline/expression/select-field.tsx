'use client'

import { expressionFieldTexts } from '@ai-etl/core/messages/web/expressions'
import type { EditorView } from '@codemirror/view'
import { CircleAlert } from 'lucide-react'
import { useEffect, useId, useMemo, useState } from 'react'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { useForm } from '../form/form-context.ts'
import { CodeField } from './code-field.tsx'
import { proposing, tellScope } from './completion.ts'
import { faultMarks, markFault } from './fault.ts'
import { highlighted } from './highlight.ts'

interface SelectFieldProps {
  label: string
  text: string
  error: string | undefined
  onType(text: string): void
}

/** A SELECT over the inputs of its step: their names, columns and functions are proposed. */
export function SelectField({ label, text, error, onType }: SelectFieldProps) {
  const t = useTexts(expressionFieldTexts)
  const lang = useLanguage()
  const form = useForm()
  const id = useId()
  const [view, setView] = useState<EditorView | null>(null)
  const extensions = useMemo(() => [highlighted, faultMarks, proposing(lang, t.completions())], [lang, t])
  useEffect(() => {
    const columns = form.inputs.flatMap((input) => form.columnsOf(input).map((column) => ({ ...column, input })))
    if (view !== null) tellScope(view, { columns, functions: 'windows', ...form.around })
  }, [view, form])
  useEffect(() => {
    if (view !== null) markFault(view, error === undefined ? null : placeIn(text, error))
  }, [view, error, text])
  return (
    <div className="grid min-w-0 gap-1">
      <span id={`${id}-label`} className="text-2 font-medium text-ink-2">
        {label}
      </span>
      <CodeField
        labelledBy={`${id}-label`}
        describedBy={error === undefined ? undefined : `${id}-fault`}
        invalid={error !== undefined}
        text={text}
        extensions={extensions}
        onView={setView}
        onType={onType}
      />
      {error !== undefined && (
        <p id={`${id}-fault`} role="status" className="flex gap-1 text-2 text-bad">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" /> {error}
        </p>
      )}
    </div>
  )
}

/** The word at the line and column that the words of an error end with. */
function placeIn(text: string, error: string): { from: number; to: number } | null {
  const [, line, column] = /\(\D*(\d+),\D*(\d+)\)$/.exec(error) ?? []
  if (line === undefined || column === undefined) return null
  const before = text.split('\n').slice(0, Number(line) - 1)
  const from = before.reduce((sum, each) => sum + each.length + 1, 0) + Number(column) - 1
  const [word] = /^[\p{L}\p{N}_."]+/u.exec(text.slice(from)) ?? [text.slice(from, from + 1)]
  return { from, to: from + word.length }
}
