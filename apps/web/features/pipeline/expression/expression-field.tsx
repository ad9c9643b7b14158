'use client'

import type { KnownNames } from '@ai-etl/core/expressions/assist/complete'
import { diagnose, type ExpressionPlace, type Fault } from '@ai-etl/core/expressions/assist/diagnose'
import { expressionFieldTexts } from '@ai-etl/core/messages/web/expressions'
import { formatType } from '@ai-etl/core/types/logical'
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { type EditorView, keymap } from '@codemirror/view'
import { CircleAlert } from 'lucide-react'
import { type ReactNode, useEffect, useId, useMemo, useState } from 'react'
import { classes } from '#lib/classes.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { useSettled } from '../use-check.ts'
import { CodeField } from './code-field.tsx'
import { proposing, tellScope } from './completion.ts'
import { faultMarks, markFault } from './fault.ts'
import { saidOf } from './fault-words.ts'
import { highlighted } from './highlight.ts'

interface ExpressionFieldProps {
  label: string
  /** The label is for readers alone: it stands in a table of fields. */
  bare?: boolean
  hint?: ReactNode
  text: string
  /** What it may name; null: the columns that come in are not known. */
  place: ExpressionPlace | null
  /** What is proposed where the place is not known. */
  names?: KnownNames
  /** What the check of the whole document says of it. */
  error?: string | undefined
  /** `typed`: by a letter more, which is no change of its own; a mending is one. */
  onChange(text: string, typed?: boolean): void
  /** Groups the rows by a column that stands outside of an aggregate. */
  onGroupBy?(column: string): void
}

/** An expression: columns and functions are proposed as it is typed, its type is shown, what is wrong is marked and mended. */
export function ExpressionField(props: ExpressionFieldProps) {
  const { label, bare = false, hint, text, place, names, error, onChange, onGroupBy } = props
  const t = useTexts(expressionFieldTexts)
  const lang = useLanguage()
  const id = useId()
  const [view, setView] = useState<EditorView | null>(null)
  const diagnosis = useMemo(() => (place === null || text === '' ? null : diagnose(text, place)), [text, place])
  const calm = useSettled(text) === text
  const fault = diagnosis?.fault ?? null
  // A half-written word is no fault yet: it is one when the writer pauses.
  const shown = calm ? fault : null
  const words = shown === null ? (fault === null && calm ? error : undefined) : saidOf(shown, lang, t)

  const extensions = useMemo(
    () => [highlighted, faultMarks, closeBrackets(), keymap.of(closeBracketsKeymap), proposing(lang, t.completions())],
    [lang, t],
  )
  useEffect(() => {
    if (view !== null) tellScope(view, place?.scope ?? names ?? { columns: [] })
  }, [view, place, names])
  const from = shown?.from
  const to = shown?.to
  useEffect(() => {
    if (view !== null) markFault(view, from === undefined || to === undefined ? null : { from, to })
  }, [view, from, to])

  const mend = (mending: Fault['mendings'][number]) => {
    onChange(text.slice(0, mending.from) + mending.text + text.slice(mending.to))
    view?.focus()
  }
  const described = [words === undefined ? null : `${id}-fault`, hint === undefined ? null : `${id}-hint`]
  return (
    <div className="grid min-w-0 content-start gap-1">
      <div className={classes('flex flex-wrap items-baseline gap-x-2', bare && 'sr-only')}>
        {/* The editor is no control that a label could be for. */}
        <span id={`${id}-label`} className="text-2 font-medium text-ink-2">
          {label}
        </span>
        {!bare && diagnosis?.fault === null && <TypeOf type={formatType(diagnosis.type)} />}
        {!bare && <span className="ml-auto hidden text-2 text-ink-3 md:inline">{t.keys()}</span>}
      </div>
      <CodeField
        labelledBy={`${id}-label`}
        describedBy={described.filter((each) => each !== null).join(' ') || undefined}
        invalid={words !== undefined}
        text={text}
        extensions={extensions}
        onView={setView}
        onType={(next) => onChange(next, true)}
      />
      {bare && diagnosis?.fault === null && <TypeOf type={formatType(diagnosis.type)} />}
      {words !== undefined && (
        <div className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 rounded-control bg-bad-soft px-3 py-2 text-3">
          <CircleAlert aria-hidden className="mt-0.5 size-4 text-bad" />
          <p id={`${id}-fault`} role="status">
            {words}
            {shown !== null && shown.from > 0 && (
              <span className="text-ink-2"> · {t.place({ at: shown.from + 1 })}</span>
            )}
          </p>
          {shown !== null && (
            <div className="col-start-2 mt-1 flex flex-wrap gap-2 empty:hidden">
              {shown.mendings.map((mending) => (
                <Button key={mending.text} size="small" onClick={() => mend(mending)}>
                  {mending.from === mending.to ? t.insert({ text: mending.text }) : t.replace({ text: mending.text })}
                </Button>
              ))}
              {shown.ungrouped !== null && onGroupBy && (
                <Button size="small" look="quiet" onClick={() => onGroupBy(shown.ungrouped ?? '')}>
                  {t.groupBy({ column: shown.ungrouped })}
                </Button>
              )}
            </div>
          )}
        </div>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-2 text-ink-3">
          {hint}
        </p>
      )}
    </div>
  )
}

function TypeOf({ type }: { type: string }) {
  const t = useTexts(expressionFieldTexts)
  return <span className="text-2 text-ink-3">{t.resultType({ type })}</span>
}
