'use client'

import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { CircleAlert, Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Input } from '#ui/field.tsx'

interface MapFieldProps {
  label: string
  error?: string
  value: unknown
  columns: readonly string[]
  onChange(value: unknown): void
}

/** Names with what they stand for: new columns with expressions, columns with types, old names with new ones. */
export function MapField({ label, error, value, columns, onChange }: MapFieldProps) {
  const t = useTexts(pipelineTexts)
  const list = useId()
  const entries = Object.entries(typeof value === 'object' && value !== null ? value : {})
  const [added, setAdded] = useState<string | null>(null)
  const change = (at: number, entry: readonly [string, unknown] | null) =>
    onChange(Object.fromEntries(entries.flatMap((each, i) => (i === at ? (entry ? [entry] : []) : [each]))))

  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium text-2 text-ink-2">{label}</legend>
      {entries.map(([name, told], i) => (
        <div key={name} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] gap-2">
          <KeyInput name={name} list={list} label={label} onRename={(next) => change(i, [next, told])} />
          <Input
            mono
            spellCheck={false}
            aria-label={`${label}: ${name}`}
            value={String(told)}
            onChange={(event) => change(i, [name, event.target.value])}
          />
          <Button look="quiet" size="icon" aria-label={t.remove({ name })} onClick={() => change(i, null)}>
            <X aria-hidden />
          </Button>
        </div>
      ))}
      {added !== null && (
        <Input
          mono
          // Shown because its button was just pressed.
          autoFocus
          list={list}
          spellCheck={false}
          aria-label={`${label}: ${t.newKey()}`}
          placeholder={t.newKey()}
          value={added}
          onChange={(event) => setAdded(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          onBlur={() => {
            const name = added.trim()
            setAdded(null)
            if (name !== '' && !entries.some(([known]) => known === name))
              onChange({ ...Object.fromEntries(entries), [name]: name })
          }}
        />
      )}
      <div>
        <Button size="small" onClick={() => setAdded('')}>
          <Plus aria-hidden /> {t.add()}
        </Button>
      </div>
      {error !== undefined && (
        <p className="flex gap-1 text-2 text-bad">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" /> {error}
        </p>
      )}
      <datalist id={list}>
        {columns.map((column) => (
          <option key={column}>{column}</option>
        ))}
      </datalist>
    </fieldset>
  )
}

/** A name is changed when it is left: while it is typed it would be many names. */
function KeyInput({
  name,
  list,
  label,
  onRename,
}: {
  name: string
  list: string
  label: string
  onRename(name: string): void
}) {
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <Input
      mono
      list={list}
      spellCheck={false}
      aria-label={`${label}: ${name}`}
      value={draft ?? name}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      onBlur={() => {
        const next = draft?.trim() ?? name
        setDraft(null)
        if (next !== '' && next !== name) onRename(next)
      }}
    />
  )
}
